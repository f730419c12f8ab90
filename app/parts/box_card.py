"""Shows one box of a theory of change in full, and the ways to put another box or arrow after it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from app import state
from app.parts import fields, messages, theory_choice, theory_forms
from toolkit.design import Design
from toolkit.theory_of_change import acts, graph
from toolkit.theory_of_change.acts import Act
from toolkit.theory_of_change.details import FIDELITY_WORDS, LIKELIHOOD_WORDS, MODE_WORDS, Amount, Dose, Harm
from toolkit.theory_of_change.graph import Box
from toolkit.vocabulary import SETTINGS

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
        _activity(box)
    if box.kind == "output":
        _amount(box)
    if box.kind == "risk":
        _parts(box, "harm", "How to keep people safe", HARM, Harm)
        _choice(box, "harm", "likelihood", "How likely is it?", LIKELIHOOD_WORDS, Harm)
    _add_after(design, box)
    _connect(design, box)
    theory_forms.take_away(design, box.id, "box", design.theory.without_box(box.id))


def _activity(box: Box) -> None:
    _parts(box, "dose", "How much of it", DOSE, Dose)
    _choice(box, "dose", "mode", "How are people met?", MODE_WORDS, Dose)
    _choice(box, "dose", "setting", "Where?", SETTINGS, Dose)
    change = theory_forms.box_field(box.id, "fidelity")
    fields.one_of("May it be changed?", FIDELITY_WORDS, box.fidelity, f"box-{box.id}-fidelity", change)


def _amount(box: Box) -> None:
    messages.heading("How many of what", 3)
    now = box.amount or Amount()
    quantity = _part(box.id, "amount", "quantity", Amount)
    fields.number("How many?", now.quantity, f"box-{box.id}-quantity", quantity, min_value=0.0, step=1.0, format="%g")
    fields.text(
        "Of what? Such as: young people who finish",
        now.unit,
        f"box-{box.id}-unit",
        _part(box.id, "amount", "unit", Amount),
    )


def _choice(
    box: Box, field: str, name: str, label: str, words: Mapping[str, str], model: type[Dose] | type[Harm]
) -> None:
    now = getattr(getattr(box, field) or model(), name)
    fields.one_of_many(label, words, now, f"box-{box.id}-{name}", _part(box.id, field, name, model))


def _parts(box: Box, field: str, title: str, labels: Mapping[str, str], model: type[Dose] | type[Harm]) -> None:
    messages.heading(title, 3)
    parts = getattr(box, field) or model()
    for name, label in labels.items():
        fields.text(label, getattr(parts, name), f"box-{box.id}-{name}", _part(box.id, field, name, model))


def _part(identifier: str, field: str, name: str, model: type[Dose] | type[Harm] | type[Amount]) -> fields.Change:
    def change(design: Design, value: Any) -> Design:
        box = design.theory.boxes.get(identifier)
        now = (getattr(box, field) if box else None) or model()
        return theory_forms.box_field(identifier, field)(design, model.model_validate({**dict(now), name: value}))

    return change


def _add_after(design: Design, box: Box) -> None:
    key = f"{design.id}-{box.id}-add"
    with st.expander("Add a box after this one"), st.form(key, clear_on_submit=True, border=False):
        kind_and_text(key, acts.NEXT_KIND[box.kind])
        st.form_submit_button("Add the box and an arrow to it", on_click=add, args=(key, box.id))
    theory_forms.say_if_refused(key)


def kind_and_text(key: str, kind: str) -> None:
    """What a new box says and what kind it is."""
    st.text_area("What happens or what changes", key=f"{key}-text", height=80, help=fields.NO_NAMES)
    kinds = list(graph.BOX_WORDS)
    st.selectbox("Kind of box", kinds, kinds.index(kind), graph.BOX_WORDS.__getitem__, key=f"{key}-kind")


def add(key: str, after: str | None) -> None:
    """Put a new box in its place, with an arrow from the one before."""
    words, kind = state.kept(f"{key}-text") or "", state.kept(f"{key}-kind")
    theory_forms.act(key, Act(name="add", item=after or "", other=str(kind), words=str(words)))


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
    theory_forms.act(key, Act(name="connect", item=start, other=str(state.kept(key) or "")))
