"""Holds how this session keeps the partnership's records, and by whose word."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from app.state import known
from toolkit.errors import UserError
from toolkit.store import Collection
from toolkit.vocabulary import Record

Kind = TypeVar("Kind", bound=Record)
Result = TypeVar("Result")


def records(kind: str, model: type[Kind]) -> Collection[Kind]:
    """The partnership's records of one kind."""
    return known.store().records(kind, model)


def keeping(act: Callable[[], Result]) -> Result:
    """What an act on the store gives. Raises UserError in place of a fault of the database."""
    try:
        return act()
    except SQLAlchemyError:
        raise UserError("The store cannot be reached. Nothing was changed. Try again in a moment.") from None


def who() -> str:
    """The role or organisation by whose word this session changes records; empty while nobody has said."""
    return str(st.session_state.get("who", "")).strip()
