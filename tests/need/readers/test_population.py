"""People by single year of age, as workbook with preamble or as a plain table."""

from pathlib import Path

import pytest

from tests.need.readers import made
from tests.need.readers.made import FORCE, LEICESTER
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need.readers import Found
from toolkit.vocabulary import Ages

REAL = Path(__file__).parents[4] / "shared" / "data" / "population"
AGES = [*map(str, range(90)), "90+"]


def people(item: Found, area: str, lowest: int, highest: int) -> int:
    ages = Ages(lowest=lowest, highest=highest)
    return next(one.people for one in item.population if (one.area, one.ages) == (area, ages))


def test_a_workbook_with_preamble_and_columns_by_sex_is_added_up(base: KnowledgeBase) -> None:
    head = ["LAD 2021 Code", "LAD 2021 Name", "LAD 2023 Code", "LAD 2023 Name", "LSOA 2021 Code", "LSOA 2021 Name",
            "Total", *(f"F{age}" for age in range(91)), *(f"M{age}" for age in range(91))]  # fmt: skip
    row = [LEICESTER, "Leicester", LEICESTER, "Leicester", "E01013600", "x", 364, *[1] * 91, *[3] * 91]
    above = [["Mid-2022 population estimates"], ["Source"], []]
    item = made.found(base, made.workbook([*above, head, row], "Mid-2022 LSOA 2021"))
    assert item.population_year == "mid-2022"
    # One girl and three boys of each age.
    assert people(item, LEICESTER, 10, 17) == 8 * 4
    assert people(item, LEICESTER, 0, 110) == 91 * 4


def test_wards_with_commas_in_their_numbers_are_added_up_by_authority(base: KnowledgeBase) -> None:
    head = ["Ward Code 1", "Ward Name 1", "LA Code (2021 boundaries)", "LA name (2021 boundaries)", "All Ages", *AGES]
    row = ["E05000001", "x", LEICESTER, "Leicester", "91,000", *["1,000"] * 91]
    item = made.found(base, made.table([head, row, row], above=("Mid-2020 estimates", "", "x", "y")))
    assert people(item, LEICESTER, 0, 17) == 2 * 18 * 1000


def test_an_estimate_from_before_the_census_says_so(base: KnowledgeBase) -> None:
    head = ["ltla21_code", "ltla21_name", "total_population", *AGES]
    rows: list[list[object]] = [[*head], [LEICESTER, "x", 91, *[1] * 91]]
    before = made.found(base, made.table(rows, above=("Mid-2020",)))
    after = made.found(base, made.table(rows, above=("Mid-2022",)))
    assert before.report.notes[0].startswith("Estimates from before Census 2021")
    assert not after.report.notes[0].startswith("Estimates from before")


@pytest.mark.skipif(not REAL.exists(), reason="the folder of published files is not beside the project")
@pytest.mark.parametrize("name", ["mid2020_ltla21_syoa_ew.csv", "mid2020_lsoa11_syoa_LLR.csv"])
def test_the_real_tables_give_the_people_on_file(base: KnowledgeBase, name: str) -> None:
    item = made.found(base, (REAL / name).read_bytes())
    for code in (LEICESTER, FORCE):
        on_file = {item.ages: item.people for item in base.areas[code].people_by_age if item.year == "mid-2020"}
        assert on_file
        for ages, number in on_file.items():
            assert people(item, code, ages.lowest, ages.highest) == number
