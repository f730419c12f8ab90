"""Shows the way through the tool: the rail at the side, and on a phone a strip of ten bars."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from app import page_order, state
from app.page_order import PageEntry
from app.parts import badges, fields, messages
from toolkit import marks, readiness
from toolkit.readiness import StepStanding

# On a phone the rail lies over the page, and Streamlit folds it away only for its own menu.
FOLD = """
export default function ({ data }) {
  const moved = window.throughlinePage && window.throughlinePage !== data.page;
  window.throughlinePage = data.page;
  if (moved && window.innerWidth < 768) {
    const open = "[data-testid=stSidebar][data-collapsed=false]";
    document.querySelector(`${open} [data-testid=stSidebarCollapseButton] button`)?.click();
  }
}
"""
_fold = st.components.v2.component("throughline_fold_rail", js=FOLD)


def standings() -> Mapping[str, StepStanding]:
    """Where each step of the open design stands; empty when none is open."""
    opened = state.current()
    if opened is None:
        return {}
    return {step.id: step for step in readiness.steps(opened.design, state.base())}


def show(here: str, standing: Mapping[str, StepStanding]) -> None:
    """The rail: ten steps under four parts, each a link, with the state as knot and word."""
    with st.sidebar, st.container(key="rail", gap=None):
        messages.show(Markup('<p class="logo">{}Throughline</p>').format(badges.image(marks.LOGO)))
        _around("home", here)
        for part, name in enumerate(page_order.PARTS, start=1):
            messages.show(Markup('<p class="part">{} {}</p>').format(part, name))
            for page in (step for step in page_order.STEPS if step.part == part):
                _knot(page, here, _state_of(page, standing))
        messages.show(Markup('<p class="part part-last">Around the plan</p>'))
        for identifier in ("workshop", "about"):
            _around(identifier, here)
        with st.container(key="fold-rail"):
            _fold(key="fold", data={"page": here})


def strip(here: str, standing: Mapping[str, StepStanding]) -> None:
    """Ten bars for a phone; silent, since the words above say the same."""
    bars = (_bar("here" if page.id == here else _state_of(page, standing)) for page in page_order.STEPS)
    messages.show(Markup('<div class="strip" aria-hidden="true">{}</div>').format(Markup("").join(bars)))


def link(identifier: str, words: str, **more: str) -> None:
    """A link to a page that keeps the open design in the address; `more` says what the page is about."""
    page = page_order.entry(identifier)
    if page.is_there:
        label = fields.plain(words) if more else words
        st.page_link(page.path, label=label, query_params={**address_parts(), **more})


def _state_of(page: PageEntry, standing: Mapping[str, StepStanding]) -> str:
    return standing[page.id].state if page.id in standing else ""


def address_parts() -> dict[str, str]:
    """What a page's address must carry so that the open design stays open."""
    opened = state.current()
    return {"design": opened.design.id} if opened else {}


def _bar(look: str) -> Markup:
    return Markup('<span class="bar bar-{}"></span>').format(look or "missing")


def _around(identifier: str, here: str) -> None:
    look = "around-here" if identifier == here else "around"
    with st.container(key=f"{look}-{identifier}", gap=None):
        link(identifier, page_order.entry(identifier).name)


def _knot(page: PageEntry, here: str, standing: str) -> None:
    look = "here" if page.id == here else standing or "missing"
    word = marks.STEP[look].word if look == "here" or standing else ""
    with st.container(key=f"knot-{look}-{page.id}", gap=None):
        link(page.id, f"{page.name} :gray[{word}]" if word else page.name)


def name_of(identifier: str) -> str:
    """A page's name as the rail shows it."""
    return page_order.entry(identifier).name
