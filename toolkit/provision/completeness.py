"""Knows how complete the record of services is: who confirmed which sector for which place, and when."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.vocabulary import Area, AreaCode, PartialDate, Record, SectorRecord, Text


class Confirmation(Record):
    """Someone's word that all services of a sector in a place are on record."""

    sector: Text
    area: AreaCode
    confirmed_by: Text
    confirmed_on: PartialDate
    note: str | None = None


@dataclass(frozen=True)
class Standing:
    """One sector in one place: who confirmed that the record is whole, when, and for which area; none when nobody."""

    sector: str
    confirmed_by: str = ""
    confirmed_on: str | None = None
    area: str | None = None
    note: str = ""

    @property
    def is_confirmed(self) -> bool:
        return bool(self.confirmed_by)


def confirmation_id(area: str, sector: str) -> str:
    """The id under which a confirmation is kept: one for each area and sector.

    >>> confirmation_id("E06000099", "Schools and colleges")
    'e06000099-schools-and-colleges'
    """
    return f"{area.lower()}-{re.sub(r'[^a-z0-9]+', '-', sector.lower()).strip('-')}"


def standings(
    area: Area, sectors: Iterable[SectorRecord], confirmations: Sequence[Confirmation], whole: str
) -> list[Standing]:
    """Each sector as it stands in an area. A confirmation for a wider area holds for every place inside it.

    `whole` is the area of the partnership, for which its own file speaks.
    """
    return [_standing(area, sector, confirmations, whole) for sector in sectors]


def _standing(area: Area, sector: SectorRecord, confirmations: Sequence[Confirmation], whole: str) -> Standing:
    reach = [area.code, *area.inside]
    found = [one for one in confirmations if one.sector == sector.sector and one.area in reach]
    if found:
        # The area's own word first, then the nearest wider area's.
        nearest = min(found, key=lambda one: reach.index(one.area))
        return Standing(sector.sector, nearest.confirmed_by, nearest.confirmed_on, nearest.area, nearest.note or "")
    if sector.confirmed_by and whole in reach:
        return Standing(sector.sector, sector.confirmed_by, sector.confirmed_on, whole)
    return Standing(sector.sector)
