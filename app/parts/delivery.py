"""Asks who delivers the plan, for how many, when, for how much, and what could go wrong."""

from functools import partial
from typing import Any

import streamlit as st

from app.parts import fields
from toolkit.design import Design


def ask(design: Design) -> None:
    """All fields of delivery."""
    delivery = design.delivery
    left, right = st.columns(2)
    with left:
        _text(design, "provider", "Who delivers it?")
        _text(design, "lead", "Who leads it? A role, not a name")
        _number(design, "places", "How many places?", delivery.places)
    with right:
        _text(design, "starts", "When does it start?")
        _text(design, "ends", "When does it end?")
        _text(design, "review_on", "When will you look at this plan again?")
        _number(design, "cost", "What does it cost in all, in whole pounds?", delivery.cost)
    _long(design, "cost_notes", "How is the cost made up?")
    _long(design, "risks", "What could go wrong, and what will you do about it?")
    _long(design, "involvement", "How are people involved? Who decides with you?")
    _long(design, "partners", "Who are your partners, and what does each do?")


def _text(design: Design, field: str, label: str) -> None:
    fields.text(label, getattr(design.delivery, field), f"delivery-{field}", partial(_with, field))


def _long(design: Design, field: str, label: str) -> None:
    fields.long_text(
        label, getattr(design.delivery, field), f"delivery-{field}", partial(_with, field), help=fields.NO_NAMES
    )


def _number(design: Design, field: str, label: str, value: int | None) -> None:
    fields.number(label, value, f"delivery-{field}", partial(_with, field), min_value=0, step=1)


def _with(field: str, design: Design, value: Any) -> Design:
    empty = None if field in ("places", "cost") else ""
    return design.with_(delivery={**dict(design.delivery), field: empty if value is None else value})
