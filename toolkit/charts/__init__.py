"""Draws charts, one theme for screen and documents: names at the left, values at the right, the finding in the mark."""

from toolkit.charts.effects import PublishedEffect, effects_by_certainty, on_outcome
from toolkit.charts.people import people_by_difference
from toolkit.charts.reference import can_be_drawn, compare_with_reference
from toolkit.charts.theme import png, specification, svg, titled

__all__ = [
    "PublishedEffect",
    "can_be_drawn",
    "compare_with_reference",
    "effects_by_certainty",
    "on_outcome",
    "people_by_difference",
    "png",
    "specification",
    "svg",
    "titled",
]
