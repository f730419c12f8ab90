"""Five questions from a theory's own weakest places."""

import pytest

from tests.readiness import spoilers
from tests.readiness.exemplary import exemplary
from toolkit import readiness
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import doubts


@pytest.fixture(scope="module")
def plan(base: KnowledgeBase) -> Design:
    return exemplary(base)


@pytest.mark.parametrize("example", readiness.worked_examples(), ids=lambda example: example.id)
def test_every_worked_theory_gets_five_different_questions_each_with_a_place(
    example: Design, base: KnowledgeBase
) -> None:
    found = readiness.challenges(example, base)
    assert len(found) == 5
    assert len({item.asks for item in found}) == 5
    assert all(item.asks.endswith("?") and item.because for item in found)
    assert [item.weight for item in found] == sorted(item.weight for item in found)
    known = {*example.theory.boxes, *example.theory.arrows, ""}
    assert {item.item for item in found} <= known
    assert all(sum(other.kind == item.kind for other in found) <= 2 for item in found)


def test_even_a_plan_that_keeps_every_rule_is_questioned(plan: Design, base: KnowledgeBase) -> None:
    assert len(readiness.challenges(plan, base)) == 5


def test_a_doubtful_arrow_on_the_main_path_is_asked_first(plan: Design, base: KnowledgeBase) -> None:
    arrow = "change-peer-influence-to-later-violence"
    spoiled = spoilers.arrow(arrow, sure="doubtful")(plan)
    first = next(item for item in readiness.challenges(spoiled, base) if item.kind == "arrow")
    assert first.item == arrow
    assert "doubtful yourself" in first.because
    assert doubts.weakest_first(spoiled)[0].id == arrow


RAISED = {
    "harm": (spoilers.less("risk"), "Who could end up worse off because of you?"),
    "voices": (lambda design: design.with_(voices={}), "What did young people say when you asked them?"),
    "amount": (spoilers.box("mentoring", dose=None), "Is this enough to change anything?"),
    "middle": (spoilers.jump, "What happens in between?"),
    "reach": (spoilers.on("question", people="Young people"), "Who will not come"),
    "assumption": (
        spoilers.arrow("change-trusted-adult-to-later-violence", how_tested=""),
        "How will you find out if this is true: “Young people come to most meetings”?",
    ),
}


@pytest.mark.parametrize("kind", RAISED)
def test_what_is_missing_raises_its_question_and_what_is_there_does_not(
    kind: str, plan: Design, base: KnowledgeBase
) -> None:
    spoil, asks = RAISED[kind]
    assert not any(item.asks.startswith(asks) for item in readiness.challenges(plan, base))
    assert any(item.asks.startswith(asks) for item in readiness.challenges(spoil(plan), base))


def test_a_harmful_approach_is_the_first_question(plan: Design, base: KnowledgeBase) -> None:
    taken = readiness.take_approach(plan, base.approach("boot-camps"), "2026-11-23", "A reason")
    assert readiness.challenges(taken, base)[0].asks == "Why boot camps at all?"


def test_a_plan_with_nothing_in_it_is_asked_only_about_its_study(base: KnowledgeBase) -> None:
    blank = Design(id="design-1", name="Blank", made_on="2026-11-23")
    assert [item.kind for item in readiness.challenges(blank, base)] == ["study"]
