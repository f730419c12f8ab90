"""Kinds of test with the people there are: ranges, ranks and the advice in words."""

import itertools
import math

import pytest
from hypothesis import given, settings, strategies

from tests.evaluation_plan.conftest import Changed
from toolkit import knowledge_base
from toolkit.design import EvaluationPlan
from toolkit.evaluation_plan import options
from toolkit.evaluation_plan.options import Option, Unsure
from toolkit.knowledge_base import KnowledgeBase

BASE = knowledge_base.load()
SURE = Unsure((0.0, 0.0), (0.0, 0.0), (0.04, 0.04))


def found(changed: Changed, base: KnowledgeBase, **fields: object) -> dict[str, Option]:
    return {item.id: item for item in options.options(changed(**fields), base)}


@pytest.mark.parametrize(
    ("people", "correlation", "effect"),
    [
        (246, 0.0, 0.36),  # 123 and 123, the trial of Chance UK's mentoring (BMC Psychology 2018, 6:9): about 0.36
        (786, 0.0, 0.2),  # n = 2(1.96 + 0.84)^2 / 0.2^2 = 393 in each group
        (198, 0.0, 0.4),  # 99 in each group
        (126, 0.0, 0.5),  # 63 in each group
        (590, 0.5, 0.2),  # 2(1 - 0.25)(2.8)^2 / 0.2^2 = 295 in each group
    ],
)
def test_two_groups_by_chance_see_what_the_formula_says(people: int, correlation: float, effect: float) -> None:
    ranges = Unsure((correlation, correlation), (0.0, 0.0), (0.0, 0.0))
    seen = options.detectable("chance", people, EvaluationPlan(), ranges, harsh=False)
    assert seen == pytest.approx(effect, abs=0.005)


@pytest.mark.parametrize(("people", "correlation", "effect"), [(197, 0.5, 0.2), (70, 0.6, 0.3), (19, 0.7, 0.5)])
def test_one_group_sees_what_the_formula_says(people: int, correlation: float, effect: float) -> None:
    """n = 2(1 - r)(2.80)^2 / d^2, a person or two more by t."""
    ranges = Unsure((correlation, correlation), (0.0, 0.0), (0.0, 0.0))
    seen = options.detectable("before-and-after", people, EvaluationPlan(), ranges, harsh=False)
    assert seen == pytest.approx(effect, rel=0.08)


def test_whole_classes_tell_as_much_as_fewer_people() -> None:
    """Design effect 1 + (25 - 1) x 0.04 = 1.96: 392 pupils in classes tell as much as 200 who join one by one."""
    in_classes = options.detectable("clusters", 392, EvaluationPlan(cluster_size=25), SURE, harsh=False)
    one_by_one = options.detectable("chance", 200, EvaluationPlan(), SURE, harsh=False)
    assert in_classes == pytest.approx(one_by_one, rel=1e-3)


def test_uneven_classes_tell_less(changed: Changed, base: KnowledgeBase) -> None:
    even = found(changed, base, people_expected=200, cluster_size=25)["clusters"]
    uneven = found(changed, base, people_expected=200, cluster_size=25, cluster_size_cv=0.6)["clusters"]
    assert even.worst
    assert uneven.worst
    assert even.worst < uneven.worst


def test_nobody_expected_gives_no_options(changed: Changed, base: KnowledgeBase) -> None:
    assert options.options(changed(people_expected=None), base) == []
    assert options.advice(changed(people_expected=0), base).startswith("Say how many people you expect")


def test_a_comparison_group_is_as_large_as_the_service(changed: Changed, base: KnowledgeBase) -> None:
    assert found(changed, base, people_expected=60)["comparison"].people == 120


def test_the_best_test_that_people_and_grant_allow_comes_first(changed: Changed, base: KnowledgeBase) -> None:
    ranked = options.options(changed(cost=500_000, people_expected=300), base)
    assert [item.id for item in ranked] == ["chance", "comparison", "before-and-after"]
    poor = options.options(changed(cost=50_000, people_expected=60), base)
    assert poor[0].id == "before-and-after"
    assert [item.is_feasible for item in poor] == [True, False, False]


def test_a_handful_of_people_get_no_test_and_no_nan(changed: Changed, base: KnowledgeBase) -> None:
    ranked = found(changed, base, people_expected=3)
    assert ranked["chance"].best is None
    assert ranked["chance"].enough == "no"
    said = options.advice(changed(people_expected=1), base)
    assert "no test is possible" in said
    assert "describe what happened to each person" in said


plans = strategies.builds(
    EvaluationPlan,
    people_expected=strategies.integers(0, 100_000),
    smallest_effect=strategies.none() | strategies.floats(0.05, 3),
    attrition=strategies.floats(0, 0.9),
    correlation=strategies.floats(0, 0.95),
    cluster_size=strategies.none() | strategies.integers(2, 1000),
    cluster_size_cv=strategies.floats(0, 3),
    icc=strategies.none() | strategies.floats(0, 1),
)


@given(plan=plans, people=strategies.integers(1, 100_000))
@settings(max_examples=80)
def test_no_ordinary_plan_gives_nan_and_the_harsh_guess_is_never_kinder(plan: EvaluationPlan, people: int) -> None:
    ranges = options.unsure(plan, BASE)
    for key in ("before-and-after", "chance", "clusters"):
        best, worst = (options.detectable(key, people, plan, ranges, harsh) for harsh in (False, True))
        assert best is None or math.isfinite(best)
        assert worst is None or (best is not None and math.isfinite(worst) and best <= worst + 1e-9)


@given(plan=plans)
@settings(max_examples=15)
def test_more_people_see_smaller_differences(plan: EvaluationPlan) -> None:
    for curve in options.curves(plan, BASE):
        for edge in (curve.best, curve.worst):
            known = [value for value in edge if value is not None]
            assert all(later <= earlier + 1e-9 for earlier, later in itertools.pairwise(known))
