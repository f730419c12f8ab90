"""Knows the small areas inside each place, and how many crimes of each type the police mapped to each of them."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

import pandas as pd
from pydantic import Field

from toolkit.vocabulary import AreaCode, Identifier, Record, Source, Text

Edition = Literal["2011", "2021"]
"""The census for which the boundaries of the small areas (LSOAs) were drawn. Two editions are never mixed."""
People = Annotated[int, Field(ge=0)]
Month = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]


class SmallAreasInside(Record):
    """The small areas inside one place, each with its residents."""

    area: AreaCode
    residents: Mapping[AreaCode, People]


class SmallAreaEdition(Record):
    """The small areas of one edition by place."""

    edition: Edition
    source: Identifier
    residents_year: Text
    places: tuple[SmallAreasInside, ...]

    def place_of(self) -> dict[str, str]:
        """The place of each small area."""
        return {small: place.area for place in self.places for small in place.residents}

    def residents(self) -> dict[str, int]:
        """The residents of each small area."""
        return {small: people for place in self.places for small, people in place.residents.items()}


class SmallAreas(Record):
    """The small areas of the network's places, edition by edition, the newest first."""

    editions: tuple[SmallAreaEdition, ...]

    def of(self, edition: str) -> SmallAreaEdition | None:
        """The small areas of one edition, where they are on file."""
        return next((item for item in self.editions if item.edition == edition), None)


class SmallAreaCounts(Record):
    """The crimes of one month and one police force by small area; the key is kept short because it is long."""

    force: Text
    month: Month
    edition: Edition
    crime_types: tuple[Text, ...]
    counts: Mapping[AreaCode, tuple[People, ...]] = Field(description="In the order of the types; a true 0 where none.")
    without_place: tuple[People, ...] = Field(description="Crimes with no place on record, in the same order.")
    source: Source
    files: tuple[Text, ...] = ()
    brought_on: str = Field(default="", description="Empty until somebody has confirmed it.")
    brought_by: str = ""
    upload: str = ""

    @property
    def crimes(self) -> int:
        """All crimes with a small area of the network."""
        return sum(map(sum, self.counts.values()))


def latest(kept: Iterable[SmallAreaCounts]) -> list[SmallAreaCounts]:
    """One count for each force and month, by month: the last that was brought, because months are revised."""
    newest = {(counts.month, counts.force): counts for counts in kept}
    return [newest[key] for key in sorted(newest)]


def table(kept: Iterable[SmallAreaCounts], places: Mapping[str, str]) -> pd.DataFrame:
    """Rows of place, small area, month, force, crime type and count, zeros included.

    `places` gives the place of each small area, see `SmallAreaEdition.place_of`; others are left out.
    """
    columns = ["place", "small_area", "month", "force", "crime_type", "count"]
    rows = [
        (places[code], code, counts.month, counts.force, crime_type, number)
        for counts in kept
        for code, numbers in counts.counts.items()
        if code in places
        for crime_type, number in zip(counts.crime_types, numbers, strict=True)
    ]
    return pd.DataFrame(rows, columns=columns)
