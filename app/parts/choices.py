"""Asks which place and which figure a page is about; the answer stands in the address, so that it can be sent on."""

from collections.abc import Mapping, Sequence

import streamlit as st

from app import state
from toolkit.need.indicators import Indicator
from toolkit.vocabulary import Area


def places() -> list[Area]:
    """The places that can be chosen, the smallest kind first."""
    order = ("unitary-authority", "district", "county", "police-force-area", "region", "country")
    chosen = [area for area in state.base().areas.values() if area.can_be_chosen]
    return sorted(chosen, key=lambda area: (order.index(area.kind), area.name))


def place() -> Area:
    """The place that the page is about: at first the plan's own."""
    known = {area.code: area for area in places()}
    opened = state.current()
    own = opened.design.area if opened else None
    code = one_of("Place", {code: area.name for code, area in known.items()}, "place", own)
    return known[code]


def indicator(indicators: Sequence[Indicator], first: str = "") -> Indicator:
    """The figure that the page is about: at first the first need of the plan that is among them."""
    known = {item.id: item for item in indicators}
    opened = state.current()
    needs = [key for key in (opened.design.needs if opened else ()) if key in known]
    chosen = one_of("Figure", {key: item.name for key, item in known.items()}, "figure", next(iter(needs), first))
    return known[chosen]


def one_of(label: str, options: Mapping[str, str], key: str, first: str | None = None) -> str:
    """One of some options by its id, which stands in the address under the key."""
    keys = list(options)
    asked = next((item for item in (st.query_params.get(key), first) if item and item in options), keys[0])
    chosen: str = st.selectbox(
        label, keys, index=keys.index(asked), format_func=lambda item: options[item], key=f"{key}-{len(keys)}"
    )
    # Streamlit's own way puts the words into the address, and words change.
    if st.query_params.get(key) != chosen:
        st.query_params[key] = chosen
    return chosen
