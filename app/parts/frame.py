"""Puts the same frame around every page: rail, top line with what is saved, heading, and the foot."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import NoReturn

import streamlit as st
from markupsafe import Markup

from app import page_order, state
from app.page_order import PageEntry
from app.parts import badges, fields, messages, rail
from toolkit import marks, readiness, wording
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.readiness import StepStanding
from toolkit.store import Conflict
from toolkit.yaml_files import FileProblems

LICENCE = (
    "Throughline is free to use and change under the MIT licence. It contains public sector information licensed "
    "under the Open Government Licence v3.0."
)


def _style() -> str:
    """The style sheet, with the knots of the rail drawn by the same marks as everything else."""
    sheet = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
    knots = (
        f'[class*="st-key-knot-{state}"]::after {{ background-image: url("{marks.data_address(mark.svg)}"); }}'
        for state, mark in marks.STEP.items()
    )
    return "\n".join((sheet, *knots))


STYLE = _style()


def open_page(page_id: str, title: messages.Sayable, lede: messages.Sayable = "") -> None:
    """Begin a page: where it stands, what is saved, its one h1 and a lede of one or two lines."""
    standings = rail.standings()
    page, step = page_order.entry(page_id), page_order.step_of(page_order.entry(page_id))
    st.html(f"<style>{STYLE}</style>")
    rail.show(step.id, standings)
    messages.show(_top_line(step))
    if step.part:
        rail.strip(step.id, standings)
    if page.under:
        with st.container(key="up"):
            rail.link(page.under, f"← {page_order.entry(page.under).name}")
    below = Markup('<p class="lede">{}</p>').format(lede) if lede else ""
    messages.show(Markup("<h1>{}</h1>{}").format(title, below))
    if page_id in standings:
        _say_what_is_missing(standings[page_id])
    _say_what_went_wrong()


def _say_what_is_missing(standing: StepStanding) -> None:
    """What a step that was begun still lacks; the documents' page says at length why a plan is a draft."""
    if standing.state == "started" and standing.id != "documents":
        messages.paragraph(f"Still missing on this step: {wording.join_words(standing.missing)}.", "small")


def refuse(error: UserError) -> None:
    """Say what stops a page, where it is and what to do; used where not even the frame can be drawn."""
    st.html(f"<style>{STYLE}</style>")
    if isinstance(error, FileProblems):
        words = "Nothing that you saved is lost. Ask whoever looks after this tool to mend these lines:"
        messages.note("The evidence base cannot be read.", words, "error")
    messages.error(str(error))


def design_for(page_id: str) -> Design:
    """The open design. Where none is open, shows the page with the way to one, and stops."""
    opened = state.current()
    return opened.design if opened else _stop_without_design(page_id)


def pages_under(page_id: str) -> None:
    """Links to the pages that are a part of this one."""
    with st.container(key="pages-under", horizontal=True):
        for page in page_order.PAGES:
            if page.under == page_id:
                rail.link(page.id, page.name)


def _stop_without_design(page_id: str) -> NoReturn:
    open_page(page_id, page_order.entry(page_id).name)
    if not state.problem():
        messages.note("No design is open.", "Start one or open one on the home page. It takes a minute.", "empty")
    rail.link("home", "Go to the home page")
    close_page()
    st.stop()


def place_name(design: Design) -> str:
    """The design's place for a heading; 'your place' until one is chosen."""
    return design.area_name or "your place"


def go_to(page_id: str) -> NoReturn:
    """Leave for another page with the open design."""
    st.switch_page(page_order.entry(page_id).path, query_params=rail.address_parts())


def next_step(page_id: str) -> None:
    """The link at the end of a step's page that leads on along the thread."""
    steps = [step.id for step in page_order.STEPS if step.is_there]
    place = steps.index(page_id) + 1
    if place < len(steps):
        with st.container(key="next-step"):
            rail.link(steps[place], f"Next: {page_order.entry(steps[place]).name.lower()} →")


def folded(words: str, key: str, *, is_open: bool = False) -> AbstractContextManager[object]:
    """A part of the page that opens on request; its heading may hold people's own words."""
    return st.expander(fields.plain(words), key=key, expanded=is_open)


def close_page() -> None:
    """End a page with the licence and where the data come from."""
    with st.container(key="foot", gap=None):
        messages.show(Markup('<p class="source">{}</p>').format(LICENCE))
        rail.link("about", "Licence, sources, and what the words mean")


def _top_line(page: PageEntry) -> Markup:
    network = state.base().partnership.name
    left = page_order.part_line(page) if page.part else network
    return Markup('<div class="top-line"><span>{}</span><span role="status">{}</span></div>').format(left, _right())


def _right() -> Markup:
    standing = state.standing()
    if standing is None:
        return Markup("Nothing you write is sent anywhere else")
    design = standing.saved.design
    word = "Draft" if readiness.is_draft(design, state.base()) else "Plan"
    named = Markup('<span class="whose">{}: <strong>{}</strong></span> {}')
    return named.format(word, design.name, _saved(standing))


def _saved(standing: state.Opened) -> Markup:
    if standing.failure:
        says = Markup('<span class="not-saved">{}Not saved: {} Keep this page open.</span>')
        return says.format(badges.image(marks.NOT_SAVED), standing.failure)
    at = state.local_time(standing.saved.saved_at).strftime("%H:%M")
    return Markup('<span class="saved">{}Saved {}</span>').format(badges.image(marks.STEP["done"].svg), at)


def _say_what_went_wrong() -> None:
    if state.problem():
        messages.error(state.problem())
    standing = state.standing()
    if standing:
        _say_if_elsewhere(standing.saved.design)
    for number, conflict in enumerate(standing.conflicts if standing else ()):
        _show_conflict(number, conflict)


def _say_if_elsewhere(design: Design) -> None:
    """A plan can come from another network, in a project file or by its address."""
    if design.area and state.area(design) is None:
        name = f"{design.area_name or 'A place'} ({design.area})"
        words = f"{name} is not a place of this network. Choose one on the page Place. Until then nothing is changed."
        messages.note("This plan’s place is not known here.", words, "check")


def _show_conflict(number: int, conflict: Conflict) -> None:
    place = conflict.place.replace("_", " ").replace(".", ", ")
    both = Markup("Both versions of “{}” are here. <br>Theirs, kept now: {}<br>Yours: {}")
    words = both.format(place, _shown(conflict.theirs), _shown(conflict.mine))
    messages.note("Someone else changed this at the same time. Which should stay?", words, "check")
    with st.container(horizontal=True):
        st.button("Keep theirs", key=f"theirs-{number}-{place}", on_click=state.settle, args=(conflict,))
        st.button("Put mine back", key=f"mine-{number}-{place}", on_click=state.keep_mine, args=(conflict,))


def _shown(value: object) -> messages.Sayable:
    if value in (None, "", []):
        return badges.value("not_recorded", "empty")
    return ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
