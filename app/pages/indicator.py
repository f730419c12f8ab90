"""Shows one figure in all places: the order and how sure it is, the funnel, up to four places together, neighbours."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import across_chart, badges, choices, figures, frame, messages, neighbours, sources, tables, trend_chart
from toolkit import charts as drawing, wording
from toolkit.need import across
from toolkit.need.across import Across
from toolkit.need.indicators import Indicator
from toolkit.need.readings import Reading

WAYS = {"ordered": "In order, with ranges", "funnel": "As a funnel, by size of place"}
POLARITY = {
    "good_low": "Lower is better.",
    "good_high": "Higher is better.",
    "ambiguous": "Neither way is simply better.",
}


def page() -> None:
    """One figure across the places."""
    frame.open_page("indicator", "One figure in all places", "Who is high, who is low, and how sure that order is.")
    base = state.base()
    with_figures = [item for item in base.indicators.values() if item.id in base.figures]
    if not with_figures:
        messages.note("No figure is on file yet.", "Bring your own figures, and they will stand here.", "empty")
        return
    indicator = choices.indicator(with_figures)
    _define(indicator)
    found = across.across(state.need(), indicator, choices.places())
    messages.reading(*_two_parts(across.in_a_sentence(found)))
    _show(found)
    _left_out(found)
    _together(found)
    neighbours.show(indicator)


def _two_parts(sentence: str) -> tuple[str, str]:
    first, _, rest = sentence.partition(". ")
    return first.rstrip(".") + ".", rest


def _define(indicator: Indicator) -> None:
    messages.paragraph(indicator.what)
    people = {"people": "It counts people.", "events": "It counts events: one person can be counted more than once."}
    note = f"{POLARITY[indicator.polarity]} {indicator.polarity_note or ''} {people.get(indicator.counts or '', '')}"
    messages.paragraph(note, "small")
    if indicator.caveats:
        with frame.folded("What to keep in mind", f"caveats-{indicator.id}"):
            messages.bullets(indicator.caveats)


def _show(found: Across) -> None:
    if not found.readings:
        return
    way = "ordered"
    if found.can_be_a_funnel:
        way = st.radio(
            "Show", list(WAYS), format_func=lambda key: WAYS[key], horizontal=True, key="way", bind="query-params"
        )
    across_chart.show(found, "funnel" if way == "funnel" else "ordered", _own())


def _own() -> str:
    opened = state.current()
    return (opened.design.area or "") if opened else ""


def _left_out(found: Across) -> None:
    if found.other_periods:
        names = wording.join_words([f"{item.area_name} ({item.period})" for item in found.other_periods])
        messages.note("Left out, because their figures are of another time:", f"{names}.", "check")
    if found.without:
        messages.heading("Places without a figure", 3)
        messages.paragraph("Missing or hidden is not the same as low.", "small")
        messages.bullets(
            Markup("{}: {}").format(reading.area_name, figures.value(reading)) for reading in found.without
        )


def _together(found: Across) -> None:
    """Up to four places over time, on one scale."""
    names = {reading.area: reading.area_name for reading in [*found.readings, *found.other_periods]}
    messages.heading(f"Compare up to {wording.number(across.MOST_COMPARED)} places")
    if not names:
        messages.paragraph("No place has a figure yet.")
        return
    first = list(dict.fromkeys(code for code in (_own(), *names) if code in names))[:2]
    chosen = st.multiselect(
        "Places", list(names), default=first, format_func=lambda code: names[code],
        max_selections=across.MOST_COMPARED, key=f"together-{found.indicator.id}",
    )  # fmt: skip
    _compare(found, [reading for reading in found.readings if reading.area in chosen])
    moved = [item for code in chosen if (item := trend_chart.of(found.indicator.id, code))]
    highest = drawing.max_of(*moved)
    for item in moved:
        trend_chart.show(item, trend_chart.reference(item), highest)
    if chosen and not moved:
        messages.paragraph("Only one period is on file for these places, so nothing can be shown over time.", "small")


def _compare(found: Across, readings: Sequence[Reading]) -> None:
    if len(readings) < 2:
        return
    columns = ("Place", tables.Column("Value", is_number=True), "95% range", "Against the comparator")
    rows = [
        (
            reading.area_name,
            figures.value(reading),
            trend_chart.limits(reading.lower, reading.upper),
            badges.verdict(reading.verdict),
        )
        for reading in readings
    ]
    tables.show(f"{found.indicator.name}, {found.indicator.unit}, {found.period}", columns, rows)
    sources.note("Where two ranges lie apart the places differ. Where they overlap a little they may still differ.")


page()
