"""Shows published effects on one outcome by certainty, as a chart and the same in a table."""

from collections.abc import Sequence

import streamlit as st

from app import state
from app.parts import approach_card, approach_list, badges, charts, messages, tables
from toolkit import charts as drawing, evidence, readiness
from toolkit.charts import PublishedEffect
from toolkit.evidence import Approach

COLUMNS = ("Approach", "How sure", "Published effect", "Found in")
NOT_SIZE = "Higher up means surer, not larger. Further right means a larger effect, on this outcome alone."


def show(approaches: Sequence[Approach]) -> None:
    """The chart for the outcome that the reader chooses."""
    base = state.base()
    named = readiness.outcomes_named(approaches, base)
    options = {key: base.outcomes[key].name for key in named if drawing.on_outcome(approaches, key)}
    messages.heading("Effect by certainty")
    messages.paragraph("Only figures for the same outcome can be set side by side, so choose one.")
    outcome = st.selectbox(
        "Outcome", list(options), index=list(options).index("crime") if "crime" in options else 0,
        format_func=lambda key: options[key].capitalize(), key="effect-outcome", bind="query-params",
    )  # fmt: skip
    if outcome:
        _chart(drawing.on_outcome(approaches, outcome), options[outcome], len(approaches))


def _chart(effects: Sequence[PublishedEffect], outcome: str, of: int) -> None:
    drawn = state.made_once("effects", f"{outcome}{effects}", lambda: _specification(effects, outcome))
    with_figure = len({item.approach.id for item in effects})
    largest = max(effects, key=lambda item: item.percent_less)
    reading = (
        f"{with_figure} of {of} approaches have a published figure for {outcome}. "
        f"The largest is {evidence.effect_in_words(largest.effect, outcome)}: {largest.approach.name}."
    )
    twin = (f"Published effects on {outcome}, the surest first", COLUMNS, [_row(item, outcome) for item in effects])
    words = charts.Words(
        "effects", f"Published effects on {outcome}, by certainty", reading, twin, [_data(item) for item in effects],
        f"{NOT_SIZE} Ranges around the figures are shown where the source gives them; most give none.",
    )  # fmt: skip
    charts.show(words, f"{reading} {NOT_SIZE}", drawn)


def _specification(effects: Sequence[PublishedEffect], outcome: str) -> dict[str, object]:
    return drawing.specification(drawing.effects_by_certainty(effects, outcome))


def _row(item: PublishedEffect, outcome: str) -> list[tables.Cell]:
    limits = (item.effect.lower, item.effect.upper)
    below = f"from {limits[0]:g}% to {limits[1]:g}%" if None not in limits else ""
    second_hand = "Second-hand: check the live page" if item.effect.grade in ("B", "C") else ""
    return [
        approach_list.linked(item.approach),
        badges.certainty(item.approach.certainty),
        tables.cell(evidence.effect_in_words(item.effect, outcome), below),
        tables.cell(state.base().source_title(item.effect.source), second_hand),
    ]


def _data(item: PublishedEffect) -> dict[str, object]:
    effect = item.effect
    return {
        "approach": item.approach.id, "name": approach_card.name_with_warning(item.approach),
        "certainty": item.approach.certainty, "outcome": effect.outcome, "percent_less": item.percent_less,
        "lower": effect.lower, "upper": effect.upper, "source": effect.source, "grade": effect.grade,
        "year": effect.year,
    }  # fmt: skip
