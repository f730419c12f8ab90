"""Offers to keep the rows themselves, where an administrator has recorded an impact assessment that still holds."""

import datetime
from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from app import state
from app.parts import kept_results, messages
from toolkit.design import Design
from toolkit.documents import phrases
from toolkit.errors import UserError
from toolkit.observing import assessments, summary
from toolkit.observing.assessments import ImpactAssessment, KeptRows
from toolkit.observing.checking import Value
from toolkit.observing.form import Form
from toolkit.observing.observed import LeftOut
from toolkit.store import Collection


def assessment(design: Design) -> ImpactAssessment | None:
    """The assessment that holds today; None where there is none."""
    try:
        kept = state.store().records(assessments.ASSESSMENTS, ImpactAssessment).get(design.id)
    except UserError:
        return None
    return kept.record if not kept.retired and kept.record.holds(_today()) else None


def ask(design: Design) -> bool:
    """Whether this time's rows are to be kept; asked only where that is allowed."""
    if assessment(design) is None:
        return False
    label = "Keep the rows here too, so that the next sheet only needs new or changed people"
    return st.checkbox(label, value=_kept(design) is not None, key=f"{design.id}-keep-rows")


def with_kept(
    design: Design, form: Form, rows: Mapping[str, Sequence[Value]], *, keep: bool
) -> Mapping[str, Sequence[Value]]:
    """The new rows together with those kept before, when they are to be kept; otherwise the new rows alone."""
    if not keep or assessment(design) is None:
        return rows
    together = assessments.joined(_kept(design), rows, form)
    _erase(design)
    _collection().create(design.id, assessments.to_keep(together, form, _today()))
    return together


def show(design: Design, form: Form) -> None:
    """What is kept of the rows, and the ways to work with them or to be rid of them."""
    kept, holds = _kept(design), assessment(design)
    if holds:
        until = phrases.partial(holds.review_on)
        words = f"Assessed by {holds.assessed_by}. Rows must be erased or assessed again by {until}."
        messages.note("An impact assessment is recorded.", words)
    if kept is None:
        return
    words = f"They were kept on {phrases.partial(kept.kept_on)}."
    if not holds:
        words += " The assessment no longer holds, so they are not used. Erase them, or have it assessed again."
    messages.note(f"Rows are kept here: {len(kept.rows)}.", words, "check")
    with st.container(horizontal=True):
        if holds:
            st.button("Work out the results again", key="again", on_click=partial(_again, design, form, kept))
        st.button("Erase the rows for good", key="erase-rows", on_click=partial(_erase, design))


def _again(design: Design, form: Form, kept: KeptRows) -> None:
    """For a plan that changed: another reliability, or a line more."""
    rows = assessments.joined(kept, {column.key: [] for column in form.columns}, form)
    before = kept_results.of(design.id)
    by, left_out = (before.read_by, before.left_out) if before else ("", LeftOut())
    kept_results.keep(summary.observe_rows(rows, form, design, _today(), by, left_out))


def _kept(design: Design) -> KeptRows | None:
    try:
        return _collection().get(design.id).record
    except UserError:
        return None


def _collection() -> Collection[KeptRows]:
    return state.store().records(assessments.ROWS, KeptRows)


def _erase(design: Design) -> None:
    _collection().erase(design.id)


def _today() -> datetime.date:
    return datetime.date.fromisoformat(state.today())
