"""Brings back what people said in a workshop: pasted or as CSV, shown first, then taken in."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import badges, downloads, messages, tables, voices
from toolkit import coproduction, wording
from toolkit.coproduction import Card
from toolkit.design import Audience, Design, Shows, Voice
from toolkit.documents import phrases
from toolkit.errors import UserError

PASTE, FILE = "Paste or type lines", "A CSV file"
EXAMPLE = "2: too far from home\n2: I would come if it was in school\nAsk us, not our teachers"


@dataclass(frozen=True)
class Whose:
    """Who said it, when, and who may see it."""

    group: str
    said_on: str
    share_with: Audience
    shows: Shows | None


def show(design: Design, cards: Sequence[Card]) -> None:
    """The questions, then what would be taken in, then the button that takes it in."""
    _say_what_was_taken(design)
    whose = _ask_whose(design)
    how = st.radio("How do you bring it back?", [PASTE, FILE], key=f"{design.id}-how", horizontal=True)
    try:
        found = _pasted(design, whose, cards) if how == PASTE else _from_file(design, whose, cards)
    except UserError as error:
        messages.error(str(error))
        return
    if found:
        _preview(design, coproduction.marked(found, whose.shows))


def _ask_whose(design: Design) -> Whose:
    left, right = st.columns(2)
    with left:
        group = st.text_input("Which group said it? A group, never a person", key=f"{design.id}-group", max_chars=100)
    with right:
        said_on = st.text_input("When did they say it?", phrases.partial(state.today()), key=f"{design.id}-said-on")
    who = st.radio(
        "Who may see it?", list(voices.WHO_MAY_SEE), index=1, key=f"{design.id}-who",
        format_func=lambda item: voices.WHO_MAY_SEE[item], horizontal=True,
    )  # fmt: skip
    shows = st.radio(
        "What does it tell of?", list(voices.SHOWS), key=f"{design.id}-shows", index=len(voices.SHOWS) - 1,
        format_func=lambda item: voices.SHOWS[item], horizontal=True,
    )  # fmt: skip
    return Whose(group or "", said_on or "", who, shows)


def _today() -> datetime.date:
    return datetime.date.fromisoformat(state.today())


def _pasted(design: Design, whose: Whose, cards: Sequence[Card]) -> tuple[Voice, ...]:
    text = st.text_area(
        "What was said, one thing on each line. Start with a card’s number and a colon to say which card it is about",
        key=_fresh(design, "lines"), height=180, placeholder=EXAMPLE,
    )  # fmt: skip
    messages.paragraph("Please leave out names and anything else that points to one person.", "small")
    if not text:
        st.button("Show what will be taken in", key=f"{design.id}-show")
        return ()
    return coproduction.read_voices(
        text, group=whose.group, said_on=whose.said_on, cards=cards, today=_today(), share_with=whose.share_with
    )


def _from_file(design: Design, whose: Whose, cards: Sequence[Card]) -> tuple[Voice, ...]:
    columns = wording.join_words(coproduction.COLUMNS)
    messages.paragraph(f"The first row names the columns: {columns}. Only the first column is needed.", "small")
    rows = [("Too far from home", 3, "Year 10 pupils", state.today())]
    name = "what-people-said.csv"
    downloads.table("Download a table to fill in", coproduction.COLUMNS, rows, name, f"{design.id}-table")
    given = st.file_uploader("Your CSV file", type=["csv", "txt", "tsv"], key=_fresh(design, "file"), max_upload_size=5)
    if given is None:
        return ()
    return coproduction.read_table(
        given.getvalue(), cards=cards, today=_today(), group=whose.group, said_on=whose.said_on,
        share_with=whose.share_with,
    )  # fmt: skip


def _preview(design: Design, found: Sequence[Voice]) -> None:
    new = coproduction.new_among(design, found)
    held = len(found) - len(new)
    if not new:
        messages.note("Nothing new here.", "All of this is in your plan already.", "empty")
        return
    tied = sum(bool(voice.about) for voice in new)
    lead = f"{wording.count_of(len(new), 'thing')} will be taken in."
    rest = f"{tied} about a card." + (f" {held} left out, because they are here already." if held else "")
    messages.reading(lead, rest)
    _warn(new)
    rows = [_row(voice) for voice in new]
    tables.show("What will be taken in", ("What was said", "About", "Group", "Date"), rows)
    st.button("Take these in", type="primary", key=f"{design.id}-take", on_click=partial(_take, new))


def _row(voice: Voice) -> tuple[tables.Cell, ...]:
    look = coproduction.concerns(voice.text)
    said = tables.cell(voice.text, Markup(" ").join(badges.to_check(item) for item in look)) if look else voice.text
    return said, voice.about or "No card", voice.group, phrases.partial(voice.said_on)


def _warn(new: Sequence[Voice]) -> None:
    marked = sum(bool(coproduction.concerns(voice.text)) for voice in new)
    if marked:
        count = wording.count_of(marked, "line may", "lines may")
        words = "Look at the marks below, and take names out. We cannot find them all: please read every line."
        messages.note(f"{count} point to one person.", words, "check")
    if any(coproduction.concerns(group) for group in {voice.group for voice in new}):
        messages.note("The group looks like a person’s name.", "Name a group, such as “Year 10 pupils”.", "check")


def _take(new: Sequence[Voice]) -> None:
    opened = state.current()
    if opened:
        state.save(coproduction.take_in(opened.design, new))
        state.keep(f"{opened.design.id}-taken", len(new))
        state.keep(f"{opened.design.id}-round", state.kept(f"{opened.design.id}-round", 0) + 1)


def _say_what_was_taken(design: Design) -> None:
    taken = state.kept(f"{design.id}-taken", 0)
    if taken:
        messages.note(f"Taken in: {wording.count_of(taken, 'thing')} that people said.", "You find it below.")
        state.keep(f"{design.id}-taken", 0)


def _fresh(design: Design, name: str) -> str:
    """A key that gives an empty field after each taking in, so that nothing is taken twice."""
    return f"{design.id}-{name}-{state.kept(f'{design.id}-round', 0)}"
