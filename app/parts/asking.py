"""Asks the questions that more than one page asks: which violence, which people, where, for what purpose."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from app import state
from app.parts import fields, frame, messages
from toolkit import design as designs, readiness, wording
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.vocabulary import SETTINGS, Ages

PURPOSES: Mapping[str, str] = {
    "commission": "Scope a commission",
    "workshop": "Run a workshop",
    "bid": "Draft a bid",
}
USUAL_LOWEST, USUAL_HIGHEST = 10, 25


def begin(purpose: str) -> None:
    """Keep a new design with this purpose and ask the five questions."""
    day = state.local_time(state.now())
    name = f"New plan of {day.day} {day:%B}, {day:%H:%M}"
    state.new(Design(id=designs.new_id("design"), name=name, purpose=purpose, made_on=state.today()))
    frame.go_to("start")


def kinds_of_violence(design: Design) -> None:
    """Which kinds of the locally agreed definition; says where the evidence does not reach."""
    known = state.base().kinds_of_violence
    offered = [known[kind] for kind in state.base().partnership.kinds_of_violence]
    options = {kind.id: f"{kind.name}: {wording.lower_first(kind.meaning)}" for kind in offered}
    fields.some_of("Tick every kind that worries you", options, design.question.kinds, "kinds", _with_kinds)
    for kind in (known[item] for item in design.question.kinds if item in known):
        if not kind.covered_by_evidence:
            lead = f"The evidence here does not cover {wording.lower_first(kind.name)}."
            messages.note(lead, kind.coverage_note or "", "check")
        elif kind.coverage_note:
            messages.paragraph(f"{kind.name}: {wording.lower_first(kind.coverage_note)}", "small")


def ages(design: Design) -> None:
    """The youngest and the oldest age of the people in question."""
    chosen = design.question.ages
    limits = {"min_value": 0, "max_value": 110, "step": 1, "width": 220}
    with st.container(horizontal=True):
        fields.number("Youngest age", chosen.lowest if chosen else None, "youngest", _with_youngest, **limits)
        fields.number("Oldest age", chosen.highest if chosen else None, "oldest", _with_oldest, **limits)
    if chosen and chosen.highest > 18:
        messages.paragraph("Most studies here are of children and young people up to 18.", "small")


def settings(design: Design) -> None:
    """Where the people are met."""
    fields.some_of("Where would you meet them?", SETTINGS, design.question.settings, "settings", _with_settings)


def place(design: Design) -> None:
    """Which place, from those that can be chosen."""
    areas = {area.code: area.name for area in state.base().areas.values() if area.can_be_chosen}
    fields.one_of("Choose one place", areas, design.area, "area", move)


def move(design: Design, code: str) -> Design:
    """The design in another place: its needs are read again there, and what was on record elsewhere is put aside."""
    base = state.base()
    area = base.area(code)
    moved = design.with_(area=area.code, area_name=area.name, provision_looked_at={}, provision_checked=False, gaps={})
    for identifier in design.needs:
        if identifier in base.indicators:
            reading = state.need().reading(area, base.indicators[identifier])
            moved = readiness.take_need(moved, reading, state.today())
    return moved


def asked(design: Design, **changes: Any) -> Design:
    """The design with some of its question changed."""
    return design.with_(question={**dict(design.question), **changes})


def _with_kinds(design: Design, kinds: tuple[str, ...]) -> Design:
    return asked(design, kinds=kinds)


def _with_settings(design: Design, chosen: tuple[str, ...]) -> Design:
    return asked(design, settings=chosen)


def _with_youngest(design: Design, youngest: int | None) -> Design:
    now = design.question.ages
    if youngest is None:
        return asked(design, ages=None)
    oldest = now.highest if now else max(USUAL_HIGHEST, youngest)
    return asked(design, ages=_between(youngest, oldest))


def _with_oldest(design: Design, oldest: int | None) -> Design:
    now = design.question.ages
    if oldest is None:
        return asked(design, ages=None)
    youngest = now.lowest if now else min(USUAL_LOWEST, oldest)
    return asked(design, ages=_between(youngest, oldest))


def _between(youngest: int, oldest: int) -> Ages:
    if youngest > oldest:
        raise UserError(f"The youngest age, {youngest}, is above the oldest, {oldest}")
    return Ages(lowest=youngest, highest=oldest)
