"""Backwards: from the change that is wanted, one layer at a time, to what has to happen before it."""

from functools import partial

import streamlit as st

from app import state
from app.parts import fields, frame, messages, rail, theory_editing, theory_forms
from toolkit import readiness, wording
from toolkit.design import Design
from toolkit.readiness import backwards
from toolkit.readiness.backwards import Suggestion
from toolkit.theory_of_change.graph import BOX_WORDS, Box

PAGE = "theory-backwards"


def page(design: Design) -> None:
    """One question at a time, what was said so far, and undo."""
    lede = "Start at the end. For each change we ask one thing: what has to happen before that?"
    frame.open_page(PAGE, "Work backwards", lede)
    if not design.theory.ordered_boxes(*backwards.EARLIER):
        _begin(design)
        return
    skipped = state.kept(f"{design.id}-skipped", [])
    box = backwards.next_to_ask(design.theory, skipped)
    if box:
        _ask(design, box)
    else:
        messages.note("Every change has something before it.", "Look at the whole of it in the drawing.", "help")
        _ask_again(design)
    theory_editing.show_steps(design)
    _so_far(design, len(skipped))


def _begin(design: Design) -> None:
    key = f"{design.id}-begin"
    with st.form(key, border=False):
        st.text_input("What should be different in the end?", key=f"{key}-text", help=fields.NO_NAMES)
        st.form_submit_button("Start from there", type="primary", on_click=_start, args=(key,))
    theory_forms.say_if_refused(key)
    messages.paragraph("Such as: less serious violence in your place.", "small")


def _start(key: str) -> None:
    theory_forms.change(key, lambda design: backwards.begin(design, str(state.kept(f"{key}-text") or "")))


def _ask(design: Design, box: Box) -> None:
    messages.heading(f"What has to happen before this: “{box.text.rstrip('.')}”?")
    key, kind = f"{design.id}-before-{box.id}", backwards.EARLIER[box.kind]
    offered = {item.words: item for item in readiness.suggest_before(design, state.base(), box)}
    with st.form(key, border=False):
        what = "Name what you do." if kind == "activity" else "Say who does or feels what."
        st.text_area(f"One on each line. {what}", key=f"{key}-text", height=100, help=fields.NO_NAMES)
        if offered:
            messages.show(messages.Markup('<p class="group-label">{}</p>').format("Or take from what is on file"))
        for words, item in offered.items():
            st.checkbox(fields.plain(f"{words} ({_where(item)})"), key=f"{key}-{words}")
        st.form_submit_button(f"Add as “{BOX_WORDS[kind]}”", type="primary", on_click=_add, args=(key, box, offered))
    with st.container(horizontal=True):
        st.button(
            "We do this ourselves: make it an activity", key=f"{key}-do", on_click=_make_activity, args=(key, box)
        )
        st.button("Leave this one for later", key=f"{key}-skip", on_click=_skip, args=(design, box))
    theory_forms.say_if_refused(key)


def _ask_again(design: Design) -> None:
    """Ask once more about a change that has something before it."""
    changes = {box.id: box for box in design.theory.ordered_boxes(*backwards.EARLIER)}
    chosen = st.selectbox(
        "Or ask about one of them again", list(changes), index=None, key=f"{design.id}-ask-again",
        format_func=lambda key: changes[key].text, placeholder="Choose a change",
    )  # fmt: skip
    if chosen in changes:
        _ask(design, changes[chosen])


def _where(item: Suggestion) -> str:
    return "an approach on file" if item.approach else wording.lower_first(item.basis)


def _add(key: str, box: Box, offered: dict[str, Suggestion]) -> None:
    chosen = [item for words, item in offered.items() if state.kept(f"{key}-{words}")]
    written = str(state.kept(f"{key}-text") or "")
    kind = backwards.EARLIER[box.kind]
    theory_forms.change(key, lambda design: backwards.answer(design, box.id, written, kind, chosen))


def _make_activity(key: str, box: Box) -> None:
    theory_forms.change(key, partial(_as_activity, box.id))


def _as_activity(identifier: str, design: Design) -> Design:
    return theory_forms.box_field(identifier, "kind")(design, "activity")


def _skip(design: Design, box: Box) -> None:
    state.keep(f"{design.id}-skipped", [*state.kept(f"{design.id}-skipped", []), box.id])


def _so_far(design: Design, skipped: int) -> None:
    messages.heading("So far, from the end")
    kinds = ("impact", "long_outcome", "medium_outcome", "short_outcome", "activity")
    lines = [f"{BOX_WORDS[kind]}: {box.text}" for kind in kinds for box in design.theory.ordered_boxes(kind)]
    messages.bullets(lines)
    if skipped:
        left = wording.count_of(skipped, "change is", "changes are")
        messages.paragraph(f"{left} left for later.", "small")
        st.button("Ask again", key=f"{design.id}-again", on_click=state.keep, args=(f"{design.id}-skipped", []))
    rail.link("theory-of-change", "Look at the drawing")


page(frame.design_for(PAGE))
