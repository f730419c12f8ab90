"""Street crime of data.police.uk: every trap that was met in the real files."""

from pathlib import Path

import pytest

from tests.need.readers import made
from tests.need.readers.made import LEICESTER, RUTLAND
from toolkit import spreadsheets
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need.readers import police_uk
from toolkit.spreadsheets import GivenFile

REAL = Path(__file__).parents[4] / "shared" / "data" / "police_uk"
HERE = "E01013600"
"""A small area of Leicester, in both editions."""
ASB = "Anti-social behaviour"
OUTSIDE = "E01008923"


def test_rows_alike_in_every_cell_are_all_counted(base: KnowledgeBase) -> None:
    rows = made.every_small_area(base, "2025-01") + [("2025-01", HERE, ASB)] * 3
    counts = made.found(base, made.street(rows)).small_area_counts[0]
    assert counts.counts[HERE][counts.crime_types.index(ASB)] == 3


def test_rows_without_a_place_are_reported_and_kept_by_type(base: KnowledgeBase) -> None:
    rows = [*made.every_small_area(base, "2025-01"), ("2025-01", "", "Robbery"), ("2025-01", "", "Drugs")]
    item = made.found(base, made.street(rows))
    assert made.left_out(item)["no place on record"] == 2
    assert item.small_area_counts[0].without_place == (1,)  # robbery; drugs has no row with a place here


def test_crimes_outside_the_area_are_told_by_small_area_not_by_force(base: KnowledgeBase) -> None:
    rows = [*made.every_small_area(base, "2025-01"), ("2025-01", OUTSIDE, "Robbery")]
    item = made.found(base, made.street(rows))
    assert sum(made.left_out(item).values()) == 1
    assert OUTSIDE not in item.small_area_counts[0].counts


def test_a_force_that_is_missing_is_not_a_low_crime_one(base: KnowledgeBase) -> None:
    """Greater Manchester's districts show a few dozen crimes a year, all recorded by their neighbours."""
    assert base.small_areas is not None
    places = base.small_areas.editions[0].place_of()
    rows = [row for row in made.every_small_area(base, "2025-01") if places[row[1]] != RUTLAND]
    stray = next(code for code, place in places.items() if place == RUTLAND)
    item = made.found(base, made.street([*rows, ("2025-01", stray, "Robbery")]))
    assert "almost nothing is mapped in Rutland" in item.report.notes[0]
    assert "That is not a low number of crimes" in item.report.notes[0]
    assert not {code for code, place in places.items() if place == RUTLAND} & set(item.small_area_counts[0].counts)


def test_a_true_zero_in_a_small_area_stays_a_zero(base: KnowledgeBase) -> None:
    rows = [row for row in made.every_small_area(base, "2025-01") if row[1] != HERE]
    assert made.found(base, made.street(rows)).small_area_counts[0].counts[HERE] == (0,)


def test_a_visiting_force_says_nothing_of_the_other_small_areas(base: KnowledgeBase) -> None:
    home = made.street(made.every_small_area(base, "2025-01"))
    railway = made.street([("2025-01", HERE, "Robbery")], force="British Transport Police")
    counts = made.found(base, home, railway).small_area_counts
    assert [(item.force, len(item.counts)) for item in counts] == [
        ("Leicestershire Police", 634), ("British Transport Police", 1),
    ]  # fmt: skip


def test_a_file_of_the_whole_country_keeps_the_true_zeros_of_our_own_force(base: KnowledgeBase) -> None:
    ours = [row for row in made.every_small_area(base, "2025-01") if row[1] != HERE]
    elsewhere = made.street([("2025-01", OUTSIDE, "Robbery")] * 5000, force="West Midlands Police")
    counts = made.found(base, made.street(ours), elsewhere).small_area_counts
    assert [(item.force, len(item.counts), item.counts[HERE]) for item in counts] == [
        ("Leicestershire Police", 634, (0,))
    ]


def test_small_areas_of_two_censuses_are_never_mixed(base: KnowledgeBase) -> None:
    rows = made.every_small_area(base, "2025-01") + made.every_small_area(base, "2025-01", "2011")
    assert "mix small areas of two censuses in January 2025" in made.refused(base, made.street(rows))


def test_older_months_keep_their_own_edition(base: KnowledgeBase) -> None:
    counts = made.found(base, made.street(made.every_small_area(base, "2019-01", "2011"))).small_area_counts
    assert [(item.edition, len(item.counts)) for item in counts] == [("2011", 611)]


