"""Which way a figure goes: the published method, never across a break in recording, and why nobody can say."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from toolkit import charts
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import trends
from toolkit.need.indicators import Figure, Figures, Indicator, RecordingBreak
from toolkit.need.readings import LocalNeed
from toolkit.need.trends import Trend

PLACE = "E06999901"


def moved(base: KnowledgeBase, values: list[float | None], *, half: float = 0.2, **more: Any) -> Trend | None:
    """The trend of invented figures, one a year from 2015, each with limits half a point away."""
    indicator = base.indicators["street-injuries"].model_copy(update=more)
    figures = tuple(
        Figure(area=PLACE, period=str(2015 + number), status="suppressed")
        if value is None
        else Figure(area=PLACE, period=str(2015 + number), value=value, lower=value - half, upper=value + half)
        for number, value in enumerate(values)
    )
    need = need_of(base, indicator, figures)
    return trends.trend(need, base.areas[PLACE], indicator)


def need_of(base: KnowledgeBase, indicator: Indicator, figures: tuple[Figure, ...]) -> LocalNeed:
    listed = Figures(indicator=indicator.id, source="invented-survey", figures=figures)
    return LocalNeed(base.areas, {indicator.id: indicator}, {indicator.id: listed}, base.partnership.comparator)


def found(trend: Trend | None) -> Trend:
    assert trend is not None
    return trend


def test_five_steps_up_are_worse_where_lower_is_better(invented_base: KnowledgeBase) -> None:
    up = found(moved(invented_base, [1, 2, 3, 4, 5]))
    assert (up.word, up.verdict) == ("increasing", "worse")
    assert trends.in_a_sentence(up) == (
        "From 1 (2015) to 5 per 1,000 residents (2019). "
        "It has gone up over the last five periods by more than chance, which is worse."
    )


@pytest.mark.parametrize(
    ("polarity", "verdict"), [("good_low", "better"), ("good_high", "worse"), ("ambiguous", "lower")]
)
def test_the_same_fall_means_what_the_figure_counts(invented_base: KnowledgeBase, polarity: str, verdict: str) -> None:
    assert found(moved(invented_base, [5, 4, 3, 2, 1], polarity=polarity)).verdict == verdict


def test_four_periods_are_too_few_and_that_is_said(invented_base: KnowledgeBase) -> None:
    short = found(moved(invented_base, [1, 2, 3, 4]))
    assert short.word == "cannot_be_calculated"
    assert "only 4 periods can be tested (five are needed)" in trends.in_a_sentence(short)


def test_one_period_is_no_trend(invented_base: KnowledgeBase) -> None:
    assert moved(invented_base, [1]) is None
    assert moved(invented_base, [1, None]) is None


def test_figures_without_limits_are_shown_and_not_judged(invented_base: KnowledgeBase) -> None:
    indicator = invented_base.indicators["street-injuries"]
    figures = tuple(Figure(area=PLACE, period=str(2015 + n), value=float(n)) for n in range(6))
    bare = found(trends.trend(need_of(invented_base, indicator, figures), invented_base.areas[PLACE], indicator))
    assert bare.word == "cannot_be_calculated"
    assert "come without counts or ranges" in trends.in_a_sentence(bare)


def broken_in(year: int, **more: Any) -> tuple[RecordingBreak, ...]:
    return (RecordingBreak(year=year, what="The hospital counts anew", source="invented-survey", **more),)


def test_a_break_in_recording_stops_a_verdict_across_it(invented_base: KnowledgeBase) -> None:
    """Six rising years, but the fourth was the last of the old way: two years are left, and five are needed."""
    values = [1.0, 2, 3, 4, 5, 6]
    assert found(moved(invented_base, list(values))).word == "increasing"
    stopped = found(moved(invented_base, list(values), breaks=broken_in(2018)))
    assert stopped.word == "cannot_be_calculated"
    assert "the way of recording changed in 2018, and only 2 periods came after it" in trends.in_a_sentence(stopped)
    assert "The hospital counts anew (2018)" in trends.broken(stopped)


def test_five_periods_after_a_break_are_judged_alone(invented_base: KnowledgeBase) -> None:
    """Falling before 2016, rising after it."""
    after = found(moved(invented_base, [9, 8, 1, 2, 3, 4, 5], breaks=broken_in(2016)))
    assert (after.word, len(after.usable)) == ("increasing", 5)


def test_a_break_elsewhere_does_not_concern_the_place(invented_base: KnowledgeBase) -> None:
    elsewhere = broken_in(2018, areas=("E06999902",))
    assert found(moved(invented_base, [1, 2, 3, 4, 5, 6], breaks=elsewhere)).word == "increasing"


def test_the_break_is_drawn_between_the_old_way_and_the_new(invented_base: KnowledgeBase) -> None:
    stopped = found(moved(invented_base, [1, 2, 3, 4, 5, 6], breaks=broken_in(2018)))
    drawn = charts.svg(charts.over_time(stopped))
    assert "recording changed, 2018" in drawn
    # The fourth point is the last of the old way, and the line stands half a step after it.
    assert "'at': 3.5" in str(charts.specification(charts.over_time(stopped)))


def test_a_hidden_figure_leaves_a_gap_with_words_and_no_zero(invented_base: KnowledgeBase) -> None:
    gap = found(moved(invented_base, [1, None, 3, 4, 5]))
    assert "hidden or missing" in charts.svg(charts.over_time(gap))
    assert [point.value for point in gap.points] == [1, None, 3, 4, 5]


@given(st.lists(st.floats(1, 100), max_size=5), st.lists(st.floats(1, 100), min_size=2, max_size=7))
def test_what_came_before_a_break_never_changes_the_verdict(
    invented_base: KnowledgeBase, before: list[float], after: list[float]
) -> None:
    """The same years after the break, with any years before it or with none."""
    alone = [None] * len(before) + after
    year = 2015 + len(before) - 1
    words = {
        found(moved(invented_base, list(values), breaks=broken_in(year))).word for values in (before + after, alone)
    }
    assert len(words) == 1


def test_all_trends_on_file_have_a_sentence_and_a_source(base: KnowledgeBase) -> None:
    for area in base.areas.values():
        for item in trends.all_of(base.local_need(), area):
            assert trends.in_a_sentence(item).startswith("From ")
            assert item.indicator in base.figures


def test_the_region_s_falling_injuries_are_read_as_the_publisher_reads_them(base: KnowledgeBase) -> None:
    """The East Midlands row of the regional export is labelled as falling; the county's as falling too."""
    injuries = base.indicators["injury-admissions-under-15"]
    read = {code: trends.trend(base.local_need(), base.areas[code], injuries) for code in ("E12000004", "E10000018")}
    assert {code: found(item).word for code, item in read.items()} == {
        "E12000004": "decreasing",
        "E10000018": "decreasing",
    }
