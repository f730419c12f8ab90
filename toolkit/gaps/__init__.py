"""Need against provision and evidence: what kind of gap there is for each factor, and why, in words."""

from toolkit.gaps.judging import KIND_ORDER, Gap, Kind, in_short
from toolkit.gaps.picture import Picture, grid_columns, picture, places_of
from toolkit.gaps.weighing import Harm, Priorities, Priority, Weighing

__all__ = [
    "KIND_ORDER",
    "Gap",
    "Harm",
    "Kind",
    "Picture",
    "Priorities",
    "Priority",
    "Weighing",
    "grid_columns",
    "in_short",
    "picture",
    "places_of",
]
