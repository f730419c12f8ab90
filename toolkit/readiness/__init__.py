"""Drafting a design, and where it stands: gates and advice, the ten steps, the six principles, changed evidence."""

from toolkit.readiness.applicability import RESPECTS, Applicability, applicability, factors_of, for_need, outcomes_named
from toolkit.readiness.backwards import suggestions as suggest_before
from toolkit.readiness.beginning import put_in
from toolkit.readiness.challenge import Challenge, challenges
from toolkit.readiness.changes import evidence_changes
from toolkit.readiness.checks import GateStanding, advice, gates, is_draft
from toolkit.readiness.drafting import (
    area_picture,
    draft,
    picture_for,
    take_approach,
    take_gap,
    take_need,
    take_provision,
)
from toolkit.readiness.examples import worked_example, worked_examples
from toolkit.readiness.framework import (
    add_line,
    age_warning,
    burden,
    change_line,
    choose_main,
    choose_measure,
    framework_in_words,
    framework_rows,
    is_area_figure,
    offered_measures,
    without_line,
)
from toolkit.readiness.narrative import Paragraph, count_words, moved_on, narrative, still_right, write_own
from toolkit.readiness.outcomes import draft_outcomes, measures_box, measures_for
from toolkit.readiness.principles import PrincipleStanding, principles
from toolkit.readiness.priorities import RankedGap, ranked_gaps
from toolkit.readiness.questions import MOST_QUESTIONS, asked_of, pressing_arrows, questions
from toolkit.readiness.rules import RULES, Advice, Rule
from toolkit.readiness.standing import STEPS, StepStanding, steps
from toolkit.readiness.telling import told
from toolkit.readiness.ten_steps import EvaluationStanding, sample_size_in_words, ten_steps, ten_steps_in_words
from toolkit.readiness.theory_drafting import draft_theory
from toolkit.theory_of_change.formats.from_columns import suggest as suggest_columns

__all__ = [
    "MOST_QUESTIONS",
    "RESPECTS",
    "RULES",
    "STEPS",
    "Advice",
    "Applicability",
    "Challenge",
    "EvaluationStanding",
    "GateStanding",
    "Paragraph",
    "PrincipleStanding",
    "RankedGap",
    "Rule",
    "StepStanding",
    "add_line",
    "advice",
    "age_warning",
    "applicability",
    "area_picture",
    "asked_of",
    "burden",
    "challenges",
    "change_line",
    "choose_main",
    "choose_measure",
    "count_words",
    "draft",
    "draft_outcomes",
    "draft_theory",
    "evidence_changes",
    "factors_of",
    "for_need",
    "framework_in_words",
    "framework_rows",
    "gates",
    "is_area_figure",
    "is_draft",
    "measures_box",
    "measures_for",
    "moved_on",
    "narrative",
    "offered_measures",
    "outcomes_named",
    "picture_for",
    "pressing_arrows",
    "principles",
    "put_in",
    "questions",
    "ranked_gaps",
    "sample_size_in_words",
    "steps",
    "still_right",
    "suggest_before",
    "suggest_columns",
    "take_approach",
    "take_gap",
    "take_need",
    "take_provision",
    "ten_steps",
    "ten_steps_in_words",
    "told",
    "without_line",
    "worked_example",
    "worked_examples",
    "write_own",
]
