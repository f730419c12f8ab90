"""The parts of a priority: each from its figures, wide where something is not known, and never nothing for that."""

import dataclasses
import math

import pytest
from hypothesis import given, strategies as st

from toolkit.gaps import Harm, Weighing, parts
from toolkit.gaps.parts import Facts, Part
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need.readings import Reading
from toolkit.readiness import priorities
from toolkit.readiness.drafting import area_picture
from toolkit.vocabulary import Ages, FactorLink

UPPER, LOWER = "E06999901", "E06999902"


@pytest.fixture
def facts(invented_base: KnowledgeBase) -> Facts:
    """Fights in the street of Upper Eastmere: 5.0 per 1,000 against 4.0, 500 people, nothing recorded."""
    return priorities.facts_of(area_picture(invented_base.area(UPPER), invented_base), "street-fights", invented_base)


def ends(part: Part) -> tuple[float, float, float]:
    return part.low, part.middle, part.high


def changed(facts: Facts, **changes: object) -> Reading:
    first = parts.leading(facts.readings)
    assert first is not None
    return first.model_copy(update=changes)


def test_twice_the_reference_is_the_top_of_the_scale_and_the_same_is_its_foot(facts: Facts) -> None:
    twice = changed(facts, value=8.0, lower=8.0, upper=16.0, comparator_value=4.0)
    assert ends(parts.difference(twice, 0.25)) == (1.0, 1.0, 1.0)
    same = changed(facts, value=4.0, lower=2.0, upper=4.0, comparator_value=4.0)
    assert ends(parts.difference(same, 0.25)) == (0.0, 0.0, 0.0)
    half_way = changed(facts, value=4 * math.sqrt(2), lower=4.0, upper=8.0, comparator_value=4.0)
    assert ends(parts.difference(half_way, 0.25)) == pytest.approx((0.0, 0.5, 1.0))


def test_where_more_is_better_less_than_the_reference_asks_for_more(facts: Facts) -> None:
    few = changed(facts, value=35.0, lower=30.0, upper=40.0, comparator_value=70.0, polarity="good_high")
    assert ends(parts.difference(few, 0.25)) == pytest.approx((math.log2(70 / 40), 1.0, 1.0))


def test_a_figure_without_a_range_gets_the_stated_margin_and_says_so(facts: Facts) -> None:
    bare = changed(facts, value=4.8, lower=None, upper=None, comparator_value=4.0)
    found = parts.difference(bare, 0.25)
    assert ends(found) == pytest.approx((0.0, math.log2(1.2), math.log2(1.5)))
    assert "no range known: 25% either way" in found.words


def test_none_at_all_is_known_and_asks_for_nothing_but_what_chance_allows(facts: Facts) -> None:
    none = changed(facts, value=0.0, lower=0.0, upper=4 * math.sqrt(2), comparator_value=4.0)
    assert ends(parts.difference(none, 0.25)) == pytest.approx((0.0, 0.0, 0.5))


@pytest.mark.parametrize(
    "found",
    [
        parts.difference(None, 0.25),
        parts.harm("street-fights", Weighing()),
        parts.trend(None, {}),
    ],
    ids=["need", "harm", "trend"],
)
def test_what_nobody_knows_can_lie_anywhere(found: Part) -> None:
    assert ends(found) == (0.0, 0.5, 1.0)
    assert found.needs_finding_out


def test_no_ratio_without_a_reference_above_zero(facts: Facts) -> None:
    for changes in ({"comparator_value": None}, {"comparator_value": 0.0}):
        assert ends(parts.difference(changed(facts, **changes), 0.25)) == (0.0, 0.5, 1.0)


def test_the_partnerships_word_on_harm_is_a_third_of_the_scale() -> None:
    weighing = Weighing(harm_of={"street-fights": Harm(level="grave", why="Two deaths since 2023 (invented).")})
    assert ends(parts.harm("street-fights", weighing)) == pytest.approx((2 / 3, 2.5 / 3, 1.0))


def test_people_are_counted_only_by_figures_that_count_people(facts: Facts) -> None:
    people = parts.people_in_need(facts)
    assert people is not None
    assert people.count == 500
    assert ends(parts.how_many(people, facts))[1] == pytest.approx(math.log10(500) / 5)
    events = [reading.model_copy(update={"counts": "events"}) for reading in facts.readings]
    only_events = dataclasses.replace(facts, readings=events)
    found = parts.how_many(parts.people_in_need(only_events), only_events)
    assert ends(found) == (0.0, 0.5, 1.0)
    assert "events are counted, not people" in found.words


def test_a_figure_for_all_ages_does_not_count_the_people_of_one_age(facts: Facts) -> None:
    for_children = dataclasses.replace(facts, ages=Ages(lowest=10, highest=14))
    assert parts.people_in_need(for_children) is None


def test_a_count_of_those_who_are_well_is_not_a_count_of_those_in_need(invented_base: KnowledgeBase) -> None:
    picture = area_picture(invented_base.area(UPPER), invented_base)
    trusting = priorities.facts_of(picture, "trusted-adult", invented_base)
    assert parts.people_in_need(trusting) is None


def test_nothing_recorded_is_not_nothing_there_until_someone_confirms_the_list(facts: Facts) -> None:
    assert ends(parts.unmet(facts)) == (0.5, 0.75, 1.0)
    assert ends(parts.unmet(dataclasses.replace(facts, list_is_complete=True))) == (1.0, 1.0, 1.0)


def with_places(base: KnowledgeBase, places: int | None, **more: object) -> Facts:
    """Fights in the street of Upper Eastmere, with the one service acting on them for people of all ages."""
    changes = {"acts_on": (FactorLink(factor="street-fights"),), "places_per_year": places, "ages": None, **more}
    services = {key: item.model_copy(update=changes) for key, item in base.services.items()}
    changed_base = dataclasses.replace(base, services=services)
    picture = area_picture(changed_base.area(UPPER), changed_base)
    return priorities.facts_of(picture, "street-fights", changed_base)


def test_places_against_people_in_need(invented_base: KnowledgeBase) -> None:
    # 125 places for 457 to 546 people, likely 500, leave three quarters without one. The service takes people of all
    # ages, as the figure counts them, but may take others: it could be more.
    found = with_places(invented_base, 125)
    assert parts.unmet(found).middle == 0.75
    assert parts.unmet(found).low == pytest.approx(1 - 125 / 457.1, abs=0.001)
    assert ends(parts.unmet(with_places(invented_base, None))) == (0.0, 0.5, 1.0)


def test_a_service_that_does_harm_meets_no_need(invented_base: KnowledgeBase) -> None:
    use = invented_base.services["eastmere-walks"].approaches[0].model_copy(update={"approach": "shouting"})
    found = with_places(invented_base, 125, approaches=(use,))
    assert ends(parts.unmet(found)) == (0.5, 0.75, 1.0)
    assert found.does_harm == ("Eastmere Walks (invented)",)


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_more_capacity_never_raises_a_gap(invented_base: KnowledgeBase, places: int, more: int) -> None:
    before, after = (with_places(invented_base, number) for number in (places, places + more))
    unmet = [ends(parts.unmet(found)) for found in (before, after)]
    assert all(later <= earlier for earlier, later in zip(*unmet, strict=True))
