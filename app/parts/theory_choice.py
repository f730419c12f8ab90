"""Holds which box or arrow of a theory of change is open, chosen in the drawing, in a list or from advice."""

import textwrap
from collections.abc import Mapping

import streamlit as st

from app import state
from toolkit.design import Design
from toolkit.theory_of_change import outline
from toolkit.theory_of_change.graph import Theory

LONGEST = 44


def chosen(design: Design) -> str | None:
    """The id of the box or arrow that is open, unless it has gone meanwhile."""
    identifier = state.kept(_name(design))
    return identifier if identifier in design.theory.boxes or identifier in design.theory.arrows else None


def choose(design: Design, identifier: str | None) -> None:
    """Open a box or an arrow; None closes."""
    state.keep(_name(design), identifier)


def open_card(design: Design, identifier: str) -> None:
    """Open a box or an arrow from elsewhere on the page, and take the reader to its card."""
    choose(design, identifier)
    state.keep(f"{_name(design)}-asked", times_asked(design) + 1)


def times_asked(design: Design) -> int:
    """How often the reader asked to be taken to the card."""
    return int(state.kept(f"{_name(design)}-asked", 0))


def select(design: Design) -> None:
    """The list of all boxes and arrows, in the order of the outline."""
    key, options = f"{_name(design)}-list", names(design.theory)
    state.put_in_widget(key, chosen(design), looks=options.get(chosen(design) or ""))
    st.selectbox(
        "Box or arrow",
        list(options),
        index=None,
        format_func=lambda identifier: options[identifier],
        placeholder="Choose one here or in the drawing",
        key=key,
        on_change=lambda: choose(design, state.kept(key)),
    )


def names(theory: Theory) -> Mapping[str, str]:
    """Every box and arrow with a short name that tells it apart."""
    found = {}
    for item in outline.outline(theory):
        found[item.id] = f"{item.kind}: {short(item.text)}"
        for arrow in item.arrows:
            found[arrow.id] = f"Arrow {arrow.number}: {short(item.text)} → {short(arrow.target_text)}"
    return found


def name_of(theory: Theory, identifier: str) -> str:
    """A box or arrow as a button names it; empty when there is none."""
    numbers = {arrow.id: f"arrow {number}" for number, arrow in theory.numbered_arrows()}
    words = {box.id: f"“{short(box.text, 28)}”" for box in theory.boxes.values()}
    return (numbers | words).get(identifier, "")


def short(text: str, longest: int = LONGEST) -> str:
    """Enough of a text to know it by."""
    return textwrap.shorten(text, longest, placeholder="…")


def _name(design: Design) -> str:
    return f"{design.id}-theory-item"
