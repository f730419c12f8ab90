"""Makes the pictures of documents: the chart against the comparator, the theory of change, and PNG for Word."""

from functools import lru_cache

import vl_convert

from toolkit import charts
from toolkit.evaluation_plan.timetable import Entry
from toolkit.need.readings import Reading
from toolkit.need.trends import Trend
from toolkit.theory_of_change import core, layout, sheets
from toolkit.theory_of_change.drawing import Drawing
from toolkit.theory_of_change.graph import Theory

DOTS_PER_INCH = 200
CHART_WIDTH = 640


@lru_cache(maxsize=64)
def comparison(readings: tuple[Reading, ...]) -> str:
    """The chart of readings against their comparator, as SVG. Kept, since all cuts of a design show the same."""
    return charts.svg(charts.compare_with_reference(readings), CHART_WIDTH)


@lru_cache(maxsize=64)
def trend(found: Trend) -> str:
    """A figure over its periods, as SVG."""
    return charts.svg(charts.over_time(found), CHART_WIDTH)


@lru_cache(maxsize=64)
def timetable(entries: tuple[Entry, ...]) -> str:
    """A plan in time, as SVG."""
    chart = charts.specification(charts.gantt(entries))
    return str(vl_convert.vegalite_to_svg({**chart, "width": CHART_WIDTH}))


def theory_sheets(theory: Theory, name: str, room: tuple[float, float], *, simple: bool = False) -> tuple[str, ...]:
    """The drawing of a theory of change as SVG, one for each sheet of paper with so much room in millimetres."""
    drawn = laid_out(theory, simple=simple)
    return sheets.pictures(drawn, sheets.cut(drawn, room), name)


def laid_out(theory: Theory, *, simple: bool = False) -> Drawing:
    """The drawing of a theory, whole or in its simple view, with the numbers that the arrows have in the whole."""
    return layout.lay_out(core.core(theory), core.numbers(theory)) if simple else layout.lay_out(theory)


@lru_cache(maxsize=128)
def to_png(picture: str) -> bytes:
    """A picture for files that hold no SVG. Kept, since the same marks come back in every document."""
    return bytes(vl_convert.svg_to_png(picture, ppi=DOTS_PER_INCH))
