"""Says of each step of the way whether it is done, started or missing, and what it lacks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.checks import advice, is_draft
from toolkit.readiness.framework import is_area_figure
from toolkit.theory_of_change.graph import OUTCOME_KINDS

State = Literal["done", "started", "missing"]
PARTS: Mapping[int, str] = {
    1: "Understand the problem",
    2: "Understand what drives and protects",
    3: "Design and test what works",
    4: "Put in place and keep watching",
}


@dataclass(frozen=True)
class StepStanding:
    """One step: which part of the public health approach it belongs to, and how far it is."""

    id: str
    name: str
    part: int
    state: State
    missing: tuple[str, ...]


def steps(design: Design, base: KnowledgeBase) -> list[StepStanding]:
    """The ten steps in order."""
    lacking = {identifier: judge(design) for identifier, (_, _, judge) in STEPS.items()}
    lacking["documents"] = _documents(design, base)
    return [
        StepStanding(identifier, name, part, _state(*lacking[identifier]), tuple(lacking[identifier][1]))
        for identifier, (name, part, _) in STEPS.items()
    ]


def _state(begun: bool, missing: list[str]) -> State:
    if begun and not missing:
        return "done"
    return "started" if begun else "missing"


Judged = tuple[bool, list[str]]
"""Whether a step was begun, and what it still lacks."""


def _lacks(**fields: object) -> list[str]:
    return [name.replace("_", " ") for name, value in fields.items() if not value]


def _question(design: Design) -> Judged:
    question = design.question
    missing = _lacks(kinds_of_violence=question.kinds, ages=question.ages, setting=question.settings)
    return len(missing) < 3, missing


def _place(design: Design) -> Judged:
    return bool(design.area), _lacks(a_place=design.area)


def _need(design: Design) -> Judged:
    return bool(design.needs), _lacks(a_need_to_answer=design.needs)


def _provision(design: Design) -> Judged:
    return bool(design.provision_looked_at), _lacks(your_own_look_at_what_is_on_record=design.provision_checked)


def _gaps(design: Design) -> Judged:
    reasons = [taken.why.strip() for taken in design.gaps.values()]
    return bool(design.gaps), _lacks(a_gap_to_close=design.gaps, why_this_gap=any(reasons))


def _evidence(design: Design) -> Judged:
    unjustified = [item for item in design.approaches.values() if item.label == "harmful" and not item.reason.strip()]
    missing = _lacks(an_approach=design.approaches)
    return bool(design.approaches), missing + (["a written reason for a harmful approach"] if unjustified else [])


def _theory(design: Design) -> Judged:
    boxes = design.theory.boxes.values()
    missing = [] if boxes else ["boxes and arrows"]
    guesses = sum(box.to_check for box in boxes)
    unrated = sum(arrow.rating == "not_rated" for arrow in design.theory.arrows.values())
    missing += [f"{guesses} guesses to check"] if guesses else []
    return bool(boxes), missing + ([f"{unrated} arrows to rate"] if unrated else [])


def _evaluation(design: Design) -> Judged:
    plan = design.evaluation
    missing = _lacks(
        study_design=plan.study_design, number_of_people=plan.people_expected, who_evaluates=plan.evaluator
    )
    return bool(plan.study_design), missing


def _monitoring(design: Design) -> Judged:
    lines = design.outcomes.values()
    wanted = {box.id for box in design.theory.ordered_boxes(*OUTCOME_KINDS)}
    measured = {line.box for line in lines if line.indicator}
    missing = [f"{len(wanted - measured)} outcomes without an indicator"] if wanted - measured else []
    missing += [] if any(line.is_primary for line in lines) else ["a main outcome"]
    thin = sum(not (line.collector and (line.target or is_area_figure(line, design))) for line in lines)
    return bool(lines), missing + ([f"target or collector on {thin} lines"] if thin else [])


def _documents(design: Design, base: KnowledgeBase) -> Judged:
    gates = [item for item in advice(design, base) if item.gate]
    begun = bool(design.needs or design.theory.boxes)
    return begun, [item.message for item in gates] if is_draft(design, base) else []


def _never(_: Design) -> Judged:
    return False, []


STEPS: Mapping[str, tuple[str, int, Callable[[Design], Judged]]] = {
    "question-and-people": ("Question and people", 1, _question),
    "place": ("Place", 1, _place),
    "need": ("Need", 1, _need),
    "provision": ("Provision", 2, _provision),
    "gaps": ("Gaps", 2, _gaps),
    "evidence": ("Evidence", 3, _evidence),
    "theory-of-change": ("Theory of change", 3, _theory),
    "evaluation": ("Evaluation", 3, _evaluation),
    "monitoring": ("Monitoring", 4, _monitoring),
    "documents": ("Documents", 4, _never),
}
