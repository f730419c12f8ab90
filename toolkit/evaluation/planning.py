"""Knows what a plan starts from while nobody has given their own values: costs, evidence levels, groups of people."""

from typing import Annotated, Literal

from pydantic import Field

from toolkit.vocabulary import Identifier, Number, Record, Text

Law = Literal["protected", "partly", "not_listed"]


class PlanningValue(Record):
    """One value to start from, with where it was read; people replace it by their own."""

    value: Number
    lowest: Number | None = None
    highest: Number | None = None
    source: Identifier
    note: Text = Field(description="What it stands for and how far it can be trusted, in one sentence.")


class EvidenceLevel(Record):
    """One level on the scale of evidence strength, in our words."""

    level: Annotated[int, Field(ge=1, le=4)]
    name: Text
    meaning: Text
    source: Identifier


class GroupOfPeople(Record):
    """People whom a service can reach or miss, and what to ask about them."""

    id: Identifier
    name: Text
    ask: Text = Field(description="What to ask of the plan, in one plain question.")
    law: Law = Field(description="Whether the Equality Act 2010 protects it by name.")
    can_be_split: bool = Field(default=False, description="Whether results are usually shown apart for it.")
    special_category: bool = Field(default=False, description="Whether holding it needs a condition of its own.")
    words: tuple[str, ...] = Field(default=(), description="Beginnings of words by which a text speaks of the group.")
    source: Identifier


class Planning(Record):
    """Everything that a plan for an evaluation starts from."""

    share_of_grant: PlanningValue = Field(description="The share of a grant that goes into evaluation.")
    staff_hour: PlanningValue = Field(description="Pounds for one hour of a worker's time.")
    evaluator_day: PlanningValue = Field(description="Pounds for one day of an outside evaluator.")
    staff_minutes: PlanningValue = Field(description="Minutes of a worker for one person at one time of collecting.")
    most_drop_out: PlanningValue = Field(description="The share that may leave before a result is in doubt.")
    likeness_in_groups: PlanningValue = Field(description="How alike people in one class or team are (icc).")
    correlation: PlanningValue = Field(description="How far first and last scores go together.")
    months_to_know_reoffending: PlanningValue
    levels: Annotated[tuple[EvidenceLevel, ...], Field(min_length=1)]
    groups: Annotated[tuple[GroupOfPeople, ...], Field(min_length=1)]

    def group(self, identifier: str) -> GroupOfPeople | None:
        """The group with an id, or none."""
        return next((group for group in self.groups if group.id == identifier), None)

    def level(self, number: int) -> EvidenceLevel | None:
        """The level with a number, or none."""
        return next((level for level in self.levels if level.level == number), None)
