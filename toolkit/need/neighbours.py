"""Knows which places are like a place in what matters to somebody: statistical neighbours, as data with a source."""

from pydantic import Field

from toolkit.vocabulary import AreaCode, Identifier, Record, Text


class Neighbour(Record):
    """One place that is alike; the nearest comes first in its list."""

    name: Text
    code: AreaCode | None = Field(default=None, description="Its code, where its figures are on file.")


class Neighbours(Record):
    """The places that are like one place, as somebody else worked it out."""

    area: AreaCode
    alike_in: Text = Field(description="In what they are alike, and for whom it was made.")
    source: Identifier
    places: tuple[Neighbour, ...]
