"""Draws charts, one theme for screen and documents: names at the left, values at the right, the finding in the mark."""

from toolkit.charts.effects import PublishedEffect, effects_by_certainty, on_outcome
from toolkit.charts.inside import hours, months, shares
from toolkit.charts.people import people_by_difference
from toolkit.charts.places import funnel, ordered
from toolkit.charts.planning import day, gantt, what_people_show
from toolkit.charts.reference import can_be_drawn, compare_with_reference
from toolkit.charts.theme import png, specification, svg, titled
from toolkit.charts.trend import max_of, over_time

__all__ = [
    "PublishedEffect",
    "can_be_drawn",
    "compare_with_reference",
    "day",
    "effects_by_certainty",
    "funnel",
    "gantt",
    "hours",
    "max_of",
    "months",
    "on_outcome",
    "ordered",
    "over_time",
    "people_by_difference",
    "png",
    "shares",
    "specification",
    "svg",
    "titled",
    "what_people_show",
]
