"""Knows which column of an own table means what, so that the next table with the same headings is read at once."""

from typing import Annotated, Literal

import pydantic
from pydantic import Field

from toolkit.vocabulary import AreaCode, Record, Text

ROLES: dict[str, str] = {
    "place": "The place (its name or code)",
    "period": "The year or period",
    "what": "What is counted, where there are several things",
    "group": "The group of people, where there are several",
    "value": "The rate or share itself",
    "count": "How many people or events",
    "out_of": "Out of how many",
    "lower": "Lower limit",
    "upper": "Upper limit",
    "moment": "The day and time of each event (then only counts by day and time are kept)",
}
"""What a column can mean, in words for the screen."""
Role = Literal["place", "period", "what", "group", "value", "count", "out_of", "lower", "upper", "moment"]


class ColumnMapping(Record):
    """The meaning of the columns of one layout. What no column says can be said once for the whole table."""

    headings: tuple[str, ...]
    columns: dict[Role, Text]
    one_place: AreaCode | None = None
    one_period: str = ""
    one_thing: str = ""
    multiplier: Annotated[float, Field(gt=0)] = 100
    is_published: bool = False

    @pydantic.model_validator(mode="after")
    def _known_columns(self) -> "ColumnMapping":
        strange = sorted(set(self.columns.values()) - set(self.headings))
        if strange:
            raise ValueError(f"there is no column {', '.join(strange)}")
        return self

    @property
    def layout(self) -> str:
        """The text by which the same layout is known again."""
        return "|".join(self.headings)

    def missing(self) -> str:
        """What must still be said before the table can be read; empty when nothing is missing."""
        if "moment" in self.columns:
            return "" if self.one_thing else "what the events are, such as ambulance calls to assaults"
        wanted = (
            ("which column holds the place, or which place it all is", "place" in self.columns or self.one_place),
            ("which column holds the year, or which year it all is", "period" in self.columns or self.one_period),
            ("which column holds the numbers", "value" in self.columns or "count" in self.columns),
        )
        return "; ".join(words for words, there in wanted if not there)
