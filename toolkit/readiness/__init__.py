"""Drafting a design, and where it stands: gates and advice, the ten steps, the six principles, changed evidence."""

from toolkit.readiness.changes import evidence_changes
from toolkit.readiness.checks import advice, is_draft
from toolkit.readiness.drafting import draft, picture_for, take_approach, take_gap, take_need, take_provision
from toolkit.readiness.examples import worked_example, worked_examples
from toolkit.readiness.gates import Advice
from toolkit.readiness.outcomes import draft_outcomes, measures_for
from toolkit.readiness.principles import PrincipleStanding, principles
from toolkit.readiness.standing import STEPS, StepStanding, steps
from toolkit.readiness.ten_steps import EvaluationStanding, sample_size_in_words, ten_steps
from toolkit.readiness.theory_drafting import draft_theory

__all__ = [
    "STEPS",
    "Advice",
    "EvaluationStanding",
    "PrincipleStanding",
    "StepStanding",
    "advice",
    "draft",
    "draft_outcomes",
    "draft_theory",
    "evidence_changes",
    "is_draft",
    "measures_for",
    "picture_for",
    "principles",
    "sample_size_in_words",
    "steps",
    "take_approach",
    "take_gap",
    "take_need",
    "take_provision",
    "ten_steps",
    "worked_example",
    "worked_examples",
]
