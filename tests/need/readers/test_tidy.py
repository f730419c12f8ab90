"""Tables of the Department for Education, those of young people not in education or work among them."""

from pathlib import Path

import pytest

from tests.need.readers import made
from tests.need.readers.made import COUNTY, ENGLAND, LEICESTER, RUTLAND
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import readers

REAL = Path(__file__).parents[4] / "shared" / "data" / "dfe"
HEAD = ("time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
        "region_name", "old_la_code", "new_la_code", "la_name")  # fmt: skip
REGIONS = [f"E1200000{number}" for number in range(1, 10)]


def authority(code: str, *cells: object, period: str = "2025") -> tuple[object, ...]:
    return period, "Calendar year", "Local authority", ENGLAND, "England", "E12000004", "x", "856", code, "x", *cells


def whole(*cells: object, period: str = "2025") -> tuple[object, ...]:
    return period, "Calendar year", "National", ENGLAND, "England", "", "", "", "", "", *cells


def region(code: str, *cells: object) -> tuple[object, ...]:
    return "2025", "Calendar year", "Regional", ENGLAND, "England", code, "x", "", "", "", *cells


def neet(*rows: tuple[object, ...], more: tuple[str, ...] = ()) -> str:
    return made.table([(*HEAD, "Age", "Cohort_DJFavg", "NEET_percent", *more), *rows])


def test_young_people_not_in_education_or_work_come_with_how_many_they_are_out_of(base: KnowledgeBase) -> None:
    item = made.found(base, neet(authority(LEICESTER, "16-17", 10192, 5.8)))
    series = item.series[0]
    figure = made.figure(series, LEICESTER)
    assert (series.indicator, figure.value, figure.denominator) == ("not-in-education-or-work", 5.8, 10192)


def test_columns_are_found_by_name_in_any_order_and_number(base: KnowledgeBase) -> None:
    text = neet(authority(LEICESTER, "16-17", 10192, 5.8, 1, 2), more=("extra_percent", "NEET_quintile"))
    swapped = [line.split(",") for line in text.splitlines()]
    turned = made.table([list(reversed(line)) for line in swapped])
    for one in (text, turned):
        series = next(item for item in made.found(base, one).series if item.indicator == "not-in-education-or-work")
        assert made.figure(series, LEICESTER).value == 5.8


def test_a_mark_at_the_start_of_the_file_is_no_part_of_a_heading(base: KnowledgeBase) -> None:
    text = "\ufeff" + neet(authority(LEICESTER, "16-17", 10192, 5.8))
    assert made.found(base, text).report.used == 1


def test_ready_made_fifths_are_never_used(base: KnowledgeBase) -> None:
    item = made.found(base, neet(authority(LEICESTER, "16-17", 10192, 5.8, 5), more=("NEET_quintile",)))
    assert not [one for one in item.series if "quintile" in one.name]
    assert "1 columns with ready-made ranks or fifths were not used" in item.report.notes[0]


@pytest.mark.parametrize(
    ("sign", "status"),
    [("c", "suppressed"), ("x", "unavailable"), ("z", "not_applicable"), ("u", "unavailable"), ("k", "unavailable"),
     ("", "unavailable"), ("[c]", "suppressed"), ("low", "unavailable")],
)  # fmt: skip
def test_each_sign_for_missing_keeps_its_meaning_and_none_is_zero(base: KnowledgeBase, sign: str, status: str) -> None:
    item = made.found(base, neet(authority(LEICESTER, "16-17", 1, sign), authority(RUTLAND, "16-17", 1, 0)))
    series = next(one for one in item.series if one.indicator == "not-in-education-or-work")
    assert (made.figure(series, LEICESTER).value, made.figure(series, LEICESTER).status) == (None, status)
    assert (made.figure(series, RUTLAND).value, made.figure(series, RUTLAND).status) == (0, "published")


