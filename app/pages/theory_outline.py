"""Outline: the theory of change as a list in which everything can be changed by keyboard, on a phone as well."""

import streamlit as st

from app.parts import frame, messages, rail, theory_card, theory_choice, theory_editing, theory_outline
from toolkit.design import Design
from toolkit.theory_of_change import outline

PAGE = "theory-outline"


def page(design: Design) -> None:
    """The outline with its fields, undo and redo, and the card of what is open."""
    lede = "The same theory as in the drawing, as a list. Open a line to change it. Each change is kept at once."
    frame.open_page(PAGE, "Theory of change as an outline", lede)
    if not design.theory.boxes:
        messages.note("No box yet.", "Add the first one here, or begin in one of the other ways.", "empty")
        rail.link("theory-begin", "Other ways to begin")
    theory_editing.show_steps(design)
    theory_editing.say_path(design)
    words, card = st.columns([1.3, 1], gap="large")
    with words:
        theory_outline.show(
            design.theory,
            f"{design.id}-outline",
            lambda identifier: theory_choice.open_card(design, identifier),
            theory_editing.do,
            theory_choice.times_asked(design),
        )
    with card, st.container(key="theory-card", border=True):
        theory_card.show(design)
    _as_text(design)


def _as_text(design: Design) -> None:
    with frame.folded("The outline as plain text, to copy", f"{design.id}-plain"):
        st.code(outline.as_text(design.theory) or "There is nothing yet.", language=None, wrap_lines=True)


page(frame.design_for(PAGE))
