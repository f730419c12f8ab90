"""A Design: everything decided for one intervention, kept as one versioned document."""

from toolkit.design.files import SCHEMA_VERSION, from_file, from_yaml, read_text, to_yaml, upgrade
from toolkit.design.items import (
    AUDIENCES,
    Answer,
    ApproachTaken,
    Audience,
    Delivery,
    EvaluationPlan,
    GapTaken,
    NeedTaken,
    PlannedOutcome,
    Purpose,
    Question,
    ServiceTaken,
    Shows,
    StudyDesign,
    Voice,
)
from toolkit.design.model import Design, for_audience, new_id, next_position

__all__ = [
    "AUDIENCES",
    "SCHEMA_VERSION",
    "Answer",
    "ApproachTaken",
    "Audience",
    "Delivery",
    "Design",
    "EvaluationPlan",
    "GapTaken",
    "NeedTaken",
    "PlannedOutcome",
    "Purpose",
    "Question",
    "ServiceTaken",
    "Shows",
    "StudyDesign",
    "Voice",
    "for_audience",
    "from_file",
    "from_yaml",
    "new_id",
    "next_position",
    "read_text",
    "to_yaml",
    "upgrade",
]
