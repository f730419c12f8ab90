"""What a theory of change can hold: two partners who differ, loops that are declared, and old files unchanged."""

import pytest
from hypothesis import given, settings

from tests.theory_of_change.theories import arrow, box, theories, theory
from toolkit.theory_of_change import loops
from toolkit.theory_of_change.details import Judgement
from toolkit.theory_of_change.graph import Arrow, Theory


def judgement(number: int, by: str, **said: str) -> Judgement:
    return Judgement.model_validate({"id": f"judgement-{number}", "position": number, "by": by, **said})


def with_judgements(first: Arrow, *others: Judgement) -> Arrow:
    return first.model_copy(update={"judgements": {each.id: each for each in others}})


def test_two_partners_may_differ_and_both_are_kept() -> None:
    first = arrow(1, 1, 2).model_copy(update={"sure": "fairly_sure", "sure_by": "The council"})
    both = with_judgements(first, judgement(1, "Youth service", sure="doubtful", because="Too short here"))
    assert [(each.by, each.sure) for each in both.all_judgements()] == [
        ("The council", "fairly_sure"),
        ("Youth service", "doubtful"),
    ]
    assert both.is_disputed()


@pytest.mark.parametrize(
    "said", [{"sure": "fairly_sure"}, {"because": "We have not looked yet"}, {"applies_here": "yes"}]
)
def test_partners_who_do_not_contradict_each_other_do_not_differ(said: dict[str, str]) -> None:
    first = arrow(1, 1, 2).model_copy(update={"sure": "fairly_sure", "applies_here": "yes"})
    assert not with_judgements(first, judgement(1, "Youth service", **said)).is_disputed()


def test_partners_may_differ_on_whether_it_applies_here() -> None:
    first = arrow(1, 1, 2).model_copy(update={"applies_here": "yes"})
    assert with_judgements(first, judgement(1, "Youth service", applies_here="no")).is_disputed()


def circle(*, declared: bool) -> Theory:
    boxes = [box(1, "activity"), box(2, "short_outcome"), box(3, "medium_outcome"), box(4, "impact")]
    back = arrow(3, 3, 2).model_copy(update={"is_feedback": declared})
    return theory(boxes, [arrow(1, 1, 2), arrow(2, 2, 3), back, arrow(4, 3, 4)])


def test_a_circle_that_nobody_declared_is_found_with_the_arrow_that_closes_it() -> None:
    assert loops.undeclared(circle(declared=False)) == (("box-2", "box-3"),)
    assert [each.id for each in loops.closing_arrows(circle(declared=False))] == ["arrow-3"]


def test_a_declared_feedback_loop_is_allowed() -> None:
    assert loops.undeclared(circle(declared=True)) == ()
    assert loops.closing_arrows(circle(declared=True)) == []


def test_a_box_that_leads_to_itself_is_a_circle() -> None:
    assert loops.undeclared(theory([box(1, "activity")], [arrow(1, 1, 1)])) == (("box-1",),)


@settings(max_examples=50, deadline=None)
@given(theories(boxes=15, arrows=30, least_boxes=4, least_arrows=6))
def test_declaring_the_arrows_that_lead_back_opens_every_circle(drawn: Theory) -> None:
    declared = drawn
    for each in loops.closing_arrows(drawn):
        declared = declared.with_arrow(each.model_copy(update={"is_feedback": True}))
    assert loops.undeclared(declared) == ()
