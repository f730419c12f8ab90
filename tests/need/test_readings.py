"""Readings of a place against its comparator."""

import pytest

from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import readings
from toolkit.need.indicators import Figure, Figures
from toolkit.need.readings import LocalNeed, Reading

UPPER, LOWER = "E06999901", "E06999902"


def read(base: KnowledgeBase, indicator: str, area: str = UPPER) -> Reading:
    return base.local_need().reading(base.area(area), base.indicator(indicator))


def test_the_latest_period_is_compared_with_the_same_period(invented_base: KnowledgeBase) -> None:
    reading = read(invented_base, "street-injuries")
    assert (reading.value, reading.comparator_value, reading.period) == (5.0, 4.0, "2024/25")


def test_a_rate_above_the_reference_is_worse_where_low_is_good(invented_base: KnowledgeBase) -> None:
    reading = read(invented_base, "street-injuries")
    assert (reading.verdict, reading.difference) == ("worse", "higher than Farland")


def test_the_number_above_the_comparators_rate_is_counted(invented_base: KnowledgeBase) -> None:
    """500 people hurt, against 100,000 x 4 per 1,000 = 400."""
    assert read(invented_base, "street-injuries").excess == 500 - 100_000 * 4 / 1000


def test_a_share_below_the_reference_is_worse_where_high_is_good(invented_base: KnowledgeBase) -> None:
    reading = read(invented_base, "trusted-adult-survey")
    assert (reading.verdict, reading.count) == ("worse", 600)
    assert reading.lower is not None
    assert reading.lower < 60 < (reading.upper or 0) < 70


def test_where_more_may_mean_more_recording_it_is_higher_and_never_worse(invented_base: KnowledgeBase) -> None:
    assert read(invented_base, "arrests").verdict == "higher"


def test_published_limits_are_used_as_published(invented_base: KnowledgeBase) -> None:
    reading = read(invented_base, "arrests")
    assert (reading.lower, reading.upper) == (8.0, 10.0)


def test_a_figure_with_neither_counts_nor_limits_is_not_compared(invented_base: KnowledgeBase) -> None:
    reading = read(invented_base, "arrests", LOWER)
    assert (reading.verdict, reading.lower, reading.excess) == ("not_compared", None, None)
    assert reading.difference == "lower than Farland; not tested"


def test_hidden_is_not_zero_and_not_missing(invented_base: KnowledgeBase) -> None:
    reading = read(invented_base, "street-injuries", LOWER)
    assert (reading.value, reading.status) == (None, "suppressed")
    assert reading.difference == "hidden by the publisher: the number is too small to show"


def test_a_figure_of_the_area_around_is_named_but_not_taken(invented_base: KnowledgeBase) -> None:
    reading = read(invented_base, "trusted-adult-survey", LOWER)
    assert (reading.value, reading.verdict) == (None, "not_compared")
    assert reading.difference == "not published for Lower Eastmere; for Eastmere it is 64% of children"


def test_a_data_gap_says_who_could_close_it(invented_base: KnowledgeBase) -> None:
    reading = read(invented_base, "knife-injuries")
    assert reading.value is None
    assert "Ask the invented hospital" in reading.difference


def test_what_stands_out_comes_first_and_what_is_unknown_last(invented_base: KnowledgeBase) -> None:
    order = [reading.id for reading in invented_base.local_need().readings(invented_base.area(UPPER))]
    assert order == ["street-injuries", "trusted-adult-survey", "arrests", "knife-injuries"]


@pytest.mark.parametrize(
    ("period", "year"),
    [("2023/24", 2024), ("2025", 2025), ("2024-25", 2025), ("2021/22 to 2023/24", 2024), ("Year to June 2025", 2025)],
)
def test_a_period_ends_in_a_year(period: str, year: int) -> None:
    assert readings.period_end(period) == year


def test_without_a_reference_for_the_period_nothing_is_compared(invented_base: KnowledgeBase) -> None:
    only = Figures(
        indicator="street-injuries",
        source="invented-survey",
        figures=(Figure(area=UPPER, period="2025", value=5, numerator=500, denominator=100000),),
    )
    need = invented_base.local_need()
    alone = LocalNeed(need.areas, need.indicators, {"street-injuries": only}, need.comparator)
    reading = alone.reading(invented_base.area(UPPER), invented_base.indicator("street-injuries"))
    assert (reading.verdict, reading.comparator_value, reading.excess) == ("not_compared", None, None)
    assert reading.lower is not None
    assert reading.difference == "Farland has no figure for the same period; not compared"


def test_leicester_is_worse_on_violence_with_injury(base: KnowledgeBase) -> None:
    """Published: 4,931 offences, 368,597 residents; England 484,510 and 56,490,108 (year ending June 2025)."""
    reading = read(base, "violence-with-injury", "E06000016")
    expected = 368_597 * 484_510 / 56_490_108
    assert (reading.verdict, reading.excess) == ("worse", pytest.approx(4_931 - expected, abs=0.1))
    assert reading.value == pytest.approx(13.38, abs=0.01)


def test_not_everything_is_worse_in_leicester(base: KnowledgeBase) -> None:
    assert read(base, "injury-admissions-under-15", "E06000016").verdict == "better"
    exclusions = read(base, "permanent-exclusions", "E06000016")
    assert (exclusions.verdict, exclusions.difference) == ("not_compared", "lower than England; not tested")


def test_first_time_entrants_never_meet_the_englands_row_that_is_a_sum(base: KnowledgeBase) -> None:
    reading = read(base, "first-time-entrants", "E06000016")
    assert (reading.comparator_name, reading.comparator_value) == ("East Midlands", 98)


@pytest.mark.parametrize("code", ["E06000016", "E06000017", "E07000129", "E07000130", "E07000131", "E07000132"])
def test_every_reading_has_a_verdict_a_difference_and_a_source(base: KnowledgeBase, code: str) -> None:
    found = base.local_need().readings(base.area(code))
    assert len(found) == len(base.indicators)
    assert all(reading.difference and reading.source in base.sources for reading in found)


def test_a_break_in_recording_lies_between_years_only_where_it_happened(base: KnowledgeBase) -> None:
    indicator = base.indicators["violence-with-injury"]
    inside, outside = base.areas["E06000016"], base.areas["E92000001"]
    assert [item.year for item in indicator.breaks_between(inside, 2019, 2021)] == [2020]
    assert indicator.breaks_between(inside, 2020, 2024)
    assert not indicator.breaks_between(inside, 2021, 2025)
    assert not indicator.breaks_between(inside, 2015, 2019)
    assert not indicator.breaks_between(outside, 2019, 2021)
    # Scores of two editions of the index are never one series, anywhere.
    assert base.indicators["deprivation-score"].breaks_between(outside, 2019, 2025)
