"""Narrative: the theory of change told in half a page or two, from the plan's own fields and in your own words."""

from functools import partial
from typing import Any

import streamlit as st

from app import state
from app.parts import fields, frame, messages, rail, theory_forms
from toolkit import readiness, wording
from toolkit.design import Design
from toolkit.readiness.narrative import LENGTHS, Paragraph

PAGE = "theory-narrative"


def page(design: Design) -> None:
    """Both lengths, paragraph by paragraph."""
    lede = (
        "We write it from your plan. Change a paragraph and your words stay. If the plan moves on, we say so. "
        "It goes into your documents."
    )
    frame.open_page(PAGE, "The theory of change in a text", lede)
    if not design.theory.boxes:
        messages.note("There is no theory of change yet.", "The text follows from it.", "empty")
        rail.link("theory-of-change", "Go to the theory of change")
        return
    length = st.radio(
        "How long?", list(LENGTHS), format_func=lambda item: LENGTHS[item], horizontal=True,
        key=f"{design.id}-narrative-length", persist_state="session",
    )  # fmt: skip
    paragraphs = readiness.narrative(design, state.base(), length)
    _reading(paragraphs)
    for paragraph in paragraphs:
        _show(design, paragraph)


def _reading(paragraphs: list[Paragraph]) -> None:
    words = wording.count_of(readiness.count_words(paragraphs), "word")
    own, moved = sum(item.own is not None for item in paragraphs), sum(item.has_moved_on for item in paragraphs)
    rest = f"{wording.count_of(own, 'paragraph is', 'paragraphs are')} in your own words." if own else ""
    behind = f" Below {moved} of them the plan has moved on." if moved else ""
    messages.reading(f"{words[:1].upper()}{words[1:]}.", f"{rest}{behind}")


def _show(design: Design, paragraph: Paragraph) -> None:
    key = f"{design.id}-narrative-{paragraph.key}"
    messages.heading(paragraph.heading)
    if paragraph.has_moved_on:
        messages.note("The plan has moved on since you wrote this.", f"It now says: {paragraph.drafted}", "check")
        with st.container(horizontal=True):
            _button("My words still fit", f"{key}-fits", partial(_still_right, paragraph.key))
            _button("Take the plan’s words", f"{key}-plan", partial(_write, paragraph.key, ""))
    messages.paragraph(paragraph.text)
    where = "In your own words." if paragraph.own else "Written from the plan."
    messages.paragraph(where, "small")
    with frame.folded("Write it in your own words", f"{key}-folded"):
        fields.long_text(
            paragraph.heading, paragraph.text, f"narrative-{paragraph.key}", partial(_written, paragraph.key),
            height=200, help=fields.NO_NAMES,
        )  # fmt: skip
        if paragraph.own and not paragraph.has_moved_on:
            _button("Back to the plan’s words", f"{key}-back", partial(_write, paragraph.key, ""))


def _button(label: str, key: str, change: Any) -> None:
    st.button(label, key=key, on_click=theory_forms.change, args=(key, change))
    theory_forms.say_if_refused(key)


def _written(key: str, design: Design, text: Any) -> Design:
    return _write(key, str(text or ""), design)


def _write(key: str, text: str, design: Design) -> Design:
    return readiness.write_own(design, state.base(), key, text)


def _still_right(key: str, design: Design) -> Design:
    return readiness.still_right(design, state.base(), key)


page(frame.design_for(PAGE))
