"""Six gates and the advice: each has a case in which it speaks and one in which it is silent."""

from collections.abc import Callable

import pytest

from toolkit import readiness
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.gates import GATES
from toolkit.theory_of_change.graph import Box

SPOILERS: dict[str, tuple[Callable[[Design], Design], str]] = {
    "no need": (lambda design: design.with_(needs={}), "No need with a figure is chosen."),
    "no ages": (
        lambda design: design.with_(question=design.question.model_copy(update={"ages": None})),
        "It does not say who it is for: the ages missing.",
    ),
    "no place": (lambda design: design.with_(area=None), "It does not say who it is for: the place missing."),
    "no theory": (
        lambda design: design.with_(theory=type(design.theory)()),
        "There is no theory of change with an activity and an outcome yet.",
    ),
    "a loose activity": (
        lambda design: design.with_(
            theory=design.theory.with_box(Box(id="loose", kind="activity", text="Loose work", position=99))
        ),
        "The activity “Loose work” leads to no outcome.",
    ),
    "a loose outcome": (
        lambda design: design.with_(
            theory=design.theory.with_box(Box(id="loose", kind="long_outcome", text="Peace", position=99))
        ),
        "Nothing leads to “Peace”.",
    ),
    "no main outcome": (
        lambda design: design.with_(
            outcomes={key: line.model_copy(update={"is_primary": False}) for key, line in design.outcomes.items()}
        ),
        "No outcome is marked as the main one.",
    ),
    "all are main": (
        lambda design: design.with_(
            outcomes={key: line.model_copy(update={"is_primary": True}) for key, line in design.outcomes.items()}
        ),
        "outcomes are marked as the main one.",
    ),
    "an outcome without an indicator": (
        lambda design: design.without_item("outcomes", next(iter(design.outcomes))),
        "1 outcome has no indicator",
    ),
}


def test_there_are_six_gates() -> None:
    assert len(GATES) == 6


def test_a_finished_design_passes_all_gates(finished: Design, base: KnowledgeBase) -> None:
    assert [item.message for item in readiness.advice(finished, base) if item.gate] == []
    assert not readiness.is_draft(finished, base)


@pytest.mark.parametrize("case", SPOILERS)
def test_each_gate_closes_on_its_own_fault(case: str, finished: Design, base: KnowledgeBase) -> None:
    spoil, message = SPOILERS[case]
    found = [item.message for item in readiness.advice(spoil(finished), base) if item.gate]
    assert any(message in sentence for sentence in found), found
    assert readiness.is_draft(spoil(finished), base)


def test_a_harmful_approach_without_a_reason_closes_a_gate(finished: Design, base: KnowledgeBase) -> None:
    taken = readiness.take_approach(finished, base.approach("boot-camps"), "2026-11-23")
    gates = [item.message for item in readiness.advice(taken, base) if item.gate]
    assert gates == ["Boot camps does harm on average, and no reason for it is written down."]


def test_gates_come_before_advice(drafted: Design, base: KnowledgeBase) -> None:
    order = [item.gate for item in readiness.advice(drafted, base)]
    assert order == sorted(order, reverse=True)
    assert {True, False} <= set(order)


def test_kinds_that_the_evidence_does_not_cover_are_named(finished: Design, base: KnowledgeBase) -> None:
    question = finished.question.model_copy(update={"kinds": ("domestic-abuse",)})
    messages = [item.message for item in readiness.advice(finished.with_(question=question), base)]
    assert "The evidence here does not cover domestic abuse." in messages


def test_every_piece_of_advice_names_a_page_that_exists(drafted: Design, base: KnowledgeBase) -> None:
    pages = {*readiness.STEPS, "workshop", "theory-narrative"}
    assert {item.page for item in readiness.advice(drafted, base)} <= pages
