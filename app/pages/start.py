"""Asks five questions and makes a first draft of the whole plan from the answers."""

from collections.abc import Sequence

import streamlit as st

from app import state
from app.parts import approach_list, asking, fields, frame, messages, rail, sources, tables
from toolkit import evidence, readiness, wording
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.evidence import Approach
from toolkit.need import readings as reading_need
from toolkit.need.readings import Reading
from toolkit.vocabulary import Area

FEW = 8
"""So many needs are shown at first, those that stand out before the others."""


def ask_need(design: Design) -> None:
    """Which need, from the readings of the place."""
    area = state.area(design)
    if area is None:
        messages.paragraph("Choose a place first. The figures follow it.", "small")
        return
    readings = offered_needs(design, area)
    if not any(reading.is_adverse for reading in readings):
        messages.note(
            f"Nothing stands out in {area.name}",
            f"on the {len(readings)} figures there are. Choose what worries you.",
            "empty",
        )
    showing_all = st.checkbox(f"Show all {len(readings)} figures", key=f"all-needs-{design.id}")
    shown = readings if showing_all else first_and_chosen(readings, design)
    options = {reading.id: in_words(reading) for reading in shown}
    fields.one_of("Choose the need that your plan should answer first", options, chosen_need(design), "need", with_need)
    sources.note(
        "Those that stand out come first. Not tested: without counts nobody can say if chance explains the difference. "
        "The page Need shows each source and period."
    )


def offered_needs(design: Design, area: Area) -> list[Reading]:
    """Readings with a value: those that bear on the question first, each group with what stands out first."""
    base, question = state.base(), design.question
    known = [item for item in state.need().readings(area) if item.value is not None]
    fits = [
        item.id for item in known if reading_need.is_relevant(base.indicators[item.id], question.kinds, question.ages)
    ]
    return sorted(known, key=lambda item: item.id not in fits)


def first_and_chosen(readings: Sequence[Reading], design: Design) -> list[Reading]:
    """The first few, and the chosen one wherever it stands."""
    return [item for place, item in enumerate(readings) if place < FEW or item.id == chosen_need(design)]


def in_words(reading: Reading) -> str:
    """A reading as one line of a list."""
    against = f" ({wording.number(reading.comparator_value)})" if reading.comparator_value is not None else ""
    return f"{reading.name}: {wording.with_unit(reading.value, reading.unit)}, {reading.difference}{against}"


def chosen_need(design: Design) -> str | None:
    """The first need of the design."""
    return next(iter(design.needs), None)


def with_need(design: Design, identifier: str) -> Design:
    """The design with this need and no other."""
    base = state.base()
    reading = state.need().reading(base.area(design.area or ""), base.indicator(identifier))
    return readiness.take_need(design.with_(needs={}), reading, state.today())


def ask_approach(design: Design) -> None:
    """Which approach, from those that act on what drives the need."""
    need = chosen_need(design)
    if need is None or need not in state.base().indicators:
        messages.paragraph("Choose a need first. We then show what acts on it.", "small")
        return
    usable, harmful = acting_on_need(need)
    if st.checkbox("Show all approaches, also those not linked to this need", key=f"all-approaches-{design.id}"):
        everything = evidence.in_reading_order(state.base().approaches.values())
        usable = [item for item in everything if not item.is_harmful]
    usable = with_chosen(usable, design)
    if usable:
        show_usable(design, usable)
    else:
        messages.note("No approach on file acts on this need.", "Choose another need to start from.", "empty")
    if harmful:
        show_harmful(design, harmful)


def with_chosen(usable: list[Approach], design: Design) -> list[Approach]:
    """The approaches to choose from, the chosen one among them even if it is not linked to the need."""
    chosen = state.base().approaches.get(chosen_approach(design) or "")
    if chosen is None or chosen.is_harmful or chosen in usable:
        return usable
    return evidence.in_reading_order([*usable, chosen])


def acting_on_need(need: str) -> tuple[list[Approach], list[Approach]]:
    """The approaches linked to what drives a need: those to choose from, and apart the harmful ones."""
    wanted = {link.factor for link in state.base().indicators[need].factors}
    linked = [item for item in state.base().approaches.values() if wanted & set(item.factors)]
    ordered = evidence.in_reading_order(linked)
    return [item for item in ordered if not item.is_harmful], [item for item in ordered if item.is_harmful]


