"""Draws how a figure moved: one line with its ranges, the comparator's beside it, and every break in recording."""

from collections.abc import Sequence
from typing import Any, Literal, cast

import altair as alt

from toolkit import marks, wording
from toolkit.charts import theme
from toolkit.need.trends import Trend

HEIGHT = 230
ROOM_FOR_NAMES = 0.9
"""In steps of one period, to the right of the last one."""


def over_time(ours: Trend, other: Trend | None = None, highest: float | None = None) -> alt.LayerChart:
    """The figures of a place over its periods; `highest` gives several charts the same scale."""
    rows = [_row(position, point) for position, point in enumerate(ours.points)]
    others = _other_rows(ours, other)
    top = highest or max_of(ours, other)
    known = [row for row in rows if row["value"] is not None]
    base, is_higher = alt.Chart(theme.inline(known)), not others or known[-1]["value"] >= others[-1]["value"]
    layers = [
        *([_breaks(ours)] if ours.breaks else []),
        *(_other_line(others, above=not is_higher) if others else []),
        _ranges(base, _periods(ours), _values(top)),
        _line(base),
        _points(base, marks.VERDICT[ours.verdict].colour),
        _last(rows, ours.area_name, above=is_higher),
        *([_missing(rows)] if any(row["value"] is None for row in rows) else []),
    ]
    return cast(alt.LayerChart, alt.layer(*layers).properties(width="container", height=HEIGHT + theme.AXIS))


def max_of(*found: Trend | None) -> float:
    """The highest value or limit of some trends, for a shared scale."""
    points = [point for item in found if item for point in item.known]
    return max((point.upper or point.value or 0.0) for point in points) if points else 1.0


def _row(position: int, point: Any) -> dict[str, Any]:
    return {
        "position": position, "value": point.value, "lower": point.lower, "upper": point.upper, "name": point.period,
        "said": f"{point.period}: {wording.number(point.value)}",
    }  # fmt: skip


def _other_rows(ours: Trend, other: Trend | None) -> list[dict[str, Any]]:
    places = {point.period: position for position, point in enumerate(ours.points)}
    known = other.known if other else []
    return [
        {"position": places[point.period], "value": point.value, "name": other.area_name if other else ""}
        for point in known
        if point.period in places
    ]


def _periods(ours: Trend) -> alt.X:
    labels = [point.period for point in ours.points]
    last = len(labels) - 1
    step = max(1, -(-len(labels) // 5))
    shown = set(range(last, -1, -step))
    shown |= {0} if min(shown) >= step / 2 else set()
    chosen = "".join(f"datum.value == {position} ? '{labels[position]}' : " for position in sorted(shown))
    axis = alt.Axis(
        values=sorted(shown), labelExpr=f"{chosen}''", title=None, grid=False, labelFlush=True, labelOverlap=True,
        labelPadding=8,
    )  # fmt: skip
    scale = alt.Scale(domain=[-0.2, last + 0.2 + ROOM_FOR_NAMES * last / 8], nice=False, zero=False)
    return alt.X("position:Q", axis=axis, scale=scale)


def _values(top: float) -> alt.Y:
    axis = alt.Axis(title=None, tickCount=4, domain=False)
    return alt.Y("lower:Q", axis=axis, scale=alt.Scale(domain=[0, top * 1.05], nice=True))


def _ranges(base: alt.Chart, x: alt.X, y: alt.Y) -> alt.Chart:
    drawn: alt.Chart = base.mark_rule(strokeWidth=3.5, opacity=0.35, color=marks.HIGH).encode(x=x, y=y, y2="upper:Q")
    return drawn


def _line(base: alt.Chart) -> alt.Chart:
    drawn: alt.Chart = base.mark_line(color=marks.HIGH, strokeWidth=2.4).encode(x="position:Q", y="value:Q")
    return drawn


def _points(base: alt.Chart, colour: str) -> alt.Chart:
    drawn: alt.Chart = base.mark_point(size=55, filled=True, color=colour, opacity=1).encode(
        x="position:Q", y="value:Q", description="said:N"
    )
    return drawn


def _last(rows: Sequence[dict[str, Any]], name: str, *, above: bool) -> alt.Chart:
    last = [row for row in rows if row["value"] is not None][-1]
    words = {**last, "label": f"{name} {wording.number(last['value'])}"}
    return _label(words, marks.HIGH, above=above, bold=True)


def _label(row: dict[str, Any], colour: str, *, above: bool, bold: bool = False) -> alt.Chart:
    """A name with its last value, above or below the end of its line so that two names never meet."""
    weight: Literal["bold", "normal"] = "bold" if bold else "normal"
    away = -12 if above else 14
    mark = alt.Chart(theme.inline([row])).mark_text(align="right", color=colour, fontWeight=weight, dy=away)
    drawn: alt.Chart = mark.encode(x=alt.value("width"), y="value:Q", text="label:N")
    return drawn


def _other_line(rows: Sequence[dict[str, Any]], *, above: bool) -> list[alt.Chart]:
    base = alt.Chart(theme.inline(rows))
    line = base.mark_line(color=marks.INK_2, strokeWidth=1.6, strokeDash=[5, 4]).encode(x="position:Q", y="value:Q")
    last = rows[-1]
    label = _label({**last, "label": f"{last['name']} {wording.number(last['value'])}"}, marks.INK_2, above=above)
    return [line, label]


def _breaks(ours: Trend) -> alt.Chart:
    """A broken line where the way of recording changed, between the last period of the old way and the next."""
    rows = [{"at": _where(ours, item.year), "label": f"recording changed, {item.year}"} for item in ours.breaks]
    base = alt.Chart(theme.inline(rows))
    rule = base.mark_rule(color=marks.EVIDENCE, strokeWidth=1.6, strokeDash=[6, 4]).encode(x="at:Q")
    text = base.mark_text(align="left", color=marks.EVIDENCE, dx=5, dy=8, baseline="top").encode(
        x="at:Q", y=alt.value(0), text="label:N"
    )
    return cast(alt.Chart, rule + text)


def _where(ours: Trend, year: int) -> float:
    before = [position for position, point in enumerate(ours.points) if point.year <= year]
    return (before[-1] if before else -1) + 0.5


def _missing(rows: Sequence[dict[str, Any]]) -> alt.Chart:
    gone = [row for row in rows if row["value"] is None]
    mark = alt.Chart(theme.inline(gone)).mark_text(text="hidden or missing", angle=270, align="left", color=marks.DATA)
    drawn: alt.Chart = mark.encode(x="position:Q", y=alt.value("height"))
    return drawn
