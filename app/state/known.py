"""Holds what all sessions share: the knowledge base, the store and its address, what was made once, the clock."""

import datetime
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st
from sqlalchemy import event
from streamlit.runtime.scriptrunner import get_script_run_ctx

from toolkit import knowledge_base, local_knowledge, store as storage
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need.readings import LocalNeed
from toolkit.store import Store, address
from toolkit.vocabulary import Area


@dataclass
class _Written:
    """How often this process has written into the database."""

    times: int = 0

    def note(self, *_: object) -> None:
        self.times += 1


def base() -> KnowledgeBase:
    """Everything that is known, with the partnership's records. Raises UserError with every problem of the files.

    A page asks for it a hundred times: it is looked up once in a run, and again after something was written here.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return _look_up()
    written = _opened(database_address())[1]
    found = st.session_state.get("known")
    if found is None or found[0] != written.times:
        found = st.session_state["known"] = (written.times, _look_up())
    known: KnowledgeBase = found[1]
    return known


def forget_base() -> None:
    """Let the next question look it up again, at the start of a run: others may have written meanwhile."""
    st.session_state.pop("known", None)


def _look_up() -> KnowledgeBase:
    kept = store()
    return _with_records(str(knowledge_base.default_folder()), database_address(), local_knowledge.stamp(kept), kept)


@st.cache_resource(max_entries=4, show_spinner=False)
def _with_records(folder: str, address: str, stamp: str, _store: Store) -> KnowledgeBase:
    return local_knowledge.with_records(_base(folder), _store)


@st.cache_resource(show_spinner=False)
def _base(folder: str) -> KnowledgeBase:
    return knowledge_base.load(Path(folder))


def need() -> LocalNeed:
    """What readings are made from."""
    return base().local_need()


def database_address() -> str:
    """Where designs and records are kept."""
    return address.default_address()


def store() -> Store:
    """The store of designs. Raises UserError when the database cannot be opened."""
    return _opened(database_address())[0]


@st.cache_resource(show_spinner=False)
def _opened(address: str) -> tuple[Store, _Written]:
    opened, written = storage.open_store(address), _Written()
    event.listen(opened.engine, "commit", written.note)
    return opened, written


def area(design: Design) -> Area | None:
    """The design's place; None while none is chosen, and where it is a place of another network."""
    return base().areas.get(design.area or "")


def today() -> str:
    """Today's date as a design keeps it: 2026-11-23."""
    return datetime.date.today().isoformat()  # noqa: DTZ011  the day where the person is


def now() -> datetime.datetime:
    """This moment."""
    return datetime.datetime.now(datetime.UTC)


def local_time(moment: datetime.datetime) -> datetime.datetime:
    """A moment on the clock of the person's own browser, or of this machine when the browser does not say."""
    try:
        return moment.astimezone(zoneinfo.ZoneInfo(st.context.timezone or ""))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return moment.astimezone()


@st.cache_data(max_entries=120, show_spinner=False)
def _made(name: str, content: str, _make: Callable[[], Any]) -> Any:
    return _make()


def made_once(name: str, content: str, make: Callable[[], Any]) -> Any:
    """What `make` gives for some content, made once for all sessions: chart specifications, document bytes.

    `content` is the text that the result follows from, such as the JSON of the models that went in.
    """
    return _made(name, content, make)
