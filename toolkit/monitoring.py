"""Knows outcome measures and the outcomes framework of a design."""

from typing import Annotated, Literal

from pydantic import Field

from toolkit.vocabulary import Ages, FactorLink, Identifier, Link, Number, Record, Statement, Text


class Measure(Record):
    """An outcome measure: what it measures, for whom, on what licence. Never its items."""

    id: Identifier
    name: Text
    short_name: Text
    construct_measured: Text = Field(description="What it measures, in plain words.")
    outcomes: tuple[Identifier, ...] = Field(description="Outcome ids that it can stand for; our mapping.")
    factors: tuple[FactorLink, ...] = Field(default=(), description="Factors whose change it can show; our mapping.")
    items: Annotated[int, Field(gt=0)] | None
    lowest_score: Number | None
    highest_score: Number | None
    good_direction: Literal["higher", "lower", "none"]
    respondent: Text
    ages: Ages | None
    ages_note: str | None = None
    reading_age: Annotated[int, Field(ge=4, le=20)] | None = Field(
        default=None, description="The reading age that its words take; null when not found."
    )
    minutes: Number | None = None
    window: str | None = Field(default=None, description="The time that it asks about.")
    licence: str | None = Field(description="Terms of use in our words; null when not found, which blocks sign-off.")
    licence_link: Link | None = None
    reliability: tuple[Statement, ...] = ()
    interpretation: tuple[Statement, ...] = Field(default=(), description="Bands, norms and changes that matter.")
    cautions: tuple[Statement, ...] = ()
    asks_about_harm: bool = Field(description="Whether answers can disclose abuse, self-harm or offending.")
    is_administrative: bool = Field(default=False, description="Counted from records rather than asked.")
    holds: tuple[Literal["offences", "health"], ...] = Field(
        default=(), description="Facts on people in the service that need a condition in law of their own."
    )
    is_about_a_place: bool = Field(default=False, description="Counted for a whole area, not for single people.")
    sources: Annotated[tuple[Identifier, ...], Field(min_length=1)]
