"""Knows indicators of need and the published figures for them."""

from typing import Annotated, Literal

import pydantic
from pydantic import Field

from toolkit.vocabulary import (
    Ages,
    Area,
    AreaCode,
    Count,
    FactorLink,
    Identifier,
    Number,
    Polarity,
    Record,
    Text,
)

Status = Literal["published", "suppressed", "hidden_here", "unavailable", "not_applicable", "wrong_in_source"]
"""Suppressed by the publisher; hidden here by our own rule for small numbers. Neither is a zero."""
Gathered = Literal["official", "survey", "service", "own"]


class RecordingBreak(Record):
    """A year in which the way of recording changed, so that figures before and after it cannot be compared."""

    year: Annotated[int, Field(ge=1950, le=2100)] = Field(
        description="The last year with figures of the old way, wholly or in part."
    )
    what: Text
    source: Identifier
    areas: tuple[AreaCode, ...] = Field(default=(), description="Where it changed, with all inside; empty for all.")

    def concerns(self, area: Area) -> bool:
        """Whether the change touches the figures of an area."""
        return not self.areas or bool({area.code, *area.inside} & set(self.areas))


class FoundAs(Record):
    """How a published file names this indicator, so that it is known when somebody brings the file."""

    file: Identifier = Field(description="The kind of file: 'fingertips', 'department-for-education', 'ons-crime'.")
    name: Text = Field(description="The name or number of the series in the file.")
    denominator: str | None = Field(default=None, description="The column that holds how many it is out of.")


class Indicator(Record):
    """What a figure of need counts, apart from the figures themselves."""

    id: Identifier
    name: Text = Field(description="In full, with ages: 'Hospital admissions for injury, under 15'.")
    short_name: Text = Field(description="For charts, with unit: 'Child injuries, per 10,000'.")
    what: Text = Field(description="What is counted, in one or two plain sentences.")
    unit: Text = Field(description="As it follows a number: 'per 1,000 residents', '% of pupils'.")
    statistic: Literal["rate", "proportion", "score"]
    multiplier: Annotated[float, Field(gt=0)] = Field(
        default=1.0,
        description="What counts over denominators are multiplied by: 1000 for 'per 1,000', 100 for %.",
    )
    counts: Literal["people", "events"] | None = Field(description="null for a score.")
    polarity: Polarity
    polarity_note: str | None = Field(default=None, description="Why it is ambiguous.")
    ages: Ages | None = Field(description="Ages of those counted; null for all ages.")
    denominator: str | None = None
    factors: tuple[FactorLink, ...]
    kinds_of_violence: tuple[Identifier, ...] = ()
    comparator: AreaCode | None = Field(default=None, description="null for the partnership's own comparator.")
    comparator_note: str | None = None
    change: Text = Field(description="The lasting change wanted: 'Fewer people are hurt by violence'.")
    source: Identifier
    gathered: Gathered = Field(default="official", description="Official, from a survey, from services, or our own.")
    breaks: tuple[RecordingBreak, ...] = Field(default=(), description="Changes of recording that stop a trend.")
    found_as: tuple[FoundAs, ...] = Field(default=(), description="Its names in the files that people bring.")
    method: str | None = Field(default=None, description="How a value that we worked out was worked out.")
    caveats: tuple[str, ...] = ()
    data_gap: str | None = Field(default=None, description="Who could give the figures, when there are none.")
    held_by: str | None = None

    def breaks_between(self, area: Area, first: int, last: int) -> tuple[RecordingBreak, ...]:
        """The changes of recording that lie between two years, or in the first of them: no trend may cross them."""
        return tuple(item for item in self.breaks if item.concerns(area) and first <= item.year <= last)


class Figure(Record):
    """One published figure of an indicator for one area and period."""

    area: AreaCode
    period: Text
    value: Number | None = None
    numerator: Count | None = None
    denominator: Annotated[float, Field(allow_inf_nan=False, gt=0)] | None = None
    lower: Number | None = None
    upper: Number | None = None
    status: Status = "published"
    note: str | None = None
    source: Identifier | None = Field(default=None, description="Only where it differs from the file's source.")

    @pydantic.model_validator(mode="after")
    def _possible(self) -> "Figure":
        if (self.status == "published") != (self.value is not None):
            raise ValueError(f"status '{self.status}' and value {self.value} do not go together")
        if (self.lower is None) != (self.upper is None):
            raise ValueError("give both limits or neither")
        limits = None if self.lower is None or self.upper is None else (self.lower, self.upper)
        if limits and self.value is not None and not limits[0] <= self.value <= limits[1]:
            raise ValueError(f"the value {self.value} is not between its limits {self.lower} and {self.upper}")
        return self


class Figures(Record):
    """All published figures of one indicator; the file's name is the indicator's id."""

    indicator: Identifier
    source: Identifier
    figures: tuple[Figure, ...]

    @pydantic.model_validator(mode="after")
    def _once_each(self) -> "Figures":
        keys = [(figure.area, figure.period) for figure in self.figures]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise ValueError(f"given twice: {', '.join(' '.join(key) for key in sorted(twice))}")
        return self
