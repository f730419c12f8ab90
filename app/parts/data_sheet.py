"""Offers the data sheet as a workbook and as CSV, says what is in it, and asks how far each scale can be relied on."""

import datetime
from functools import partial
from typing import Any

import streamlit as st

from app import state
from app.parts import downloads, fields, frame, messages, sources, tables
from toolkit import readiness
from toolkit.design import Design, PlannedOutcome
from toolkit.documents import collection
from toolkit.observing.form import Form

KINDS = {"retest": "Asked again after some time (retest)", "alpha": "How well its questions hang together (alpha)"}
PERSONAL = (
    "Every row is about one person, so it is personal data even without a name. Store it as your data protection lead "
    "says. It is read here in memory, and only totals and averages are kept."
)


def offer(design: Design, form: Form) -> None:
    """The two downloads, and what each column is for."""
    messages.heading("1. Download the sheet")
    messages.note("The rows are personal data.", PERSONAL, "check")
    people, today = design.evaluation.people_expected, datetime.date.fromisoformat(state.today())
    make = partial(collection.to_workbook, form, people, today)
    name = downloads.name_for(design, "data-sheet", ".xlsx")
    with st.container(horizontal=True):
        downloads.made("Download the workbook (Excel)", make, name, f"{form}{people}{today}", "data-sheet")
        headings = [column.heading for column in form.columns]
        csv_name = downloads.name_for(design, "data-sheet", ".csv")
        rows = collection.template_rows(form, people)
        downloads.table("Download as CSV", headings, rows, csv_name, "data-sheet-csv")
    with frame.folded(f"What the {len(form.columns)} columns are for", "columns"):
        rows_of = [(column.heading, column.what_for, collection.allowed(column)) for column in form.columns]
        tables.show("The columns of the sheet", ("Column", "What it is for", "What may stand in it"), rows_of)
    if form.left_out:
        names = [messages.Markup("<strong>{}</strong>: {}").format(name, why) for name, why in form.left_out]
        with frame.folded("What is not in the sheet, and why", "left-out"):
            messages.bullets(names)


def ask_how_reliable(design: Design, form: Form) -> None:
    """For each scale what is needed to tell a real change from noise; and whether a score lets people in."""
    lines = [(item.name, design.outcomes[item.lines[0]]) for item in form.asked if item.is_scale]
    with frame.folded("Before you bring it back: two things about the scores", "scores"):
        label = "People come in because they scored high (or low) on one of these"
        fields.tick(label, design.evaluation.enters_by_score, "enters-by-score", _enters_by_score)
        for name, line in lines:
            messages.heading(name, 3)
            _ask_one(line)


def _ask_one(line: PlannedOutcome) -> None:
    measure = state.base().measures.get(line.measure or "")
    if measure and measure.reliability:
        messages.bullets(item.text for item in measure.reliability)
        sources.cite(item.source for item in measure.reliability)
    left, right = st.columns(2)
    change = partial(_changed, key=line.id)
    with left:
        fields.number(
            "How far does it give the same score again? 0 to 1", line.reliability, f"{line.id}-reliability",
            partial(change, field="reliability"), min_value=0.0, max_value=0.99, step=0.01,
        )  # fmt: skip
        kind = line.reliability_kind or None
        fields.one_of(
            "What kind of figure is that?", KINDS, kind, f"{line.id}-kind", partial(change, field="reliability_kind")
        )
    with right:
        fields.number(
            "Spread of scores among people like yours (standard deviation)", line.score_spread, f"{line.id}-spread",
            partial(change, field="score_spread"), min_value=0.0, step=0.1,
            help="Leave it empty to use the first scores of your own people.",
        )  # fmt: skip
        fields.text(
            "Where did you read these?", line.score_spread_from, f"{line.id}-spread-from",
            partial(change, field="score_spread_from"),
        )  # fmt: skip


def _changed(design: Design, value: Any, key: str, field: str) -> Design:
    empty = "" if field in ("reliability_kind", "score_spread_from") else None
    return readiness.change_line(design, key, **{field: value if value else empty})


def _enters_by_score(design: Design, ticked: bool) -> Design:
    return design.with_(evaluation=design.evaluation.model_copy(update={"enters_by_score": ticked}))
