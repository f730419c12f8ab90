"""Narrows the list of approaches down, and sets up to three side by side; what is chosen stands in the address."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import approach_card, approach_list, badges, frame, messages, tables
from toolkit import evidence, marks, wording
from toolkit.evidence import Approach
from toolkit.vocabulary import AGE_BANDS, CERTAINTY_ORDER, LABEL_ORDER, PREVENTION_LEVELS, SETTINGS

MOST_SIDE_BY_SIDE = 3
LABELS: Mapping[str, str] = {
    "factor": "What it acts on",
    "age": "Age",
    "setting": "Setting",
    "level": "Level of prevention",
    "impact": "Impact on violence",
    "certainty": "How sure",
}


def show(approaches: Sequence[Approach]) -> None:
    """The search, the filters with what each would leave, how many approaches are left, and those in a table."""
    words = state.word_in_address("search")
    st.text_input(
        "Search",
        key="search",
        placeholder="A word; spelling does not matter",
        on_change=state.to_address,
        args=("search",),
    )
    found = evidence.search(approaches, words, _names())
    with frame.folded("Narrow the list down", "filters"):
        messages.paragraph("Inside one box, any of what you choose. Between boxes, all of them.", "small")
        chosen = {group: state.chosen_in_address(group, _words(group)) for group in LABELS}
        for group in LABELS:
            _ask(group, found, chosen)
        st.button("Show all again", on_click=_clear, disabled=not (words or any(chosen.values())))
    left = evidence.in_reading_order(evidence.filtered(found, chosen))
    messages.reading(f"{len(left)} of {len(approaches)} approaches.", "The address of this page keeps what you chose.")
    if left:
        rows = [approach_list.row(approach) for approach in left]
        tables.show("Grouped by certainty, then by impact, then by name", approach_list.COLUMNS, rows)
    else:
        messages.note("Nothing fits all of that.", "Take one of your choices away.", "empty")


def _names() -> dict[str, str]:
    """The words for what an approach is linked to, so that a search finds it by them."""
    base = state.base()
    return {
        **{key: factor.name for key, factor in base.factors.items()},
        **{key: kind.name for key, kind in base.kinds_of_violence.items()},
        **{key: outcome.name for key, outcome in base.outcomes.items()},
    }


def _ask(group: str, approaches: Sequence[Approach], chosen: Mapping[str, Sequence[str]]) -> None:
    there = evidence.values_in(state.base().approaches.values(), group)
    left = evidence.counts(approaches, chosen, group)
    words = {value: word for value, word in _words(group).items() if value in there}
    st.multiselect(
        LABELS[group], list(words), format_func=lambda value: f"{words[value]} ({left.get(value, 0)})", key=group,
        placeholder="Any", on_change=state.to_address, args=(group,),
    )  # fmt: skip


def _words(group: str) -> Mapping[str, str]:
    """The values of a group in their order, each with its words."""
    known: Mapping[str, Mapping[str, str]] = {
        "factor": {key: factor.name for key, factor in state.base().factors.items()},
        "age": {name: name for name in AGE_BANDS},
        "setting": SETTINGS,
        "level": PREVENTION_LEVELS,
        "impact": {label: marks.IMPACT[label].word for label in LABEL_ORDER},
        "certainty": {level: marks.CERTAINTY[level].word for level in CERTAINTY_ORDER if level},
    }
    return {**known[group], evidence.NOT_RECORDED: "Not recorded"}


def _clear() -> None:
    for key in ("search", *LABELS):
        state.set_in_address(key, "")


def compare(approaches: Mapping[str, Approach]) -> None:
    """Up to three approaches side by side."""
    chosen = state.chosen_in_address("compare", approaches)
    st.multiselect(
        f"Compare up to {MOST_SIDE_BY_SIDE} side by side",
        sorted(approaches, key=lambda key: approaches[key].name),
        format_func=lambda key: approach_card.name_with_warning(approaches[key]),
        max_selections=MOST_SIDE_BY_SIDE,
        key="compare",
        on_change=state.to_address,
        args=("compare",),
        placeholder="Choose approaches",
    )
    found = [approaches[key] for key in chosen]
    if len(found) > 1:
        rows = [[what, *(cell(approach) for approach in found)] for what, cell in _COMPARED.items()]
        tables.show("Side by side", ("What is compared", *(approach.name for approach in found)), rows)


def _joined(words: Sequence[str]) -> tables.Cell:
    return wording.join_words(words).capitalize() if words else badges.value("not_recorded")


_COMPARED = {
    "How sure": lambda approach: badges.certainty(approach.certainty, approach.certainty_note),
    "Impact on violence": lambda approach: badges.impact(approach.label),
    "Published effects": approach_list.effects,
    "What it is": lambda approach: approach.definition,
    "Ages": lambda approach: str(approach.ages) if approach.ages else badges.value("not_recorded"),
    "Settings": lambda approach: _joined([SETTINGS[item].lower() for item in approach.settings]),
    "For whom": lambda approach: _joined([PREVENTION_LEVELS[item].lower() for item in approach.prevention]),
    "How much": lambda approach: approach.dose or badges.value("not_recorded"),
    "Studies": lambda approach: approach.studies or badges.value("not_recorded"),
    "Cost": lambda approach: (
        Markup("<br>").join(cost.in_words for cost in approach.costs) or badges.value("not_recorded")
    ),
    "What we do not know": lambda approach: Markup("<br>").join(approach.not_found),
}
"""What is compared, and how it is said of one approach."""
