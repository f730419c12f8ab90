"""Where a design stands: the ten steps of the way, the six principles, the ten steps of evaluation."""

from toolkit import readiness
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase

EMPTY = Design(id="design-empty", name="Empty", made_on="2026-11-23")


def test_an_empty_design_has_everything_to_do(base: KnowledgeBase) -> None:
    assert {step.state for step in readiness.steps(EMPTY, base)} == {"missing"}
    assert {item.state for item in readiness.principles(EMPTY, base)} == {"missing"}
    assert {item.state for item in readiness.ten_steps(EMPTY, base)} == {"missing"}


def test_there_are_ten_steps_in_four_parts(base: KnowledgeBase) -> None:
    steps = readiness.steps(EMPTY, base)
    assert [step.name for step in steps] == [
        "Question and people", "Place", "Need", "Provision", "Gaps", "Evidence", "Theory of change", "Evaluation",
        "Monitoring", "Documents",
    ]  # fmt: skip
    assert [step.part for step in steps] == [1, 1, 1, 2, 2, 3, 3, 3, 4, 4]


def test_a_step_that_lacks_something_says_what(drafted: Design, base: KnowledgeBase) -> None:
    standing = {step.id: step for step in readiness.steps(drafted, base)}
    assert standing["place"].state == "done"
    assert (standing["question-and-people"].state, standing["question-and-people"].missing) == ("started", ("ages",))
    assert "a main outcome" in standing["monitoring"].missing


def test_a_finished_design_meets_its_principles(finished: Design, base: KnowledgeBase) -> None:
    states = {item.id: item.state for item in readiness.principles(finished, base)}
    assert states == {
        "data-driven": "met",
        "fills-a-gap": "partly",
        "uses-evidence": "met",
        "co-produced": "met",
        "theory-of-change": "met",
        "outcome-monitoring": "met",
    }


def test_a_pilot_waits_for_steps_one_to_four(finished: Design, base: KnowledgeBase) -> None:
    pilot = readiness.ten_steps(finished, base)[4]
    assert (pilot.step.number, pilot.state) == (5, "started")
    assert "A pilot waits for steps 1 to 4." in pilot.next


def test_the_sample_size_names_its_study_design(drafted: Design) -> None:
    """One group, medium difference: n = 2(1 - 0.5) x (1.96 + 0.84)^2 / 0.5^2 = 32, 34 by t, 43 with 20% leaving."""
    words = readiness.sample_size_in_words(drafted)
    assert "43 people in one group measured before and after" in words
    assert "20% leaving early" in words


def test_two_groups_for_a_fall_from_40_to_30_in_100(drafted: Design) -> None:
    """R's power.prop.test(p1 = .40, p2 = .30, power = .80): 356 in each group."""
    plan = drafted.evaluation.model_copy(
        update={"study_design": "two_groups_by_chance", "share_before": 0.4, "share_after": 0.3, "attrition": 0.0}
    )
    words = readiness.sample_size_in_words(drafted.with_(evaluation=plan))
    assert "you need 712 people in two groups of the same size, chosen by chance" in words


def test_too_few_people_are_told_so(drafted: Design) -> None:
    plan = drafted.evaluation.model_copy(update={"study_design": "two_groups_by_chance", "people_expected": 60})
    words = readiness.sample_size_in_words(drafted.with_(evaluation=plan))
    assert "With 60 people in two groups of the same size, chosen by chance you could see a large difference" in words
    assert "A real change could be missed" in words
