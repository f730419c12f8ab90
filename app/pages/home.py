"""Shows the three ways in, the worked example, and the designs that are kept."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from app import page_order, state
from app.parts import asking, badges, frame, messages, standing, tables
from toolkit import design as designs, readiness, wording
from toolkit.errors import UserError
from toolkit.store import Summary

WAYS_IN: Mapping[str, tuple[str, str]] = {
    "commission": (
        "Find where need is not met, compare options, and write a commissioning brief.",
        "About 20 minutes",
    ),
    "workshop": (
        "Work out a service with up to 40 people. Print cards, then bring back what they said.",
        "About 90 minutes, in a room",
    ),
    "bid": ("Answer a funder’s questions from one plan, each answer inside its word limit.", "About 20 minutes"),
}
PARTS_HOLD = (
    "people, place, need",
    "what is provided, where the gaps are",
    "evidence, theory of change, evaluation",
    "monitoring, documents",
)
MOST_LISTED = 25


def show_way() -> None:
    """The four parts of the public health approach on one thread."""
    parts = zip(page_order.PARTS, PARTS_HOLD, strict=True)
    steps = (Markup("<li><strong>{}</strong> {}</li>").format(name, holds) for name, holds in parts)
    messages.show(Markup('<ol class="way">{}</ol>').format(Markup("").join(steps)))


def show_ways_in() -> None:
    """Three cards, one for each purpose."""
    for column, (purpose, (what, how_long)) in zip(st.columns(3), WAYS_IN.items(), strict=True):
        with column, st.container(border=True, height="stretch"):
            words = asking.PURPOSES[purpose]
            messages.show(Markup('<h2 class="card-title">{}</h2>').format(words))
            messages.paragraph(what)
            messages.paragraph(how_long, "small")
            if st.button(words, key=f"start-{purpose}", type="primary"):
                asking.begin(purpose)


def show_worked_example() -> None:
    """A full plan to look at, opened as a copy of one's own."""
    try:
        example = readiness.worked_example()
    except UserError:
        return
    if state.area(example) is None:
        return
    about = ". ".join(example.example_note.split(". ")[:2]).rstrip(".") + "."
    messages.note("New here? Open the worked example.", f"A full plan for the {example.name}. {about}")
    if st.button("Open the worked example"):
        state.new(example.with_(id=designs.new_id("design"), made_on=state.today()))
        frame.go_to("theory-of-change")


def show_designs(kept: list[Summary]) -> None:
    """The designs that are kept, the latest first, each with where it stands."""
    messages.heading("Your designs")
    if not kept:
        messages.note("No design is kept yet.", "Choose one of the three ways in above.", "empty")
        return
    counted = wording.count_of(len(kept), "design")
    shown = "" if len(kept) <= MOST_LISTED else f", the latest {MOST_LISTED} shown"
    columns = ("Design", "Where it stands", "Next", "Last saved")
    tables.show(f"{counted} kept{shown}", columns, [row(summary) for summary in kept[:MOST_LISTED]])


def row(summary: Summary) -> tuple[tables.Cell, ...]:
    """One line of the list."""
    design, base = state.store().get(summary.id).design, state.base()
    begun = [step for step in readiness.steps(design, base) if step.state != "missing"]
    todo = readiness.advice(design, base)
    link = Markup('<a href="question-and-people?design={}">{}</a>').format(summary.id, summary.name)
    below = ", ".join(part for part in (asking.PURPOSES[summary.purpose], summary.area_name) if part)
    steps = badges.step("started" if begun else "missing", f"{len(begun)} of {len(page_order.STEPS)} steps started")
    at = state.local_time(summary.saved_at)
    saved = f"{at.day} {at:%B}, {at:%H:%M}"
    return tables.cell(link, below), steps, todo[0].message if todo else "Nothing stands out", saved


def show_upload() -> None:
    """A project file brought back in."""
    messages.heading("Open a project file")
    given = st.file_uploader(
        "A project file that you downloaded here before (.yaml)", type=["yaml", "yml"], max_upload_size=5
    )
    if given is not None and st.button("Open this file"):
        try:
            read_in(given.getvalue(), given.name)
        except UserError as error:
            messages.error(f"This file cannot be opened. Nothing was changed.\n{error}")
            return
        frame.go_to("question-and-people")


def read_in(content: bytes, name: str) -> None:
    """Keep the design of a project file; where its id is taken, as a copy. Raises UserError for a bad file."""
    try:
        design = designs.from_yaml(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError:
        raise UserError(f"{name} is not a text file. Choose a project file that ends in .yaml.") from None
    taken = {summary.id for summary in state.store().designs()}
    if design.id in taken:
        design = design.with_(id=designs.new_id("design"), name=f"{design.name} (copy)")
    state.new(design)


def show_delete(kept: list[Summary]) -> None:
    """A way to remove a design for good."""
    with st.expander("Delete a design"):
        names = {summary.id: f"{summary.name} ({summary.area_name or 'no place yet'})" for summary in kept}
        chosen = st.selectbox("Which one?", list(names), index=None, format_func=lambda item: names[item])
        sure = st.checkbox("Yes, delete it and its history for good")
        if st.button("Delete", disabled=not (chosen and sure)) and chosen:
            state.delete(chosen)
            st.rerun()


frame.open_page(
    "home",
    "Plan a service that prevents violence, and show why it should work",
    "Start with a place. End with a draft you can share, in about 20 minutes. One line runs through it all:",
)
show_way()
show_ways_in()
show_worked_example()
opened = state.current()
if opened is not None:
    messages.heading("Where the open plan stands")
    standing.principles(opened.design)
    standing.advice(opened.design)
kept_designs = state.store().designs()
show_designs(kept_designs)
show_upload()
if kept_designs:
    show_delete(kept_designs)
