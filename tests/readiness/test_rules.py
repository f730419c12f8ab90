"""Every rule fires on a plan that breaks it and is silent on one that keeps it."""

import re
from pathlib import Path

import pytest

from tests.readiness import spoilers
from tests.readiness.exemplary import exemplary
from toolkit import readiness
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import mending
from toolkit.readiness.gates import GATES
from toolkit.readiness.rules import BY_ID, RULES

BY_ADVICE = sorted(rule.id for rule in RULES if rule.check)
NAMES = [*(f"T{number:02}" for number in range(1, 41)), *(f"E{number:02}" for number in range(1, 7))]


@pytest.fixture(scope="module")
def good(base: KnowledgeBase) -> Design:
    return exemplary(base)


def said(design: Design, base: KnowledgeBase, rule: str) -> str:
    """What one rule says of a design; empty when it is silent."""
    found = [item for item in readiness.advice(design, base) if item.rule == rule]
    assert len(found) <= 1
    return found[0].message if found else ""


def test_all_46_rules_of_the_list_are_there_and_seven_of_this_house() -> None:
    assert [rule.id for rule in RULES] == [*NAMES, *(f"H{number:02}" for number in range(1, 8))]
    assert all(rule.check or rule.gate for rule in RULES)
    assert {rule.gate for rule in RULES if rule.gate} == {gate.id for gate in GATES}


def test_a_plan_that_keeps_every_rule_is_not_advised(good: Design, base: KnowledgeBase) -> None:
    assert readiness.advice(good, base) == []


def test_each_rule_has_a_case_that_breaks_it() -> None:
    assert sorted(spoilers.SPOILED) == BY_ADVICE


@pytest.mark.parametrize("rule", BY_ADVICE)
def test_a_rule_speaks_when_it_is_broken(rule: str, good: Design, base: KnowledgeBase) -> None:
    spoil, words = spoilers.SPOILED[rule]
    assert words in said(spoil(good), base, rule)


@pytest.mark.parametrize(("rule", "spoil", "words"), spoilers.OTHER_WAYS, ids=[case[0] for case in spoilers.OTHER_WAYS])
def test_and_in_its_other_ways(rule: str, spoil: spoilers.Spoil, words: str, good: Design, base: KnowledgeBase) -> None:
    assert words in said(spoil(good), base, rule)


@pytest.mark.parametrize(("rule", "spoil"), spoilers.STILL_FINE, ids=[case[0] for case in spoilers.STILL_FINE])
def test_a_rule_is_silent_on_what_only_looks_like_a_fault(
    rule: str, spoil: spoilers.Spoil, good: Design, base: KnowledgeBase
) -> None:
    assert spoil(good) != good
    assert said(spoil(good), base, rule) == ""


@pytest.mark.parametrize("rule", BY_ADVICE)
def test_advice_leads_to_a_page_and_names_what_it_is_about(rule: str, good: Design, base: KnowledgeBase) -> None:
    spoiled = spoilers.SPOILED[rule][0](good)
    item = next(item for item in readiness.advice(spoiled, base) if item.rule == rule)
    assert not item.gate
    assert item.page in {*readiness.STEPS, "workshop", "theory-narrative"}
    assert item.message.endswith((".", "?", "”")) or rule == "H03"
    known = {*spoiled.theory.boxes, *spoiled.theory.arrows, *spoiled.outcomes}
    assert set(item.items) <= known
    assert item.item == next(iter(item.items), "")
    assert item.why


def test_what_matters_most_comes_first(base: KnowledgeBase) -> None:
    drafted = readiness.draft(base, "E06000016", "violence-with-injury", "mentoring")
    advice = readiness.advice(drafted, base)
    weights = [0 if item.gate else BY_ID[item.rule].weight for item in advice]
    assert weights == sorted(weights)
    assert len(set(weights)) > 3


def test_an_empty_plan_is_told_of_its_gates_alone(base: KnowledgeBase) -> None:
    blank = Design(id="design-1", name="Blank", made_on="2026-11-23")
    page = [item for item in readiness.advice(blank, base) if item.page == "theory-of-change"]
    assert [item.gate for item in page] == [True]


MENDED = {
    "T06": "put-a-change-between", "T08": "declare-feedback", "T12": "make-it-an-activity", "T14": "split",
    "T28": "add-a-risk", "T40": "join",
}  # fmt: skip


@pytest.mark.parametrize("rule", MENDED)
def test_one_press_mends(rule: str, good: Design, base: KnowledgeBase) -> None:
    spoiled = spoilers.SPOILED[rule][0](good)
    item = next(item for item in readiness.advice(spoiled, base) if item.rule == rule)
    assert item.fix == MENDED[rule]
    mended = mending.mend(spoiled, base, item)
    now = said(mended, base, rule)
    if rule == "T28":
        assert "does not say how likely" in now, "a risk to think through, not a risk thought through"
    else:
        assert now == ""


def test_unrated_arrows_become_assumptions_in_one_press(good: Design, base: KnowledgeBase) -> None:
    spoiled = spoilers.arrow(spoilers.STUDIED, rating="not_rated")(good)
    item = next(item for item in readiness.advice(spoiled, base) if item.rule == "T17")
    assert mending.mend(spoiled, base, item).theory.arrows[spoilers.STUDIED].rating == "assumption"


def test_missing_lines_are_drafted_in_one_press(good: Design, base: KnowledgeBase) -> None:
    spoiled = good.without_item("outcomes", spoilers.measure_of(spoilers.EARLY))
    item = next(item for item in readiness.advice(spoiled, base) if item.gate)
    assert item.fix == "draft-lines"
    assert spoilers.EARLY in {line.box for line in mending.mend(spoiled, base, item).outcomes.values()}


def test_every_mend_is_offered_by_some_rule(good: Design, base: KnowledgeBase) -> None:
    offered = {*MENDED.values(), "call-them-assumptions", "draft-lines"}
    assert set(mending.MENDS) == offered


@pytest.mark.parametrize("example", readiness.worked_examples(), ids=lambda example: example.id)
def test_the_worked_theories_pass_their_gates(example: Design, base: KnowledgeBase) -> None:
    assert [standing.gate.id for standing in readiness.gates(example, base) if not standing.is_passed] == []


def test_the_page_on_checks_lists_every_rule_as_it_is(project: Path) -> None:
    text = (project / "docs" / "checks.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([TEH]\d\d) \| (.+?) \| (.+?) \| (.*?) \|$", text, re.MULTILINE)
    assert rows == [(rule.id, rule.asks, _judge(rule), rule.left_to_people or "nothing") for rule in RULES]


def _judge(rule: readiness.Rule) -> str:
    judges = [f"gate: {gate.name.lower()}" for gate in GATES if gate.id == rule.gate] + (
        ["advice"] if rule.check else []
    )
    return " and ".join(judges)
