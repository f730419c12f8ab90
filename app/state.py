"""Holds what a browser session has open: the only use of session_state, caches and the database address."""

import datetime
import os
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import platformdirs
import pydantic
import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from toolkit import knowledge_base, store as storage
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need.readings import LocalNeed
from toolkit.store import Conflict, Saved, Store, merging
from toolkit.vocabulary import Area


@dataclass(frozen=True)
class Opened:
    """The design that this session works on, as it was last shown, and how its last save went."""

    saved: Saved
    failure: str = ""
    conflicts: tuple[Conflict, ...] = field(default=())


def base() -> KnowledgeBase:
    """Everything that is known, loaded once for all. Raises UserError with every problem of the files."""
    return _base(str(knowledge_base.default_folder()))


@st.cache_resource(show_spinner=False)
def _base(folder: str) -> KnowledgeBase:
    return knowledge_base.load(Path(folder))


def need() -> LocalNeed:
    """What readings are made from."""
    return base().local_need()


def database_address() -> str:
    """Where designs are kept: THROUGHLINE_DATABASE, or one file in this person's own data folder."""
    own = platformdirs.user_data_path("throughline", appauthor=False) / "throughline.sqlite"
    return os.environ.get("THROUGHLINE_DATABASE") or f"sqlite:///{own.as_posix()}"


def store() -> Store:
    """The store of designs. Raises UserError when the database cannot be opened."""
    return _store(database_address())


@st.cache_resource(show_spinner=False)
def _store(address: str) -> Store:
    return storage.open_store(address)


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


def begin_run() -> None:
    """Read the open design anew, once at the start of every run of the script.

    Between runs the design stays as it was shown, so that a save can tell what others changed meanwhile.
    """
    opened, asked = _opened(), st.query_params.get("design") or st.session_state.get("design")
    st.session_state.pop("problem", None)
    if not asked:
        return
    if opened and opened.failure and opened.saved.design.id == asked:
        save(opened.saved.design)
    else:
        _read(asked, opened)


def _read(identifier: str, before: Opened | None) -> None:
    same = before is not None and before.saved.design.id == identifier
    try:
        saved = store().get(identifier)
    except UserError as error:
        st.session_state["problem"] = str(error)
        _forget()
        return
    except SQLAlchemyError:
        # What is on the screen stays; the next run tries again.
        if not same:
            raise UserError("The store of designs cannot be reached. Nothing is lost. Try again soon.") from None
        return
    _remember(Opened(saved, conflicts=before.conflicts if before and same else ()))


def current() -> Saved | None:
    """The open design as it was last shown, with unsaved changes if a save failed; None when none is open."""
    opened = _opened()
    return opened.saved if opened else None


def problem() -> str:
    """Why the design that the address names cannot be opened; empty when there is nothing to say."""
    return str(st.session_state.get("problem", ""))


def standing() -> Opened | None:
    """How the last save of the open design went."""
    return _opened()


def new(design: Design) -> Saved:
    """Keep a new design and open it. Raises UserError when it cannot be kept."""
    try:
        saved = store().create(design)
    except SQLAlchemyError:
        raise UserError("The design could not be stored. Nothing was made. Try again in a moment.") from None
    _remember(Opened(saved))
    return saved


def save(design: Design) -> None:
    """Store a changed design at once; the frame shows how it went, and a failure loses nothing."""
    opened = _opened()
    if opened is None or opened.saved.design.id != design.id:
        raise LookupError("a design can only be saved while it is open")
    try:
        result = store().save(design, opened.saved.version)
    except UserError as error:
        _remember(replace(opened, saved=replace(opened.saved, design=design), failure=str(error)))
    except SQLAlchemyError:
        lost = "the store cannot be reached."
        _remember(replace(opened, saved=replace(opened.saved, design=design), failure=lost))
    else:
        _remember(Opened(result.saved, conflicts=opened.conflicts + result.conflicts))


def delete(identifier: str) -> None:
    """Remove a design for good, and leave it if it is open."""
    store().delete(identifier)
    if identifier in (st.query_params.get("design"), st.session_state.get("design")):
        _forget()
        st.query_params.pop("design", None)


def keep_mine(conflict: Conflict) -> None:
    """Put back what this person wrote where somebody else's words were kept."""
    settle(conflict)
    opened = _opened()
    if opened is None:
        return
    document = opened.saved.design.model_dump(mode="json")
    try:
        mine = merging.apply(document, {tuple(conflict.place.split(".")): conflict.mine})
        save(Design.model_validate(mine))
    except pydantic.ValidationError:
        _remember(replace(opened, failure="your version no longer fits the rest. Write it again."))


def settle(conflict: Conflict) -> None:
    """Stop showing a conflict."""
    opened = _opened()
    if opened:
        _remember(replace(opened, conflicts=tuple(item for item in opened.conflicts if item != conflict)))


def _opened() -> Opened | None:
    opened = st.session_state.get("opened")
    return opened if isinstance(opened, Opened) else None


def _remember(opened: Opened) -> None:
    identifier = opened.saved.design.id
    st.session_state["opened"], st.session_state["design"] = opened, identifier
    # Every page's address can be bookmarked and sent on.
    if st.query_params.get("design") != identifier:
        st.query_params["design"] = identifier


def _forget() -> None:
    st.session_state.pop("opened", None)
    st.session_state.pop("design", None)


def put_in_widget(key: str, value: Any) -> None:
    """Make a widget show a stored value: at first, and again whenever the stored value has changed.

    A widget with a key ignores a new default: it would go on showing, and save, what others have since changed.
    """
    shown = st.session_state.setdefault("shown", {})
    if key not in st.session_state or shown.get(key) != value:
        st.session_state[key] = value
    shown[key] = value


def keep(key: str, value: Any) -> None:
    """Keep something that is not part of the design, such as which box is open, for this session."""
    st.session_state[key] = value


def kept(key: str, instead: Any = None) -> Any:
    """What this session keeps under a name; what a widget holds stands under its key."""
    return st.session_state.get(key, instead)


def refuse(key: str, why: str) -> None:
    """Note why what was typed into a widget was not taken; empty to say that it was."""
    st.session_state.setdefault("refused", {})[key] = why


def refused(key: str) -> str:
    """Why what was typed into a widget was not taken; empty when it was."""
    return str(st.session_state.get("refused", {}).get(key, ""))


@st.cache_data(max_entries=120, show_spinner=False)
def _made(name: str, content: str, _make: Callable[[], Any]) -> Any:
    return _make()


def made_once(name: str, content: str, make: Callable[[], Any]) -> Any:
    """What `make` gives for some content, made once for all sessions: chart specifications, document bytes.

    `content` is the text that the result follows from, such as the JSON of the models that went in.
    """
    return _made(name, content, make)