def test_many_files_and_the_published_zip_say_the_same(base: KnowledgeBase) -> None:
    files = {f"2025-0{month}/2025-0{month}-x-street.csv": made.street(made.every_small_area(base, f"2025-0{month}"))
             for month in (1, 2)}  # fmt: skip
    one_by_one = made.found(base, *files.values()).small_area_counts
    archive = made.found(base, made.zipped(files)).small_area_counts
    assert [item.counts for item in one_by_one] == [item.counts for item in archive]
    assert [item.month for item in archive] == ["2025-01", "2025-02"]


def test_a_missing_month_is_said(base: KnowledgeBase) -> None:
    rows = made.every_small_area(base, "2025-01") + made.every_small_area(base, "2025-03")
    assert made.found(base, made.street(rows)).report.notes == ("There is no file for February 2025.",)


def test_a_yearly_rate_needs_twelve_whole_months(base: KnowledgeBase) -> None:
    months = [f"2025-{month:02d}" for month in range(1, 13)]
    files = [made.street(made.every_small_area(base, month)) for month in months]
    assert made.found(base, *files[:11]).series == ()
    rate = made.figure(made.found(base, *files).series[0], LEICESTER)
    # 200 small areas with one robbery a month; 368,597 residents
    assert (rate.period, rate.numerator, rate.denominator) == ("Year to December 2025", 2400, 368597)
    assert rate.value == pytest.approx(2400 / 368597 * 1000)


def test_violence_is_said_to_mix_kinds_and_to_have_no_mark_for_knives(base: KnowledgeBase) -> None:
    rows = [(f"2025-{month:02d}", code, "Violence and sexual offences")
            for month in range(1, 13) for _, code, _ in made.every_small_area(base, "2025-01")]  # fmt: skip
    series = made.found(base, made.street(rows)).series
    assert "has no mark for knives" in series[0].note


def test_without_a_list_of_small_areas_the_district_in_the_name_decides(invented_base: KnowledgeBase) -> None:
    text = made.street([("2025-01", "E01999901", "Robbery")]).replace("Somewhere 001A", "Upper Eastmere 001A")
    counts = made.found(invented_base, text).small_area_counts[0]
    assert dict(counts.counts) == {"E01999901": (1,)}


def test_the_sister_files_and_the_layout_of_2012_are_told_apart(base: KnowledgeBase) -> None:
    outcomes = police_uk.OUTCOMES.decode() + "\n"
    assert "tells what became of crimes" in made.refused(base, outcomes)
    old = "Month,Reported by,Falls within,Easting,Northing,Location,Crime type,Context\n2012-01,a,a,1,1,x,Robbery,\n"
    assert "layout of 2012" in made.refused(base, old)


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_a_file_cut_off_anywhere_in_its_last_row_is_refused(base: KnowledgeBase, cut: int) -> None:
    text = made.street(made.every_small_area(base, "2025-01")).rstrip("\n")[:-cut]
    assert "is broken or cut off, so it cannot be opened" in made.refused(base, text)


def test_a_month_that_became_a_number_is_named_with_its_row(base: KnowledgeBase) -> None:
    rows = made.every_small_area(base, "2025-01")
    text = made.street([*rows, ("45658", HERE, "Robbery")])
    assert "row 636 has “45658” as its month" in made.refused(base, text)


def test_a_row_without_a_type_of_crime_is_named(base: KnowledgeBase) -> None:
    text = made.street([("2025-01", HERE, "Robbery"), ("2025-01", HERE, "")])
    assert "row 3 has nothing under “Crime type”" in made.refused(base, text)


@pytest.mark.skipif(not REAL.exists(), reason="the folder of published files is not beside the project")
def test_nine_real_months_are_counted_to_the_last_row(base: KnowledgeBase) -> None:
    files = [GivenFile(path.name, path.read_bytes()) for path in sorted(REAL.glob("*.csv"))]
    lines = sum(file.content.count(b"\n") - 1 for file in files)
    item = made.found(base, *(file.content for file in files))
    assert item.report.rows == lines == 81387
    assert item.report.used + sum(made.left_out(item).values()) == lines
    assert item.report.notes == ()
    no_place = sum(content.count(b",No Location,,,") for content in (file.content for file in files))
    assert made.left_out(item)["no place on record"] == no_place
    assert [part.name for part in spreadsheets.unpacked(files[0])] == [files[0].name]
