"""Knows a Design: everything decided for one intervention, frozen, and what an audience may see of it."""

import secrets
from collections.abc import Mapping
from typing import Any, Literal

import pydantic
from pydantic import Field

from toolkit import yaml_files
from toolkit.design.items import (
    AUDIENCES,
    Answer,
    ApproachTaken,
    Delivery,
    GapTaken,
    NeedTaken,
    OwnWords,
    Purpose,
    Question,
    ServiceTaken,
    Voice,
)
from toolkit.design.testing import EvaluationPlan, PlannedOutcome
from toolkit.errors import UserError
from toolkit.gaps.appraisal import Appraisal, Decision, without_money
from toolkit.gaps.reach import Reach
from toolkit.theory_of_change.graph import Theory
from toolkit.vocabulary import AreaCode, Identifier, PartialDate, Record, Text


class Design(Record):
    """Everything decided for one intervention."""

    schema_version: Literal[1] = 1
    id: Identifier
    name: Text
    purpose: Purpose = "commission"
    example_note: str = Field(default="", description="For a worked example: what it is drawn from, what is guessed.")
    made_on: PartialDate
    question: Question = Question()
    area: AreaCode | None = None
    area_name: str = ""
    provision_looked_at: Mapping[Identifier, ServiceTaken] = Field(default_factory=dict)
    provision_checked: bool = Field(default=False, description="A person has looked at what is on record.")
    provision_notes: str = ""
    needs: Mapping[Identifier, NeedTaken] = Field(default_factory=dict)
    gaps: Mapping[Identifier, GapTaken] = Field(default_factory=dict)
    approaches: Mapping[Identifier, ApproachTaken] = Field(default_factory=dict)
    theory: Theory = Theory()
    evaluation: EvaluationPlan = EvaluationPlan()
    outcomes: Mapping[Identifier, PlannedOutcome] = Field(default_factory=dict)
    voices: Mapping[Identifier, Voice] = Field(default_factory=dict)
    delivery: Delivery = Delivery()
    answers: Mapping[Identifier, Answer] = Field(default_factory=dict)
    narrative: Mapping[Identifier, OwnWords] = Field(
        default_factory=dict, description="Own words for paragraphs of the narrative, by the paragraph's key."
    )
    private_notes: str = ""
    appraisals: Mapping[Identifier, Appraisal] = Field(default_factory=dict, description="By the id of their gap.")
    decisions: Mapping[Identifier, Decision] = Field(default_factory=dict, description="The decision log.")
    reach: Reach = Reach()

    def with_(self, **changes: Any) -> "Design":
        """The design with some fields changed, checked again. Raises UserError for a value that is not allowed."""
        try:
            return Design.model_validate({**dict(self), **changes})
        except pydantic.ValidationError as error:
            raise UserError(yaml_files.explain(Design, error.errors()[0])) from None

    def with_item(self, collection: str, key: str, item: Record) -> "Design":
        """The design with one item of a collection added or changed."""
        return self.with_(**{collection: {**getattr(self, collection), key: item}})

    def with_theory(self, theory: Theory) -> "Design":
        """The design with a changed theory; outcomes of boxes that are gone stay, tied to no box."""
        outcomes = {
            key: line.model_copy(update={"box": line.box if line.box in theory.boxes else None})
            for key, line in self.outcomes.items()
        }
        return self.with_(theory=theory, outcomes=outcomes)

    def back_to(self, earlier: "Design") -> "Design":
        """The design with an earlier theory; lines that lost their box since, or went with it, are back as well."""
        gone = {
            key: line
            for key, line in earlier.outcomes.items()
            if key not in self.outcomes
            and self.theory.boxes.get(line.box or "") != earlier.theory.boxes.get(line.box or "")
        }
        tied = {
            key: line.model_copy(update={"box": line.box or earlier.outcomes[key].box})
            if key in earlier.outcomes
            else line
            for key, line in self.outcomes.items()
        }
        return self.with_(outcomes={**tied, **gone}).with_theory(earlier.theory)

    def without_item(self, collection: str, key: str) -> "Design":
        """The design without one item of a collection."""
        kept = {name: item for name, item in getattr(self, collection).items() if name != key}
        return self.with_(**{collection: kept})

    def ordered(self, collection: str) -> list[Any]:
        """The items of a collection that has positions, in order."""
        return sorted(getattr(self, collection).values(), key=lambda item: (item.position, getattr(item, "id", "")))


def new_id(noun: str) -> str:
    """A permanent id for a new item, such as 'box-3fa9c1'."""
    return f"{noun}-{secrets.token_hex(3)}"


def next_position(items: Mapping[str, Any]) -> float:
    """A position after all items of a collection."""
    return max((item.position for item in items.values()), default=0.0) + 1.0


def for_audience(design: Design, audience: str) -> Design:
    """The design without what an audience may not see."""
    if audience == "private":
        return design
    seen = AUDIENCES.index(audience)
    voices = {key: voice for key, voice in design.voices.items() if AUDIENCES.index(voice.share_with) >= seen}
    seen_by_all = {"voices": voices, "private_notes": ""}
    return _without_money(design.with_(**seen_by_all)) if audience == "public" else design.with_(**seen_by_all)


def _without_money(design: Design) -> Design:
    return design.with_(
        delivery=design.delivery.model_copy(update={"cost": None, "cost_notes": ""}),
        reach=design.reach.model_copy(update={"value": None}),
        appraisals={key: without_money(item) for key, item in design.appraisals.items()},
        evaluation=design.evaluation.model_copy(update=dict.fromkeys(("budget", "staff_hour", "evaluator_day"))),
        outcomes={key: line.model_copy(update={"cost": None}) for key, line in design.outcomes.items()},
    )
