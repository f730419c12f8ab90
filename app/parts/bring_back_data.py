"""Takes a filled-in sheet: reads it in memory, names every cell that cannot be right, and keeps totals alone."""

import datetime
from collections.abc import Sequence
from functools import partial

import streamlit as st

from app import state
from app.parts import kept_results, kept_rows, messages, tables
from toolkit import wording
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.observing import checking, reading, summary
from toolkit.observing.checking import Checked, Fault
from toolkit.observing.form import Form
from toolkit.observing.reading import Sheet

MOST_SHOWN = 100
"""Faults shown at once; the rest is counted."""


def show(design: Design, form: Form) -> None:
    """The upload, what is wrong in it, and the button that takes it in."""
    messages.heading("2. Bring it back")
    _say_what_was_taken(design)
    given = st.file_uploader(
        "Your filled-in workbook or CSV file", type=["xlsx", "csv", "txt", "tsv"], key=_fresh(design),
        max_upload_size=10,
    )  # fmt: skip
    if given is None:
        return
    try:
        sheet = reading.read(given.getvalue(), form)
    except UserError as error:
        messages.error(str(error))
        return
    _judge(design, form, sheet)


def _judge(design: Design, form: Form, sheet: Sheet) -> None:
    checked = checking.check(sheet, form, _today())
    if not checked.rows:
        waiting = f"{wording.count_of(sheet.waiting, 'row')} hold a code alone." if sheet.waiting else ""
        messages.note("Nobody is in this sheet yet.", f"{waiting} Nothing was taken in.", "empty")
        return
    _say_what_was_read(checked, sheet)
    leave_out = _ask_about_faults(design, checked) if checked.faults else True
    by = st.text_input("Who brings this? A role or an organisation", key=f"{design.id}-data-by", max_chars=100)
    keep = kept_rows.ask(design)
    if leave_out:
        words = f"Take in {wording.count_of(len(checked.rows) - len(checked.faulty_rows), 'row')}"
        st.button(
            words,
            type="primary",
            key=f"{design.id}-take-data",
            on_click=partial(_take, design, form, checked, by, keep),
        )


def _say_what_was_read(checked: Checked, sheet: Sheet) -> None:
    read = wording.count_of(len(checked.rows), "row")
    waiting = f"{wording.count_of(sheet.waiting, 'row')} with a code alone not counted." if sheet.waiting else ""
    if not checked.faults:
        messages.reading(f"{read} read. Every cell is fine.", waiting)
    else:
        faults = wording.count_of(len(checked.faults), "cell")
        faulty = wording.count_of(len(checked.faulty_rows), "row")
        messages.reading(f"{read} read. {faults} in {faulty} cannot be right.", f"Nothing was taken in yet. {waiting}")
    if checked.unknown:
        names = wording.join_words([f"“{name}”" for name in checked.unknown[:10]])
        messages.paragraph(f"Columns that are not ours were not read: {names}.", "small")


def _ask_about_faults(design: Design, checked: Checked) -> bool:
    """Every fault, and whether to go on without those rows."""
    tables.show("What cannot be right", ("Where", "Column", "What is wrong, and what to do"), _rows(checked.faults))
    more = len(checked.faults) - MOST_SHOWN
    if more > 0:
        messages.paragraph(f"And {wording.count_of(more, 'more cell', 'more cells')}.", "small")
    messages.paragraph("Mend these cells in your file and bring it again. Or go on without their rows:")
    left = wording.count_of(len(checked.faulty_rows), "row")
    label = f"Leave out {left} with something wrong. This is recorded with the results."
    return st.checkbox(label, key=f"{_fresh(design)}-leave-out")


def _rows(faults: Sequence[Fault]) -> list[tuple[tables.Cell, ...]]:
    return [(fault.cell, fault.column, fault.says) for fault in faults[:MOST_SHOWN]]


def _take(design: Design, form: Form, checked: Checked, by: str, keep: bool) -> None:
    rows = kept_rows.with_kept(design, form, checked.good(), keep=keep)
    left_out = summary.left_out_of(checked)
    kept_results.keep(summary.observe_rows(rows, form, design, _today(), by.strip(), left_out))
    state.keep(f"{design.id}-rows-kept", keep)
    state.keep(f"{design.id}-data-taken", len(checked.rows) - len(checked.faulty_rows))
    state.keep(f"{design.id}-data-round", state.kept(f"{design.id}-data-round", 0) + 1)


def _say_what_was_taken(design: Design) -> None:
    taken = state.kept(f"{design.id}-data-taken")
    if taken is not None:
        kept = "The rows are kept here too." if state.kept(f"{design.id}-rows-kept") else "The rows are gone from here."
        words = f"Totals and averages were kept. {kept} The results are on the page Results."
        messages.note(f"Taken in: {wording.count_of(taken, 'row')}.", words)
        state.keep(f"{design.id}-data-taken", None)


def _today() -> datetime.date:
    return datetime.date.fromisoformat(state.today())


def _fresh(design: Design) -> str:
    """A key that gives an empty field after each taking in."""
    return f"{design.id}-data-{state.kept(f'{design.id}-data-round', 0)}"
