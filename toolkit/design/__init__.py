"""A Design: everything decided for one intervention, kept as one versioned document."""

from toolkit.design.files import SCHEMA_VERSION, from_document, from_file, from_yaml, read_text, to_yaml, upgrade
from toolkit.design.items import (
    AUDIENCES,
    Answer,
    ApproachTaken,
    Audience,
    Delivery,
    GapTaken,
    NeedTaken,
    OwnWords,
    Purpose,
    Question,
    ServiceTaken,
    Shows,
    Voice,
)
from toolkit.design.model import Design, for_audience, new_id, next_position
from toolkit.design.testing import AskedQuestion, EvaluationPlan, Fairness, PlannedOutcome, Settled, StudyDesign

__all__ = [
    "AUDIENCES",
    "SCHEMA_VERSION",
    "Answer",
    "ApproachTaken",
    "AskedQuestion",
    "Audience",
    "Delivery",
    "Design",
    "EvaluationPlan",
    "Fairness",
    "GapTaken",
    "NeedTaken",
    "OwnWords",
    "PlannedOutcome",
    "Purpose",
    "Question",
    "ServiceTaken",
    "Settled",
    "Shows",
    "StudyDesign",
    "Voice",
    "for_audience",
    "from_document",
    "from_file",
    "from_yaml",
    "new_id",
    "next_position",
    "read_text",
    "to_yaml",
    "upgrade",
]
