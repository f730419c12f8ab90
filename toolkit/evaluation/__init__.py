"""The ten evaluation steps, the study designs, how many people a test needs, and what a plan starts from."""

from toolkit.evaluation import collecting
from toolkit.evaluation.collecting import FOLLOW_UPS, MOMENTS, Moment
from toolkit.evaluation.people import (
    DIFFERENCES,
    PeopleNeeded,
    better_than_average,
    in_words,
    people_by_difference,
    people_needed,
    size_in_words,
    smallest_difference,
)
from toolkit.evaluation.planning import EvidenceLevel, GroupOfPeople, Planning, PlanningValue
from toolkit.evaluation.steps import EvaluationStep, StepConfirmation, confirmed
from toolkit.evaluation.studies import SHAPES, STUDY_DESIGNS, WHAT_IT_CAN_SAY, groups_of

__all__ = [
    "DIFFERENCES",
    "FOLLOW_UPS",
    "MOMENTS",
    "SHAPES",
    "STUDY_DESIGNS",
    "WHAT_IT_CAN_SAY",
    "EvaluationStep",
    "EvidenceLevel",
    "GroupOfPeople",
    "Moment",
    "PeopleNeeded",
    "Planning",
    "PlanningValue",
    "StepConfirmation",
    "better_than_average",
    "collecting",
    "confirmed",
    "groups_of",
    "in_words",
    "people_by_difference",
    "people_needed",
    "size_in_words",
    "smallest_difference",
]
