"""Draws what came back: bars of people, a series with its limits and signals, changes with their intervals."""

from collections.abc import Sequence
from typing import Any, cast

import altair as alt

from toolkit import marks
from toolkit.charts import theme
from toolkit.observing import periods, words
from toolkit.observing.observed import Change, Series
from toolkit.statistics.control_charts import ControlChart

HEIGHT = 260
SIGNAL_SHAPES = {
    "": "circle",
    "outside": "diamond",
    "trend": "triangle-up",
    "near_limit": "square",
    "one_side": "cross",
}


def bars(rows: Sequence[tuple[str, int | None, str]]) -> alt.LayerChart:
    """One bar for each group, as long as its number; a hidden number has words and no bar. Name, number, words."""
    data = [
        {"row": place, "name": name, "none": 0, "people": number, "value": said}
        for place, (name, number, said) in enumerate(rows)
    ]
    most = max([number or 0 for _, number, _ in rows] + [1])
    base = alt.Chart(theme.inline(data)).encode(y=theme.rows_down(len(data)))
    x = alt.X("none:Q", axis=None, scale=alt.Scale(domain=[0, most * 1.02], nice=False))
    drawn = base.mark_rule(strokeWidth=10, color=marks.HIGH, yOffset=8).encode(
        x=x, x2="people:Q", description="value:N"
    )
    values = base.mark_text(align="right", yOffset=-11).encode(x=alt.value("width"), text="value:N")
    return _layered(drawn, _names(base, stroke="white", strokeWidth=5), _names(base), values, rows=len(data))


def changes(found: Sequence[Change]) -> alt.LayerChart:
    """Each measure's effect size with its interval, turned so that better is always to the right."""
    data = [
        _change_row(place, change) for place, change in enumerate(change for change in found if can_be_drawn(change))
    ]
    ends = [1.0, *(abs(row[key]) for row in data for key in ("lower", "upper", "effect"))]
    base = alt.Chart(theme.inline(data)).encode(y=theme.rows_down(len(data)))
    axis = alt.Axis(
        values=[-max(ends), 0, max(ends)], title=None, domain=False, labelFlush=True, labelBound=True,
        labelExpr="datum.value < 0 ? 'worse' : datum.value > 0 ? 'better' : 'no change'",
    )  # fmt: skip
    x = alt.X("lower:Q", axis=axis, scale=alt.Scale(domain=[-max(ends), max(ends)], nice=False))
    zero = alt.Chart(theme.inline([{"none": 0}])).mark_rule(color=marks.INK, strokeWidth=1.2).encode(x="none:Q")
    colour = alt.Color("colour:N", scale=None)
    spans = base.mark_rule(strokeWidth=3.5, opacity=0.45, yOffset=8).encode(x=x, x2="upper:Q", color=colour)
    points = base.mark_point(size=110, strokeWidth=1.8, opacity=1, yOffset=8).encode(
        x="effect:Q", color=colour, fill=alt.Fill("fill:N", scale=None), shape=alt.Shape("shape:N", scale=None),
        description="said:N",
    )  # fmt: skip
    values = base.mark_text(align="right", yOffset=-11).encode(x=alt.value("width"), text="value:N")
    names = (_names(base, stroke="white", strokeWidth=5), _names(base))
    return _layered(zero, spans, points, *names, values, rows=len(data), below=theme.AXIS)


def can_be_drawn(change: Change) -> bool:
    """Whether a change has an effect size with limits, and a good direction."""
    effect = _effect(change)
    return bool(change.good) and None not in (effect.value, effect.lower, effect.upper)


def series(found: Series, chart: ControlChart) -> alt.LayerChart:
    """A line over time with its average, its two limits, and a mark of its own for every kind of signal."""
    names = periods.labels(found)
    data = [
        {"place": place, "value": value, "shape": SIGNAL_SHAPES[str(chart.rule[place])], "name": names[place],
         "colour": _colour(found, int(chart.direction[place])), "said": f"{names[place]}: {value:g}"}
        for place, value in enumerate(found.values)
    ]  # fmt: skip
    every = max(1, len(data) // 6)
    shown = {place: names[place] for place in range(0, len(data), every)}
    chosen = "".join(f"datum.value == {place} ? '{name}' : " for place, name in shown.items())
    axis = alt.Axis(values=list(shown), labelExpr=f"{chosen}''", title=None, labelOverlap=True, labelFlush=True)
    base = alt.Chart(theme.inline(data)).encode(x=alt.X("place:Q", axis=axis, scale=alt.Scale(nice=False, padding=12)))
    y = alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=4, domain=False), scale=alt.Scale(zero=True))
    line = base.mark_line(color=marks.HIGH, strokeWidth=2.4).encode(y=y)
    points = base.mark_point(size=80, filled=True, opacity=1).encode(
        y=y, color=alt.Color("colour:N", scale=None), shape=alt.Shape("shape:N", scale=None), description="said:N"
    )
    whole = alt.layer(*_levels(chart), line, points).properties(width="container", height=HEIGHT)
    return cast(alt.LayerChart, whole)


def _colour(found: Series, direction: int) -> str:
    if not direction:
        return marks.HIGH
    return {"better": marks.BETTER, "worse": marks.WORSE, "": marks.INK}[words.way_of(direction, found.good)]


def _levels(chart: ControlChart) -> list[alt.Chart]:
    """The average and the limits as lines with their names at the left end."""
    looks = (
        ("average", chart.average, [0, 0]),
        ("upper limit", chart.upper, [6, 5]),
        ("lower limit", chart.lower, [6, 5]),
    )
    found = []
    for name, level, dash in looks:
        base = alt.Chart(theme.inline([{"level": float(level[0]), "name": name}])).encode(y="level:Q")
        found.append(base.mark_rule(color=marks.INK_2, strokeDash=dash, strokeWidth=1.2))
        found.append(
            base.mark_text(align="left", dy=-7, color=marks.INK_2, text=name, fontSize=12).encode(x=alt.value(2))
        )
    return found


def _effect(change: Change) -> Any:
    return change.compared_effect if change.compared_effect.value is not None else change.effect


def _change_row(place: int, change: Change) -> dict[str, Any]:
    effect, verdict = _effect(change), words.verdict(change)
    sign = 1 if change.good == "higher" else -1
    colour = {"better": marks.BETTER, "worse": marks.WORSE}.get(verdict, marks.INK_2)
    low, high = sorted((sign * effect.lower, sign * effect.upper))
    return {
        "row": place, "name": change.name, "effect": sign * effect.value, "lower": low, "upper": high,
        "colour": colour, "fill": colour if verdict in ("better", "worse") else "white",
        "shape": {"better": "circle", "worse": "triangle-up"}.get(verdict, "circle"),
        "value": f"{words.VERDICT_WORDS[verdict]} ({sign * effect.value:+.2f})",
        "said": words.change_in_words(change),
    }  # fmt: skip


def _names(base: alt.Chart, **more: Any) -> alt.Chart:
    drawn: alt.Chart = base.mark_text(align="left", fontWeight=600, yOffset=-11, **more).encode(
        x=alt.value(0), text="name:N"
    )
    return drawn


def _layered(*layers: alt.Chart, rows: int, below: int = 0) -> alt.LayerChart:
    whole = alt.layer(*layers).properties(width="container", height=theme.TALL_ROW * max(rows, 1) + below)
    return cast(alt.LayerChart, whole)
