"""Shows the outcomes framework and edits it: what is watched, with what, when and by whom."""

import streamlit as st

from app import state
from app.parts import downloads, frame, framework_line, framework_table, messages, plan_fields, rail, standing
from toolkit import readiness
from toolkit.design import Design
from toolkit.evaluation_plan import burden
from toolkit.readiness import framework


def offer_drafts(design: Design) -> None:
    """A button that drafts a line for each outcome that has none."""
    waiting = readiness.without_line(design)
    if waiting:
        what = "We pick an indicator and a measure where we know one that fits. You change what you like."
        messages.note(f"Without a line: {len(waiting)}.", what, "empty")
        st.button("Draft a line for each outcome", key="draft-lines", type="primary", on_click=draft_lines)


def draft_lines() -> None:
    """Add the drafted lines to the design."""
    plan_fields.save(lambda design: design.with_(outcomes=readiness.draft_outcomes(design, state.base())))


def offer_file(design: Design) -> None:
    """The framework as a file for a spreadsheet."""
    if design.outcomes:
        rows = readiness.framework_rows(design, state.base())
        label = "Download the framework (CSV)"
        downloads.table(label, framework.COLUMNS, rows, "outcomes-framework.csv", "framework-csv")


def show_burden(design: Design) -> None:
    """What it asks of people, in short; the page Size and cost has the rest."""
    messages.paragraph(str(readiness.burden(design, state.base())))
    messages.paragraph(plan_fields.lines_of(burden.in_words(burden.load(design, state.base()))[1:]))
    rail.link("evaluation-size", "Size and cost of the evaluation")


design = frame.design_for("monitoring")
frame.open_page(
    "monitoring",
    "What will you watch, and how?",
    "One row for each indicator: what shows the change, when, and by whom.",
)
messages.reading(*readiness.framework_in_words(design))
if design.outcomes or readiness.without_line(design):
    show_burden(design)
    framework_table.show(design)
    offer_drafts(design)
    offer_file(design)
    standing.advice(design, "monitoring")
    rail.link("collect-data", "Collect the data: a sheet made from these lines →")
    rail.link("results", "See the results →")
    chosen_line = framework_line.choose(design)
    if chosen_line:
        framework_line.edit(design, chosen_line)
else:
    messages.note("The framework will stand here.", "It lists the outcomes of your theory of change.", "empty")
    rail.link("theory-of-change", "Draw the theory of change")
frame.next_step("monitoring")
