"""The tables of police recorded crime as they are published, preamble and all."""

import io
from pathlib import Path

import openpyxl
import pytest

from tests.need.readers import made
from tests.need.readers.made import COUNTY, ENGLAND, FORCE, LEICESTER, RUTLAND
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import readers
from toolkit.need.readers import Series

REAL = Path(__file__).parents[4] / "shared" / "data" / "ons_prc"
ABOVE = ("Table C2: Number of police recorded crimes, England and Wales, year ending June 2025 [note 1]", "Source: x")
C2 = (
    "Police Force\nArea code", "Police Force\nArea name", "Community Safety\nPartnership code",
    "Community Safety\nPartnership name", "Local Authority code", "Local Authority name",
    "Total recorded crime\n (excluding fraud)", "Homicide", "Violence with injury",
)  # fmt: skip
P1 = ("Area Code", "Area Name", "Total recorded crime\n (excluding fraud) \n[note 2]", "Violence against the person",
      "Violence with injury", "Miscellaneous crimes")  # fmt: skip


def c2(*rows: tuple[object, ...]) -> str:
    return made.table([C2, *rows], above=ABOVE)


def injury(base: KnowledgeBase, text: str) -> Series:
    return next(one for one in made.found(base, text).series if one.indicator == "violence-with-injury")


def leicester(injury: object = "4,931 ", homicide: object = 2) -> tuple[object, ...]:
    return (
        FORCE,
        "Leicestershire [note 4]",
        "E22000168",
        "Leicester",
        LEICESTER,
        "Leicester",
        "40,000 ",
        homicide,
        injury,
    )


def test_counts_with_commas_and_spaces_become_rates_of_the_residents_on_file(base: KnowledgeBase) -> None:
    item = made.found(base, c2(leicester()))
    series = next(one for one in item.series if one.indicator == "violence-with-injury")
    figure = made.figure(series, LEICESTER)
    # 4,931 offences / 368,597 residents x 1,000 = 13.38
    assert (figure.period, figure.numerator, round(figure.value or 0, 2)) == ("Year to June 2025", 4931, 13.38)


def test_each_kind_of_offence_has_the_unit_of_its_indicator(base: KnowledgeBase) -> None:
    series = next(one for one in made.found(base, c2(leicester())).series if one.indicator == "homicide")
    # 2 / 368,597 x 1,000,000 = 5.43
    assert round(made.figure(series, LEICESTER).value or 0, 2) == 5.43


def test_a_blank_partnership_is_the_whole_force(base: KnowledgeBase) -> None:
    row = (FORCE, "Leicestershire", "", "", "", "", "94,194 ", 5, "10,557 ")
    series = injury(base, c2(row))
    assert [one.area for one in series.figures] == [FORCE]


def test_crimes_without_a_district_are_reported_and_not_put_anywhere(base: KnowledgeBase) -> None:
    row = (FORCE, "Leicestershire", "", "Unassigned Leicestershire", "", "", "4,481 ", 0, "333 ")
    item = made.found(base, c2(leicester(), row))
    assert made.left_out(item) == {"crimes that the police gave no district": 1}
    assert item.report.notes[0].startswith("4,481 crimes in")


def test_several_authorities_in_one_partnership_are_known_by_its_code(base: KnowledgeBase) -> None:
    row = (FORCE, "Leicestershire", "E22000168", "Leicester", "", "Combined Local Authorities", "1 ", 0, "9 ")
    assert made.figure(injury(base, c2(row)), LEICESTER).numerator == 9


def test_an_unavailable_count_is_no_zero(base: KnowledgeBase) -> None:
    item = made.found(base, c2(leicester("[x]", 0)))
    by_name = {one.indicator: made.figure(one, LEICESTER) for one in item.series}
    assert (by_name["violence-with-injury"].value, by_name["violence-with-injury"].status) == (None, "unavailable")
    assert (by_name["homicide"].value, by_name["homicide"].status) == (0, "published")


def test_a_county_gets_our_sum_only_when_all_its_districts_are_there(base: KnowledgeBase) -> None:
    districts = [area for area in base.areas.values() if COUNTY in area.inside]
    rows = [(FORCE, "x", area.community_safety_partnership_code, "x", area.code, "x", 1, 0, 10) for area in districts]
    whole = injury(base, c2(*rows))
    assert (made.figure(whole, COUNTY).numerator, made.figure(whole, COUNTY).note) == (70, "Our sum of its parts")
    part = injury(base, c2(*rows[1:]))
    assert COUNTY not in [one.area for one in part.figures]
    hidden = injury(base, c2((*rows[0][:-1], "[x]"), *rows[1:]))
    assert COUNTY not in [one.area for one in hidden.figures]


def test_names_with_spaces_and_a_force_without_a_code_do_no_harm(base: KnowledgeBase) -> None:
    text = made.table(
        [P1, (ENGLAND, "ENGLAND ", "4,947,379", "1", "484,510", 2), ("", "British Transport Police", 1, 1, 1, 1)],
        above=("Table P1: year ending June 2025",),
    )  # fmt: skip
    item = made.found(base, text)
    series = next(one for one in item.series if one.indicator == "violence-with-injury")
    assert round(made.figure(series, ENGLAND).value or 0, 2) == 8.58
    assert made.left_out(item) == {"not a place (a note, or a force without an area)": 1}


def test_a_workbook_with_a_cover_and_notes_is_read_by_its_one_table(base: KnowledgeBase) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Cover"
    book.active.append(["Police recorded crime", "Tables"])
    table = book.create_sheet("Table C2")
    for row in ([ABOVE[0]], list(C2), list(leicester())):
        table.append(row)
    written = io.BytesIO()
    book.save(written)
    item = made.found(base, written.getvalue())
    assert made.figure(next(one for one in item.series if one.indicator == "violence-with-injury"), LEICESTER)
    assert item.report.notes[-1] == "Sheets that are no such table, and were not read: “Cover”."


@pytest.mark.skipif(not REAL.exists(), reason="the folder of published files is not beside the project")
@pytest.mark.parametrize("name", ["table_C2_csp_ye_june_2025.csv", "table_P1_pfa_ye_june_2025.csv"])
def test_the_real_tables_give_what_is_on_file(base: KnowledgeBase, name: str) -> None:
    item = made.found(base, (REAL / name).read_bytes())
    known = [series for series in item.series if series.indicator]
    assert len(known) == 8
    for series in known:
        assert readers.changes(series, base.figures[series.indicator or ""]) == []
    if "C2" in name:
        assert made.figure(known[0], RUTLAND).area == RUTLAND
