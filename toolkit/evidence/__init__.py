"""What is known of approaches: their records, how they are ordered and narrowed down, and how they fit a plan."""

from toolkit.evidence.approaches import Approach, Cost, Effect, Rating, content_hash, effect_in_words
from toolkit.evidence.choosing import FILTERS, NOT_RECORDED, acting_on, filtered, in_reading_order, values_in
from toolkit.evidence.fitting import Fit, fit

__all__ = [
    "FILTERS",
    "NOT_RECORDED",
    "Approach",
    "Cost",
    "Effect",
    "Fit",
    "Rating",
    "acting_on",
    "content_hash",
    "effect_in_words",
    "filtered",
    "fit",
    "in_reading_order",
    "values_in",
]
