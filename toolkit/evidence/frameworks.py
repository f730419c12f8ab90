"""Knows the scales and frameworks by which others judge or sort approaches, and what a level asks of you."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from toolkit.vocabulary import Identifier, Label, PartialDate, Record, Text


class FrameworkLevel(Record):
    """One level of a scale, or one strategy of a framework."""

    id: Identifier
    name: Text
    meaning: Text
    asks: str = Field(default="", description="What it asks of whoever means to use such an approach: our wording.")
    label: Label | None = Field(default=None, description="Where the level is an impact label of our own records.")
    approaches: tuple[Identifier, ...] = Field(default=(), description="Approaches that we sort here: our mapping.")
    source: Identifier


class Framework(Record):
    """A published scale or framework, side by side with the others."""

    id: Identifier
    name: Text
    sorts_by: Text = Field(description="What it says of an approach: the size of its effect, how sure, or what kind.")
    leaves_out: Text = Field(description="What it does not say.")
    levels: Annotated[tuple[FrameworkLevel, ...], Field(min_length=1)]
    not_found: tuple[str, ...] = ()
    source: Identifier


class Meaning(Record):
    """A plain meaning, and the levels of each scale that come nearest to it: a crosswalk of our own."""

    id: Identifier
    meaning: Text
    levels: Mapping[Identifier, tuple[Identifier, ...]] = Field(description="For each framework, the nearest levels.")
    source: Identifier = "our-mapping"


class EvidenceChange(Record):
    """Something in the published evidence that is not as it was on the slides of 2023."""

    id: Identifier
    what: Text
    detail: Text
    approaches: tuple[Identifier, ...] = ()
    date: PartialDate | None = Field(description="null when the source shows no date.")
    may_be_older: bool = Field(default=False, description="The date was not found: it may be older than the slides.")
    source: Identifier
