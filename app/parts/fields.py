"""Fields that show one value of the open design and store a change at once."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from app import state
from app.parts import messages
from toolkit.design import Design
from toolkit.errors import UserError

Change = Callable[[Design, Any], Design]
"""The design with a new value put in. Raises UserError for a value that is not allowed."""
_SIGNS = re.compile(r"[\\`*_\[\]<$~]|:(?=\S)|^(?=[#>+-])")
FIRST_DAY, LAST_DAY = datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)
NO_NAMES = "Please type no names or other details that point to one person."


def text(label: str, value: str, key: str, change: Change, **more: Any) -> None:
    """One line of free text. `more` goes to Streamlit: help, placeholder, max_chars."""
    with _field(key, value) as own:
        st.text_input(label, key=own, on_change=_store, args=(own, change), **more)


def long_text(label: str, value: str, key: str, change: Change, **more: Any) -> None:
    """Several lines of free text, stored when the reader leaves the field."""
    with _field(key, value) as own:
        st.text_area(label, key=own, on_change=_store, args=(own, change), **more)


def number(label: str, value: float | None, key: str, change: Change, **more: Any) -> None:
    """A number, or nothing. Give `min_value`, `max_value` and `step` as whole numbers for a whole number."""
    with _field(key, value) as own:
        st.number_input(label, value=None, key=own, on_change=_store, args=(own, change), **more)


def day(label: str, value: datetime.date | None, key: str, change: Change, **more: Any) -> None:
    """A day of the calendar, or none."""
    with _field(key, value) as own:
        st.date_input(
            label, value=None, key=own, format="DD/MM/YYYY", min_value=FIRST_DAY, max_value=LAST_DAY,
            on_change=_store, args=(own, change), **more,
        )  # fmt: skip


def tick(label: str, value: bool, key: str, change: Change, **more: Any) -> None:
    """A box to tick."""
    with _field(key, value) as own:
        st.checkbox(label, key=own, on_change=_store, args=(own, change), **more)


def one_of(label: str, options: Mapping[Any, str], value: Any, key: str, change: Change, **more: Any) -> None:
    """One of a few options, all in view; `options` gives each value its words."""
    with _field(key, value if value in options else None) as own:
        st.radio(
            label, list(options), index=None, format_func=lambda item: plain(options[item]), key=own,
            on_change=_store, args=(own, change), **more,
        )  # fmt: skip


def one_of_many(label: str, options: Mapping[Any, str], value: Any, key: str, change: Change, **more: Any) -> None:
    """One of many options, in a list that opens."""
    with _field(key, value if value in options else None) as own:
        st.selectbox(
            label, list(options), index=None, format_func=lambda item: options[item], key=own,
            on_change=_store, args=(own, change), **more,
        )  # fmt: skip


def some_of(
    label: str, options: Mapping[Any, str], value: Sequence[Any], key: str, change: Change, **more: Any
) -> None:
    """Any number of options, each a box to tick. `change` gets all that are ticked, in the options' order."""
    own = _own(key)
    with st.container(key=f"group-{own}", gap="xsmall"):
        messages.show(messages.Markup('<p class="group-label" id="{}">{}</p>').format(own, label))
        for item, words in options.items():
            box = f"{own}-{item}"
            state.put_in_widget(box, item in value)
            st.checkbox(plain(words), key=box, on_change=_store_ticked, args=(own, list(options), change), **more)
    _say_if_refused(own)


def _own(key: str) -> str:
    opened = state.current()
    return f"{opened.design.id if opened else 'none'}-{key}"


class _field:  # noqa: N801  reads as a statement
    """Shows the stored value before a widget is drawn, and says below it why a change was not taken."""

    def __init__(self, key: str, value: Any) -> None:
        self.key, self.value = _own(key), value

    def __enter__(self) -> str:
        state.put_in_widget(self.key, self.value)
        return self.key

    def __exit__(self, *_: object) -> None:
        _say_if_refused(self.key)


def _say_if_refused(key: str) -> None:
    if state.refused(key):
        messages.note("Not taken.", f"{state.refused(key)} Nothing was changed.", "error")


def _store(key: str, change: Change) -> None:
    _store_value(key, state.kept(key), change)


def _store_ticked(key: str, options: Sequence[Any], change: Change) -> None:
    _store_value(key, tuple(item for item in options if state.kept(f"{key}-{item}")), change)


def _store_value(key: str, value: Any, change: Change) -> None:
    opened = state.current()
    if opened is None:
        return
    try:
        changed = change(opened.design, value)
    except UserError as error:
        state.refuse(key, f"{error}".rstrip(".") + ".")
    else:
        state.refuse(key, "")
        state.save(changed)


def plain(words: str) -> str:
    """Words for a label that Streamlit reads as markdown, so that no sign in them does anything.

    Signs that do nothing stay bare, since screen readers are given the label with its backslashes.
    """
    return _SIGNS.sub(r"\\\g<0>", words)
