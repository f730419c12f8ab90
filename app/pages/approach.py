"""Approach: everything on record about one approach, with its history, its disagreements and what nobody knows."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import approach_card, badges, findings, frame, messages, rail, sources, tables
from toolkit import reviewing
from toolkit.evidence import Approach


def page() -> None:
    """One approach in full; the address names it, so that it can be sent on."""
    known = state.base().approaches
    lede = "What was found, how sure it is, how it fits and what is not known."
    frame.open_page("approach", "One approach in full", lede)
    chosen = state.one_in_address("approach", known)
    st.selectbox(
        "Approach",
        sorted(known, key=lambda key: known[key].name),
        index=None,
        format_func=lambda key: approach_card.name_with_warning(known[key]),
        placeholder="Choose or type a name",
        key="approach",
        on_change=state.to_address,
        args=("approach",),
    )
    if chosen:
        _show(known[chosen])
    else:
        messages.note("No approach is chosen.", "Choose one above. You can type a part of its name.", "empty")


def _show(approach: Approach) -> None:
    _staleness(approach)
    opened = state.current()
    approach_card.show(opened.design if opened else None, approach)
    findings.show_about(approach)
    _changes(approach)
    _elsewhere(approach)
    _links(approach)


def _staleness(approach: Approach) -> None:
    months = reviewing.months_since(approach.last_reviewed, date.fromisoformat(state.today()))
    if months >= reviewing.MONTHS_UNTIL_STALE:
        lead = f"This record was last reviewed {months} months ago."
        messages.note(lead, "Check what matters on the source’s own page before you rely on it.", "check")


def _changes(approach: Approach) -> None:
    found = [change for change in state.base().evidence_changes.values() if approach.id in change.approaches]
    if found:
        messages.heading("What has changed since the slides of 2023")
        messages.bullets(f"{change.what}. {change.detail}" for change in found)
        sources.cite(change.source for change in found)


def _elsewhere(approach: Approach) -> None:
    rows = [
        (framework.name, level.name, level.meaning)
        for framework in state.base().frameworks.values()
        for level in framework.levels
        if approach.id in level.approaches
    ]
    if rows:
        messages.heading("Where other frameworks put it")
        tables.show("Our mapping, to be confirmed", ("Framework", "Level or strategy", "What that means"), rows)


def _links(approach: Approach) -> None:
    messages.heading("What it acts on")
    rows = [
        (state.base().factors[link.factor].name, _word(link.source), _decided(link.confirmed_by, link.confirmed_on))
        for link in approach.acts_on
    ]
    tables.show("Its links to what drives violence or protects", ("Acts on", "By whose word", "Confirmed"), rows)
    rail.link("links", "See and confirm all links")


def _word(source: str) -> str:
    return "Our mapping" if source == "our-mapping" else state.base().source_title(source)


def _decided(by: str | None, on: str | None) -> str | Markup:
    return f"{by}, {on}" if by else badges.to_check("not confirmed yet")


page()
