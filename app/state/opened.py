"""Holds the design that this session has open, and how its last save went."""

from dataclasses import dataclass, field, replace

import pydantic
import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from app.state import known
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.store import Conflict, Saved, merging


@dataclass(frozen=True)
class Opened:
    """The design that this session works on, as it was last shown, and how its last save went."""

    saved: Saved
    failure: str = ""
    conflicts: tuple[Conflict, ...] = field(default=())


def begin_run() -> None:
    """Read the open design anew, once at the start of every run of the script.

    Between runs the design stays as it was shown, so that a save can tell what others changed meanwhile.
    """
    known.forget_base()
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
        saved = known.store().get(identifier)
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
        saved = known.store().create(design)
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
        result = known.store().save(design, opened.saved.version)
    except UserError as error:
        _remember(replace(opened, saved=replace(opened.saved, design=design), failure=str(error)))
    except SQLAlchemyError:
        lost = "the store cannot be reached."
        _remember(replace(opened, saved=replace(opened.saved, design=design), failure=lost))
    else:
        _remember(Opened(result.saved, conflicts=opened.conflicts + result.conflicts))


def delete(identifier: str) -> None:
    """Remove a design for good, and leave it if it is open."""
    known.store().delete(identifier)
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
