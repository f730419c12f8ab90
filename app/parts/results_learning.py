"""Shows what the results say of each arrow, and writes them there and into the partnership's own findings."""

from functools import partial

import streamlit as st

from app import state
from app.parts import badges, messages, tables
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.evidence import LocalFinding
from toolkit.observing import learning
from toolkit.observing.learning import Lesson
from toolkit.observing.observed import Observed

MARKS = {"held": "better", "did_not": "worse", "cannot_tell": "not_compared"}
FINDINGS = "local_evidence"


def show(design: Design, observed: Observed) -> None:
    """Each arrow that was put to the test, then the two ways to keep what was learned."""
    messages.heading("What this teaches")
    found = learning.lessons(design, observed)
    if found:
        columns = ("Arrow", "Did it hold here?", "Why we say so")
        tables.show("The arrows that the results test", columns, [_row(lesson) for lesson in found])
        st.button("Write these results on the arrows", key="write-arrows", on_click=partial(_write, design, observed))
        if state.kept(f"{design.id}-arrows-written"):
            messages.note(
                "Written.", "You find each result on its arrow in the theory of change, marked as found here."
            )
            state.keep(f"{design.id}-arrows-written", None)
    else:
        messages.paragraph(
            "No arrow can be tested yet. That needs the outcome at its end, measured at the start and at the end."
        )
    _offer_finding(design, observed)


def _row(lesson: Lesson) -> tuple[tables.Cell, ...]:
    word = learning.OUTCOME_WORDS[lesson.outcome]
    mark = badges.with_word(badges.marks.VERDICT[MARKS[lesson.outcome]], bold=True, word=word)
    return tables.cell(f"Arrow {lesson.number}", f"{lesson.start} → {lesson.end}"), mark, lesson.why


def _write(design: Design, observed: Observed) -> None:
    opened = state.current()
    if opened:
        state.save(learning.write_on_arrows(opened.design, observed))
        state.keep(f"{design.id}-arrows-written", True)


def _offer_finding(design: Design, observed: Observed) -> None:
    messages.paragraph(
        "You can also keep the results as a finding of your own on the approach. Other plans will see it there."
    )
    by = st.text_input("Who found this out? A role or an organisation", key=f"{design.id}-found-by", max_chars=100)
    st.button("Keep as our own finding", key="keep-finding", on_click=partial(_keep, design, observed, by))
    if state.refused(f"{design.id}-finding"):
        messages.error(state.refused(f"{design.id}-finding"))
    if state.kept(f"{design.id}-finding-kept"):
        messages.note("Kept.", "It stands on the page Evidence, beside the published findings. It changes no rating.")
        state.keep(f"{design.id}-finding-kept", None)


def _keep(design: Design, observed: Observed, by: str) -> None:
    key = f"{design.id}-finding"
    try:
        finding = learning.local_finding(design, observed, by or observed.read_by)
    except UserError as error:
        state.refuse(key, str(error))
        return
    state.refuse(key, "")
    state.store().records(FINDINGS, LocalFinding).keep_all({finding.id: finding}, finding.found_by)
    state.keep(f"{key}-kept", True)
