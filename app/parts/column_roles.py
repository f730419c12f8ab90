"""Asks what the columns of a table mean that no reader knows, and remembers the answer for the next one like it."""

from typing import Any

import pydantic
import streamlit as st

from app import state
from app.parts import frame, messages, tables
from toolkit import bringing
from toolkit.errors import UserError
from toolkit.need import readers
from toolkit.need.column_mapping import ROLES, ColumnMapping
from toolkit.need.readers import Found, Unknown, disclosing
from toolkit.need.readers.found import source
from toolkit.need.readers.values import slug

NONE = ""
PER = {100.0: "Per 100 (a percentage)", 1000.0: "Per 1,000", 10_000.0: "Per 10,000", 100_000.0: "Per 100,000"}
ROWS_SHOWN = 4
FIRST_ROLES = ("place", "period", "what", "group", "value", "count", "out_of", "lower", "upper", "moment")


def ask(unknown: Unknown, number: int) -> tuple[Found, ColumnMapping] | None:
    """The figures of the table by what its columns mean; None while something is still to say."""
    messages.heading(f"A table of your own: {unknown.file}")
    before = bringing.remembered(state.store(), unknown.mapping)
    start = before or unknown.mapping
    is_known = not start.missing()
    messages.paragraph(_KNOWN_BEFORE if before else _GUESSED if is_known else _UNKNOWN)
    _show_rows(unknown)
    with frame.folded("What the columns mean", f"bring-roles-{number}", is_open=not is_known):
        mapping = _mapping(unknown, start, f"bring-{state.kept('bring-stamp')}-{number}")
    if mapping is None:
        return None
    title = st.text_input(
        "Where is this table from? For example: Community survey 2025, Network team",
        key=f"bring-{state.kept('bring-stamp')}-{number}-source", max_chars=160,
    )  # fmt: skip
    missing = mapping.missing()
    if missing or not title:
        more = "" if title else "where this table is from"
        messages.note("Still to say:", f"{'; '.join(item for item in (missing, more) if item)}.", "empty")
        return None
    return _read(unknown, mapping, title)


_UNKNOWN = "We do not know this layout. Say what its columns mean; next time we will remember."
_GUESSED = "The names of its columns say what they mean. Check that we took them right."
_KNOWN_BEFORE = "We know this layout from before. Check that it is still right."


def _read(unknown: Unknown, mapping: ColumnMapping, title: str) -> tuple[Found, ColumnMapping] | None:
    whose = source(f"own-{slug(title)}"[:90].rstrip("-"), title, "The network’s own file")
    try:
        found = readers.read_own(unknown.table, mapping, state.base().known_to_readers(), whose)
    except UserError as error:
        messages.error(str(error))
        return None
    return found, mapping


def _show_rows(unknown: Unknown) -> None:
    named = [item or f"Column {place + 1}" for place, item in enumerate(unknown.table.headings)]
    rows = [
        tuple((row[place] if place < len(row) else "") or "(empty)" for place in range(len(named)))
        for row in unknown.table.rows[:ROWS_SHOWN]
    ]
    tables.show(f"The first rows of {len(unknown.table.rows)}", named, rows)


def _mapping(unknown: Unknown, start: ColumnMapping, key: str) -> ColumnMapping | None:
    headings = [item for item in unknown.table.headings if item]
    columns: dict[Any, str] = {}
    sides = st.columns(2)
    for place, role in enumerate(FIRST_ROLES):
        with sides[place % 2]:
            chosen = _column(role, headings, start, key)
        if chosen:
            columns[role] = chosen
    with sides[0]:
        one_place = _one_place(start, key) if "place" not in columns else None
        one_period = (
            _text("Which year or period is it all?", start.one_period, f"{key}-period")
            if "period" not in columns
            else ""
        )
    with sides[1]:
        one_thing = (
            _text("What does it count?", start.one_thing, f"{key}-thing")
            if "what" not in columns or "moment" in columns
            else ""
        )
        per = st.selectbox("The rate or share is", list(PER), format_func=lambda item: PER[item], key=f"{key}-per",
                           index=list(PER).index(start.multiplier) if start.multiplier in PER else 0)  # fmt: skip
    published = st.checkbox("These figures have been published", start.is_published, key=f"{key}-published")
    if not published:
        messages.paragraph(disclosing.RULE, "small")
    try:
        return ColumnMapping(
            headings=unknown.table.headings, columns=columns, one_place=one_place, one_period=one_period,
            one_thing=one_thing, multiplier=per, is_published=published,
        )  # fmt: skip
    except pydantic.ValidationError:
        messages.error("These answers do not fit together. Choose each column once more.")
        return None


def _column(role: str, headings: list[str], start: ColumnMapping, key: str) -> str:
    guessed = start.columns.get(role, NONE)  # type: ignore[call-overload]
    options = [NONE, *dict.fromkeys(headings)]
    return str(
        st.selectbox(
            ROLES[role], options, index=options.index(guessed) if guessed in options else 0,
            format_func=lambda item: item or "No such column", key=f"{key}-{role}",
        )
    )  # fmt: skip


def _one_place(start: ColumnMapping, key: str) -> str:
    areas = state.base().areas
    options = list(areas)
    first = start.one_place or state.base().partnership.area
    return str(
        st.selectbox("Which place is it all?", options, index=options.index(first) if first in options else 0,
                     format_func=lambda code: areas[code].name, key=f"{key}-place-all")
    )  # fmt: skip


def _text(label: str, start: str, key: str) -> str:
    return st.text_input(label, start, key=key, max_chars=120) or ""
