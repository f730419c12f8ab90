"""Need against provision and evidence: what kind of gap there is for each factor, and why, in words."""

from toolkit.gaps.capacity import Capacity
from toolkit.gaps.columns import CUTS, By, Column, authorities, by_age, by_level, grid_columns
from toolkit.gaps.judging import KIND_ORDER, Gap, Kind, in_short
from toolkit.gaps.picture import Picture, inside, picture, places_of
from toolkit.gaps.weighing import Harm, Priorities, Priority, Weighing

__all__ = [
    "CUTS",
    "KIND_ORDER",
    "By",
    "Capacity",
    "Column",
    "Gap",
    "Harm",
    "Kind",
    "Picture",
    "Priorities",
    "Priority",
    "Weighing",
    "authorities",
    "by_age",
    "by_level",
    "grid_columns",
    "in_short",
    "inside",
    "picture",
    "places_of",
]
