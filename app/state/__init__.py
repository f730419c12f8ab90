"""Holds what a browser session has open: the only use of session_state, caches and the database address."""

from app.state.kept_records import keeping, records, who
from app.state.known import (
    area,
    base,
    database_address,
    local_time,
    made_once,
    need,
    now,
    records_stamp,
    store,
    today,
)
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
    "keeping",
    "kept",
    "local_time",
    "made_once",
    "need",
    "new",
    "now",
    "problem",
    "put_in_widget",
    "records",
    "records_stamp",
    "refuse",
    "refused",
    "save",
    "settle",
    "standing",
    "store",
    "today",
    "who",
]
