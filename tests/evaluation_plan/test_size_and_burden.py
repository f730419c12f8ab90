"""What a plan asks of people and staff, and what a grant buys and leaves out."""

import pytest
from hypothesis import given, settings, strategies

from tests.evaluation_plan.conftest import Changed
from toolkit import knowledge_base, readiness
from toolkit.design import Design
from toolkit.evaluation_plan import burden, costs, drafting, sizing
from toolkit.knowledge_base import KnowledgeBase

BASE, WHOLE = knowledge_base.load(), readiness.worked_example("reach")


def with_money(cost: int, people: int) -> Design:
    plan = {**dict(WHOLE.evaluation), "people_expected": people}
    return WHOLE.with_(evaluation=plan, delivery={**dict(WHOLE.delivery), "cost": cost})


def test_minutes_are_added_up_over_forms_and_times(changed: Changed, base: KnowledgeBase) -> None:
    """The self-report form takes 10 minutes, at the start and at the end: 20. The other form's length is not known."""
    found = burden.load(changed(people_expected=60), base)
    assert (found.questionnaires, found.times, found.minutes_each, found.unknown) == (2, 2, 20, ("SPS-10",))
    assert found.staff_hours == 60 * 2 * 15 / 60
    assert found.staff_pounds == 30 * 25


def test_own_prices_and_other_costs_count(changed: Changed, with_line: Changed, base: KnowledgeBase) -> None:
    assert burden.load(changed(staff_hour=40.0), base).staff_pounds == 30 * 40
    line = burden.load(with_line(cost=120, staff_minutes=10.0), base)
    assert line.other_pounds == 120
    assert line.staff_hours == 60 * (2 * 15 + 2 * 10) / 60


def test_the_burden_is_set_against_the_money(changed: Changed, base: KnowledgeBase) -> None:
    assert burden.load(changed(cost=None), base).is_within_budget is None
    assert burden.load(changed(cost=7_400), base).is_within_budget is False  # 740 pounds against 750
    assert burden.load(changed(cost=7_500), base).is_within_budget is True
    said = " ".join(burden.in_words(burden.load(changed(cost=7_400), base)))
    assert "That is more than the £740 for evaluation." in said
    assert "and more for SPS-10, whose length is not recorded" in said


def test_without_people_nothing_is_added_up(changed: Changed, base: KnowledgeBase) -> None:
    said = burden.in_words(burden.load(changed(people_expected=None), base))
    assert said[-1].startswith("Say how many people you expect")


def test_a_small_and_a_large_grant_come_from_one_list(base: KnowledgeBase) -> None:
    small, large = (sizing.sized(with_money(*money), base) for money in ((5_000, 20), (500_000, 300)))
    assert small
    assert large
    assert [piece.id for piece in small.pieces] == [piece.id for piece in large.pieces]
    assert (small.study_design, large.study_design) == ("before_and_after", "two_groups_by_chance")
    assert all(piece.why for piece in small.left_out)
    assert len(small.left_out) > len(large.left_out)


def test_too_little_money_asks_a_part_of_the_people(base: KnowledgeBase) -> None:
    """£750 for 60 people at two times; £225 is left of £500 after counting (£125) and watching for harm (£150)."""
    found = sizing.sized(with_money(5_000, 60), base)
    assert found
    main = next(piece for piece in found.pieces if piece.id == "main")
    assert (main.bought, main.people, round(main.pounds)) == ("in_part", 18, 225)
    assert "18 of 60 people" in main.why


def test_money_does_not_buy_a_comparison_that_shows_nothing(base: KnowledgeBase) -> None:
    found = sizing.sized(with_money(2_000_000, 10), base)
    assert found
    left_out = {piece.id: piece.why for piece in found.left_out}
    assert "only a very large difference could be seen" in left_out["comparison"]
    assert "could be recognised" in left_out["split"]


@given(cost=strategies.integers(0, 3_000_000), people=strategies.integers(1, 3_000))
@settings(max_examples=60)
def test_a_grant_is_never_overspent_and_says_why_of_everything(cost: int, people: int) -> None:
    found = sizing.sized(with_money(cost, people), BASE)
    assert found
    assert found.pounds <= found.budget + 1e-6
    assert all(piece.why for piece in found.left_out)
    assert all(piece.pounds >= 0 for piece in found.pieces)


@given(cost=strategies.integers(0, 3_000_000), people=strategies.integers(1, 3_000))
@settings(max_examples=30)
def test_a_plan_that_fits_its_grant_stays_as_it_is(cost: int, people: int) -> None:
    once = drafting.fit_to_grant(with_money(cost, people), BASE)
    assert drafting.fit_to_grant(once, BASE) == once


def test_an_own_budget_goes_before_the_share(changed: Changed, base: KnowledgeBase) -> None:
    assert costs.money(changed(cost=100_000), base).budget == 10_000
    assert costs.money(changed(cost=100_000, budget=3_000), base).budget == 3_000
    assert costs.money(changed(), base).budget is None
    assert sizing.sized(changed(), base) is None


@pytest.mark.parametrize(("budget", "most"), [(None, 6), (999, 2), (1_000, 4), (9_999, 4), (10_000, 6)])
def test_the_number_of_questions_follows_the_money(
    budget: int | None, most: int, changed: Changed, base: KnowledgeBase
) -> None:
    assert sizing.most_questions(changed(budget=budget), base) == most
