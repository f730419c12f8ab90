"""Evaluation questions drafted from a theory: five kinds, each with how, from what, when and who."""

from tests.evaluation_plan.conftest import Changed
from toolkit import readiness
from toolkit.design import Design
from toolkit.evaluation_plan import asking
from toolkit.knowledge_base import KnowledgeBase


def fresh(design: Design) -> Design:
    return design.with_(evaluation={**dict(design.evaluation), "asked": {}})


def test_every_kind_is_asked_and_each_question_is_whole(whole: Design, base: KnowledgeBase) -> None:
    found = asking.drafted(fresh(whole), base)
    assert {item.kind for item in found} == set(asking.KINDS)
    assert [item.text for item in found if asking.lacks(item)] == []
    assert all(item.to_check for item in found)


def test_the_weakest_arrows_become_questions_that_name_their_arrow(whole: Design, base: KnowledgeBase) -> None:
    pressing = [arrow.id for _, arrow in readiness.pressing_arrows(whole)][:6]
    assert pressing
    assert [item.about for item in asking.drafted(fresh(whole), base) if item.about in whole.theory.arrows] == pressing


def test_a_small_plan_asks_about_fewer_arrows(whole: Design, base: KnowledgeBase) -> None:
    few = [item for item in asking.drafted(fresh(whole), base, most=2) if item.about in whole.theory.arrows]
    assert len(few) == 2


def test_a_question_asks_for_a_cause_only_where_chance_chose_the_groups(changed: Changed, base: KnowledgeBase) -> None:
    def outcomes(kind: str) -> list[str]:
        found = asking.drafted(fresh(changed(study_design=kind)), base, most=20)
        return [item.text for item in found if item.kind == "outcome" and item.about]

    assert not any("lead to" in text for text in outcomes("before_and_after"))
    assert not any("lead to" in text for text in outcomes("comparison_group"))
    assert all("lead to" in text for text in outcomes("two_groups_by_chance"))


def test_each_risk_of_harm_is_watched_by_its_own_sign(whole: Design, base: KnowledgeBase) -> None:
    risks = whole.theory.ordered_boxes("risk")
    harm = [item for item in asking.drafted(fresh(whole), base) if item.kind == "harm"]
    assert [item.about for item in harm] == [box.id for box in risks]
    assert "more suspensions after group sessions begin" in harm[0].method


def test_a_plan_without_a_risk_is_asked_who_is_worse_off(base: KnowledgeBase) -> None:
    empty = Design(id="design-empty", name="Empty", made_on="2026-11-23")
    (harm,) = (item for item in asking.drafted(empty, base) if item.kind == "harm")
    assert harm.text == "Is anyone worse off because of it?"


def test_taking_the_questions_twice_changes_nothing_and_keeps_what_people_wrote(
    changed: Changed, base: KnowledgeBase
) -> None:
    own = changed(asked={}, questions="Who stays away?\n\nWhy?")
    once = asking.take(own, base)
    assert [item.text for item in once.evaluation.asked.values()][:2] == ["Who stays away?", "Why?"]
    assert once.evaluation.questions == ""
    assert asking.take(once, base) == once
    kept = {key: item for key, item in once.evaluation.asked.items() if item.kind == "cost"}
    again = asking.take(once.with_(evaluation={**dict(once.evaluation), "asked": kept}), base)
    assert sum(item.kind == "cost" for item in again.evaluation.asked.values()) == 1


def test_what_is_not_asked_is_said(changed: Changed) -> None:
    design = changed(asked={})
    assert asking.missing_kinds(design) == ["delivery", "outcome", "harm", "fairness", "cost"]
