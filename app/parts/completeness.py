"""Shows how complete the register is, sector by sector, and keeps who confirmed it and when."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from app import state
from app.parts import badges, fields, frame, messages, tables
from toolkit import provision, register, wording
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.provision import Confirmation, Service, Standing
from toolkit.register import cells, columns
from toolkit.vocabulary import Area


def standings(design: Design) -> list[Standing]:
    """Each sector as it stands in the design's place, or in the whole partnership where none is chosen."""
    return state.base().completeness(_area(design))


def _area(design: Design) -> Area:
    base = state.base()
    return state.area(design) or base.areas[base.partnership.area]


def note(design: Design) -> None:
    """What “none recorded” means here: never “none” until every sector is confirmed."""
    found = standings(design)
    open_ones = [wording.lower_first(item.sector) for item in found if not item.is_confirmed]
    if open_ones or not found:
        named = wording.join_words(open_ones, "or")
        text = f"Nobody has confirmed the list for {named}. " if named else ""
        messages.note("The record may be incomplete.", f"{text}“None recorded” does not mean “none”.", "check")
        return
    by = wording.join_words(list(dict.fromkeys(item.confirmed_by for item in found)))
    messages.note("The record is confirmed for every sector here.", f"By {by}. The dates stand below.", "help")


def show(design: Design, services: Sequence[Service]) -> None:
    """The table by sector, and the way to confirm one or to take that back."""
    messages.heading("How complete is this list?")
    area = _area(design)
    found = standings(design)
    messages.reading(
        f"{sum(item.is_confirmed for item in found)} of {len(found)} sectors are confirmed for {area.name}.",
        "Ask somebody in each sector to look, then note their word here.",
    )
    counted = Counter(service.sector.casefold() for service in services)
    tables.show(
        f"The list by sector in {area.name}",
        ("Sector", tables.Column("On record", is_number=True), "Confirmed as whole by", "When"),
        [_row(item, counted) for item in found],
    )
    unsorted = counted[provision.UNKNOWN_SECTOR]
    if unsorted:
        count = wording.count_of(unsorted, "service")
        messages.paragraph(f"For {count} the sector is not recorded. Open the service to name it.", "small")
    with frame.folded("Confirm a sector", "confirm-a-sector"):
        _confirm(area, found)
    _take_back(area, found)


def _row(item: Standing, counted: Counter[str]) -> list[tables.Cell]:
    number = counted[item.sector.casefold()]
    on_record: tables.Cell = number or ("none" if item.is_confirmed else "none recorded")
    if not item.is_confirmed:
        return [item.sector, on_record, badges.to_check("nobody yet"), badges.value("not_recorded")]
    area = state.base().areas.get(item.area or "")
    where = area.name if area else "this place"
    by = tables.cell(item.confirmed_by, f"for {where}. {item.note}".strip())
    return [item.sector, on_record, by, item.confirmed_on]


def _confirm(area: Area, found: Sequence[Standing]) -> None:
    sectors = [item.sector for item in found]
    with st.form("confirm-sector", border=False):
        sector = st.selectbox("Which sector?", sectors, key=f"confirm-sector-{area.code}")
        base = state.base()
        places = {code: name for code, name in columns.area_names(base).items() if code in (area.code, *area.inside)}
        place = st.selectbox(
            "For which place?", list(places), format_func=lambda code: places[code], key=f"confirm-place-{area.code}"
        )
        by = st.text_input("Who says so? A role or an organisation, not a person", key="confirm-by", max_chars=120)
        on = st.text_input("When did they say so?", state.today(), key="confirm-on", help="Such as 2026-11-23")
        look = "What did they look at? You may leave this out"
        words = st.text_input(look, key="confirm-note", max_chars=300, help=fields.NO_NAMES)
        if st.form_submit_button("Note that this sector’s list is whole"):
            _keep(sector, place, by, on, words)


def _keep(sector: str, place: str, by: str, on: str, words: str) -> None:
    try:
        day = cells.partial_date(on or "")
        if not (by or "").strip() or day is None:
            raise UserError("Say who confirmed it and when. Nothing was kept.")
        one = Confirmation(sector=sector, area=place, confirmed_by=by, confirmed_on=day, note=cells.text(words or ""))
        kept = state.records(register.CONFIRMATIONS, Confirmation)
        state.keeping(lambda: kept.keep_all({provision.confirmation_id(place, sector): one}, state.who()))
    except UserError as error:
        messages.error(f"{str(error)[:1].upper()}{str(error)[1:]}")
        return
    st.rerun()


def _take_back(area: Area, found: Sequence[Standing]) -> None:
    own = [item for item in found if item.area and _kept_here(item)]
    for item in own:
        label = f"Take back: {wording.lower_first(item.sector)}"
        if st.button(label, key=f"take-back-{provision.confirmation_id(item.area or area.code, item.sector)}"):
            identifier = provision.confirmation_id(item.area or "", item.sector)
            state.keeping(lambda: state.records(register.CONFIRMATIONS, Confirmation).retire(identifier, state.who()))  # noqa: B023
            st.rerun()


def _kept_here(item: Standing) -> bool:
    return any(one.sector == item.sector and one.area == item.area for one in state.base().confirmations)
