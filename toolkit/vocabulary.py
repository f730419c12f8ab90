"""What several nouns share: sources, factors, outcomes, areas, ages, settings, levels of prevention."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, Protocol, TypeVar

import pydantic
from pydantic import Field

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A kebab-case id; for a record kept in a file of its own it is also the file's name."""
AreaCode = Annotated[str, Field(pattern=r"^[EWKJX][0-9]{8}$")]
"""A nine-character area code of the Office for National Statistics, such as E06000016."""
PartialDate = Annotated[str, pydantic.BeforeValidator(str), Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
"""A date as exact as it is known: 2023, 2023-09 or 2023-09-14."""
Text = Annotated[str, Field(min_length=1)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Count = Annotated[float, Field(allow_inf_nan=False, ge=0)]
Link = Annotated[str, Field(pattern=r"^https?://\S+$")]

Label = Literal["high", "moderate", "low", "unclear", "harmful"]
"""Impact on violence as the Youth Endowment Fund's Toolkit labels it."""
Certainty = Literal["high", "moderate", "low", "very_low"]
"""How sure the source is, in the source's own words; absent when no such word was found."""
Grade = Literal["A", "B", "C", "M"]
"""A: the publisher's own page or the study itself; B: others reporting it; C: a third party's data file;
M: our mapping or inference."""
PreventionLevel = Literal["primary", "secondary", "tertiary"]
Polarity = Literal["good_high", "good_low", "ambiguous"]
Setting = Literal[
    "community", "home", "school-and-college", "accident-and-emergency", "custody", "police-and-courts", "online"
]  # fmt: skip
StageOfPractice = Literal["idea", "running", "evaluated-here", "evaluated-independently"]

PREVENTION_LEVELS: Mapping[str, str] = {
    "primary": "For everyone",
    "secondary": "For those at risk",
    "tertiary": "For those already involved",
}
SETTINGS: Mapping[str, str] = {
    "community": "In the community",
    "home": "At home",
    "school-and-college": "In school or college",
    "accident-and-emergency": "In accident and emergency departments",
    "custody": "In custody",
    "police-and-courts": "With the police and courts",
    "online": "Online",
}
STAGES: Mapping[StageOfPractice, str] = {
    "idea": "An idea",
    "running": "Running, not evaluated",
    "evaluated-here": "Evaluated here",
    "evaluated-independently": "Evaluated independently",
}
CERTAINTY_ORDER: tuple[str | None, ...] = ("high", "moderate", "low", "very_low", None)
LABEL_ORDER: tuple[str, ...] = ("high", "moderate", "low", "unclear", "harmful")


class Record(pydantic.BaseModel):
    """Frozen data with known keys only."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Ages(Record):
    """An inclusive range of ages in whole years."""

    lowest: Annotated[int, Field(ge=0, le=110)]
    highest: Annotated[int, Field(ge=0, le=110)]

    @pydantic.model_validator(mode="after")
    def _in_order(self) -> "Ages":
        if self.lowest > self.highest:
            raise ValueError(f"the lowest age ({self.lowest}) is above the highest ({self.highest})")
        return self

    def overlaps(self, other: "Ages") -> bool:
        """Whether at least one age is in both ranges."""
        return self.lowest <= other.highest and other.lowest <= self.highest

    def covers(self, other: "Ages") -> bool:
        """Whether every age of the other range is in this one."""
        return self.lowest <= other.lowest and other.highest <= self.highest

    def __str__(self) -> str:
        return f"{self.lowest} to {self.highest}"


AGE_BANDS: Mapping[str, Ages] = {
    "Under 10": Ages(lowest=0, highest=9),
    "10 to 14": Ages(lowest=10, highest=14),
    "15 to 17": Ages(lowest=15, highest=17),
    "18 to 25": Ages(lowest=18, highest=25),
    "Over 25": Ages(lowest=26, highest=110),
}


class Source(Record):
    """A publication or page that a fact was read in."""

    id: Identifier
    title: Text
    publisher: Text
    authors: str | None = None
    year: Annotated[int, Field(ge=1900, le=2100)] | None = Field(
        default=None, description="Year of publication; null when the page shows none."
    )
    link: Link | None = None
    licence: str | None = Field(default=None, description="Terms of reuse; null when not found.")
    grade: Grade
    read_on: PartialDate | None = Field(default=None, description="When we read it, or an archived copy of it.")
    note: str | None = None


class Statement(Record):
    """One fact in our own words, with where it was read."""

    text: Text
    source: Identifier
    grade: Grade | None = Field(default=None, description="Only where it differs from the source's own grade.")


class FactorLink(Record):
    """A claim that something bears on a factor: the links that make a gap, kept in the open."""

    factor: Identifier
    source: Identifier = "our-mapping"
    confirmed_by: str | None = Field(default=None, description="Who confirmed the link: a role or organisation.")
    confirmed_on: PartialDate | None = None

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_by is not None


class Factor(Record):
    """Something that drives violence or protects from it, which a service can act on."""

    id: Identifier
    name: Text
    kind: Literal["violence", "risk", "protective"]
    domain: Literal["individual", "peers", "family", "school-and-work", "community"]
    change: Text = Field(description="The change wanted, saying who changes: 'Young people have an adult they trust'.")
    because: Text = Field(description="Why this change should lead to less violence, in one sentence.")
    kinds_of_violence: tuple[Identifier, ...] = ()
    levels: tuple[PreventionLevel, ...] = Field(
        default=("primary", "secondary", "tertiary"),
        description="The people whom it can concern, by level of prevention.",
    )
    source: Identifier = "our-mapping"


class Outcome(Record):
    """A thing that studies measure and services try to change."""

    id: Identifier
    name: Text = Field(description="In lower case, to follow a figure: 'reoffending' in '19% less reoffending'.")
    change: Text = Field(description="The change wanted, saying who changes: 'Fewer young people reoffend'.")
    is_violence: bool = Field(description="Whether the outcome is violence itself rather than a proxy for it.")
    levels: tuple[PreventionLevel, ...] = Field(
        default=("primary", "secondary", "tertiary"),
        description="The people in whom it can change, by level of prevention.",
    )


class KindOfViolence(Record):
    """A kind of violence that a local definition may cover."""

    id: Identifier
    name: Text
    meaning: Text
    covered_by_evidence: bool = Field(description="Whether the approaches' evidence speaks for this kind.")
    coverage_note: str | None = None


class Area(Record):
    """A place with figures: a district, county, region, police force area or country."""

    code: AreaCode
    name: Text
    kind: Literal["unitary-authority", "district", "county", "police-force-area", "region", "country"]
    inside: tuple[AreaCode, ...] = Field(default=(), description="Areas that wholly contain this one, nearest first.")
    community_safety_partnership: str | None = None
    community_safety_partnership_code: AreaCode | None = None
    residents: Annotated[int, Field(gt=0)] | None = None
    residents_year: str | None = None
    residents_source: Identifier | None = None
    people_by_age: tuple["PeopleAged", ...] = ()
    can_be_chosen: bool = Field(default=True, description="False for areas that only serve as a comparator.")


class PeopleAged(Record):
    """How many residents of an age range an area had."""

    ages: Ages
    people: Annotated[int, Field(ge=0)]
    year: Text
    source: Identifier


class Partnership(Record):
    """The network that uses the tool: everything local that is not a figure or a service."""

    name: Text
    short_name: Text
    area: AreaCode = Field(description="The area that the partnership covers.")
    comparator: AreaCode
    definition: Text = Field(description="The locally agreed definition of serious violence.")
    definition_source: Identifier
    kinds_of_violence: tuple[Identifier, ...]
    partners: tuple["Partner", ...] = ()
    success_measures: tuple[Identifier, ...] = Field(default=(), description="Indicator ids.")
    sectors: tuple["SectorRecord", ...] = Field(
        default=(), description="How complete the list of services is, by sector."
    )
    context: tuple[Statement, ...] = Field(default=(), description="Local findings that are not indicators.")


class Partner(Record):
    """An organisation or sector in the partnership."""

    name: Text
    role: Literal["specified-authority", "relevant-authority", "convenor", "other"]
    shares: tuple[str, ...] = Field(default=(), description="Data that it shares.")


class SectorRecord(Record):
    """Whether someone has confirmed that all services of a sector are on record."""

    sector: Text
    confirmed_by: str | None = None
    confirmed_on: PartialDate | None = None


Area.model_rebuild()
Partnership.model_rebuild()


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Identified = TypeVar("Identified", bound=_HasId)


def by_id(items: Iterable[Identified]) -> dict[str, Identified]:
    """Records keyed by their id, in the order given."""
    return {item.id: item for item in items}
