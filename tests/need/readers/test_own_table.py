"""Own tables: survey results, returns of services and spreadsheets, by what their columns mean."""

import datetime
import io
import string

import openpyxl
import pytest
from hypothesis import given, strategies

from tests.need.readers import made
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import readers
from toolkit.need.column_mapping import ColumnMapping
from toolkit.need.readers import Found, disclosing, own_table
from toolkit.need.readers.found import source

UPPER, LOWER, EASTMERE = "E06999901", "E06999902", "E99999999"
SOURCE = source("own", "Invented survey", "Eastmere")


def read(base: KnowledgeBase, text: str | bytes, **more: object) -> Found:
    unknown = made.desk(base, text).unknown[0]
    mapping = ColumnMapping.model_validate({**unknown.mapping.model_dump(), **more})
    return readers.read_own(unknown.table, mapping, base.known_to_readers(), SOURCE)


def survey(*rows: tuple[object, ...]) -> str:
    return made.table([own_table.SURVEY, *rows])


@pytest.mark.parametrize("headings", [own_table.SURVEY, own_table.SERVICE])
def test_our_own_templates_need_no_mapping(invented_base: KnowledgeBase, headings: tuple[str, ...]) -> None:
    unknown = made.desk(invented_base, made.table([headings, ["x"] * len(headings)])).unknown[0]
    assert unknown.mapping.missing() == ""
    assert set(unknown.mapping.columns.values()) == set(headings)


def test_survey_results_are_shares_of_those_who_answered(invented_base: KnowledgeBase) -> None:
    series = read(invented_base, survey(("Upper Eastmere", 2025, "I feel safe", "Aged 11 to 15", 120, 300))).series[0]
    figure = made.figure(series, UPPER)
    assert (figure.value, figure.numerator, figure.denominator) == (40, 120, 300)
    assert series.name == "I feel safe, Aged 11 to 15"


def test_few_people_are_hidden_and_the_others_rounded(invented_base: KnowledgeBase) -> None:
    rows = [("Upper Eastmere", 2025, "Hurt", "All", 43, 300), ("Lower Eastmere", 2025, "Hurt", "All", 3, 100)]
    series = read(invented_base, survey(*rows)).series[0]
    assert made.figure(series, LOWER).status == "hidden_here"
    assert (made.figure(series, UPPER).numerator, made.figure(series, UPPER).value) == (45, 15)


def test_a_hidden_number_cannot_be_worked_out_from_the_whole(invented_base: KnowledgeBase) -> None:
    rows = [("Upper Eastmere", 2025, "Hurt", "All", 43, 300), ("Lower Eastmere", 2025, "Hurt", "All", 3, 100),
            ("Eastmere", 2025, "Hurt", "All", 46, 400)]  # fmt: skip
    series = read(invented_base, survey(*rows)).series[0]
    assert [made.figure(series, code).status for code in (UPPER, LOWER, EASTMERE)] == [
        "hidden_here", "hidden_here", "published",
    ]  # fmt: skip


def test_published_figures_keep_their_publishers_rules(invented_base: KnowledgeBase) -> None:
    series = read(invented_base, survey(("Lower Eastmere", 2025, "Hurt", "All", 3, 100)), is_published=True).series[0]
    assert made.figure(series, LOWER).numerator == 3


def test_a_share_of_nearly_all_hides_the_few_others(invented_base: KnowledgeBase) -> None:
    series = read(invented_base, survey(("Lower Eastmere", 2025, "Safe", "All", 98, 100))).series[0]
    assert made.figure(series, LOWER).status == "hidden_here"


def test_none_stays_none(invented_base: KnowledgeBase) -> None:
    figure = made.figure(read(invented_base, survey(("Lower Eastmere", 2025, "Hurt", "All", 0, 100))).series[0], LOWER)
    assert (figure.value, figure.status) == (0, "published")


def test_the_same_from_a_workbook_with_dates_and_percentages(invented_base: KnowledgeBase) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["A title above the table"])
    sheet.append(["Place", "Date", "Share"])
    sheet.append(["Upper Eastmere", datetime.date(2025, 3, 1), 0.25])
    sheet["C3"].number_format = "0.0%"
    written = io.BytesIO()
    book.save(written)
    series = read(invented_base, written.getvalue(), is_published=True).series[0]
    assert [(item.period, item.value) for item in series.figures] == [("March 2025", 25)]


