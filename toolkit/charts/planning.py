"""Draws a plan for an evaluation: its timetable, and what so many people could show."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

import altair as alt

from toolkit import marks
from toolkit.charts import rows
from toolkit.evaluation_plan.options import Curve
from toolkit.evaluation_plan.timetable import KINDS, Entry

ROW = 44
COLOURS: Mapping[str, str] = {
    "prepare": marks.INK_2, "deliver": marks.THREAD, "collect": marks.HIGH, "review": marks.EVIDENCE,
    "report": marks.MODERATE,
}  # fmt: skip
LARGEST_DIFFERENCE = 1.5
"""Beyond this nobody plans a test; a curve is cut there."""
FAR_RIGHT = 2000


def _inline(rows: Sequence[Mapping[str, Any]]) -> alt.Data:
    return alt.Data(values=list(rows))  # type: ignore[no-untyped-call]


def day(moment: date) -> str:
    """A day in few letters.

    >>> day(date(2027, 4, 1))
    '1 Apr 2027'
    """
    return f"{moment.day} {moment:%b %Y}"


def days(entry: Entry) -> str:
    """From when to when."""
    return day(entry.first) if entry.first == entry.last else f"{day(entry.first)} to {day(entry.last)}"


def gantt(entries: Sequence[Entry]) -> alt.LayerChart:
    """One row for each entry: name at the left, days at the right, a bar below; reviews are diamonds."""
    data = [_row(number, entry) for number, entry in enumerate(entries)]
    base = alt.Chart(_inline(data)).encode(y=_rows(len(data)))
    halo = rows.names(base, stroke="white", strokeWidth=5)
    layers = (_bars(base), _points(base), halo, rows.names(base), rows.words(base))
    whole = alt.layer(*layers).properties(width="container", height=ROW * max(len(data), 1) + 30)
    return cast(alt.LayerChart, whole)


def _row(number: int, entry: Entry) -> dict[str, Any]:
    return {
        "row": number,
        "name": entry.name,
        "brief": entry.name if len(entry.name) <= rows.LONGEST_BRIEF else _cut(entry.name),
        "first": entry.first.isoformat(),
        "last": entry.last.isoformat(),
        "words": days(entry),
        "short": day(entry.first),
        "colour": COLOURS[entry.kind],
        "point": entry.first.isoformat() if entry.first == entry.last else None,
        "said": f"{KINDS[entry.kind]}: {entry.name}, {days(entry)}, {entry.who}",
    }


def _cut(name: str) -> str:
    return f"{name[: rows.LONGEST_BRIEF].rsplit(' ', 1)[0]} …"


def _rows(number: int) -> alt.Y:
    scale = alt.Scale(domain=[-0.5, max(number, 1) - 0.5], reverse=True, nice=False, zero=False)
    return alt.Y("row:Q", axis=None, scale=scale)


def _bars(base: alt.Chart) -> alt.Chart:
    axis = alt.Axis(title=None, format="%b %Y", labelOverlap=True, tickCount=6, labelFlush=True)
    drawn: alt.Chart = base.mark_rule(strokeWidth=9, yOffset=8).encode(
        x=alt.X("first:T", axis=axis, scale=alt.Scale(nice=False)), x2="last:T",
        color=alt.Color("colour:N", scale=None), description="said:N",
    )  # fmt: skip
    return drawn


def _points(base: alt.Chart) -> alt.Chart:
    drawn: alt.Chart = base.mark_point(shape="diamond", size=120, filled=True, yOffset=8, opacity=1).encode(
        x="point:T", color=alt.Color("colour:N", scale=None), description="said:N"
    )
    return drawn


def what_people_show(curves: Sequence[Curve], wanted: float | None, expected: int | None) -> alt.LayerChart:
    """The smallest difference that each kind of test could see, as a band from best to worst, by how many people."""
    looks = ((marks.HIGH, [1, 0]), (marks.INK_2, [6, 4]))
    layers: list[alt.Chart] = []
    for curve, (colour, dash) in zip(curves, looks, strict=False):
        layers += _band(curve, colour, dash)
    layers += [_wanted(wanted)] if wanted else []
    layers += [_expected(expected)] if expected and curves and expected in curves[0].people else []
    layers += [_name(curve, look[0], above) for curve, look, above in zip(curves, looks, (False, True), strict=False)]
    return cast(alt.LayerChart, alt.layer(*layers).properties(width="container", height=320))


def _band(curve: Curve, colour: str, dash: list[int]) -> list[alt.Chart]:
    rows = [
        {
            "people": people,
            "best": best,
            "worst": min(worst, LARGEST_DIFFERENCE),
            "said": f"{curve.name}, {people} people",
        }
        for people, best, worst in zip(curve.people, curve.best, curve.worst, strict=True)
        if best is not None and worst is not None and best <= LARGEST_DIFFERENCE
    ]
    base = alt.Chart(_inline(rows)).encode(x=_people())
    area = base.mark_area(color=colour, opacity=0.16).encode(y=_difference("best"), y2="worst:Q", description="said:N")
    edges = [
        base.mark_line(color=colour, strokeWidth=2.2, strokeDash=dash, clip=True).encode(y=_difference(edge))
        for edge in ("best", "worst")
    ]
    return [area, *edges]


def _people() -> alt.X:
    axis = alt.Axis(title="People who start", values=[10, 20, 40, 100, 200, 400, 1000, 2000], grid=False)
    return alt.X("people:Q", axis=axis, scale=alt.Scale(type="log", domain=[10, FAR_RIGHT], nice=False))


def _difference(field: str) -> alt.Y:
    axis = alt.Axis(title="Smallest difference it could see", values=[0, 0.2, 0.5, 0.8, 1.2], labelExpr=_SIZES)
    return alt.Y(f"{field}:Q", axis=axis, scale=alt.Scale(domain=[0, LARGEST_DIFFERENCE], nice=False))


_SIZES = (
    "datum.value == 0.2 ? 'small' : datum.value == 0.5 ? 'medium' : datum.value == 0.8 ? 'large' : "
    "datum.value == 1.2 ? 'very large' : ''"
)


def _wanted(wanted: float) -> alt.Chart:
    line = alt.Chart(_inline([{"wanted": wanted, "said": f"The smallest difference worth knowing of, {wanted:g}"}]))
    drawn: alt.Chart = line.mark_rule(color=marks.INK, strokeWidth=1.4, clip=True).encode(
        y=_difference("wanted"), description="said:N"
    )
    return drawn


def _expected(expected: int) -> alt.Chart:
    line = alt.Chart(_inline([{"people": expected, "said": f"{expected} people expected"}]))
    drawn: alt.Chart = line.mark_rule(color=marks.INK, strokeWidth=1.4, strokeDash=[5, 4]).encode(
        x=_people(), description="said:N"
    )
    return drawn


def _name(curve: Curve, colour: str, above: bool) -> alt.Chart:
    """The name stands inside the drawing, in the colour of its band."""
    text = alt.Chart(_inline([{"name": curve.name}]))
    drawn: alt.Chart = text.mark_text(align="right", fontWeight=600, color=colour, dy=6 if above else 26).encode(
        x=alt.value("width"), y=alt.value(4), text="name:N"
    )
    return drawn
