"""Holds what the widgets of this session show, and what was refused in them."""

from typing import Any

import streamlit as st


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
