"""Need against provision and evidence: what kind of gap there is for each factor, and why, in words."""

from toolkit.gaps.judging import KIND_ORDER, Gap, Kind, in_short
from toolkit.gaps.picture import Picture, grid_columns, picture, places_of

__all__ = ["KIND_ORDER", "Gap", "Kind", "Picture", "grid_columns", "in_short", "picture", "places_of"]
