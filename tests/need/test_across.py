"""One figure in all places: each place once, how sure the order is, and the funnel."""

from typing import Any

import pytest

from toolkit import charts
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import across
from toolkit.need.across import Across
from toolkit.vocabulary import Area

LEICESTER, COUNTY, BLABY, FORCE = "E06000016", "E10000018", "E07000129", "E23000021"


def chosen(base: KnowledgeBase) -> list[Area]:
    return [area for area in base.areas.values() if area.can_be_chosen]


def read(base: KnowledgeBase, indicator: str) -> Across:
    return across.across(base.local_need(), base.indicators[indicator], chosen(base))


def test_a_county_stands_for_its_districts_only_where_they_have_no_figure(base: KnowledgeBase) -> None:
    crime = {reading.area for reading in read(base, "violence-with-injury").readings}
    school = {reading.area for reading in read(base, "persistent-absence").readings}
    assert {LEICESTER, BLABY} <= crime
    assert not {COUNTY, FORCE} & crime
    assert {LEICESTER, COUNTY} <= school
    assert not {BLABY, FORCE} & school


def test_places_spoken_for_by_their_county_are_not_listed_as_missing(base: KnowledgeBase) -> None:
    assert BLABY not in {reading.area for reading in read(base, "persistent-absence").without}


def test_the_highest_stands_first_with_its_rank_and_what_chance_allows(base: KnowledgeBase) -> None:
    found = read(base, "violence-with-injury")
    values = [reading.value or 0 for reading in found.readings]
    assert values == sorted(values, reverse=True)
    ranks = found.ranks
    assert ranks[LEICESTER] == across.Rank(1, 1, 1), "13.0 to 13.8 lies apart from all others"
    assert all(rank.lowest <= rank.rank <= rank.highest for rank in ranks.values())
    assert "That the first is highest is clear." in across.in_a_sentence(found)


def test_without_ranges_nobody_can_say_how_sure_the_order_is(base: KnowledgeBase) -> None:
    found = read(base, "low-income-families")
    assert found.ranks == {}
    assert "nobody can say how sure the order is" in across.in_a_sentence(found)


def test_figures_of_another_time_and_hidden_ones_are_named_apart(invented_base: KnowledgeBase) -> None:
    found = read(invented_base, "street-injuries")
    assert [reading.area_name for reading in found.readings] == ["Upper Eastmere"]
    assert [(reading.area_name, reading.status) for reading in found.without] == [("Lower Eastmere", "suppressed")]


def test_an_indicator_that_nobody_has_given_has_no_order(invented_base: KnowledgeBase) -> None:
    found = read(invented_base, "knife-injuries")
    assert not found.readings
    assert across.in_a_sentence(found) == "No place has a figure that can be shown."


def test_a_place_outside_its_limits_is_outside_the_funnel_drawn(base: KnowledgeBase) -> None:
    """Leicester's 4,931 offences in 368,597 residents against 9,624 in 1,122,002: 13.4 where 8.6 is the middle."""
    found = read(base, "violence-with-injury")
    assert across.outside(found)[LEICESTER] == "high_998"
    lines = across.funnel(found)
    middle = sum(r.count or 0 for r in found.readings) / sum(r.denominator or 0 for r in found.readings) * 1000
    assert lines[0]["middle"] == pytest.approx(middle)
    near = min(lines, key=lambda line: abs(line["people"] - 368_597))
    assert (found.readings[0].value or 0) > near["upper_998"]
    assert all(line["lower_998"] <= line["lower_95"] <= line["upper_95"] <= line["upper_998"] for line in lines)


def test_a_funnel_needs_counts_and_enough_places(base: KnowledgeBase) -> None:
    assert read(base, "violence-with-injury").can_be_a_funnel
    assert not read(base, "low-income-families").can_be_a_funnel, "no counts"
    assert not read(base, "injury-admissions-under-15").can_be_a_funnel, "three places"
    assert across.outside(read(base, "injury-admissions-under-15")) == {}


@pytest.mark.parametrize("own", ["", LEICESTER])
def test_both_charts_can_be_drawn_and_name_every_place(base: KnowledgeBase, own: str) -> None:
    found = read(base, "violence-with-injury")
    ordered = charts.svg(charts.ordered(found.readings, own))
    assert all(reading.area_name in ordered for reading in found.readings)
    funnel: Any = charts.svg(charts.funnel(found.readings, across.funnel(found), across.outside(found), own))
    assert "Leicester" in funnel
