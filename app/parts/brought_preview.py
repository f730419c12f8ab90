"""Shows a part of what was found in a file, before anybody decides to keep it."""

from collections.abc import Sequence

import streamlit as st

from app import state
from app.parts import badges, frame, messages, tables, times_of_week
from toolkit import wording
from toolkit.need.indicators import Figure
from toolkit.need.readers import Found, Series
from toolkit.need.readings import period_order
from toolkit.need.small_areas import SmallAreaCounts

ANONYMOUS = (
    "The police move every crime to a point near where it happened, so a small area is a hint and not an address. "
    "The file has no ages, no mark for knives, and no day or time."
)


def show(found: Found, number: int) -> None:
    """A preview of each kind of thing in the file."""
    if found.series:
        _series(found.series, number)
    if found.small_area_counts:
        _small_areas(found.small_area_counts)
    for counts in found.timed_counts:
        times_of_week.show(counts)
    if found.population:
        _people(found)


def _series(series: Sequence[Series], number: int) -> None:
    named = {item.key: item for item in series}
    with frame.folded("Look at the figures", f"bring-look-{number}"):
        key = st.selectbox(
            "Which series?", list(named), format_func=lambda item: named[item].name,
            key=f"bring-preview-{state.kept('bring-stamp')}-{number}",
        )  # fmt: skip
        if key in named:
            _table(named[key])


def _table(series: Series) -> None:
    latest: dict[str, Figure] = {}
    for figure in sorted(series.figures, key=lambda item: period_order(item.period)):
        latest[figure.area] = figure
    areas = state.base().areas
    unit = series.unit or "unit not named in the file"
    columns = ("Place", "Period", tables.Column("Value", is_number=True, note=unit),
               tables.Column("Count", is_number=True), tables.Column("Out of", is_number=True), "Note")  # fmt: skip
    rows = [
        (areas[code].name, item.period, value(item), _given(item.numerator), _given(item.denominator), item.note or "")
        for code, item in latest.items()
    ]
    tables.show(f"{series.name}, the latest period of each place", columns, rows)


def value(figure: Figure) -> tables.Cell:
    """A figure, or why there is none: four different things, none of them zero."""
    if figure.value is not None:
        return badges.value("zero") if figure.value == 0 else figure.value
    words = {"unavailable": "no figure", "wrong_in_source": "cannot be right, left out"}
    kinds = {"suppressed": "suppressed", "hidden_here": "hidden_here", "not_applicable": "not_applicable"}
    return badges.value(kinds.get(figure.status, "not_recorded"), words.get(figure.status))


def _given(number: float | None) -> tables.Cell:
    return number if number is not None else badges.value("not_recorded", "not given")


def _small_areas(counts: Sequence[SmallAreaCounts]) -> None:
    before = {(item.month, item.force): item for item in state.small_area_counts()}
    numbers = ("Crimes in your places", "On file before", "Small areas", "No place on record")
    columns: list[str | tables.Column] = [
        "Month",
        "Police force",
        *(tables.Column(name, is_number=True) for name in numbers),
    ]
    rows = [
        (wording.month(item.month), item.force, item.crimes, _before(before.get((item.month, item.force))),
         len(item.counts), sum(item.without_place))
        for item in counts
    ]  # fmt: skip
    tables.show("Crimes by month", columns, rows)
    if any((item.month, item.force) in before for item in counts):
        words = "The police change their figures later. The new ones will stand in place of those on file."
        messages.note("Some months are here already.", words, "check")
    messages.note("What mapped crime cannot show.", ANONYMOUS, "check")


def _before(counts: SmallAreaCounts | None) -> tables.Cell:
    return counts.crimes if counts else badges.value("not_recorded", "new")


def _people(found: Found) -> None:
    areas = state.base().areas
    rows = [(areas[item.area].name, f"{item.ages}" if item.ages else "All", item.people) for item in found.population]
    columns = ("Place", "Ages", tables.Column("People", is_number=True))
    with frame.folded(f"Look at the people by age ({found.population_year})", "bring-people"):
        tables.show(f"People by age, {found.population_year}", columns, rows)
