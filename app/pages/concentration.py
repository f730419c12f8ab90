"""Looks inside a place: how far crime gathers in a few small areas, in which months, at which hours."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from app import state
from app.parts import (
    bring_boundaries,
    charts,
    choices,
    frame,
    messages,
    rail,
    small_area_map,
    sources,
    tables,
    when_chart,
)
from toolkit import charts as drawing, local_knowledge, wording
from toolkit.need import boundaries, concentration
from toolkit.need.boundaries import Boundaries
from toolkit.need.concentration import Concentrated, Month
from toolkit.need.small_areas import SmallAreaCounts, SmallAreaEdition
from toolkit.vocabulary import Area

METHOD = (
    "small areas ordered by their crimes; beside it the same number of crimes thrown by chance, in step with residents."
)
VISITORS = "Few people live in a town centre and many visit it: a rate for residents is then no risk."
IN_A_WORKSHOP = (
    "Naming streets in a room can label the people who live there, and what is heard can be passed on. Show this only "
    "if the group has agreed why it helps."
)


def page() -> None:
    """The page, which a workshop first has to ask for."""
    lede = "An average hides the few places where much of the violence is."
    frame.open_page("concentration", "Look inside a place", lede)
    opened = state.current()
    if opened and opened.design.purpose == "workshop" and not _is_wanted(opened.design.id):
        return
    counts = state.small_area_counts()
    if counts:
        _look_inside(choices.place(), counts)
    else:
        words = "Bring the street crime files of data.police.uk for your force, month by month. Only counts are kept."
        messages.note("No counts by small area are on file.", words, "empty")
        rail.link("bring-figures", "Bring your own figures")
    when_chart.show(local_knowledge.timed_counts(state.store()))


def _is_wanted(design: str) -> bool:
    key = f"show-small-areas-{design}"
    if state.kept(key):
        return True
    messages.note("Not shown in a workshop.", IN_A_WORKSHOP, "check")
    st.button("Show it all the same", on_click=state.keep, args=(key, True))
    return False


def _look_inside(area: Area, counts: Sequence[SmallAreaCounts]) -> None:
    edition = _edition(counts)
    if edition is None:
        messages.note(
            "The small areas of these counts are not on file.", "Nobody can tell which lie in which place.", "check"
        )
        return
    rows = state.small_area_rows(edition.edition)
    types = _types(rows)
    inside = concentration.inside(area, edition, state.base().areas)
    found = concentration.concentrated(rows, inside, area.name, types)
    messages.note("Read this first.", concentration.CAVEAT, "check")
    _say_what_is_on_file(counts, edition)
    if found is None:
        messages.note(f"No such crime is on file in {area.name}.", "Choose other types or another place.", "empty")
        return
    outlines = bring_boundaries.kept(boundaries.SMALL_AREAS)
    _hot(found, edition, outlines, counts)
    small_area_map.show(found, outlines)
    _months(concentration.by_month(rows, inside, types), area.name, counts)


def _edition(counts: Sequence[SmallAreaCounts]) -> SmallAreaEdition | None:
    known = state.base().small_areas
    return known.of(counts[-1].edition) if known else None


def _types(rows: pd.DataFrame) -> list[str]:
    known = sorted(rows["crime_type"].unique())
    return st.multiselect("Types of crime", known, default=concentration.usual_types(rows), key="crime-types")


def _say_what_is_on_file(counts: Sequence[SmallAreaCounts], edition: SmallAreaEdition) -> None:
    months = sorted({item.month for item in counts})
    missing = concentration.missing_months(months)
    without = sum(sum(item.without_place) for item in counts)
    everything = without + sum(sum(map(sum, item.counts.values())) for item in counts)
    first, last = concentration.month_name(months[0]), concentration.month_name(months[-1])
    words = f"On file: {wording.count_of(len(months), 'month')}, {first} to {last}; small areas of {edition.edition}. "
    words += f"{wording.number(without)} of {wording.number(everything)} crimes had no place on record."
    messages.paragraph(words, "small")
    if missing:
        names = wording.join_words([concentration.month_name(month) for month in missing])
        messages.note("Months are missing:", f"{names}. A missing month is not a quiet one.", "check")


def _hot(
    found: Concentrated, edition: SmallAreaEdition, outlines: Boundaries | None, counts: Sequence[SmallAreaCounts]
) -> None:
    shown = found.hottest
    made = state.made_once("hot", f"{found}", lambda: drawing.specification(drawing.shares(found)))
    columns = (
        "Small area", tables.Column("Crimes", is_number=True), tables.Column("Of all here", is_number=True),
        tables.Column("Residents", is_number=True), tables.Column("For 1,000 residents", is_number=True),
    )  # fmt: skip
    rows = [
        (
            small_area_map.name_of(item.code, outlines),
            item.count,
            f"{item.count / found.total:.1%}",
            item.residents,
            item.rate,
        )
        for item in shown
    ]
    data = [
        {"small_area": item.code, "count": item.count, "residents": item.residents, "place": found.area_name}
        for item in found.small_areas
    ]
    period = _period(found.months)
    source = messages.Markup("{} {}").format(
        _sources(counts), sources.line([edition.source], period=period, method=METHOD, leaves_out=VISITORS)
    )
    words = charts.Words(
        "hot-small-areas", f"Where crime gathers in {found.area_name}", concentration.in_a_sentence(found),
        (f"The {len(shown)} small areas with most: {wording.join_words(list(found.types))}, {period}", columns, rows),
        data, source, fold_table=False,
    )  # fmt: skip
    charts.show(words, f"A curve of small areas against crimes. {concentration.in_a_sentence(found)}", made)


def _period(months: Sequence[str]) -> str:
    first, last = concentration.month_name(months[0]), concentration.month_name(months[-1])
    return first if first == last else f"{first} to {last}"


def _months(months: Sequence[Month], place: str, counts: Sequence[SmallAreaCounts]) -> None:
    made = state.made_once("months", f"{months}", lambda: drawing.specification(drawing.months(months)))
    said = concentration.months_in_a_sentence(months)
    rows = [(concentration.month_name(item.month), item.count) for item in months]
    words = charts.Words(
        "months", f"Month by month in {place}", said,
        (f"Crimes by month in {place}", ("Month", tables.Column("Crimes", is_number=True)), rows),
        [{"month": item.month, "count": item.count, "place": place} for item in months],
        _sources(counts), fold_table=True,
    )  # fmt: skip
    charts.show(words, f"Bars for {len(months)} months. {said}", made)
    _season(concentration.by_season(months))


def _season(by_month: Mapping[str, float]) -> None:
    if not by_month:
        return
    rows = [(concentration.calendar_month(name), round(rate, 1)) for name, rate in by_month.items()]
    tables.show("Crimes a day in each month of the year", ("Month", tables.Column("A day", is_number=True)), rows)


def _sources(counts: Sequence[SmallAreaCounts]) -> messages.Sayable:
    known = {item.source.id: item.source for item in counts}
    return messages.Markup("Source: {}.").format(
        messages.Markup("; ").join(sources.title(item) for item in known.values())
    )


page()
