"""Knows what the partnership found out itself, kept apart from the published evidence, failures included."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

import pydantic
from pydantic import Field

from toolkit.vocabulary import AreaCode, Identifier, Link, PartialDate, Record, StageOfPractice, Text

Finding = Literal["better", "no_difference", "worse", "mixed", "not_known"]
HowFound = Literal["what_people_said", "counts_only", "before_and_after", "comparison_group", "chance_groups"]

FINDINGS: Mapping[Finding, str] = {
    "better": "People did better",
    "no_difference": "No difference was found",
    "worse": "People did worse",
    "mixed": "Some did better, some worse",
    "not_known": "Not known yet",
}
HOW_FOUND: Mapping[HowFound, str] = {
    "what_people_said": "What people said",
    "counts_only": "Counts of who took part",
    "before_and_after": "The same people before and after",
    "comparison_group": "A comparison group",
    "chance_groups": "Two groups chosen by chance",
}
CAN_SHOW_CAUSE: frozenset[HowFound] = frozenset({"comparison_group", "chance_groups"})
"""Only with people to compare with can a finding say that the service made the difference."""


class LocalFinding(Record):
    """One finding of the partnership's own on an approach. It never changes a published rating."""

    id: Identifier
    title: Text = Field(description="What was looked at: 'Evaluation of the programme's first year'.")
    approaches: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    service: Identifier | None = Field(default=None, description="The service on record that it is about, if one.")
    area: AreaCode | None = None
    stage: StageOfPractice
    finding: Finding
    outcome: str = Field(default="", description="What changed or did not: 'suspensions from school'.")
    in_words: Text = Field(description="What was found, in our own words, failures included.")
    how_found: HowFound | None = None
    people: Annotated[int, Field(ge=0)] | None = Field(default=None, description="How many people it rests on.")
    found_by: Text = Field(description="Who found it out: a role or organisation, never a person's name.")
    found_on: PartialDate
    where_to_read: str = Field(default="", description="A report's title, or where it is kept.")
    link: Link | None = None
    share_with: Literal["private", "partnership", "funder", "public"] = Field(
        default="partnership", description="The widest audience whose documents may show it."
    )
    learned: str = Field(default="", description="What you would do differently.")

    @pydantic.model_validator(mode="after")
    def _evaluated_means_found(self) -> "LocalFinding":
        if self.stage == "idea" and self.finding != "not_known":
            raise ValueError("an idea has no finding yet: choose 'not known yet', or another stage of practice")
        if self.stage.startswith("evaluated") and self.how_found is None:
            raise ValueError("say how it was found out: an evaluation needs that")
        return self

    @property
    def can_show_cause(self) -> bool:
        return self.how_found in CAN_SHOW_CAUSE

    @property
    def result(self) -> str:
        """The finding in one sentence, with no more claimed than the way it was found out allows."""
        on = f": {self.outcome}" if self.outcome else ""
        rests = "" if self.people is None else f", {self.people:,} people"
        how = f" ({HOW_FOUND[self.how_found].lower()}{rests})" if self.how_found else ""
        return f"{FINDINGS[self.finding]}{on}{how}."


def about(findings: Iterable[LocalFinding], approach: str) -> list[LocalFinding]:
    """The findings on an approach, the latest first."""
    found = [finding for finding in findings if approach in finding.approaches]
    return sorted(found, key=lambda finding: (finding.found_on, finding.id), reverse=True)
