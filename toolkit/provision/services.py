"""Knows the services on record: what, where, for whom, how many, until when, and for how much."""

import calendar
from collections.abc import Iterable
from datetime import date
from typing import Annotated

import pydantic
from pydantic import Field

from toolkit.vocabulary import (
    Ages,
    AreaCode,
    FactorLink,
    Identifier,
    Link,
    PartialDate,
    PreventionLevel,
    Record,
    Setting,
    StageOfPractice,
    Statement,
    Text,
)

UNKNOWN_SECTOR = "not recorded"


class ApproachUse(Record):
    """An approach that a service uses, by whose word."""

    approach: Identifier
    source: Identifier
    note: str | None = None


class Service(Record):
    """A programme or service that is already provided or commissioned. Unknown is null, never zero."""

    id: Identifier
    name: Text
    what: Text | None
    who_for: Text | None
    levels: Annotated[tuple[PreventionLevel, ...], Field(min_length=1)] | None
    ages: Ages | None
    areas: Annotated[tuple[AreaCode, ...], Field(min_length=1)]
    settings: tuple[Setting, ...]
    sector: Text
    provider: str | None
    only_within: tuple[Identifier, ...] = Field(
        default=(),
        description="Services whose participants alone can use this one; empty when open to others.",
    )
    acts_on: tuple[FactorLink, ...]
    approaches: tuple[ApproachUse, ...]
    who_can_refer: str | None
    places_per_year: Annotated[int, Field(ge=0)] | None
    places_used: Annotated[int, Field(ge=0)] | None
    funded_from: PartialDate | None
    funded_until: PartialDate | None
    cost: str | None = Field(description="What it costs, in words: what is in it, and for how long.")
    cost_pounds: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="What it costs its funder in one year, in whole pounds."
    )
    stage_of_practice: StageOfPractice | None
    evaluation: str | None = Field(default=None, description="How it is being evaluated, and by whom.")
    need_and_evidence_given: tuple[Statement, ...] = Field(
        default=(), description="Why it was set up, by its own account."
    )
    inferred: tuple[str, ...] = Field(default=(), description="Fields that we inferred rather than read.")
    source: Identifier
    told_by: str | None = Field(default=None, description="Who told us: a role or an organisation, never a person.")
    link: Link | None = None
    as_of: PartialDate

    @pydantic.model_validator(mode="after")
    def _possible(self) -> "Service":
        if self.funded_from and self.funded_until and last_day(self.funded_until) < first_day(self.funded_from):
            raise ValueError(f"its funding cannot end ({self.funded_until}) before it starts ({self.funded_from})")
        return self

    @property
    def factors(self) -> tuple[str, ...]:
        return tuple(link.factor for link in self.acts_on)

    def serves(self, areas: Iterable[str], ages: Ages | None) -> bool:
        """Whether it is on offer in one of the areas and for at least some of the ages."""
        in_place = bool(set(areas) & set(self.areas))
        return in_place and (ages is None or self.ages is None or self.ages.overlaps(ages))

    def is_funded_on(self, day: date) -> bool:
        """Whether its funding lasts until a day, as far as is known: an end that nobody recorded is no end."""
        return self.funded_until is None or last_day(self.funded_until) >= day


def first_day(partial: str) -> date:
    """The first day that a date may mean.

    >>> first_day("2026-03"), first_day("2026")
    (datetime.date(2026, 3, 1), datetime.date(2026, 1, 1))
    """
    year, month, day = (*(int(part) for part in partial.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(partial: str) -> date:
    """The last day that a date may mean.

    >>> last_day("2024-02"), last_day("2026"), last_day("2026-03-14")
    (datetime.date(2024, 2, 29), datetime.date(2026, 12, 31), datetime.date(2026, 3, 14))
    """
    known = [int(part) for part in partial.split("-")]
    year, month = known[0], known[1] if len(known) > 1 else 12
    return date(year, month, known[2] if len(known) > 2 else calendar.monthrange(year, month)[1])


def acting_on(services: Iterable[Service], factor: str) -> list[Service]:
    """Services linked to a factor, by name."""
    return sorted((service for service in services if factor in service.factors), key=lambda service: service.name)
