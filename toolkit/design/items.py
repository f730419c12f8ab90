"""Knows the parts of a design: the question, what was taken from the evidence, plans, voices and answers."""

from typing import Literal

from pydantic import Field

from toolkit.evidence import Effect
from toolkit.gaps import Gap
from toolkit.need.readings import Reading
from toolkit.vocabulary import Ages, Certainty, Identifier, Label, PartialDate, PreventionLevel, Record, Setting, Text

Purpose = Literal["commission", "workshop", "bid"]
Audience = Literal["private", "partnership", "funder", "public"]
Shows = Literal["worry", "strength"]
"""Whether what people said tells of what worries them or does harm, or of what helps and protects."""
AUDIENCES: tuple[str, ...] = ("private", "partnership", "funder", "public")


class Question(Record):
    """Which violence, which people, in which setting."""

    kinds: tuple[Identifier, ...] = ()
    ages: Ages | None = None
    settings: tuple[Setting, ...] = ()
    level: PreventionLevel | None = None
    people: str = Field(default="", description="Who, in the user's words: 'young people who come to A&E'.")
    not_for: str = Field(default="", description="Who cannot come, and where they are sent instead.")
    concern: str = Field(default="", description="What worries them, in the user's words.")


class NeedTaken(Record):
    """A reading that the design answers to, as it stood on a day."""

    reading: Reading
    taken_on: PartialDate


class GapTaken(Record):
    """A gap that the design means to close, as it stood on a day."""

    gap: Gap
    taken_on: PartialDate
    why: str = Field(default="", description="Why this one, in the user's words.")


class ServiceTaken(Record):
    """A service on record that was looked at for this design."""

    service: Identifier
    name: Text
    as_of: PartialDate
    taken_on: PartialDate


class ApproachTaken(Record):
    """An approach that the design uses, with the evidence it was drafted on."""

    approach: Identifier
    name: Text
    label: Label | None
    rated_on: PartialDate | None
    rating_source: Identifier
    certainty: Certainty | None
    effects: tuple[Effect, ...] = ()
    content_hash: str
    taken_on: PartialDate
    position: float = 0.0
    reason: str = Field(default="", description="Why this approach; demanded in writing for a harmful one.")


class Voice(Record):
    """Something people said, attributed to a group and a date, never to a person."""

    id: Identifier
    position: float
    text: Text
    group: Text
    said_on: PartialDate
    about: str = Field(default="", description="A card's number, a step, or a theme.")
    share_with: Audience = "partnership"
    shows: Shows | None = Field(default=None, description="A worry or a strength; null when nobody has said.")


class Delivery(Record):
    """Who would deliver it, for how many, when, for how much, and what could go wrong."""

    provider: str = ""
    lead: str = ""
    places: int | None = Field(default=None, ge=0)
    starts: str = ""
    ends: str = ""
    cost: int | None = Field(default=None, ge=0, description="Whole pounds for the whole time.")
    cost_notes: str = ""
    risks: str = ""
    involvement: str = ""
    partners: str = ""
    review_on: str = Field(default="", description="When the plan is looked at again.")


class OwnWords(Record):
    """Somebody's own words for a paragraph of the narrative, and what the plan said there at the time."""

    text: Text
    written_from: str = Field(description="The plan's own words then; where they differ now, the plan has moved on.")


class Answer(Record):
    """The user's own words for a funder's question, and the funder's limit."""

    text: str = ""
    word_limit: int | None = Field(default=None, gt=0)
