"""Inside a place: how far crime gathers, which small areas count, and when months can be called a season."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from toolkit import charts
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import concentration
from toolkit.need.concentration import Month
from toolkit.need.small_areas import SmallAreaCounts, SmallAreaEdition, SmallAreas, SmallAreasInside
from toolkit.vocabulary import Source

TYPES = ("Robbery", "Drugs")
SOURCE = Source(id="police-uk", title="Street crime", publisher="data.police.uk", grade="A")


def codes(number: int) -> list[str]:
    return [f"E0199{item:04d}" for item in range(1, number + 1)]


def rows_of(counts: dict[str, int], month: str = "2025-01", crime_type: str = "Robbery") -> pd.DataFrame:
    columns = ["place", "small_area", "month", "force", "crime_type", "count"]
    return pd.DataFrame([("P", code, month, "F", crime_type, count) for code, count in counts.items()], columns=columns)


def read(counts: list[int], **more: Any) -> concentration.Concentrated | None:
    names = codes(len(counts))
    return concentration.concentrated(
        rows_of(dict(zip(names, counts, strict=True))), dict.fromkeys(names, 1500), "Eastmere", TYPES, **more
    )


def test_half_of_the_crimes_in_a_tenth_of_the_areas() -> None:
    """50 of 100 in the first of ten areas."""
    found = read([50, 10, 10, 10, 5, 5, 4, 3, 2, 1])
    assert found is not None
    assert (found.share, found.areas_with_half, found.total) == (0.5, 1, 100)
    assert found.by_chance < 0.3
    assert concentration.in_a_sentence(found).startswith(
        "A tenth of the small areas of Eastmere had 50% of these crimes; chance alone would give"
    )


def test_an_area_without_a_crime_counts_as_an_area() -> None:
    """One crime in one of ten areas that are all on file, though nine have no row."""
    names = codes(10)
    found = concentration.concentrated(rows_of({names[3]: 7}), dict.fromkeys(names, 1000), "Eastmere", TYPES)
    assert found is not None
    assert (found.share, len(found.small_areas), found.hottest[0].code) == (1.0, 10, names[3])
    assert [item.count for item in found.small_areas[1:]] == [0] * 9


@given(st.lists(st.integers(0, 50), min_size=1, max_size=60).filter(any))
def test_the_share_lies_between_an_even_spread_and_all(counts: list[int]) -> None:
    found = read(counts)
    assert found is not None
    assert 0.1 - 1e-9 <= found.share <= 1
    assert found.total == sum(counts)
    ordered = [item.count for item in found.small_areas]
    assert ordered == sorted(ordered, reverse=True)


def test_other_places_and_other_types_are_left_out() -> None:
    rows = pd.concat([rows_of({"E01990001": 5, "E01999999": 90}), rows_of({"E01990001": 7}, crime_type="Shoplifting")])
    found = concentration.concentrated(rows, {"E01990001": 1000}, "Eastmere", TYPES)
    assert found is not None
    assert found.total == 5


@pytest.mark.parametrize("counts", [{}, {"E01990001": 0}])
def test_no_crime_is_no_concentration(counts: dict[str, int]) -> None:
    assert concentration.concentrated(rows_of(counts), {"E01990001": 1000}, "Eastmere", TYPES) is None


def months(number: int, count: int = 30) -> list[Month]:
    names = pd.period_range("2024-01", periods=number, freq="M").strftime("%Y-%m")
    return [Month(name, count) for name in names]


def test_months_are_compared_by_the_day() -> None:
    """28 crimes in February are as many a day as 31 in January: the words name the true difference."""
    said = concentration.months_in_a_sentence([Month("2025-01", 31), Month("2025-02", 28), Month("2025-03", 62)])
    assert said.startswith("Most a day in March 2025 (2.0), fewest in January 2025 (1.0).")


def test_a_season_needs_two_whole_years() -> None:
    assert "two whole years are needed" in concentration.months_in_a_sentence(months(23))
    assert concentration.by_season(months(23)) == {}
    assert "two whole years" not in concentration.months_in_a_sentence(months(24))
    # January: 60 crimes in 2 x 31 days.
    assert concentration.by_season(months(24))["01"] == pytest.approx(60 / 62)


def test_one_month_cannot_be_compared() -> None:
    assert concentration.months_in_a_sentence(months(1)).startswith("Only one month")


def test_a_month_that_is_missing_is_no_quiet_month() -> None:
    names = codes(2)
    rows = pd.concat([rows_of({names[0]: 5}, "2025-01"), rows_of({names[0]: 5}, "2025-03")])
    listed = concentration.by_month(rows, dict.fromkeys(names, 1), TYPES)
    assert [item.month for item in listed] == ["2025-01", "2025-03"]
    assert concentration.missing_months([item.month for item in listed]) == ["2025-02"]


def counts_of(edition: str) -> SmallAreaCounts:
    return SmallAreaCounts(
        force="F", month="2025-01", edition="2011" if edition == "2011" else "2021", crime_types=TYPES,
        counts={"E01990001": (9, 1), "E01990002": (1, 0)}, without_place=(1, 0), source=SOURCE,
        brought_on="2026-11-27", upload="one",
    )  # fmt: skip


def small_areas_of(area: str) -> SmallAreas:
    places = (SmallAreasInside(area=area, residents={"E01990001": 1000, "E01990002": 1500}),)
    edition = SmallAreaEdition(edition="2021", source="invented-survey", residents_year="2021", places=places)
    return SmallAreas(editions=(edition,))


def test_a_wider_area_holds_the_small_areas_of_all_places_inside_it(invented_base: KnowledgeBase) -> None:
    areas, known = invented_base.areas, small_areas_of("E06999901")
    for code, total in (("E06999901", 10), ("E99999999", 10)):
        found = concentration.of_place(areas[code], areas, known, [counts_of("2021")])
        assert found is not None
        assert found.total == total
    assert concentration.of_place(areas["E06999902"], areas, known, [counts_of("2021")]) is None


def test_counts_of_another_edition_are_never_mixed_in(invented_base: KnowledgeBase) -> None:
    areas = invented_base.areas
    assert concentration.of_place(areas["E06999901"], areas, small_areas_of("E06999901"), [counts_of("2011")]) is None


def test_the_curve_and_the_months_can_be_drawn() -> None:
    found = read([50, 10, 10, 10, 5, 5, 4, 3, 2, 1])
    assert found is not None
    assert "a tenth of the areas: 50% of crimes" in charts.svg(charts.shares(found))
    assert charts.svg(charts.months(months(9))).startswith("<svg")
