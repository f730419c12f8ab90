"""A target that can be checked, and a measure held against its line, point by point."""

from typing import Any

import pytest

from tests.evaluation_plan.conftest import Changed
from toolkit.design import Design
from toolkit.evaluation_plan import fitting, lines, targets
from toolkit.knowledge_base import KnowledgeBase

GOOD = {"indicator": "Suspensions in a term", "baseline": "2 in a term", "target": "1 in a term by July 2028"}


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        (GOOD, []),
        ({**GOOD, "target": "Fewer by July 2028", "target_number": 1.0}, []),
        ({**GOOD, "target": "1 in a term", "target_by": "2028-07"}, []),
        ({**GOOD, "baseline": "", "baseline_number": 2.0}, []),
        ({**GOOD, "baseline": "Taken when each person starts"}, []),
        ({**GOOD, "indicator": " "}, ["what will show it"]),
        ({**GOOD, "target": "Fewer, within a year"}, ["a number to reach"]),
        ({**GOOD, "baseline": "Not known"}, ["where it starts from"]),
        ({**GOOD, "target": "1 in a term"}, ["a date"]),
        ({**GOOD, "box": None}, ["a box of the theory that it belongs to"]),
        ({"indicator": "", "baseline": "", "target": "", "box": None}, list(targets.CHECKS)),
    ],
)
def test_what_a_target_lacks(fields: dict[str, Any], missing: list[str], with_line: Changed) -> None:
    design = with_line(**fields)
    line = lines.main(design)
    assert line
    assert targets.missing(line, design) == missing


def test_a_figure_of_a_whole_area_has_no_target(whole: Design) -> None:
    line = whole.outcomes["measure-fewer-hurt"].model_copy(update={"target": ""})
    assert targets.missing(line, whole) == []


def test_what_is_delivered_starts_from_nothing(whole: Design) -> None:
    line = next(line for line in whole.outcomes.values() if lines.is_output(line, whole))
    assert line.baseline == ""
    assert targets.missing(line, whole) == []


@pytest.mark.parametrize(
    ("measure", "answers"),
    [
        ("school-suspensions", ["yes", "yes", "yes", "yes", "not_known", "yes"]),
        ("sdq-total-difficulties", ["no", "no", "no", "not_known", "yes", "yes"]),
        ("social-provisions-scale-10", ["no", "not_known", "not_known", "yes", "yes", "yes"]),
    ],
)
def test_a_measure_is_held_against_its_line(
    measure: str, answers: list[str], whole: Design, base: KnowledgeBase
) -> None:
    line = lines.main(whole)
    assert line
    found = fitting.fit(base.measures[measure], line, whole)
    assert [item.answer for item in found] == answers, found


def test_every_measure_can_be_held_against_every_line(whole: Design, base: KnowledgeBase) -> None:
    for measure in base.measures.values():
        for line in whole.outcomes.values():
            assert all(item.says for item in fitting.fit(measure, line, whole))
