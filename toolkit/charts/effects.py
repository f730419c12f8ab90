"""Draws the published effects on one outcome by certainty: the surest on top, an effect's size across."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, cast

import altair as alt

from toolkit import evidence, marks, wording
from toolkit.charts import theme
from toolkit.evidence import Approach, Effect
from toolkit.vocabulary import CERTAINTY_ORDER


class PublishedEffect(NamedTuple):
    """One published figure in percent, with the approach that it is about."""

    approach: Approach
    effect: Effect

    @property
    def percent_less(self) -> float:
        """Below zero where there is more of the outcome."""
        return evidence.percent_less(self.effect) or 0.0


def on_outcome(approaches: Sequence[Approach], outcome: str) -> list[PublishedEffect]:
    """The figures in percent on one outcome: the surest first, then the largest, then by name."""
    found = [
        PublishedEffect(approach, effect)
        for approach in approaches
        for effect in evidence.effects_on(approach, outcome)
        if effect.unit == "percent"
    ]
    return sorted(found, key=lambda item: (_level(item.approach), -item.percent_less, item.approach.name))


def _level(approach: Approach) -> int:
    return CERTAINTY_ORDER.index(approach.certainty)


def effects_by_certainty(effects: Sequence[PublishedEffect], outcome: str) -> alt.LayerChart:
    """Each figure on a line of percent, under the heading of its certainty; `outcome` is the outcome's name."""
    rows = _rows(effects, outcome)
    marked = [row for row in rows if row["percent"] is not None]
    everything = alt.Chart(theme.inline(rows)).encode(y=theme.rows_down(len(rows)))
    figures = alt.Chart(theme.inline(marked)).encode(y=theme.rows_down(len(rows)))
    scale = _scale(effects)
    lines = figures.mark_rule(strokeWidth=3.5, opacity=0.45, yOffset=8).encode(
        x=alt.X("percent:Q", axis=_axis(), scale=scale), x2="none:Q", color=_colour()
    )
    points = figures.mark_point(size=110, filled=True, opacity=1, yOffset=8).encode(
        x=alt.X("percent:Q", scale=scale), color=_colour(), shape=alt.Shape("shape:N", scale=None),
        description="said:N",
    )  # fmt: skip
    halo, names = _names(everything, stroke="white", strokeWidth=5), _names(everything)
    values = figures.mark_text(align="right", yOffset=-11).encode(x=alt.value("width"), text="value:N", color=_colour())
    height = theme.ROW * max(len(rows), 1) + theme.AXIS
    whole = alt.layer(_no_difference(), lines, points, halo, names, values).properties(width="container", height=height)
    return cast(alt.LayerChart, whole)


def _names(rows: alt.Chart, **more: Any) -> alt.Chart:
    weight = alt.expr("datum.percent === null ? 400 : 600")
    drawn: alt.Chart = rows.mark_text(align="left", yOffset=-11, fontWeight=weight, **more).encode(
        x=alt.value(0), text="name:N", color=alt.Color("ink:N", scale=None)
    )
    return drawn


def _colour() -> alt.Color:
    return alt.Color("colour:N", scale=None)


def _rows(effects: Sequence[PublishedEffect], outcome: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    heading = ""
    several = Counter(item.approach.id for item in effects)
    for item in effects:
        word = marks.CERTAINTY[item.approach.certainty or "not_recorded"].word
        if word != heading:
            rows.append({"row": len(rows), "name": word, "percent": None, "ink": marks.INK_2})
            heading = word
        rows.append({"row": len(rows), **_figure(item, outcome, several[item.approach.id] > 1)})
    return rows


def _figure(item: PublishedEffect, outcome: str, one_of_several: bool) -> Mapping[str, object]:
    note = f", {wording.lower_first(item.effect.note.rstrip('.'))}" if one_of_several and item.effect.note else ""
    worse = item.percent_less < 0
    words = evidence.effect_in_words(item.effect, outcome)
    return {
        "name": f"{item.approach.name}{note}",
        "percent": item.percent_less,
        "none": 0,
        "value": words,
        "colour": marks.HARM if worse else marks.HIGH,
        "shape": "triangle-up" if worse else "circle",
        "ink": marks.INK,
        "said": f"{item.approach.name}: {words}",
    }


def _scale(effects: Sequence[PublishedEffect]) -> alt.Scale:
    sizes = [item.percent_less for item in effects]
    return alt.Scale(domain=[min([0.0, *sizes]) - 4, max([10.0, *sizes]) + 4], nice=False)


def _axis() -> alt.Axis:
    words = "datum.value == 0 ? 'no difference' : abs(datum.value) + '% ' + (datum.value > 0 ? 'less' : 'more')"
    return alt.Axis(title=None, labelExpr=words, tickCount=5, labelOverlap=True, domain=False, labelPadding=8)


def _no_difference() -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(theme.inline([{"none": 0}])).mark_rule(color=marks.INK, strokeWidth=1.2).encode(x="none:Q")
    )
    return drawn