@pytest.mark.parametrize(("text", "period"), [("202425", "2024/25"), ("2025", "2025")])
def test_a_year_of_school_reads_as_on_file(base: KnowledgeBase, text: str, period: str) -> None:
    row = authority(LEICESTER, "16-17", 1, 5, period=text)
    item = made.found(base, neet((row[0], "Academic year", *row[2:])))
    assert {figure.period for one in item.series for figure in one.figures} == {period}


def test_the_county_is_one_row_and_its_districts_get_nothing(base: KnowledgeBase) -> None:
    item = made.found(base, neet(authority(COUNTY, "16-17", 15600, 1.2)))
    assert {figure.area for one in item.series for figure in one.figures} == {COUNTY}


def test_rows_of_schools_are_left_out(base: KnowledgeBase) -> None:
    row = authority(LEICESTER, "16-17", 1, 5)
    item = made.found(base, neet(row, (*row[:2], "School", *row[3:])))
    assert made.left_out(item) == {"about one school, not a place": 1}


def test_groups_inside_a_table_never_stand_for_everybody(base: KnowledgeBase) -> None:
    text = made.table([(*HEAD, "phase", "headcount", "susp_rate"), authority(LEICESTER, "Total", 100, 7.8),
                       authority(LEICESTER, "Secondary", 50, 12.5)])  # fmt: skip
    known = [one for one in made.found(base, text).series if one.indicator]
    assert [(one.indicator, made.figure(one, LEICESTER).value) for one in known] == [("suspensions", 7.8)]


def test_a_national_row_that_is_the_sum_of_rates_is_refused_with_the_reason(base: KnowledgeBase) -> None:
    rows = [region(code, "Total", 100, 10) for code in REGIONS]
    text = made.table([(*HEAD, "phase", "headcount", "susp_rate"), whole("Total", 900, 90), *rows,
                       authority(LEICESTER, "Total", 100, 7.8)])  # fmt: skip
    item = made.found(base, text)
    series = next(one for one in item.series if one.indicator == "suspensions")
    assert (made.figure(series, ENGLAND).value, made.figure(series, ENGLAND).status) == (None, "wrong_in_source")
    assert "it is the sum of the rates of the 9 regions" in item.report.notes[0]
    # A sum of counts is right.
    count = next(one for one in item.series if one.key.startswith("headcount"))
    assert made.figure(count, ENGLAND).value == 900


def test_the_older_names_of_the_columns_are_known(base: KnowledgeBase) -> None:
    head = ("year", "level", "country_code", "region_code", "old_la_code", "new_la_code", "la_name", "school_type",
            "perm_excl_rate")  # fmt: skip
    row = ("201617", "Local Authority", ENGLAND, "x", "856", LEICESTER, "Leicester", "Total", 0.06)
    series = made.found(base, made.table([head, row])).series[0]
    assert (series.indicator, made.figure(series, LEICESTER, "2016/17").value) == ("permanent-exclusions", 0.06)


@pytest.mark.skipif(not REAL.exists(), reason="the folder of published files is not beside the project")
@pytest.mark.parametrize(
    "name", ["nccis_UD_NEETNK_LA_dashboard_2023_final.csv", "nccis_UD_NEETNK_LA_dashboard_final.csv"]
)
def test_the_real_dashboards_give_what_is_on_file(base: KnowledgeBase, name: str) -> None:
    known = [one for one in made.found(base, (REAL / name).read_bytes()).series if one.indicator]
    assert [one.indicator for one in known] == ["not-in-education-or-work", "activity-not-known"]
    for series in known:
        assert readers.changes(series, base.figures[series.indicator or ""]) == []


@pytest.mark.skipif(not REAL.exists(), reason="the folder of published files is not beside the project")
def test_the_real_table_of_absence_keeps_its_four_kinds_of_missing(base: KnowledgeBase) -> None:
    item = made.found(base, (REAL / "csc_absence_la.csv").read_bytes())
    assert item.report.used + sum(made.left_out(item).values()) == item.report.rows == 17220
    kinds = {figure.status for one in item.series for figure in one.figures}
    assert {"published", "suppressed"} <= kinds
    assert all(figure.value is None for one in item.series for figure in one.figures if figure.status != "published")
