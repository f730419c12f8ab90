"""Shows what to look at in a plan: each piece of advice with its reason, a mend in one press, and the way there."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from app import state
from app.parts import fields, frame, messages, rail, theory_choice, theory_forms
from toolkit.design import Design
from toolkit.readiness import Advice, mending

THEORY = "theory-of-change"


def show(design: Design, found: Sequence[Advice], here: str) -> None:
    """Each piece of advice in order. `here` is the page that shows it."""
    for place, item in enumerate(found):
        _one(design, item, here, f"{design.id}-advice-{place}-{item.rule or 'gate'}")


def _one(design: Design, item: Advice, here: str, key: str) -> None:
    with st.container(key=f"{key}-row", gap="xsmall"):
        messages.note(item.message, item.why, "check")
        with st.container(horizontal=True):
            _mend(item, key)
            _open(design, item, here, key)
        theory_forms.say_if_refused(key)


def _mend(item: Advice, key: str) -> None:
    mend = mending.MENDS.get(item.fix)
    if mend:
        st.button(mend.label, key=f"{key}-mend", on_click=_make, args=(item, key))


def _make(item: Advice, key: str) -> None:
    theory_forms.change(key, lambda design: mending.mend(design, state.base(), item))


def _open(design: Design, item: Advice, here: str, key: str) -> None:
    name = theory_choice.name_of(design.theory, item.item)
    if item.page != THEORY or not name:
        if item.page != here:
            rail.link(item.page, f"Go to the page {rail.name_of(item.page)}")
        return
    pressed = st.button(
        f"Open {fields.plain(name)}", key=f"{key}-{item.item}",
        on_click=partial(theory_choice.open_card, design, item.item),
    )  # fmt: skip
    if pressed and here != THEORY:
        frame.go_to(THEORY)
