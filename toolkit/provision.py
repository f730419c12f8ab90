"""Knows the services on record: what, where, for whom, how many, until when, and how complete the record is."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from toolkit.vocabulary import (
    Ages,
    AreaCode,
    FactorLink,
    Identifier,
    PartialDate,
    PreventionLevel,
    Record,
    Setting,
    StageOfPractice,
    Statement,
    Text,
)


class ApproachUse(Record):
    """An approach that a service uses, by whose word."""

    approach: Identifier
    source: Identifier
    note: str | None = None


class Service(Record):
    """A programme or service that is already provided or commissioned. Unknown is null, never zero."""

    id: Identifier
    name: Text
    what: Text
    who_for: Text
    levels: Annotated[tuple[PreventionLevel, ...], Field(min_length=1)]
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
    cost: str | None
    stage_of_practice: StageOfPractice
    need_and_evidence_given: tuple[Statement, ...] = Field(
        default=(), description="Why it was set up, by its own account."
    )
    inferred: tuple[str, ...] = Field(default=(), description="Fields that we inferred rather than read.")
    source: Identifier
    as_of: PartialDate

    @property
    def factors(self) -> tuple[str, ...]:
        return tuple(link.factor for link in self.acts_on)

    def serves(self, areas: Iterable[str], ages: Ages | None) -> bool:
        """Whether it is on offer in one of the areas and for at least some of the ages."""
        in_place = bool(set(areas) & set(self.areas))
        return in_place and (ages is None or self.ages is None or self.ages.overlaps(ages))


def acting_on(services: Iterable[Service], factor: str) -> list[Service]:
    """Services linked to a factor, by name."""
    return sorted((service for service in services if factor in service.factors), key=lambda service: service.name)
