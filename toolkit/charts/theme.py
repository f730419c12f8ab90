"""Knows the look that all charts share, and how a chart becomes Vega-Lite, SVG or PNG."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import vl_convert

from toolkit import marks

ROW = 50
TALL_ROW = 54
"""For a chart without an axis, from whose height Streamlit takes away some."""
AXIS = 36
"""What the words under a chart take from its height."""
WIDTH = 640
# In bold 13 px a letter is about 6.6 px wide; a phone has 288 px for name and value together.
NARROW = "width < 420"
LETTERS_ON_A_LINE = 96


@alt.theme.register("throughline", enable=True)
def theme() -> alt.theme.ThemeConfig:
    """The look of every chart: no frame, no legend, quiet axes, Inter with Arial behind it."""
    font = "Inter, Arial, sans-serif"
    words = {"labelColor": marks.INK_2, "titleColor": marks.INK_2, "labelFontSize": 13, "titleFontSize": 13}
    axis = {**words, "gridColor": "#E6EBED", "domainColor": marks.EDGE, "ticks": False, "titleFontWeight": "normal"}
    config = {
        "font": font,
        "background": "white",
        "view": {"stroke": None, "continuousWidth": WIDTH},
        "axis": {**axis, "labelFont": font, "titleFont": font},
        "text": {"font": font, "fontSize": 13, "color": marks.INK},
        "legend": {"disable": True},
    }
    return {"config": config}  # type: ignore[typeddict-item]


def specification(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """A chart as Vega-Lite with the theme inside, for the screen."""
    return chart.to_dict()


def titled(drawn: Mapping[str, Any], title: str, reading: str, source: str) -> dict[str, Any]:
    """A chart that can stand alone: its title, what it shows in a sentence and where it is from are in the picture."""
    below = [*textwrap.wrap(reading, LETTERS_ON_A_LINE), *textwrap.wrap(source, LETTERS_ON_A_LINE)]
    words = {
        "text": title, "subtitle": below, "anchor": "start", "frame": "bounds", "offset": 16, "fontSize": 16,
        "subtitleFontSize": 12, "color": marks.INK, "subtitleColor": marks.INK_2,
    }  # fmt: skip
    return {**drawn, "title": words}


def png(chart: alt.TopLevelMixin | Mapping[str, Any], width: int = WIDTH, scale: float = 3) -> bytes:
    """A chart as a picture for documents."""
    return bytes(vl_convert.vegalite_to_png(_sized(chart, width), scale=scale))


def svg(chart: alt.TopLevelMixin | Mapping[str, Any], width: int = WIDTH) -> str:
    """A chart as a drawing that stays sharp at any size."""
    return str(vl_convert.vegalite_to_svg(_sized(chart, width)))


def _sized(chart: alt.TopLevelMixin | Mapping[str, Any], width: int) -> dict[str, Any]:
    drawn = chart if isinstance(chart, Mapping) else specification(chart)
    return {**drawn, "width": width} if drawn.get("width") == "container" else dict(drawn)


def inline(rows: Sequence[Mapping[str, Any]]) -> alt.Data:
    """Rows as data inside the chart, so that nothing has to be fetched."""
    return alt.Data(values=list(rows))  # type: ignore[no-untyped-call]


def rows_down(number: int) -> alt.Y:
    """A place for each row, the first at the top."""
    return alt.Y("row:Q", axis=None, scale=_down(number))


def _down(number: int) -> alt.Scale:
    return alt.Scale(domain=[-0.5, max(number, 1) - 0.5], reverse=True, nice=False, zero=False)


def lines_between(number: int) -> alt.Chart:
    """A hairline between each row and the next, so that a name is never read with its neighbour's mark."""
    between = alt.Chart(inline([{"edge": row + 0.5} for row in range(number - 1)]))
    drawn: alt.Chart = between.mark_rule(color=marks.RULE, strokeWidth=1).encode(
        y=alt.Y("edge:Q", axis=None, scale=_down(number))
    )
    return drawn
