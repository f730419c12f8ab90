"""Shows a place beside the places that are like it, where their figures are on file."""

import streamlit as st

from app import state
from app.parts import badges, figures, messages, sources, tables, trend_chart
from toolkit import wording
from toolkit.need.indicators import Indicator
from toolkit.need.neighbours import Neighbours
from toolkit.need.readings import Reading


def show(indicator: Indicator) -> None:
    """The neighbours of one place for one figure; nothing where the network has none on file."""
    base = state.base()
    if not base.neighbours:
        return
    messages.heading("Places that are alike")
    names = {code: base.areas[code].name for code in base.neighbours}
    chosen = st.selectbox("Neighbours of", list(names), format_func=lambda code: names[code], key="neighbours-of")
    found = base.neighbours[chosen or next(iter(names))]
    known = [item for item in (_reading(code, indicator) for code in _codes(found)) if item and item.value is not None]
    if len(known) > 1:
        _table(found, known)
    else:
        listed = wording.join_words([item.name for item in found.places])
        lead = f"No figure of the neighbours of {names[found.area]} is on file for this."
        messages.note(lead, f"They are {listed}. Bring their figures to compare them.", "empty")
    sources.cite([found.source], leaves_out=found.alike_in)


def _codes(found: Neighbours) -> list[str]:
    return [found.area, *(item.code for item in found.places if item.code)]


def _reading(code: str, indicator: Indicator) -> Reading | None:
    area = state.base().areas.get(code)
    return state.need().reading(area, indicator) if area else None


def _table(found: Neighbours, known: list[Reading]) -> None:
    own = next((item for item in known if item.area == found.area), None)
    period = own.period if own else known[0].period
    same = sorted((item for item in known if item.period == period), key=lambda item: -(item.value or 0))
    columns = ("Place", tables.Column("Value", is_number=True), "95% range", f"Against {known[0].comparator_name}")
    rows = [
        (
            f"{item.area_name} (this place)" if item.area == found.area else item.area_name,
            figures.value(item),
            trend_chart.limits(item.lower, item.upper),
            badges.verdict(item.verdict),
        )
        for item in same
    ]
    tables.show(f"{state.base().areas[found.area].name} and its neighbours, {period}", columns, rows)
    missing = [place.name for place in found.places if place.code not in {item.area for item in same}]
    if missing:
        messages.paragraph(f"No figure on file for {wording.join_words(missing)}.", "small")
