"""The long table of the Local Authority Interactive Tool, which has names in place of codes."""

from pathlib import Path

import pytest

from tests.need.readers import made
from tests.need.readers.made import COUNTY, ENGLAND, FORCE, LEICESTER, REGION, RUTLAND
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import readers
from toolkit.need.readers import Series

REAL = Path(__file__).parents[4] / "shared" / "data" / "dfe" / "lait_violence_related_subset_all_LAs.csv"
HEAD = ("Short Desc", "Years", "LA and Regions", "Values", "LA Number", "Region")
REGIONS = ("North East", "North West", "Yorkshire and the Humber", "East Midlands", "West Midlands", "East of England",
           "South East", "South West", "London")  # fmt: skip


def lait(*rows: tuple[str, object], measure: str = "FirstYJS", year: str = "2024") -> str:
    return made.table([HEAD, *((measure, year, place, value, "1.0", "NA") for place, value in rows)])


def series(base: KnowledgeBase, text: str) -> Series:
    return made.found(base, text).series[0]


def test_the_national_row_that_adds_up_rates_is_refused_and_the_region_stays(base: KnowledgeBase) -> None:
    """First-time entrants 2024: 1,258 for England, while the regions lie between 98 and 181."""
    regions = [(name, 98 + 9 * number) for number, name in enumerate(REGIONS)]
    total = sum(value for _, value in regions)
    item = made.found(base, lait(("England", total), *regions, ("Leicester", 196)))
    assert made.figure(item.series[0], ENGLAND).status == "wrong_in_source"
    assert made.figure(item.series[0], REGION).value == 98 + 27
    assert item.report.notes[0].startswith("FirstYJS, 2024: The row for the whole country cannot be right")


def test_a_national_row_among_its_regions_is_kept(base: KnowledgeBase) -> None:
    regions = [(name, 98 + 9 * number) for number, name in enumerate(REGIONS)]
    assert made.figure(series(base, lait(("England", 130), *regions)), ENGLAND).value == 130


def test_without_all_regions_nothing_is_said_of_the_national_row(base: KnowledgeBase) -> None:
    assert (
        made.figure(series(base, lait(("England", 1258), ("North East", 98), ("London", "-"))), ENGLAND).value == 1258
    )


def test_a_dash_is_hidden_where_others_have_a_figure(base: KnowledgeBase) -> None:
    figure = made.figure(series(base, lait(("Rutland", "-"), ("Leicester", 196))), RUTLAND)
    assert (figure.value, figure.status) == (None, "suppressed")


def test_a_dash_everywhere_is_a_year_that_nobody_published(base: KnowledgeBase) -> None:
    figure = made.figure(series(base, lait(("Rutland", "-"), ("Leicester", "-"))), RUTLAND)
    assert (figure.value, figure.status) == (None, "unavailable")


def test_a_dash_for_a_whole_country_cannot_be_a_small_number(base: KnowledgeBase) -> None:
    assert made.figure(series(base, lait(("England", "-"), ("Leicester", 196))), ENGLAND).status == "unavailable"


def test_the_county_is_not_the_police_force_area_of_the_same_name(base: KnowledgeBase) -> None:
    areas = [figure.area for figure in series(base, lait(("Leicestershire", 75))).figures]
    assert areas == [COUNTY]
    assert FORCE not in areas


def test_numbers_as_a_computer_writes_them_are_numbers(base: KnowledgeBase) -> None:
    figure = made.figure(series(base, lait(("Leicester", "9.6189999999999998E-2"))), LEICESTER)
    assert figure.value == pytest.approx(0.096189999)


def test_years_read_as_on_file(base: KnowledgeBase) -> None:
    found = series(base, lait(("Leicester", 1), year="2024-25"))
    assert [figure.period for figure in found.figures] == ["2024/25"]


def test_the_longer_layout_with_measures_in_full_is_known(base: KnowledgeBase) -> None:
    head = ("Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region")
    text = made.table([head, ("ChildPov", "Children in poverty", "2025", "Leicester", 34.5, "856", "East Midlands")])
    assert series(base, text).indicator == "low-income-families"


@pytest.mark.skipif(not REAL.exists(), reason="the folder of published files is not beside the project")
def test_the_real_table_gives_what_is_on_file(base: KnowledgeBase) -> None:
    item = made.found(base, REAL.read_bytes())
    known = [one for one in item.series if one.indicator]
    assert len(known) == 18
    for one in known:
        assert readers.changes(one, base.figures[one.indicator or ""]) == []
    # The nine years in which England's row of first-time entrants is a sum.
    assert len([note for note in item.report.notes if note.startswith("FirstYJS")]) == 9
