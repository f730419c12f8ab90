"""Brings services in from a list or a directory, shows first what would change, and gives the register out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from app import state
from app.parts import downloads, frame, messages, service_form, tables
from toolkit import register, wording
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.provision import Service
from toolkit.register import columns, exporting, importing, open_referral, tables as lists
from toolkit.register.importing import Given, Plan
from toolkit.register.tables import ColumnMapping, Listing

JSON = "application/json"
KINDS = ["csv", "txt", "tsv", "xlsx", "json"]


@dataclass(frozen=True)
class Brought:
    """What a file gives, before it is held against the register."""

    given: Sequence[Given]
    left_out: Sequence[str] = ()


def page(design: Design) -> None:
    """The file, then what it would change, then the button; below it the register to take away."""
    frame.open_page(
        "bring-in-services",
        "Bring in a list of services",
        "A spreadsheet or a directory in the format of Open Referral UK. You see what would change before it does.",
    )
    _say_what_was_taken()
    service_form.ask_who()
    file = st.file_uploader("Your file: CSV, Excel (.xlsx) or JSON", type=KINDS, key=f"services-{_round()}")
    if file is not None:
        try:
            brought = _brought(file.name, file.getvalue())
            if brought is not None:
                _propose(design, brought)
        except UserError as error:
            messages.error(str(error))
    _take_away()


def _round() -> int:
    return int(state.kept("services-round", 0))


def _brought(name: str, content: bytes) -> Brought | None:
    if name.lower().endswith(".json"):
        given, left_out = open_referral.read(name, content, state.base())
        state.keep("services-mapping", None)
        return Brought(given, left_out)
    found = lists.listings(name, content)
    chosen = found[0]
    if len(found) > 1:
        by_name = {listing.sheet: listing for listing in found}
        chosen = by_name[st.radio("Which sheet?", list(by_name), key=f"sheet-{_round()}")]
    mapping = _mapping(chosen)
    state.keep("services-mapping", (chosen.key, ColumnMapping(headings=chosen.headings, columns=mapping)))
    return Brought(lists.given(chosen, mapping))


def _mapping(listing: Listing) -> tuple[str, ...]:
    """Which of our columns each column of the file is; as somebody chose it before, where these headings were here."""
    kept = next((item for item in state.records(lists.MAPPINGS, ColumnMapping).all() if item.id == listing.key), None)
    guess = lists.suggested(listing, kept.record if kept else None)
    used = sum(key != lists.NOT_USED for key in guess)
    messages.heading("Which column is which?")
    lead = "As you set it last time for these headings." if kept else "We looked at the headings. Please check."
    messages.reading(f"{used} of {len(listing.headings)} columns are known.", lead)
    with frame.folded("Check the columns", f"columns-{_round()}"):
        return tuple(_column(listing, number, key) for number, key in enumerate(guess))


def _column(listing: Listing, number: int, guess: str) -> str:
    options = {lists.NOT_USED: "Leave it out", **{field.key: field.heading for field in columns.FIELDS}}
    heading = listing.headings[number] or f"Column {lists.letters(number)}"
    example = listing.example(number)
    return st.selectbox(
        f"{heading}" + (f" (such as: {example[:60]})" if example else ""), list(options),
        index=list(options).index(guess), format_func=lambda key: options[key],
        key=f"column-{_round()}-{listing.key}-{number}",
    )  # fmt: skip


def _propose(design: Design, brought: Brought) -> None:
    options = columns.area_names(state.base())
    usual = [design.area] if design.area in options else []
    areas = st.multiselect(
        "Which place is meant where the file names none?", list(options), usual,
        format_func=lambda code: options[code], key=f"default-area-{design.area}", placeholder="Choose from the list",
    )  # fmt: skip
    plan = importing.plan(
        _wanted(brought.given), state.base(), areas=areas, told_by=state.who(), today=state.today(),
        left_out=brought.left_out,
    )  # fmt: skip
    _show(plan)
    if plan.problems:
        messages.note("Nothing can be taken in yet.", "Put the cells above right and bring the file again.", "error")
    elif plan.services:
        st.button("Take these in", type="primary", key="take-services", on_click=_take, args=(plan,))


def _wanted(given: Sequence[Given]) -> list[Given]:
    names = {one.label: f"{one.texts.get('name', '')} ({one.label.lower()})" for one in given}
    out = st.multiselect(
        "Leave any of them out?", list(names), format_func=lambda label: names[label], key=f"out-{_round()}",
        placeholder="All are brought in",
    )  # fmt: skip
    return [one for one in given if one.label not in out]


def _show(plan: Plan) -> None:
    messages.heading("What would change")
    counts = (
        wording.count_of(len(plan.new), "new service"),
        f"{wording.count_of(len(plan.changes), 'service')} changed",
        f"{len(plan.same)} as on record",
    )
    messages.reading(f"{wording.join_words(counts).capitalize()}.", "Empty cells change nothing.")
    if plan.problems:
        shown = plan.problems[:50]
        more = len(plan.problems) - len(shown)
        messages.note(f"{wording.count_of(len(plan.problems), 'cell needs', 'cells need')} a look.", "", "error")
        messages.bullets([*shown, *([f"and {more} more"] if more else [])])
    if plan.new:
        names = columns.area_names(state.base())
        rows = [
            (item.name, item.what, ", ".join(names[code] for code in item.areas), item.places_per_year)
            for item in plan.new
        ]
        tables.show("New on the register", ("Service", "What it does", "Places covered", "Places a year"), rows)
    if plan.changes:
        changed = [
            (tables.cell(change.before.name, heading), was or None, now or None)
            for change in plan.changes
            for heading, was, now in change.differences
        ]
        tables.show("Changed on the register", ("Service", "On record now", "In your file"), changed)
    if plan.left_out:
        with frame.folded(f"Left out: {len(plan.left_out)}", "left-out"):
            messages.bullets(plan.left_out)


def _take(plan: Plan) -> None:
    kept = state.records(register.SERVICES, Service)
    try:
        state.keeping(lambda: importing.take_in(plan, kept, state.who()))
    except UserError as error:
        state.keep("services-refused", str(error))
        return
    state.keep("services-taken", len(plan.services))
    _remember_mapping()
    state.keep("services-round", _round() + 1)


def _remember_mapping() -> None:
    """Keep which column was which, for the next file with these headings."""
    mapping = state.kept("services-mapping")
    if mapping is not None:
        key, value = mapping
        state.keeping(lambda: state.records(lists.MAPPINGS, ColumnMapping).keep_all({key: value}, state.who()))


def _say_what_was_taken() -> None:
    taken, refused = state.kept("services-taken", 0), state.kept("services-refused", "")
    if taken:
        messages.note(f"Taken in: {wording.count_of(taken, 'service')}.", "They count in the gaps from now on.")
        state.keep("services-taken", 0)
    if refused:
        messages.error(refused)
        state.keep("services-refused", "")


def _take_away() -> None:
    messages.heading("Take the register with you")
    base = state.base()
    services = list(base.services.values())
    count = wording.count_of(len(services), "service").capitalize()
    words = f"{count}, as on record today. Change the file and bring it back: “Id” says which service a row is."
    messages.paragraph(words, "small")
    made: Mapping[str, tuple[str, str, Callable[[], bytes]]] = {
        "Register as Excel": ("register.xlsx", downloads.EXCEL, lambda: exporting.to_workbook(services, base)),
        "Register as CSV": ("register.csv", downloads.CSV, lambda: exporting.to_csv(services, base)),
        "Register as Open Referral UK": ("register.json", JSON, lambda: open_referral.write(services, base)),
    }
    with st.container(horizontal=True):
        for label, (name, kind, make) in made.items():
            downloads.file(label, make, name, kind, name)


page(frame.design_for("bring-in-services"))
