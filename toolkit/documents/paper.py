"""Knows the sizes of paper, and how much room a picture has on each."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

MARGIN = 22.0
ABOUT_A_PICTURE = 42.0
"""What its heading, caption and source take of the page's height, in millimetres."""


@dataclass(frozen=True)
class Paper:
    """A size of paper, upright, in millimetres."""

    name: str
    width: float
    height: float

    @property
    def portrait(self) -> tuple[float, float]:
        """The widest and highest that a picture can be on an upright page."""
        return self.width - 2 * MARGIN, self.height - 2 * MARGIN - ABOUT_A_PICTURE

    @property
    def landscape(self) -> tuple[float, float]:
        """The widest and highest that a picture can be on a page turned on its side."""
        return self.height - 2 * MARGIN, self.width - 2 * MARGIN - ABOUT_A_PICTURE


PAPERS: Mapping[str, Paper] = MappingProxyType({"a4": Paper("a4", 210, 297), "a3": Paper("a3", 297, 420)})
