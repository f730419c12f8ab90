"""Changes a theory of change by forms: every field of a box or arrow, and the way to take one away."""

from collections.abc import Callable
from typing import Any, TypeVar

import pydantic
import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import fields, messages, theory_choice
from toolkit import design as designs, yaml_files
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.theory_of_change import acts, editing
from toolkit.theory_of_change.acts import Act
from toolkit.theory_of_change.graph import Arrow, Box, Theory

Item = TypeVar("Item", Box, Arrow)
GONE = "Somebody has taken this away meanwhile. Choose another box or arrow."


def title(text: str) -> None:
    """The heading of a card."""
    messages.show(Markup('<h2 class="card-title">{}</h2>').format(text))


def box_field(identifier: str, field: str) -> fields.Change:
    """A change of one field of a box."""

    def change(design: Design, value: Any) -> Design:
        box = design.theory.boxes.get(identifier)
        if box is None:
            raise UserError(GONE)
        if field == "kind" and not value:
            raise UserError("A box needs a kind. Choose one.")
        if field == "text" and not str(value or "").strip():
            raise UserError("A box needs some words. Write what happens or what changes.")
        changed = _checked(Box, box, field, value)
        if field == "text":
            changed = changed.model_copy(update={"basis": "Written here"})
        return design.with_theory(design.theory.with_box(changed))

    return change


def arrow_field(identifier: str, field: str) -> fields.Change:
    """A change of one field of an arrow."""

    def change(design: Design, value: Any) -> Design:
        arrow = design.theory.arrows.get(identifier)
        if arrow is None:
            raise UserError(GONE)
        return design.with_theory(design.theory.with_arrow(_checked(Arrow, arrow, field, value)))

    return change


def _checked(model: type[Item], item: Item, field: str, value: Any) -> Item:
    try:
        return model.model_validate({**dict(item), field: value})
    except pydantic.ValidationError as error:
        raise UserError(yaml_files.explain(model, error.errors()[0])) from None


def change(key: str, make: Callable[[Design], Design]) -> None:
    """Store a change that a button makes, or note beside it why it was not made."""
    opened = state.current()
    if opened is None:
        return
    try:
        changed = make(opened.design)
    except UserError as error:
        state.refuse(key, str(error))
    else:
        state.refuse(key, "")
        state.save(changed)


def say_if_refused(key: str) -> None:
    """Why the last press of a button changed nothing."""
    if state.refused(key):
        messages.note("Nothing was changed.", state.refused(key), "error")


def ask_to_take_away(design: Design, identifier: str) -> None:
    """Ask on its card whether a box or arrow is to be taken away."""
    state.keep(f"{design.id}-take-away-{identifier}", True)


def take_away(design: Design, identifier: str, noun: str, without: Theory) -> None:
    """A button that first says what would be left loose, and then takes the box or arrow away."""
    key = f"{design.id}-take-away-{identifier}"
    if not state.kept(key):
        st.button(f"Take this {noun} away", key=f"{key}-ask", on_click=state.keep, args=(key, True))
        return
    arrows = len(design.theory.arrows) - len(without.arrows) if noun == "box" else 0
    loose = (
        [f"{arrows} arrows that touch it go too."] if arrows > 1 else ["The arrow that touches it goes too."] * arrows
    )
    loose += editing.left_loose(design.theory, without)
    messages.note(f"Take this {noun} away?", " ".join(loose) or "Nothing else hangs on it.", "check")
    with st.container(horizontal=True):
        st.button(
            f"Yes, take the {noun} away", key=f"{key}-yes", on_click=_take_away, args=(key, identifier, f"take-{noun}")
        )
        if noun == "box" and design.theory.arrows_to(identifier) and design.theory.arrows_from(identifier):
            words = "Take it away and join what is around it"
            st.button(words, key=f"{key}-join", on_click=_take_away, args=(key, identifier, "take-box-and-join"))
        st.button("Keep it", key=f"{key}-no", on_click=state.keep, args=(key, False))


def _take_away(key: str, identifier: str, name: str) -> None:
    state.keep(key, False)
    act(key, Act(name=name, item=identifier))


def act(key: str, wanted: Act) -> None:
    """Carry out an act on the open theory and open what it leads to, or note under the key why nothing was done."""
    looked_at: list[str] = []

    def changed(design: Design) -> Design:
        done = acts.perform(design.theory, wanted, designs.new_id)
        looked_at.append(done.look_at)
        return design.with_theory(done.theory)

    change(key, changed)
    opened = state.current()
    if opened and looked_at:
        theory_choice.choose(opened.design, looked_at[0] or None)
