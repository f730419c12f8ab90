"""Holds what a browser session has open: the only use of session_state, caches and the database address."""

from app.state.known import area, base, database_address, local_time, made_once, need, now, store, today
from app.state.opened import (
    Opened,
    begin_run,
    current,
    delete,
    keep_mine,
    new,
    problem,
    save,
    settle,
    standing,
)
from app.state.widgets import keep, kept, put_in_widget, refuse, refused

__all__ = [
    "Opened",
    "area",
    "base",
    "begin_run",
    "current",
    "database_address",
    "delete",
    "keep",
    "keep_mine",
    "kept",
    "local_time",
    "made_once",
    "need",
    "new",
    "now",
    "problem",
    "put_in_widget",
    "refuse",
    "refused",
    "save",
    "settle",
    "standing",
    "store",
    "today",
]
