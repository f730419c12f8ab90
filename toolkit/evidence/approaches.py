"""Knows the approaches: what each is, what studies found, how sure they are, and how ratings changed."""

import hashlib
import json
from collections.abc import Iterable
from typing import Annotated, Literal

import pydantic
from pydantic import Field

from toolkit.vocabulary import (
    Ages,
    Certainty,
    FactorLink,
    Grade,
    Identifier,
    Label,
    Number,
    PartialDate,
    PreventionLevel,
    Record,
    Setting,
    Statement,
    Text,
)


class Effect(Record):
    """One published figure, with the outcome that it speaks for."""

    outcome: Identifier
    value: Annotated[float, Field(allow_inf_nan=False, ge=0)]
    unit: Literal["percent", "effect size", "ratio"]
    direction: Literal["less", "more"]
    lower: Number | None = None
    upper: Number | None = None
    studies: Annotated[int, Field(gt=0)] | None = None
    source: Identifier
    grade: Grade
    year: Annotated[int, Field(ge=1950, le=2100)] | None = None
    superseded: bool = Field(default=False, description="Kept for the record; a later figure replaced it.")
    note: str | None = None

    @pydantic.model_validator(mode="after")
    def _possible(self) -> "Effect":
        if self.unit == "percent" and self.direction == "less" and self.value > 100:
            raise ValueError(f"nothing can fall by more than 100 percent, and this says {self.value}")
        if self.lower is not None and self.upper is not None and not self.lower <= self.value <= self.upper:
            raise ValueError(f"{self.value} is not between its limits {self.lower} and {self.upper}")
        return self


class Rating(Record):
    """The label that a source gave an approach at a date."""

    label: Label | None = Field(description="null when the page was found but its label could not be read.")
    date: PartialDate | None = Field(description="null when the page shows no date.")
    source: Identifier
    note: str | None = None


class Cost(Record):
    """A published cost, with its year and place."""

    amount: Text = Field(description="As published, for instance '£1,426 per child'.")
    year: str | None = None
    place: str | None = None
    source: Identifier
    note: str | None = None

    @property
    def in_words(self) -> str:
        """The amount with its place and year, which it makes no sense without."""
        return f"{self.amount} ({', '.join(filter(None, (self.place, self.year))) or 'year not recorded'})"


class Approach(Record):
    """A way of preventing violence, with what is known and not known about it."""

    id: Identifier
    name: Text
    also_called: tuple[Text, ...] = Field(default=(), description="Other names that people look for: 'CBT'.")
    definition: Text
    how_it_works: Text
    how_it_works_source: Identifier = "our-mapping"
    rating_history: Annotated[tuple[Rating, ...], Field(min_length=1)] = Field(description="Oldest first.")
    certainty: Certainty | None = Field(description="The source's word; null when none was found.")
    certainty_note: str | None = Field(default=None, description="The source's own wording where it is another word.")
    certainty_source: Identifier | None = None
    studies: str | None = Field(default=None, description="Number of studies in words; null when not found.")
    acts_on: tuple[FactorLink, ...]
    kinds_of_violence: tuple[Identifier, ...]
    prevention: tuple[PreventionLevel, ...]
    ages: Ages | None = Field(description="Ages that the studies or the source speak for; null when not found.")
    ages_note: str | None = None
    settings: tuple[Setting, ...]
    dose: str | None = None
    effects: tuple[Effect, ...] = ()
    costs: tuple[Cost, ...] = ()
    implementation: tuple[Statement, ...] = ()
    equity: tuple[Statement, ...] = ()
    england_and_wales: tuple[Statement, ...] = ()
    running_trials: tuple[Statement, ...] = ()
    cautions: tuple[Statement, ...] = ()
    disagreements: tuple[Statement, ...] = ()
    not_found: tuple[str, ...] = Field(default=(), description="What was looked for and not found.")
    sources: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    replaced_by: tuple[Identifier, ...] = Field(default=(), description="Strands that the source now uses instead.")
    on_slides: bool = Field(default=True, description="Whether the 2023 slides list it.")
    last_reviewed: PartialDate
    checked_live: bool = Field(description="Whether a person has checked the facts on the live page.")

    @pydantic.model_validator(mode="after")
    def _says_what_is_missing(self) -> "Approach":
        if not self.effects and not self.not_found:
            raise ValueError("effects is empty, so not_found must say what was looked for")
        return self

    @property
    def rating(self) -> Rating:
        """The latest rating that has a readable label, or else the first one."""
        readable = [rating for rating in self.rating_history if rating.label]
        return readable[-1] if readable else self.rating_history[0]

    @property
    def label(self) -> Label | None:
        """The impact label in force: that of the latest readable rating."""
        return self.rating.label

    @property
    def is_harmful(self) -> bool:
        return self.label == "harmful"

    @property
    def factors(self) -> tuple[str, ...]:
        return tuple(link.factor for link in self.acts_on)

    @property
    def current_effects(self) -> tuple[Effect, ...]:
        return tuple(effect for effect in self.effects if not effect.superseded)


_NOT_CONTENT = {
    "acts_on": {"__all__": {"confirmed_by", "confirmed_on"}},
    "also_called": True,
    "last_reviewed": True,
    "checked_live": True,
}
"""Who looked at a record and when, and by what words it is found, does not change what it says."""


def content_hash(approach: Approach) -> str:
    """A short fingerprint of what is recorded on an approach, to notice later changes."""
    content = approach.model_dump(mode="json", exclude=_NOT_CONTENT, exclude_defaults=True)  # type: ignore[arg-type]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def second_hand(effects: Iterable[Effect]) -> str:
    """What to say after figures of which one or more was not read on its source's own page; else nothing."""
    if all(effect.grade in ("A", "M") for effect in effects):
        return ""
    return "Read second-hand, not on the source’s own page."


def effect_in_words(effect: Effect, outcome_name: str) -> str:
    """A figure together with its outcome, such as '21% less violence'."""
    if effect.unit == "percent":
        return f"{effect.value:g}% {effect.direction} {outcome_name}"
    if effect.unit == "ratio":
        return f"{effect.value:g} times the chance of {outcome_name}"
    return f"effect size {effect.value:g}, {effect.direction} {outcome_name}"