def test_places_that_are_not_known_are_named(invented_base: KnowledgeBase) -> None:
    item = read(invented_base, survey(("Nowhere", 2025, "Hurt", "All", 30, 100)))
    assert item.series == ()
    assert "Places that were not used: “Nowhere”." in item.report.notes


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("Upper Eastmere", "45658", "Hurt", "All", 30, 100),
         "“45658” looks like a date that a spreadsheet turned into a number"),
        (("Upper Eastmere", "", "Hurt", "All", 30, 100), "there is no year or period"),
        (("Upper Eastmere", 2025, "Hurt", "All", "about 30", 100),
         "“about 30” under “People who said so” is not a number"),
        (("Upper Eastmere", 2025, "Hurt", "All", "=1+1", 100), "“=1+1” under “People who said so” is not a number"),
        (("Upper Eastmere", 2025, "Hurt", "All", 300, 100), "300 is more than the 100 that it is out of"),
        (("Upper Eastmere", 2025, "Hurt", "All", -3, 100), "the count is -3, which is below zero"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_row(invented_base: KnowledgeBase, row: tuple[object, ...], says: str) -> None:
    with pytest.raises(UserError) as refused:
        read(invented_base, survey(("Upper Eastmere", 2025, "Safe", "All", 30, 100), row))
    assert f"row 3: {says}." in str(refused.value)
    assert "Nothing that is kept was changed." in str(refused.value)


def test_what_no_column_says_can_be_said_once(invented_base: KnowledgeBase) -> None:
    item = read(invented_base, "Ward,Rate\nA,4.5\n", columns={"value": "Rate"}, one_place=UPPER, one_period="2025",
                one_thing="Rate of something", is_published=True)  # fmt: skip
    assert [(item.series[0].name, made.figure(item.series[0], UPPER).value)] == [("Rate of something", 4.5)]


def test_a_count_out_of_nothing_known_is_no_rate(invented_base: KnowledgeBase) -> None:
    item = read(invented_base, "Place,Year,Count\nUpper Eastmere,2025,40\n", is_published=True)
    figure = made.figure(item.series[0], UPPER)
    assert (figure.value, figure.status, figure.note) == (None, "unavailable", "Out of how many is not given")


def test_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no column Rate"):
        ColumnMapping(headings=("Place",), columns={"value": "Rate"})


@given(strategies.dictionaries(strategies.sampled_from(string.ascii_lowercase), strategies.integers(0, 60), min_size=2))
def test_no_single_small_count_is_left_to_be_worked_out(counts: dict[str, int]) -> None:
    shown = disclosing.counts(counts)
    hidden = [name for name, number in shown.items() if number is None]
    assert all(0 < counts[name] <= 7 or len(hidden) > 1 for name in hidden)
    assert all(shown[name] is None for name, number in counts.items() if 0 < number <= 7)
    assert all(shown[name] == 0 for name, number in counts.items() if number == 0)
    others = [number for name, number in counts.items() if name not in hidden and number > 0]
    if hidden and others:
        assert len(hidden) > 1
        assert sum(counts[name] for name in hidden) > len(hidden)


@given(strategies.lists(strategies.integers(0, 40), min_size=9, max_size=9))
def test_no_hidden_place_follows_from_a_wider_one_and_the_other_places(base: KnowledgeBase, numbers: list[int]) -> None:
    known = base.known_to_readers()
    force = base.areas[base.partnership.area]
    counts = {part.code: float(number) for part, number in zip(known.parts(force), numbers, strict=True)}
    county = next(area for area in base.areas.values() if area.kind == "county")
    counts[county.code] = sum(counts[part.code] for part in known.parts(county))
    counts[force.code] = float(sum(numbers))
    small = {code for code, number in counts.items() if 0 < number <= disclosing.THRESHOLD}
    hidden = disclosing.with_givers_away(counts, small, known)
    districts = [part.code for part in known.parts(county)]
    others = [part.code for part in known.parts(force) if part.code not in districts]
    assert small <= hidden
    for family in ([*districts, county.code], [*others, county.code, force.code]):
        found = [code for code in family if code in hidden]
        shown = [code for code in family if code not in hidden and counts[code] > 0]
        assert len(found) != 1 or not shown
