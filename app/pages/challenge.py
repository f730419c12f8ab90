"""Challenge me: the five questions that a sceptical funder would ask of this theory, each with its place to answer."""

import streamlit as st

from app import state
from app.parts import fields, frame, messages, rail, theory_choice
from toolkit import readiness
from toolkit.design import Design
from toolkit.readiness import Challenge

PAGE = "challenge"
THEORY = "theory-of-change"


def page(design: Design) -> None:
    """Up to five questions, the hardest first."""
    lede = "What would a funder who doubts it ask? These questions come from the weakest places of your own theory."
    frame.open_page(PAGE, "Challenge me", lede)
    if not design.theory.boxes:
        messages.note("There is nothing to doubt yet.", "Draft the theory of change first.", "empty")
        rail.link(THEORY, "Go to the theory of change")
        return
    found = readiness.challenges(design, state.base())
    if not found:
        messages.note("The theory is too small to question.", "Add what you do and what should change.", "empty")
    for place, item in enumerate(found, start=1):
        _show(design, item, place)
    words = "Answer one, and a harder one may take its place. Talk them over with people who disagree with you."
    messages.paragraph(words, "small")


def _show(design: Design, item: Challenge, place: int) -> None:
    with st.container(key=f"offer-challenge-{place}"):
        messages.heading(f"{place}. {item.asks}")
        messages.paragraph(item.because)
        name = theory_choice.name_of(design.theory, item.item)
        if item.page != THEORY:
            rail.link(item.page, f"Answer it on the page {rail.name_of(item.page)}")
        elif name:
            if st.button(f"Answer it: open {fields.plain(name)}", key=f"{design.id}-challenge-{place}"):
                theory_choice.open_card(design, item.item)
                frame.go_to(THEORY)
        else:
            rail.link(THEORY, "Answer it on the page Theory of change")


page(frame.design_for(PAGE))
