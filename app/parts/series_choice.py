"""Asks what a series of a brought file is: an indicator that is on file, or a new one of the network's own."""

from typing import Any

import streamlit as st

from app import state
from app.parts import messages
from toolkit.bringing import Chosen
from toolkit.need import defining
from toolkit.need.defining import Answers
from toolkit.need.readers import Series

NEW = ""


def ask(series: Series, key: str) -> Chosen:
    """What the series is to become. Raises UserError where an answer is missing."""
    own = f"bring-{state.kept('bring-stamp')}-{key}"
    with st.container(border=True):
        messages.heading(series.name, 3)
        if series.note:
            messages.paragraph(series.note, "small")
        indicators = state.base().indicators
        options = {NEW: "A new indicator of our own", **{key: item.name for key, item in indicators.items()}}
        what = st.selectbox("What is it?", list(options), format_func=lambda item: options[item], key=f"{own}-what")
        if what in indicators:
            return Chosen(series, indicators[what])
        return Chosen(series, defining.own_indicator(series, _define(series, own)), is_own=True)


def _define(series: Series, own: str) -> Answers:
    name = st.text_input("What is counted, and of whom?", series.name[:120], key=f"{own}-name", max_chars=160)
    left, right = st.columns(2)
    with left:
        polarity: Any = _one("Which way is good?", defining.POLARITY, f"{own}-polarity", "ambiguous")
        counts: Any = _one("What does it count?", defining.COUNTS, f"{own}-counts", series.counts or "people")
    with right:
        gathered: Any = _one("Where is it from?", defining.GATHERED, f"{own}-gathered", series.gathered)
        out_of = st.text_input(
            "Out of whom? For example: people aged 10 to 17", series.denominator, key=f"{own}-out-of"
        )
    factors = {NEW: "Not decided", **{item.id: item.name for item in state.base().factors.values()}}
    factor = st.selectbox(
        "What does it bear on? The gaps follow this link", list(factors), format_func=lambda item: factors[item],
        key=f"{own}-factor",
    )  # fmt: skip
    return Answers(
        name=name or "", polarity=polarity, gathered=gathered, counts=counts, out_of=out_of or "",
        factor=factor or None, ages=series.ages,
    )  # fmt: skip


def _one(label: str, options: Any, key: str, start: str) -> Any:
    keys = list(options)
    return st.radio(label, keys, index=keys.index(start), format_func=lambda item: options[item], key=key)
