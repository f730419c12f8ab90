"""Shows the decision log: what was decided, which options were considered, who was in the room, and when."""

from functools import partial

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import badges, fields, frame, messages, tables
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.gaps.appraisal import CRITERIA, VERDICTS, Decision, OptionConsidered
from toolkit.readiness import deciding

COLUMNS = ("Option", "Verdict", "For", "Against", "Not judged")


def show(design: Design) -> None:
    """Every entry, the newest first."""
    messages.heading("Decision log")
    entries: list[Decision] = design.ordered("decisions")
    if not entries:
        messages.note("Nothing is in the log yet.", "Give an option a verdict, then write it into the log.", "empty")
    _another(design)
    for entry in reversed(entries):
        with frame.folded(f"{entry.decided_on}: {entry.about}", f"log-{entry.id}"):
            _entry(entry)


def _another(design: Design) -> None:
    """A decision that followed from no appraisal here."""
    with frame.folded("Write down another decision", "another-decision"), st.form("another", clear_on_submit=True):
        about = st.text_input("What was it about?", help=fields.NO_NAMES)
        decided = st.text_input("What was decided, in a sentence?", help=fields.NO_NAMES)
        sent = st.form_submit_button("Put it into the log")
    if not sent:
        return
    try:
        entry = deciding.own_entry(about, decided, design, state.today())
    except UserError as error:
        messages.error(str(error))
    else:
        state.save(design.with_item("decisions", entry.id, entry))
        st.rerun()


def _entry(entry: Decision) -> None:
    messages.paragraph(Markup("<strong>{}</strong>").format(entry.decided))
    if entry.options:
        tables.show("Options considered", COLUMNS, [_row(option) for option in entry.options])
    key = f"log-{entry.id}"
    fields.text(
        f"Who was in the room? Roles or organisations, no names ({entry.decided_on})", entry.in_the_room, f"{key}-room",
        partial(_with, entry.id, "in_the_room"), help=fields.NO_NAMES,
    )  # fmt: skip
    fields.text(
        f"When was it decided? ({entry.decided_on})", entry.decided_on, f"{key}-day",
        partial(_with, entry.id, "decided_on"), help="As 2026-11-27, or 2026-11 if the day is not known.",
    )  # fmt: skip
    fields.long_text(
        f"What else should be remembered, such as who disagreed and why? ({entry.decided_on})", entry.note,
        f"{key}-note", partial(_with, entry.id, "note"), help=fields.NO_NAMES,
    )  # fmt: skip


def _row(option: OptionConsidered) -> list[tables.Cell]:
    missing = ", ".join(CRITERIA[name].lower() for name in option.not_judged)
    return [
        option.name,
        VERDICTS.get(option.verdict or "", "Not decided"),
        option.reasons_for or badges.value("not_recorded", "none written"),
        option.reasons_against or badges.value("not_recorded", "none written"),
        missing or "nothing",
    ]


def _with(identifier: str, field: str, design: Design, value: str) -> Design:
    entry = {**dict(design.decisions[identifier]), field: value}
    return design.with_(decisions={**design.decisions, identifier: entry})
