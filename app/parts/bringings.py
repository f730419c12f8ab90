"""Keeps what was chosen, says that it was done, and lists what was brought so far, each to be taken out again."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from app import state
from app.parts import messages, rail, tables
from toolkit import bringing, wording
from toolkit.bringing import Bringing, Chosen
from toolkit.documents import phrases
from toolkit.errors import UserError
from toolkit.need.column_mapping import ColumnMapping
from toolkit.need.readers import Found

DONE, FAILED = "bring-done", "bring-failed"


def keep(ready: Sequence[tuple[Found, Sequence[Chosen]]], by: str, mappings: Sequence[ColumnMapping]) -> None:
    """Keep everything that was chosen, and remember what columns mean."""
    try:
        upload = bringing.keep(state.store(), ready, by, state.now(), state.today())
        for mapping in mappings:
            bringing.remember(state.store(), mapping, by)
    except UserError as error:
        state.keep(FAILED, str(error))
        return
    state.keep(FAILED, "")
    state.keep(DONE, upload)
    state.keep("bring-stamp", "")
    state.keep("bring-desk", None)
    state.keep("bring-round", state.kept("bring-round", 0) + 1)


def _on_file() -> Sequence[Bringing]:
    stamp = state.store().stamp(bringing.KINDS)
    found: Sequence[Bringing] = state.made_once(
        "bringings", f"{state.database_address()} {stamp}", lambda: bringing.bringings(state.store())
    )
    return found


def say_what_was_done() -> None:
    """What was just kept, with the way back."""
    if state.kept(FAILED):
        messages.error(state.kept(FAILED))
        state.keep(FAILED, "")
    done = next((item for item in _on_file() if item.id == state.kept(DONE, "")), None)
    if done is None or done.is_withdrawn:
        return
    messages.note("Kept.", f"{_what(done)}. Every page uses it from now on.")
    with st.container(horizontal=True):
        rail.link("need", "See the need page")
        st.button("Undo", key="bring-undo", on_click=partial(_withdraw, done.id))


def show() -> None:
    """Everything that was ever brought, the latest first."""
    found = _on_file()
    messages.heading("What was brought so far")
    if not found:
        messages.note("Nothing yet.", "The figures on the other pages come with the tool.", "empty")
        return
    rows = [
        (_what(item), "taken out" if item.is_withdrawn else "in\u00a0use", _whose(item),
         tables.cell(_files(item), _left_out(item)))
        for item in found
    ]  # fmt: skip
    tables.show("Files that were brought", ("What", "State", "When and who", "From, and what was left out"), rows)
    named = {item.id: item for item in found}
    chosen = st.selectbox(
        "Take one out, or put it back", list(named), index=None, key="bring-one", placeholder="Choose one",
        format_func=lambda key: f"{_what(named[key])[:70]}, {_whose(named[key])}",
    )  # fmt: skip
    if chosen in named:
        _change(named[chosen])


def _change(item: Bringing) -> None:
    if item.is_withdrawn:
        st.button("Put it back", key=f"bring-back-{item.id}", on_click=partial(_put_back, item.id))
    else:
        messages.paragraph("What stood before it will stand again. It is not deleted: you can put it back.", "small")
        st.button("Take it out", key=f"bring-out-{item.id}", on_click=partial(_withdraw, item.id))


def _what(item: Bringing) -> str:
    names = [_in_words(name) for name in item.what]
    shown = wording.join_words(names[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more"


def _in_words(name: str) -> str:
    known = state.base().indicators.get(name.split(" (")[0])
    return f"{known.name} ({name.split(' (', 1)[1]}" if known and " (" in name else name


def _whose(item: Bringing) -> str:
    day = phrases.partial(item.brought_on).replace(" ", "\u00a0")
    return f"{day}{f', {item.brought_by}' if item.brought_by else ''}"


def _files(item: Bringing) -> str:
    more = f" and {len(item.files) - 2} more" if len(item.files) > 2 else ""
    return f"{wording.join_words(list(item.files[:2]))}{more}" if not more else f"{', '.join(item.files[:2])}{more}"


def _left_out(item: Bringing) -> str:
    return " ".join(f"{line.rstrip('.')}." for line in item.left_out[:3])


def _withdraw(upload: str) -> None:
    _try(partial(bringing.withdraw, state.store(), upload))


def _put_back(upload: str) -> None:
    _try(partial(bringing.put_back, state.store(), upload))


def _try(change: "partial[None]") -> None:
    try:
        change()
    except UserError as error:
        state.keep(FAILED, str(error))
