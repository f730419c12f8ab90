"""A plan that keeps every rule: an invented example, finished from a draft, for rules to be tried on one by one."""

from typing import Any

from toolkit import readiness
from toolkit.design import Delivery, Design, Voice
from toolkit.knowledge_base import KnowledgeBase
from toolkit.theory_of_change.details import Amount, Dose, Harm
from toolkit.theory_of_change.graph import OUTCOME_KINDS, Arrow, Box
from toolkit.vocabulary import Ages

DOSE = Dose(
    how_often="Every week",
    session_length="One hour",
    how_long="12 months",
    who_delivers="A trained youth worker",
    mode="one_to_one",
    setting="community",
)
HARM = Harm(
    mechanism="Being seen with a service can label a young person.",
    likelihood="possible",
    mitigation="Meet in ordinary places.",
    sign_to_watch="Friends ask why they meet.",
)


def exemplary(base: KnowledgeBase) -> Design:
    """Mentoring in the first place on file, with everything written that a draft leaves open."""
    drafted = readiness.draft(base, "E06000016", "violence-with-injury", "mentoring")
    boxes = {key: _box(box) for key, box in drafted.theory.boxes.items()}
    arrows = {key: _arrow(arrow) for key, arrow in drafted.theory.arrows.items()}
    theory = drafted.theory.model_copy(update={"boxes": boxes, "arrows": arrows})
    main = "later-violence"
    question = drafted.question.model_copy(
        update={
            "ages": Ages(lowest=11, highest=16),
            "people": "Girls and boys of every ethnic background at high risk, some in care, some with special needs",
            "not_for": "Young people who need specialist care; they are referred on",
        }
    )
    lines = {
        key: line.model_copy(
            update={
                "measure": "attendance-at-sessions",
                "indicator": f"Share of whom this is true: {line.outcome}",
                "good_direction": "lower",
                "baseline": "40 in 100",
                "target": "10 in 100 fewer by March 2029"
                if boxes[str(line.box)].kind == "long_outcome"
                else "10 in 100 fewer",
                "timing": "At the start, at the end, and 12 months after",
                "collector": "Project worker",
                "is_primary": line.box == main,
            }
        )
        for key, line in drafted.outcomes.items()
    }
    return drafted.with_(
        question=question,
        theory=theory,
        outcomes=lines,
        voices={"voice-1": Voice(id="voice-1", position=1, text="At home", group="Youth panel", said_on="2026-11-01")},
        delivery=_delivery(),
        evaluation={
            **dict(drafted.evaluation), "people_expected": 120, "smallest_effect": 0.5,
            "questions": "Everyone who starts is counted; where answers are missing we say how many.",
            "data_protection": "Our safeguarding lead reads answers the same day.",
        },
    )  # fmt: skip


def _delivery() -> Delivery:
    return Delivery(
        lead="Youth service manager", starts="April 2026", ends="March 2028", partners="Schools refer.",
        involvement="A youth panel meets every month.", review_on="2027-03",
    )  # fmt: skip


def _box(box: Box) -> Box:
    more: dict[str, Any] = {"to_check": False}
    if box.kind == "activity":
        more |= {"dose": DOSE, "fidelity": "core"}
    if box.kind in OUTCOME_KINDS:
        more |= {"outcome": None, "factor": None}
    if box.kind == "output":
        more |= {"amount": Amount(quantity=60, unit="young people who finish")}
    if box.kind == "risk":
        more |= {"harm": HARM}
    return box.model_copy(update=more)


def _arrow(arrow: Arrow) -> Arrow:
    rated = arrow.rating != "not_rated"
    return arrow.model_copy(
        update={
            "rating": arrow.rating if rated else "assumption",
            "why": arrow.why or "One follows from the other.",
            "assumption": "Young people come to most meetings.",
            "how_tested": "We count meetings each month.",
            "to_check": False,
        }
    )
