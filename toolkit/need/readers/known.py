"""Knows what a reader may ask of the network: its places by code and name, its indicators and how files name them."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from toolkit.need.indicators import Figures, FoundAs, Indicator
from toolkit.need.small_areas import SmallAreas
from toolkit.vocabulary import Area

PARTS = ("district", "unitary-authority")


@dataclass(frozen=True)
class Known:
    """The network's places, indicators and figures on file, as readers need them."""

    areas: Mapping[str, Area]
    indicators: Mapping[str, Indicator]
    figures: Mapping[str, Figures]
    home: str
    small_areas: SmallAreas | None = None

    def area(self, text: str) -> Area | None:
        """The place with a code, a code of its Community Safety Partnership, or a name; None for any other."""
        return self.areas.get(text.strip()) or self._by_name.get(plain(text))

    @cached_property
    def _by_name(self) -> dict[str, Area]:
        by_name = {plain(area.name): area for area in self.areas.values()}
        partnerships = {
            plain(area.community_safety_partnership_code): area
            for area in self.areas.values()
            if area.community_safety_partnership_code
        }
        return {**partnerships, **by_name}

    def found_as(self, kind: str, name: str) -> tuple[Indicator, FoundAs] | None:
        """The indicator that a kind of file calls by this name, and how."""
        wanted = plain(name)
        for indicator in self.indicators.values():
            for item in indicator.found_as:
                if item.file == kind and plain(item.name) == wanted:
                    return indicator, item
        return None

    def parts(self, area: Area) -> list[Area]:
        """The districts and authorities that make up a wider place; none where some are not on file."""
        inside = [part for part in self.areas.values() if area.code in part.inside and part.kind in PARTS]
        whole = sum(part.residents or 0 for part in inside) == (area.residents or -1)
        return inside if whole else []


@functools.lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """A name made ready to compare: notes, spaces and the difference between & and 'and' do not count.

    >>> plain("Yorkshire and The Humber ") == plain("YORKSHIRE & THE HUMBER [note 4]")
    True
    """
    bare = re.sub(r"\[note[^\]]*\]", "", text).casefold().replace("&", "and")
    return re.sub(r"[\s,.’'()-]+", "", bare)
