"""Shows the approaches for a plan's need: grouped by certainty, then by effect on one outcome, with how each fits."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import approach_list, badges, messages, tables
from toolkit import evidence, marks, readiness, wording
from toolkit.design import Design
from toolkit.evidence import Approach

COLUMNS = ("Approach", "Impact on violence", "Effect on the outcome you chose", "How it fits this plan")
RULE = (
    "The rule: those we can be surest of come first. Inside a group, the higher impact comes first, then the larger "
    "effect on the outcome you chose. There is no single score. The links to your need are our mapping until confirmed."
)


def show(design: Design) -> None:
    """The approaches linked to the plan's needs and gaps; nothing where there are none."""
    base = state.base()
    acting = readiness.for_need(design, base)
    if not acting:
        return
    messages.heading("Approaches for this plan’s need")
    names = [wording.lower_first(base.factors[key].name) for key in readiness.factors_of(design, base)]
    messages.paragraph(f"They act on {wording.join_words(names)}.")
    usable = [approach for approach in acting if not approach.is_harmful]
    outcome = _outcome(usable)
    messages.paragraph(RULE, "small")
    for level, group in evidence.by_certainty(usable, outcome).items():
        word = marks.CERTAINTY[level or "not_recorded"].word
        caption = f"Certainty: {wording.lower_first(word)}"
        tables.show(caption, COLUMNS, [_row(approach, outcome, design) for approach in group])
    approach_list.do_not(approach for approach in acting if approach.is_harmful)


def _outcome(approaches: Sequence[Approach]) -> str | None:
    base = state.base()
    named = readiness.outcomes_named(approaches, base)
    options: Mapping[str, str] = {key: base.outcomes[key].name for key in named}
    usual = max(options, key=lambda key: sum(bool(evidence.effects_on(item, key)) for item in approaches), default=None)
    return st.selectbox(
        "Which outcome matters most to you?", list(options), index=list(options).index(usual) if usual else None,
        format_func=lambda key: options[key].capitalize(), key="need-outcome", bind="query-params",
        placeholder="No figure on any outcome",
    )  # fmt: skip


def _row(approach: Approach, outcome: str | None, design: Design) -> list[tables.Cell]:
    fits = readiness.applicability(approach, design, state.base())
    unfit = Markup("<br>").join(fits.with_verdict("no"))
    return [
        approach_list.linked(approach),
        badges.impact(approach.label),
        _effect(approach, outcome),
        tables.cell(fits.in_short, unfit),
    ]


def _effect(approach: Approach, outcome: str | None) -> tables.Cell:
    found = evidence.effects_on(approach, outcome)
    name = state.base().outcomes[outcome].name if outcome else ""
    if not found:
        return badges.value("not_recorded", "no figure on it")
    return Markup("<br>").join(evidence.effect_in_words(effect, name) for effect in found)
