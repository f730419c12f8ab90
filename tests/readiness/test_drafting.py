"""A first draft from a place, a need and an approach."""

import pytest
from hypothesis import given, settings, strategies as st

from toolkit import knowledge_base, readiness
from toolkit.design import Design, from_yaml, to_yaml
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.theory_of_change.graph import OUTCOME_KINDS, reachable

BASE = knowledge_base.load()
USABLE = sorted(key for key, approach in BASE.approaches.items() if not approach.is_harmful)


def test_a_draft_holds_place_need_gap_approach_theory_and_outcomes(drafted: Design) -> None:
    assert (drafted.area, drafted.area_name) == ("E06000016", "Leicester")
    assert list(drafted.needs) == ["violence-with-injury"]
    assert len(drafted.gaps) == 1
    assert list(drafted.approaches) == ["mentoring"]
    kinds = {box.kind for box in drafted.theory.boxes.values()}
    assert {"need", "people", "input", "activity", "output", "short_outcome", "medium_outcome", "risk"} <= kinds
    assert {line.box for line in drafted.outcomes.values()} == {
        box.id for box in drafted.theory.ordered_boxes(*OUTCOME_KINDS, "output")
    }


def test_a_draft_remembers_the_evidence_it_rests_on(drafted: Design, base: KnowledgeBase) -> None:
    taken = drafted.approaches["mentoring"]
    assert (taken.label, taken.certainty) == ("moderate", "moderate")
    assert (21, "violence") in [(effect.value, effect.outcome) for effect in taken.effects]
    assert 26 not in [effect.value for effect in taken.effects], "a superseded figure is not taken"
    assert readiness.evidence_changes(drafted, base) == []


def test_changed_evidence_is_noticed(drafted: Design, base: KnowledgeBase) -> None:
    old = drafted.approaches["mentoring"].model_copy(update={"content_hash": "0" * 16})
    changed = drafted.with_item("approaches", "mentoring", old)
    assert "has changed since" in readiness.evidence_changes(changed, base)[0]
    relabelled = old.model_copy(update={"label": "high"})
    sentence = readiness.evidence_changes(drafted.with_item("approaches", "mentoring", relabelled), base)[0]
    assert "its impact was high and is now moderate" in sentence
    unsure = old.model_copy(update={"certainty": None, "effects": old.effects[1:]})
    sentence = readiness.evidence_changes(drafted.with_item("approaches", "mentoring", unsure), base)[0]
    assert "the certainty was not recorded and is now moderate" in sentence
    assert "a new figure, 21% less violence" in sentence


def test_a_finding_always_names_its_outcome_and_its_certainty(drafted: Design) -> None:
    found = [item for arrow in drafted.theory.arrows.values() for item in arrow.evidence_for]
    assert found
    assert "21% less violence on average (moderate certainty)" in [item.text for item in found]
    assert all(item.source for item in found)


def test_only_the_need_comes_from_figures_and_guesses_are_marked(drafted: Design) -> None:
    sure = {box.kind for box in drafted.theory.boxes.values() if not box.to_check}
    assert sure <= {"need", "people", "activity", "impact"}


def test_a_harmful_approach_needs_a_written_reason(base: KnowledgeBase) -> None:
    with pytest.raises(UserError, match=r"Boot camps? does harm|do harm|does harm on average") as caught:
        readiness.draft(base, "E06000016", "violence-with-injury", "boot-camps")
    assert "write down why" in str(caught.value)
    with pytest.raises(UserError):
        readiness.draft(base, "E06000016", "violence-with-injury", "boot-camps", reason="   ")


def test_a_justified_harmful_approach_stays_marked(base: KnowledgeBase) -> None:
    design = readiness.draft(base, "E06000016", "violence-with-injury", "boot-camps", reason="The court demands it.")
    assert design.approaches["boot-camps"].label == "harmful"
    ratings = {arrow.rating for arrow in design.theory.arrows.values()}
    assert "may_do_harm" in ratings
    evidence = next(item for item in readiness.principles(design, base) if item.id == "uses-evidence")
    assert (evidence.state, "does harm" in evidence.by) == ("missing", True)


@pytest.mark.parametrize(
    ("area", "need", "approach", "message"),
    [
        ("E06000099", "violence-with-injury", "mentoring", "There is no area with the code 'E06000099'"),
        ("E92000001", "violence-with-injury", "mentoring", "There is no area with the code 'E92000001'"),
        ("E06000016", "violence-with-injuries", "mentoring", "did you mean 'violence-with-injury'?"),
        ("E06000016", "violence-with-injury", "mentorng", "did you mean 'mentoring'?"),
    ],
)
def test_an_id_that_does_not_exist_is_named(
    base: KnowledgeBase, area: str, need: str, approach: str, message: str
) -> None:
    with pytest.raises(UserError) as caught:
        readiness.draft(base, area, need, approach)
    assert message in str(caught.value)


@settings(max_examples=40, deadline=None)
@given(
    area=st.sampled_from([area.code for area in BASE.areas.values() if area.can_be_chosen]),
    need=st.sampled_from(sorted(BASE.indicators)),
    approach=st.sampled_from(USABLE),
)
def test_every_draft_is_whole_and_comes_back_from_its_file(area: str, need: str, approach: str) -> None:
    design = readiness.draft(BASE, area, need, approach)
    assert from_yaml(to_yaml(design), "draft.yaml") == design
    activities = [box.id for box in design.theory.ordered_boxes("activity")]
    outcomes = {box.id for box in design.theory.ordered_boxes(*OUTCOME_KINDS)}
    assert outcomes <= reachable(design.theory, activities)
    jumps = [
        arrow
        for arrow in design.theory.arrows.values()
        if arrow.start in activities and design.theory.boxes[arrow.end].kind in ("long_outcome", "impact")
    ]
    assert jumps == []
    assert readiness.is_draft(design, BASE), "nobody has chosen a main outcome yet"
