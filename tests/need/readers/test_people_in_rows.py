"""Files whose rows are people: only counts are kept from which nobody can be recognised."""

import pytest

from tests.need.readers import made
from tests.need.readers.made import FORCE
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import readers
from toolkit.need.column_mapping import ColumnMapping
from toolkit.need.readers import stop_and_search
from toolkit.need.readers.found import source
from toolkit.need.readers.reading import Desk
from toolkit.need.timed_counts import TimedCounts

ISTV = (
    "REPORTING PERIOD START DATE", "SITE CODE (OF TREATMENT)",
    "ARRIVAL DATE AND TIME AT ACCIDENT AND EMERGENCY DEPARTMENT", "ASSAULT DATE AND TIME", "ASSAULT METHOD",
    "ASSAULT LOCATION TYPE", "ASSAULT LOCATION DESCRIPTION",
)  # fmt: skip
SEARCH = (
    "Type", "Date", "Part of a policing operation", "Policing operation", "Latitude", "Longitude", "Gender",
    "Age range", "Self-defined ethnicity", "Officer-defined ethnicity", "Legislation", "Object of search", "Outcome",
    "Outcome linked to object of search", "Removal of more than just outer clothing",
)  # fmt: skip


def assaults(*rows: tuple[str, str, str]) -> str:
    """Rows of moment, method and place."""
    return made.table([ISTV, *(("2025-01-01", "RWE", "x", when, method, place, "By the Red Lion, Mr Secret") for
                               when, method, place in rows)])  # fmt: skip


def timed(base: KnowledgeBase, *rows: tuple[str, str, str]) -> TimedCounts:
    return made.found(base, assaults(*rows)).timed_counts[0]


def searches(number: int, item: str = "Controlled drugs", date: str = "2024-01-05T12:00:00+00:00",
             kind: str = "Person search", ages: str = "10-17") -> list[tuple[str, ...]]:  # fmt: skip
    return [(kind, date, "False", "", "", "", "Male", ages, "x", "y", "Act", item, "Arrest", "", "")] * number


def test_assaults_are_counted_by_day_and_time(base: KnowledgeBase) -> None:
    # 2025-03-01 was a Saturday; 23:15 is in the last of six times of day.
    counts = timed(base, *[("2025-03-01 23:15", "Fist", "Street")] * 40, *[("03/03/2025 09:00", "Knife", "Home")] * 20)
    assert counts.by_day_and_time[5][5] == 40
    assert counts.by_day_and_time[0][2] == 20
    assert counts.by_method == {"Fist": 40, "Knife": 20}
    assert (counts.first_month, counts.last_month, counts.events) == ("2025-03", "2025-03", 60)


def test_small_counts_of_assaults_are_hidden_with_one_more(base: KnowledgeBase) -> None:
    counts = timed(base, *[("2025-03-01 23:15", "Fist", "Street")] * 40, *[("2025-03-03 09:00", "Knife", "Home")] * 3)
    # The total is shown, so a single hidden count could be worked out from it.
    assert counts.by_method == {"Fist": None, "Knife": None}
    assert counts.by_day_and_time[0][2] is None
    assert counts.by_day_and_time[3][3] == 0


def test_no_row_and_no_free_text_is_kept(base: KnowledgeBase) -> None:
    item = made.found(base, assaults(*[("2025-03-01 23:15", "Fist", "Street")] * 40))
    assert "Secret" not in repr(item)
    assert "Red Lion" not in repr(item)
    assert "no row is kept" in item.report.notes[0]


def test_an_assault_without_a_time_is_left_out_and_reported(base: KnowledgeBase) -> None:
    item = made.found(base, assaults(*[("2025-03-01 23:15", "Fist", "Street")] * 40, ("", "Fist", "Street")))
    assert made.left_out(item) == {"no day and time on record": 1}


@pytest.mark.parametrize("when", ["45658.5", "yesterday", "2025-13-01 10:00"])
def test_a_time_that_cannot_be_read_is_named_with_its_row(base: KnowledgeBase, when: str) -> None:
    text = assaults(("2025-03-01 23:15", "Fist", "Street"), (when, "Fist", "Street"))
    assert f"row 3: “{when}” is not a date and time that we know" in made.refused(base, text)


def test_searches_are_rates_of_the_whole_area_with_few_hidden(base: KnowledgeBase) -> None:
    item = made.found(base, made.table([SEARCH, *searches(43), *searches(4, "Firearms")]))
    shown = {one.key: made.figure(one, FORCE) for one in item.series}
    assert (shown["All searches"].numerator, shown["All searches"].period) == (45, "January 2024")
    assert shown["Searches for firearms"].status == "hidden_here"
    assert shown["Searches of people aged 10 to 17"].denominator == 104934
    assert stop_and_search.LIMITS in item.report.notes
    assert "These are 1 months, not a whole year." in item.report.notes


def test_searches_of_vehicles_are_left_out(base: KnowledgeBase) -> None:
    item = made.found(base, made.table([SEARCH, *searches(20), *searches(2, kind="Vehicle search")]))
    assert made.left_out(item) == {"of a vehicle alone, not of a person": 2}


def test_months_of_searches_are_one_year_together(base: KnowledgeBase) -> None:
    files = [made.table([SEARCH, *searches(10, date=f"2024-{month:02d}-05T12:00:00")]) for month in range(1, 13)]
    figure = made.figure(made.found(base, *files).series[0], FORCE)
    assert (figure.period, figure.numerator) == ("Year to December 2024", 120)


def test_the_desk_keeps_nothing_of_a_row(base: KnowledgeBase) -> None:
    desk: Desk = made.desk(base, made.table([SEARCH, *searches(40)]))
    assert desk.searches == []


def test_own_events_with_a_day_and_time_become_counts_too(base: KnowledgeBase) -> None:
    rows = [("2025-03-01 23:15", "Leicester", "Call to an assault")] * 40 + [("2025-03-01 23:15", "Nowhere", "x")] * 3
    unknown = made.desk(base, made.table([("Time of call", "Area", "Reason"), *rows])).unknown[0]
    columns = {"moment": "Time of call", "place": "Area", "what": "Reason"}
    mapping = ColumnMapping(headings=unknown.table.headings, columns=columns, one_thing="Ambulance calls (invented)")
    item = readers.read_own(unknown.table, mapping, base.known_to_readers(), source("own", "Calls", "x"))
    assert made.left_out(item) == {"of other places": 3}
    assert item.timed_counts[0].what == "Ambulance calls (invented)"
    assert item.timed_counts[0].by_day_and_time[5][5] == 40
    assert mapping.model_copy(update={"one_thing": ""}).missing().startswith("what the events are")
