"""The Indices of Deprivation: two editions of small areas that are never mixed, and headings long and short."""

from pathlib import Path

import pytest

from tests.need.readers import made
from tests.need.readers.made import LEICESTER
from toolkit.knowledge_base import KnowledgeBase

REAL = Path(__file__).parents[4] / "shared" / "data" / "imd"
OFFICIAL = (
    "LSOA code ({areas})", "LSOA name ({areas})", "Local Authority District code ({districts})",
    "Local Authority District name ({districts})", "Index of Multiple Deprivation (IMD) Score",
    "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)",
    "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
)  # fmt: skip
PEOPLE = "Total population: mid 2022 (excluding prisoners)"


def file_7(base: KnowledgeBase, edition: str, districts: str, *, people: bool = True, deciles: str = "") -> str:
    """Every small area of Leicester: a score of 10, apart from the first, which scores 50 and is in the worst tenth."""
    assert base.small_areas is not None
    areas = base.small_areas.of(edition)
    assert areas is not None
    codes = [code for code, place in areas.place_of().items() if place == LEICESTER]
    head = [item.format(areas=edition, districts=districts) for item in OFFICIAL]
    head[-1] = deciles or head[-1]
    rows = [[code, "x", LEICESTER, "Leicester", 50 if first else 10, 1, 1 if first else 5, 3000 if first else 1000]
            for first, code in zip([True, *[False] * 999], codes, strict=False)]  # fmt: skip
    return made.table([[*head, *([PEOPLE] if people else [])], *(row if people else row[:-1] for row in rows)])


@pytest.mark.parametrize(
    ("edition", "districts", "year", "areas"), [("2011", "2019", "2019", 192), ("2021", "2024", "2025", 200)]
)
def test_the_official_file_of_each_year_is_weighted_by_its_own_people(
    base: KnowledgeBase, edition: str, districts: str, year: str, areas: int
) -> None:
    score, share = made.found(base, file_7(base, edition, districts)).series
    figure = made.figure(score, LEICESTER)
    # One area of 3,000 people with 50 points, the others of 1,000 with 10.
    assert figure.value == pytest.approx((3000 * 50 + (areas - 1) * 1000 * 10) / (3000 + (areas - 1) * 1000))
    assert (figure.period, score.indicator) == (year, "deprivation-score")
    worst = made.figure(share, LEICESTER)
    assert (worst.numerator, worst.denominator) == (1, areas)


def test_tenth_1_is_the_most_deprived(base: KnowledgeBase) -> None:
    item = made.found(base, file_7(base, "2021", "2024"))
    assert made.figure(item.series[1], LEICESTER).numerator == 1
    assert "tenth 1 are the most deprived" in item.report.notes[1]


def test_a_heading_cut_short_in_the_workbook_is_still_known(base: KnowledgeBase) -> None:
    cut = "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOA"
    rows = [line.split(",") for line in file_7(base, "2021", "2024").splitlines()]
    place = next(number for number, item in enumerate(rows[0]) if "Decile" in item)
    rows[0][place] = cut
    item = made.found(base, made.workbook(rows))
    assert made.figure(item.series[1], LEICESTER).denominator == 200


def test_without_people_in_the_file_the_weights_are_named(base: KnowledgeBase) -> None:
    item = made.found(base, file_7(base, "2021", "2024", people=False))
    assert item.report.notes[0].startswith("Averages are weighted by the residents on file")


def test_areas_of_one_census_under_the_heading_of_the_other_are_refused(base: KnowledgeBase) -> None:
    wrong = file_7(base, "2011", "2019").replace("LSOA code (2011)", "LSOA code (2021)")
    assert "of another census. The two are never mixed." in made.refused(base, wrong)


def test_years_are_never_one_series(base: KnowledgeBase) -> None:
    indicator = base.indicators["deprivation-score"]
    assert indicator.breaks_between(base.areas[LEICESTER], 2019, 2025)


@pytest.mark.skipif(not REAL.exists(), reason="the folder of published files is not beside the project")
def test_the_real_files_agree_with_the_published_averages(base: KnowledgeBase) -> None:
    published = made.found(base, (REAL / "imd2025_england_ltla24.csv").read_bytes()).series[0]
    assert made.figure(published, LEICESTER).value == pytest.approx(34.45, abs=0.005)
    score, share = made.found(base, (REAL / "imd2025_lsoa21_LLR.csv").read_bytes()).series
    # Weighted by other people than the publisher's, so a little off.
    assert made.figure(score, LEICESTER).value == pytest.approx(34.45, abs=0.2)
    assert (made.figure(share, LEICESTER).numerator, made.figure(share, LEICESTER).denominator) == (40, 200)
