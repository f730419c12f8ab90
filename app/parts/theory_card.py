"""Shows the card of the box or arrow that is open, or the way to open one."""

import streamlit as st

from app.parts import arrow_card, box_card, messages, theory_choice, theory_forms
from toolkit.design import Design


def show(design: Design) -> None:
    """The list to choose from, then the card."""
    theory_choice.select(design)
    chosen = theory_choice.chosen(design) or ""
    if chosen in design.theory.arrows:
        arrow_card.show(design, design.theory.arrows[chosen])
    elif chosen in design.theory.boxes:
        box_card.show(design, design.theory.boxes[chosen])
    else:
        theory_forms.title("Change a box or an arrow")
        messages.paragraph("Choose one in the list or in the drawing. Its card opens here.")
        _add_box(design)


def _add_box(design: Design) -> None:
    key = f"{design.id}-add"
    with st.expander("Add a box that nothing leads to yet"), st.form(key, clear_on_submit=True, border=False):
        box_card.kind_and_text(key, "activity")
        st.form_submit_button("Add the box", on_click=box_card.add, args=(key, None))
    theory_forms.say_if_refused(key)
