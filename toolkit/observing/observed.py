"""Knows what is kept of the data that came back: aggregates in which small numbers are hidden, and never a row."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from toolkit.design import StudyDesign
from toolkit.vocabulary import Identifier, Number, PartialDate, Record, Text

FEWEST_TO_SHOW = 8
"""A mean, share or change of fewer people than this is not shown (ours, after the rule for hospital figures)."""


class Shown(Record):
    """A number of people as it may be shown: rounded to the nearest five, or hidden because it is small."""

    people: int | None
    hidden: bool = False


class Stage(Record):
    """One stage of the way through the service, and what share of those offered a place came so far."""

    name: Text
    people: Shown
    share_of_first: Number | None = None


class Group(Record):
    """How many people of one group there are."""

    label: Text
    people: Shown


class Split(Record):
    """Who was reached, by age, sex or another feature."""

    key: Identifier
    heading: Text
    groups: tuple[Group, ...]
    meant: tuple[str, ...] = Field(default=(), description="The groups that the plan is for; empty for all.")


class Estimate(Record):
    """A value with its 95 % limits; all empty where too few people would be behind it."""

    value: Number | None = None
    lower: Number | None = None
    upper: Number | None = None


class Reliable(Record):
    """How many people changed by more than the noise of the measure, and what that was worked out with."""

    improved: Shown
    no_reliable_change: Shown
    worse: Shown
    points: Number
    spread: Number
    spread_from: Text
    reliability: Number
    reliability_kind: str = ""


class GroupChange(Record):
    """The mean change of one group of people."""

    split: Text
    label: Text
    people: Shown
    change: Estimate = Estimate()


class Change(Record):
    """What one measure shows: before, after, the change with its limits, and how sure that may be called."""

    key: Identifier
    name: Text
    good: Literal["higher", "lower", ""]
    is_yes_no: bool = False
    lines: tuple[Identifier, ...]
    people: Shown
    before: Number | None = None
    after: Number | None = None
    change: Estimate = Estimate()
    effect: Estimate = Estimate()
    spread_before: Number | None = None
    correlation: Number | None = None
    reliable: Reliable | None = None
    why_not_reliable: str = ""
    compared: Estimate = Field(default=Estimate(), description="The change less that of the comparison group.")
    compared_effect: Estimate = Estimate()
    comparison_people: Shown | None = None
    by_group: tuple[GroupChange, ...] = ()


class Result(Record):
    """What a measure taken once shows: a mean, or a share of people."""

    key: Identifier
    name: Text
    good: Literal["higher", "lower", ""]
    is_yes_no: bool = False
    lines: tuple[Identifier, ...]
    people: Shown
    result: Estimate = Estimate()


class Series(Record):
    """Numbers by month or quarter, in order and without gaps."""

    name: Text
    period: Literal["month", "quarter"]
    first: PartialDate = Field(description="The first month, or the first month of the first quarter.")
    values: tuple[Number, ...]
    good: Literal["higher", "lower", ""] = ""
    source: str = ""


class LeftOut(Record):
    """How many rows were left out because something in them was wrong, and which columns that concerned."""

    rows: int = 0
    columns: Mapping[str, int] = Field(default_factory=dict)


class Observed(Record):
    """Everything that is kept of one plan's data."""

    design: Identifier
    read_on: PartialDate
    read_by: str = Field(default="", description="Who brought the data: a role or organisation, never a name.")
    rows: Shown = Field(description="People whose rows were taken in.")
    left_out: LeftOut = LeftOut()
    study_design: StudyDesign | None = None
    enters_by_score: bool = False
    stages: tuple[Stage, ...]
    ended: tuple[Group, ...] = Field(default=(), description="Finished, left early, still taking part.")
    reasons: tuple[Group, ...] = ()
    share_left_early: Estimate = Estimate()
    leavers_differ: Estimate = Field(default=Estimate(), description="First scores of leavers less stayers, in SD.")
    splits: tuple[Split, ...] = ()
    changes: tuple[Change, ...] = ()
    results: tuple[Result, ...] = ()
    series: tuple[Series, ...] = ()
    too_few_for_series: bool = False
