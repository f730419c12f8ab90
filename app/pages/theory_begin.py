"""Ways to begin a theory of change: drafted, from a worked one, backwards, from an outline, a table or a file."""

import hashlib

import streamlit as st

from app import state
from app.parts import frame, messages, rail, theory_begin
from toolkit import readiness
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.readiness import beginning
from toolkit.theory_of_change.formats.bringing_in import BroughtIn

PAGE, THEORY = "theory-begin", "theory-of-change"
INDENTED = {
    "what_it_leads_to": "what it leads to",
    "what_must_happen_first": "what must happen first",
}
EXAMPLE = """Activity: Mentoring once a week
    Young people have an adult they trust
        Fewer young people use violence"""


def page(design: Design) -> None:
    """One section for each way."""
    lede = "You never have to start from a blank page. Choose one way. You can change everything afterwards."
    frame.open_page(PAGE, "Ways to begin a theory of change", lede)
    _drafted(design)
    _backwards()
    _worked(design)
    _outline(design)
    _file(design)
    messages.heading("Box by box")
    rail.link("theory-outline", "Start with one box in the outline")


def _drafted(design: Design) -> None:
    messages.heading("From what you have chosen")
    chosen = [
        name
        for name, given in (
            ("a need", design.needs),
            ("people", design.question.ages),
            ("an approach", design.approaches),
        )
        if given
    ]
    missing = [name for name in ("a need", "people", "an approach") if name not in chosen]
    lacks = f" Still to choose: {' and '.join(missing)}." if missing else ""
    messages.paragraph(f"We draft boxes and arrows from your need, people and approach. Each guess is marked.{lacks}")
    theory_begin.take_in(
        design, readiness.draft_theory(design, state.base()), f"{design.id}-drafted", "Draft it for me"
    )


def _backwards() -> None:
    messages.heading("Backwards from the change you want")
    messages.paragraph("Say what should be different in the end. We ask, step by step, what has to happen before that.")
    rail.link("theory-backwards", "Work backwards")


def _worked(design: Design) -> None:
    messages.heading("From a worked theory")
    messages.paragraph(
        "Take one of these and change it. Every box and arrow will be marked “to check” for your people."
    )
    examples = {example.id: example for example in readiness.worked_examples()}
    chosen = st.selectbox(
        "Which one?", list(examples), index=None, format_func=lambda key: examples[key].name,
        placeholder="Choose a worked theory", key=f"{design.id}-worked",
    )  # fmt: skip
    if chosen in examples:
        messages.paragraph(examples[chosen].example_note, "small")
        theory_begin.take_in(design, beginning.from_example(examples[chosen]), f"{design.id}-worked-{chosen}")


def _outline(design: Design) -> None:
    messages.heading("From an outline that you paste")
    messages.paragraph(
        "One line for each box, with steps to the right. Headings and bullets work, and Mermaid charts too."
    )
    text = st.text_area("Your outline", height=160, key=f"{design.id}-pasted", placeholder=EXAMPLE)
    meaning = st.radio(
        "A step to the right means", list(INDENTED), format_func=INDENTED.__getitem__, horizontal=True,
        key=f"{design.id}-indented",
    )  # fmt: skip
    if not text.strip():
        return
    try:
        brought = beginning.from_text(text)
        if meaning == "what_must_happen_first":
            brought = beginning.outlined(text, "what_must_happen_first")
    except UserError as error:
        messages.error(str(error))
        return
    theory_begin.preview(design, brought, f"{design.id}-pasted-{_short_hash(text.encode())}")


def _file(design: Design) -> None:
    messages.heading("From a table or a file")
    messages.paragraph("A table (.csv, .xlsx), a project file (.yaml), a Mermaid chart (.mmd) or a text (.txt, .md).")
    kinds = ["csv", "tsv", "xlsx", "yaml", "yml", "mmd", "txt", "md"]
    given = st.file_uploader("Your file", type=kinds, key=f"{design.id}-file")
    if given is None:
        return
    content, key = given.getvalue(), f"{design.id}-file-{_short_hash(given.getvalue())}"
    try:
        brought = _read(content, given.name, key)
    except UserError as error:
        messages.error(f"This file was not taken in. Nothing was changed.\n{error}")
        return
    theory_begin.preview(design, brought, key)


def _read(content: bytes, name: str, key: str) -> BroughtIn:
    if not name.lower().endswith((".csv", ".tsv", ".xlsx")):
        return beginning.from_file(content, name)
    rows = beginning.read_table(content, name)
    return beginning.from_own_table(rows) or beginning.from_table(rows, theory_begin.columns(rows, key))


def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]


page(frame.design_for(PAGE))
