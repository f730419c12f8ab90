"""What is known of approaches: their records, how they are ordered and narrowed down, and how they fit a plan."""

from toolkit.evidence.approaches import (
    Approach,
    Cost,
    Effect,
    Rating,
    content_hash,
    effect_in_words,
    second_hand,
)
from toolkit.evidence.choosing import (
    FILTERS,
    NOT_RECORDED,
    acting_on,
    by_certainty,
    counts,
    effects_on,
    filtered,
    in_reading_order,
    percent_less,
    values_in,
)
from toolkit.evidence.fitting import Fit, fit
from toolkit.evidence.frameworks import EvidenceChange, Framework, FrameworkLevel, Meaning
from toolkit.evidence.local import LocalFinding
from toolkit.evidence.searching import search

__all__ = [
    "FILTERS",
    "NOT_RECORDED",
    "Approach",
    "Cost",
    "Effect",
    "EvidenceChange",
    "Fit",
    "Framework",
    "FrameworkLevel",
    "LocalFinding",
    "Meaning",
    "Rating",
    "acting_on",
    "by_certainty",
    "content_hash",
    "counts",
    "effect_in_words",
    "effects_on",
    "filtered",
    "fit",
    "in_reading_order",
    "percent_less",
    "search",
    "second_hand",
    "values_in",
]
