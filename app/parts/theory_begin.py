"""Shows what was read from an outline, a table or a file before it is taken in, and takes it in."""

import textwrap
from collections.abc import Mapping
from functools import partial

import streamlit as st
from markupsafe import Markup

from app.parts import fields, frame, messages, theory_forms
from toolkit import readiness, wording
from toolkit.design import Design
from toolkit.theory_of_change import outline
from toolkit.theory_of_change.formats.bringing_in import BroughtIn
from toolkit.theory_of_change.formats.from_columns import ROLES
from toolkit.theory_of_change.graph import Theory

HOW: Mapping[str, str] = {"instead": "Put it in place of what is there", "beside": "Add it to what is there"}
THEORY = "theory-of-change"
NOT_USED = ""
ROWS_SHOWN = 4


def preview(design: Design, brought: BroughtIn, key: str) -> None:
    """What was found, what was guessed, and the button that takes it in."""
    boxes = wording.count_of(len(brought.theory.boxes), "box", "boxes")
    arrows = wording.count_of(len(brought.theory.arrows), "arrow")
    messages.reading(f"We found {boxes} and {arrows}.", "Nothing is taken in yet.")
    if brought.notes:
        messages.bullets(brought.notes)
    with frame.folded("Read it before you take it in", f"{key}-read"):
        lines = (
            Markup("{}: <strong>{}</strong>{}").format(item.kind, item.text, _leads(item))
            for item in outline.outline(brought.theory)
        )
        messages.bullets(lines)
    take_in(design, brought.theory, key)


def _leads(item: outline.OutlineItem) -> Markup:
    ends = "; ".join(wording.lower_first(arrow.target_text) for arrow in item.arrows)
    return Markup(", leads to: {}").format(ends) if ends else Markup("")


def take_in(design: Design, theory: Theory, key: str, label: str = "Take it in") -> None:
    """The button that takes a theory in, after asking what is to become of the one that is there."""
    how = "instead"
    if design.theory.boxes:
        how = st.radio("There is a theory already", list(HOW), format_func=HOW.__getitem__, key=f"{key}-how")
    if st.button(label, type="primary", key=f"{key}-take"):
        theory_forms.change(key, partial(_put_in, theory=theory, how=how))
        frame.go_to(THEORY)
    messages.paragraph("You can undo it afterwards.", "small")


def _put_in(design: Design, theory: Theory, how: str) -> Design:
    return readiness.put_in(design, theory, "beside" if how == "beside" else "instead")


def columns(rows: list[list[str]], key: str) -> dict[int, str]:
    """Asks what each column of a table holds, with a first guess from its name. Returns the roles that were given."""
    messages.heading("What does each column hold?", 3)
    guesses = readiness.suggest_columns(rows[0])
    options = [NOT_USED, *ROLES]
    roles: dict[int, str] = {}
    for place, name in enumerate(rows[0]):
        examples = [row[place] for row in rows[1:] if place < len(row) and row[place].strip()][:ROWS_SHOWN]
        role = st.selectbox(
            _named(place, name, examples), options, options.index(guesses.get(place, NOT_USED)),
            format_func=lambda item: ROLES.get(item, "We do not use it"), key=f"{key}-column-{place}",
        )  # fmt: skip
        if role != NOT_USED:
            roles[place] = role
    twice = {role for role in roles.values() if list(roles.values()).count(role) > 1}
    if twice:
        names = wording.join_words([f"“{ROLES[role]}”" for role in sorted(twice)])
        messages.note("Two columns hold the same.", f"Only the last one given as {names} is used.", "check")
    return roles


def _named(place: int, name: str, examples: list[str]) -> str:
    """A column by its number, its name and what stands in it."""
    such = f", such as “{textwrap.shorten(examples[0], 40, placeholder='…')}”" if examples else ""
    return fields.plain(f"Column {place + 1}: {name or 'without a name'}{such}")
