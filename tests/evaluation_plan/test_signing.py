"""Whether two sides could sign: every point that stops it, and the seven programmes that are whole."""

from typing import Any

import pytest

from tests.evaluation_plan.conftest import Changed
from toolkit import readiness
from toolkit.design import Design
from toolkit.evaluation_plan import drafting, signing
from toolkit.knowledge_base import KnowledgeBase

EXAMPLES = readiness.worked_examples()
EMPTY = Design(id="design-empty", name="Empty", made_on="2026-11-23")


def messages(design: Design, base: KnowledgeBase) -> list[str]:
    return [point.message for point in signing.open_points(design, base)]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.id for example in EXAMPLES])
def test_each_programme_has_a_whole_plan_with_its_guesses_marked(example: Design, base: KnowledgeBase) -> None:
    assert messages(example, base) == []
    assert signing.guesses(example) > 20
    assert signing.in_words(example, base)[0] == "The plan is whole."
    assert "everything marked to check are our guesses" in example.example_note


def test_an_empty_plan_has_much_to_settle(base: KnowledgeBase) -> None:
    first, rest = signing.in_words(EMPTY, base)
    assert first.startswith("Not ready to sign:")
    assert rest == "No kind of test is chosen."


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"study_design": None}, "No kind of test is chosen."),
        ({"people_expected": None}, "How many people are expected is not said."),
        ({"counted_in": None}, "It is not decided whose results count at the end."),
        ({"evaluator": " "}, "Nobody is named who evaluates."),
        ({"asked": {}}, "Nothing is asked on delivery, outcome, harm, fairness and cost."),
        ({"settled": {}}, "Not settled: Which lawful basis do you use?"),
        ({"settled": {}}, "Not settled: What happens when an answer tells of harm?"),
        ({"fairness": {}}, "The equality assessment says nothing yet on age, disability, gender reassignment"),
        ({"first_day": ""}, "The first and the last day are not set."),
        ({"last_day": "2020-01-01"}, "is before the first day"),
    ],
)
def test_what_a_plan_lacks_stops_a_signature(
    fields: dict[str, Any], says: str, changed: Changed, base: KnowledgeBase
) -> None:
    assert messages(changed(), base) == []
    assert any(says in message for message in messages(changed(**fields), base))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"is_primary": False}, "There is not one main outcome."),
        ({"indicator": ""}, "Nothing shows whether “Pupils at risk are suspended less often” comes about."),
        ({"good_direction": ""}, "does not say which way is good."),
        ({"moments": (), "timing": ""}, "does not say when it is collected."),
        ({"collector": ""}, "does not say who collects it."),
        ({"data_source": ""}, "does not say where the data come from."),
        ({"target": "Fewer"}, "does not say for the target a number to reach and for the target a date."),
        ({"measure": "student-resilience-survey"}, "The terms of use of Student Resilience Survey are not known."),
        ({"measure": "phq-9"}, "is not for these ages."),
    ],
)
def test_what_a_line_lacks_stops_a_signature(
    fields: dict[str, Any], says: str, with_line: Changed, base: KnowledgeBase
) -> None:
    assert any(says in message for message in messages(with_line(**fields), base))


def test_a_question_that_is_not_whole_stops_a_signature(whole: Design, base: KnowledgeBase) -> None:
    design = drafting.change_item(whole, "asked", "question-cost", method="", who="")
    assert any("does not say how and who." in message for message in messages(design, base))


def test_a_draft_fills_only_what_is_empty_and_can_be_repeated(base: KnowledgeBase) -> None:
    drafted = readiness.draft(base, "E06000016", "violence-with-injury", "mentoring")
    own = readiness.change_line(drafted, "measure-change-trusted-adult", target="8 in 10 by July 2028")
    once = drafting.complete(own, base)
    assert once.outcomes["measure-change-trusted-adult"].target == "8 in 10 by July 2028"
    assert drafting.complete(once, base) == once
    assert {point.page for point in signing.open_points(once, base)} <= {
        "how-many-people",
        "evaluation-timetable",
        "monitoring",
    }


def test_looking_at_a_part_takes_its_mark_away(whole: Design) -> None:
    before = signing.guesses(whole)
    for part, key in (
        ("asked", "question-cost"),
        ("settled", "consent"),
        ("fairness", "age"),
        ("outcomes", "measure-calm"),
    ):
        whole = drafting.look_at(whole, part, key)
    assert signing.guesses(whole) == before - 4


def test_another_network_has_a_whole_plan_too(invented_base: KnowledgeBase) -> None:
    design = readiness.draft(invented_base, "E06999901", "street-injuries", "walking-groups")
    plan = {**dict(design.evaluation), "people_expected": 40, "first_day": "2027-04-01", "last_day": "2028-03-31"}
    done = drafting.complete(design.with_(evaluation=plan), invented_base)
    assert {point.page for point in signing.open_points(done, invented_base)} <= {"monitoring"}
