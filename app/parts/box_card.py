"""Shows one box of a theory of change in full, and the ways to put another box or arrow after it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from app import state
from app.parts import fields, messages, theory_choice, theory_forms
from toolkit import design as designs
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.theory_of_change import editing, graph
from toolkit.theory_of_change.details import Dose, Harm
from toolkit.theory_of_change.graph import Box

DOSE: Mapping[str, str] = {
    "how_often": "How often",
    "session_length": "How long each time",
    "how_long": "For how long, from a person’s start to their end",
    "who_delivers": "Who delivers it",
}
HARM: Mapping[str, str] = {
    "mechanism": "How could it do harm?",
    "mitigation": "What will you do to lower the risk?",
    "sign_to_watch": "What sign will you watch for?",
}
NEXT_KIND: Mapping[str, str] = {
    "need": "activity",
    "people": "activity",
    "enabler": "activity",
    "input": "activity",
    "activity": "short_outcome",
    "output": "short_outcome",
    "assumption": "medium_outcome",
    "short_outcome": "medium_outcome",
    "medium_outcome": "long_outcome",
    "risk": "long_outcome",
    "long_outcome": "impact",
    "impact": "impact",
}


def show(design: Design, box: Box) -> None:
    """The card of one box; every change is stored at once."""
    key = f"box-{box.id}"
    theory_forms.title(f"{graph.BOX_WORDS[box.kind]}: {box.text}")
    fields.long_text("Text", box.text, f"{key}-text", theory_forms.box_field(box.id, "text"), help=fields.NO_NAMES)
    fields.one_of_many("Kind", graph.BOX_WORDS, box.kind, f"{key}-kind", theory_forms.box_field(box.id, "kind"))
    fields.tick("A guess, to check", box.to_check, f"{key}-to-check", theory_forms.box_field(box.id, "to_check"))
    if box.basis:
        messages.paragraph(f"Where it comes from: {box.basis}", "small")
    if box.kind == "activity":
        _parts(box, "dose", "How much of it", DOSE, Dose)
    if box.kind == "risk":
        _parts(box, "harm", "How to keep people safe", HARM, Harm)
    _add_after(design, box)
    _connect(design, box)
    theory_forms.take_away(design, box.id, "box", design.theory.without_box(box.id))


def _parts(box: Box, field: str, title: str, labels: Mapping[str, str], model: type[Dose] | type[Harm]) -> None:
    messages.heading(title, 3)
    parts = getattr(box, field) or model()
    for name, label in labels.items():
        fields.text(label, getattr(parts, name), f"box-{box.id}-{name}", _part(box.id, field, name, model))


def _part(identifier: str, field: str, name: str, model: type[Dose] | type[Harm]) -> fields.Change:
    def change(design: Design, value: Any) -> Design:
        box = design.theory.boxes.get(identifier)
        now = (getattr(box, field) if box else None) or model()
        return theory_forms.box_field(identifier, field)(design, model.model_validate({**dict(now), name: value}))

    return change


def _add_after(design: Design, box: Box) -> None:
    key = f"{design.id}-{box.id}-add"
    with st.expander("Add a box after this one"), st.form(key, clear_on_submit=True, border=False):
        kind_and_text(key, NEXT_KIND[box.kind])
        st.form_submit_button("Add the box and an arrow to it", on_click=add, args=(key, box.id))
    theory_forms.say_if_refused(key)


def kind_and_text(key: str, kind: str) -> None:
    """What a new box says and what kind it is."""
    st.text_area("What happens or what changes", key=f"{key}-text", height=80, help=fields.NO_NAMES)
    kinds = list(graph.BOX_WORDS)
    st.selectbox("Kind of box", kinds, kinds.index(kind), graph.BOX_WORDS.__getitem__, key=f"{key}-kind")


def add(key: str, after: str | None) -> None:
    """Put a new box in its place, with an arrow from the one before."""
    identifier = designs.new_id("box")

    def grown(design: Design) -> Design:
        text, kind = state.kept(f"{key}-text") or "", state.kept(f"{key}-kind")
        theory = editing.add_box(design.theory, identifier, kind, text, after)
        if after in design.theory.boxes:
            theory = editing.connect(theory, designs.new_id("arrow"), str(after), identifier)
        return design.with_theory(theory)

    theory_forms.change(key, grown)
    opened = state.current()
    if opened and identifier in opened.design.theory.boxes:
        theory_choice.choose(opened.design, identifier)


def _connect(design: Design, box: Box) -> None:
    key = f"{design.id}-{box.id}-connect"
    others = {
        identifier: name
        for identifier, name in theory_choice.names(design.theory).items()
        if identifier in design.theory.boxes and identifier != box.id
    }
    with st.expander("Draw an arrow from this box to another"):
        st.selectbox(
            "Leads to",
            list(others),
            index=None,
            format_func=lambda identifier: others[identifier],
            placeholder="Choose a box",
            key=f"{key}-end",
        )
        st.button("Draw the arrow", key=key, on_click=_draw, args=(f"{key}-end", box.id))
        theory_forms.say_if_refused(f"{key}-end")


def _draw(key: str, start: str) -> None:
    identifier, end = designs.new_id("arrow"), state.kept(key)

    def joined(design: Design) -> Design:
        if end is None:
            raise UserError("Choose the box that it leads to first.")
        return design.with_(theory=editing.connect(design.theory, identifier, start, end))

    theory_forms.change(key, joined)
    opened = state.current()
    if opened and identifier in opened.design.theory.arrows:
        theory_choice.choose(opened.design, identifier)
