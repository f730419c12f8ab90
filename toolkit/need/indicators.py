"""Knows indicators of need and the published figures for them."""

from typing import Annotated, Literal

import pydantic
from pydantic import Field

from toolkit.vocabulary import (
    Ages,
    AreaCode,
    Count,
    FactorLink,
    Identifier,
    Number,
    Polarity,
    Record,
    Text,
)

Status = Literal["published", "suppressed", "unavailable", "not_applicable", "wrong_in_source"]


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
    method: str | None = Field(default=None, description="How a value that we worked out was worked out.")
    caveats: tuple[str, ...] = ()
    data_gap: str | None = Field(default=None, description="Who could give the figures, when there are none.")
    held_by: str | None = None


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
