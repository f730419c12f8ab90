"""Knows what counts when gaps are put in order: the partnership's own weights, its view of harm, and its choice."""

from collections.abc import Mapping
from typing import Annotated, Literal

import pydantic
from pydantic import Field

from toolkit import wording
from toolkit.vocabulary import AreaCode, Identifier, PartialDate, Record

PartName = Literal["difference", "harm", "people", "trend", "unmet"]
PARTS: Mapping[PartName, str] = {
    "difference": "Difference from the reference",
    "harm": "How much harm it does",
    "people": "How many people",
    "trend": "Which way it is going",
    "unmet": "How much of it is unmet",
}
HarmLevel = Literal["some", "serious", "grave"]
HARM_WORDS: Mapping[str, str] = {
    "some": "Some harm",
    "serious": "Serious harm",
    "grave": "Grave harm: lives lost or changed for good",
}
FEWEST, MOST = 3, 5
"""A partnership that follows the method of Communities That Care picks so many priorities."""
Weight = Annotated[int, Field(ge=0, le=10)]


class Harm(Record):
    """How much harm a need does, as the partnership judges it. Being different is not the same as being serious."""

    level: HarmLevel
    why: str = ""


class Weighing(Record):
    """How much each part counts. All count the same until the partnership says otherwise."""

    difference: Weight = 5
    harm: Weight = 5
    people: Weight = 5
    trend: Weight = 5
    unmet: Weight = 5
    spread: Annotated[float, Field(ge=0, le=1)] = Field(
        default=0.5, description="How far each weight may move either way in a draw: 0.5 is half of it."
    )
    untested: Annotated[float, Field(ge=0, lt=1)] = Field(
        default=0.25, description="How far off a figure may be that comes without a range: 0.25 is a quarter of it."
    )
    first: Annotated[int, Field(ge=FEWEST, le=MOST)] = Field(default=MOST, description="How many gaps can come first.")
    harm_of: Mapping[Identifier, Harm] = Field(default_factory=dict, description="By factor.")

    @pydantic.model_validator(mode="after")
    def _something_counts(self) -> "Weighing":
        if self.total == 0:
            raise ValueError("at least one part must count: give one of them a weight above 0")
        return self

    @property
    def weights(self) -> tuple[int, ...]:
        """The weights in the order of PARTS."""
        return tuple(int(getattr(self, name)) for name in PARTS)

    @property
    def total(self) -> int:
        return sum(self.weights)

    @property
    def shares(self) -> Mapping[PartName, float]:
        """What part of the whole each weight is; they add up to 1."""
        return {name: weight / self.total for name, weight in zip(PARTS, self.weights, strict=True)}


class Priority(Record):
    """One gap that a partnership puts first in a place, and why."""

    factor: Identifier
    factor_name: str
    position: float = 0.0
    reason: str = ""


class Priorities(Record):
    """The gaps that a partnership puts first in one place."""

    area: AreaCode
    chosen: Mapping[Identifier, Priority] = Field(default_factory=dict)
    cap_reason: str = Field(default="", description="Why fewer than three or more than five, where it is so.")
    decided_by: str = Field(default="", description="Roles or organisations, never names.")
    decided_on: PartialDate | None = None

    @property
    def in_order(self) -> list[Priority]:
        return sorted(self.chosen.values(), key=lambda item: (item.position, item.factor_name))

    @property
    def still_asked(self) -> list[str]:
        """What must be written down before others can follow the choice."""
        asked = [f"why {item.factor_name.lower()} comes first" for item in self.in_order if not item.reason.strip()]
        count = len(self.chosen)
        if count and not FEWEST <= count <= MOST and not self.cap_reason.strip():
            asked.append(f"why {wording.count_of(count, 'priority', 'priorities')}, not {FEWEST} to {MOST}")
        if count and not self.decided_by.strip():
            asked.append("who decided it")
        return asked
