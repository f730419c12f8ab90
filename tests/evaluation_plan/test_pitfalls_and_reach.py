"""The six pitfalls by a plan's own values, and the level of evidence that it could reach at most."""

from typing import Any

import pytest

from tests.evaluation_plan.conftest import Changed
from toolkit.design import Design
from toolkit.evaluation_plan import pitfalls, reach
from toolkit.knowledge_base import KnowledgeBase

STRONG = {"study_design": "two_groups_by_chance", "people_expected": 200, "counted_in": "everyone", "attrition": 0.2}


def state_of(number: int, design: Design, base: KnowledgeBase) -> str:
    return pitfalls.pitfalls(design, base)[number - 1].state


@pytest.mark.parametrize(
    ("number", "fields", "state"),
    [
        (1, {"study_design": None}, "not_known"),
        (1, {"study_design": "before_and_after"}, "warning"),
        (1, {"study_design": "comparison_group"}, "warning"),
        (1, {"study_design": "two_groups_by_chance"}, "avoided"),
        (2, {"attrition": 0.2}, "avoided"),
        (2, {"attrition": 0.21}, "warning"),
        (3, {"counted_in": None}, "not_known"),
        (3, {"counted_in": "completers"}, "warning"),
        (3, {"counted_in": "everyone"}, "avoided"),
        (5, {"people_expected": None}, "not_known"),
        (5, {"people_expected": 42}, "warning"),
        (5, {"people_expected": 43}, "avoided"),
        (5, {"study_design": "process_only"}, "avoided"),
        (5, {"study_design": "two_groups_by_chance", "people_expected": 60}, "warning"),
    ],
)
def test_a_pitfall_follows_the_values_of_the_plan(
    number: int, fields: dict[str, Any], state: str, changed: Changed, base: KnowledgeBase
) -> None:
    """43 people: 2(1 - 0.5)(1.96 + 0.84)^2 / 0.5^2 = 32, 34 by t, over 0.8."""
    assert state_of(number, changed(**fields), base) == state


@pytest.mark.parametrize(
    ("fields", "state", "says"),
    [
        ({}, "avoided", "Suspensions from school"),
        ({"is_primary": False}, "not_known", "There is not one main outcome yet."),
        ({"measure": None}, "warning", "no tested measure"),
        ({"measure": "rosenberg-self-esteem"}, "warning", "not on file as a measure of this outcome"),
        ({"measure": "good-childhood-index"}, "warning", "It is made for ages 8 to 15; your people are 10 to 17."),
    ],
)
def test_a_measure_that_does_not_fit_is_named(
    fields: dict[str, Any], state: str, says: str, with_line: Changed, base: KnowledgeBase
) -> None:
    found = pitfalls.pitfalls(with_line(**fields), base)[3]
    assert (found.state, says in found.says) == (state, True), found.says


def test_no_follow_up_is_a_pitfall_and_one_is_not(whole: Design, with_line: Changed, base: KnowledgeBase) -> None:
    assert state_of(6, whole, base) == "warning"
    assert state_of(6, with_line(moments=("start", "end", "after_6_months")), base) == "avoided"


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ({"study_design": None}, 1),
        ({"study_design": "process_only"}, 1),
        ({"study_design": "before_and_after"}, 2),
        ({**STRONG, "people_expected": 20}, 2),
        ({**STRONG, "attrition": 0.4}, 2),
        ({**STRONG, "counted_in": "completers"}, 2),
        (STRONG, 3),
        ({**STRONG, "study_design": "comparison_group"}, 3),
    ],
)
def test_the_level_is_held_by_what_the_plan_lacks(
    fields: dict[str, Any], level: int, changed: Changed, base: KnowledgeBase
) -> None:
    found = reach.reach(changed(**fields), base)
    assert found.level.level == level
    assert found.held_back_by


def test_no_single_plan_reaches_the_highest_level(changed: Changed, base: KnowledgeBase) -> None:
    said = " ".join(reach.reach(changed(**STRONG), base).held_back_by)
    assert "several such studies" in said


def test_without_a_measure_before_and_after_nothing_is_shown(whole: Design, base: KnowledgeBase) -> None:
    bare = {key: line.model_copy(update={"measure": None}) for key, line in whole.outcomes.items()}
    found = reach.reach(whole.with_(outcomes=bare), base)
    assert found.level.level == 1
    assert "No outcome is measured with a tested measure both before and after." in found.held_back_by