def show_usable(design: Design, usable: Sequence[Approach]) -> None:
    """A table by certainty, then the same names to choose from."""
    rows = [approach_list.row(approach) for approach in usable]
    tables.show("Grouped by certainty, then by impact", approach_list.COLUMNS, rows)
    sources.note("Unclear means too few good studies to tell: if you use it, evaluate it. The links are our mapping.")
    options = {approach.id: approach.name for approach in usable}
    fields.one_of("Choose one approach to start from", options, chosen_approach(design), "approach", with_approach)


def show_harmful(design: Design, harmful: Sequence[Approach]) -> None:
    """What not to do, and the written reason that is asked of whoever does it all the same."""
    approach_list.do_not(harmful)
    with st.expander("Use one of these all the same"):
        options = {approach.id: f"{approach.name}: does harm on average" for approach in harmful}
        fields.one_of("Choose one", options, chosen_approach(design), "harmful-approach", with_approach)
        taken = design.approaches.get(chosen_approach(design) or "")
        if taken is not None and taken.approach in options:
            fields.long_text(
                "Why, against the evidence? This stays in every document.", taken.reason, "reason", with_reason
            )


def chosen_approach(design: Design) -> str | None:
    """The first approach of the design."""
    return next((taken.approach for taken in design.ordered("approaches")), None)


def with_approach(design: Design, identifier: str) -> Design:
    """The design with this approach and no other."""
    return readiness.take_approach(design.with_(approaches={}), state.base().approach(identifier), state.today())


def with_reason(design: Design, reason: str | None) -> Design:
    """The design with a reason for its approach."""
    taken = design.approaches[chosen_approach(design) or ""]
    return design.with_item("approaches", taken.approach, taken.model_copy(update={"reason": reason or ""}))


def still_open(design: Design) -> list[str]:
    """Which of the five questions have no answer yet."""
    answers = {
        "which violence": design.question.kinds,
        "which ages": design.question.ages,
        "which place": state.area(design),
        "which need": design.needs,
        "which approach": design.approaches,
    }
    return [name for name, answer in answers.items() if not answer]


def make_draft(design: Design) -> None:
    """The first draft in place of what the design had."""
    try:
        taken = design.ordered("approaches")[0]
        drafted = readiness.draft(
            state.base(), design.area or "", chosen_need(design) or "", taken.approach, design.question,
            design.purpose, taken.reason, None if design.name.startswith("New plan of") else design.name,
        )  # fmt: skip
    except UserError as error:
        messages.error(str(error).removesuffix(" (--reason TEXT)."))
        return
    kept = {"id": design.id, "made_on": design.made_on, "voices": design.voices, "delivery": design.delivery}
    state.save(drafted.with_(**kept, answers=design.answers, private_notes=design.private_notes))
    # A facilitator prints the cards next; others look at the drawing first.
    frame.go_to("workshop" if design.purpose == "workshop" else "theory-of-change")


def show_button(design: Design) -> None:
    """The one button of the page, and what stands in its way."""
    missing = still_open(design)
    sure = True
    if design.theory.boxes:
        messages.note("This plan has a theory of change already.", "A new draft takes its place.", "check")
        sure = st.checkbox("Yes, replace it", key=f"replace-{design.id}")
    if st.button("Make the first draft", type="primary", disabled=not sure):
        if missing:
            messages.note("Not yet.", f"Still to say: {wording.join_words(missing)}.", "check")
        else:
            make_draft(design)


design = frame.design_for("start")
frame.open_page(
    "start",
    "Five questions for a first draft",
    "About three minutes. Everything can be changed afterwards, and every answer is kept as you give it.",
)
if design.purpose == "bid":
    words = "On the page Documents, with your word limits. We draft the answers from this plan."
    messages.note("Where are the funder’s questions?", words)
messages.heading("1. Which violence?")
messages.paragraph(
    "If you work on what leads to violence, such as exclusion from school, tick the violence that you hope to prevent."
)
asking.kinds_of_violence(design)
messages.heading("2. Which people?")
asking.ages(design)
asking.settings(design)
messages.heading("3. Which place?")
asking.place(design)
messages.heading("4. Which need?")
ask_need(design)
messages.heading("5. Which approach?")
ask_approach(design)
messages.heading("Your first draft")
show_button(design)
rail.link("question-and-people", "Or go step by step")
