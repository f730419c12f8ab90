"""Holds what the widgets of this session show, and what was refused in them."""

from collections.abc import Collection
from typing import Any

import streamlit as st


def put_in_widget(key: str, value: Any, looks: Any = None) -> None:
    """Make a widget show a stored value: at first, and again whenever the stored value has changed.

    A widget with a key ignores a new default: it would go on showing, and save, what others have since changed.
    `looks` is how the value reads in a list: a list keeps what it shows by its words, and loses it when they change.
    """
    shown = st.session_state.setdefault("shown", {})
    if key not in st.session_state or shown.get(key) != (value, looks):
        st.session_state[key] = value
    shown[key] = (value, looks)


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


def chosen_in_address(key: str, allowed: Collection[str]) -> list[str]:
    """The ids that the page's address holds under a key, put into the widget with that key; unknown ones are left out.

    The address keeps ids, not words, so that it stays right when words or counts beside them change.
    """
    found = [item for item in st.query_params.get(key, "").split(",") if item in allowed]
    st.session_state[key] = found
    return found


def one_in_address(key: str, allowed: Collection[str]) -> str | None:
    """The one id that the page's address holds under a key, put into the widget with that key; None for another."""
    asked = st.query_params.get(key)
    st.session_state[key] = asked if asked in allowed else None
    return st.session_state[key]


def to_address(key: str) -> None:
    """Write what a widget holds into the page's address; for `on_change`."""
    set_in_address(key, st.session_state.get(key))


def set_in_address(key: str, value: Any) -> None:
    """Write ids or words into the page's address; nothing takes the key away."""
    text = ",".join(value) if isinstance(value, list) else str(value or "")
    if text:
        st.query_params[key] = text
    else:
        st.query_params.pop(key, None)


def word_in_address(key: str) -> str:
    """The words that the page's address holds under a key, put into the widget with that key."""
    st.session_state[key] = st.query_params.get(key, "")
    return str(st.session_state[key])
