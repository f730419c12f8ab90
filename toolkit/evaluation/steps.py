"""Knows the ten evaluation steps in our wording, and what somebody read in the printed framework."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from toolkit.vocabulary import Identifier, PartialDate, Record, Text


class EvaluationStep(Record):
    """One of the ten steps of evaluation, in the wording that we use."""

    id: Identifier
    number: Annotated[int, Field(ge=1, le=10)]
    name: Text
    name_verified: bool = Field(description="Whether a person checked the name against the printed framework.")
    asks: Text = Field(description="What the step asks, in one plain sentence.")
    tasks: Annotated[tuple[str, ...], Field(min_length=1)]
    products: Annotated[tuple[str, ...], Field(min_length=1)]
    gate: Text = Field(description="What must be in place before the next step.")
    led_by: str = Field(default="", description="Who usually leads it, as a role.")
    when: str = Field(default="", description="When in the life of a service it is done.")
    wording_verified: bool
    source: Identifier
    note: str | None = None


class StepConfirmation(Record):
    """What somebody found on one step in the printed framework, kept with who they are and the day."""

    step: Identifier
    printed_name: str = Field(default="", description="The name as it is printed; empty when it was not compared.")
    wording_checked: bool = Field(default=False, description="Whether tasks and gate were compared as well.")
    confirmed_by: Text = Field(description="A role or an organisation, never a name.")
    confirmed_on: PartialDate


def confirmed(
    steps: Mapping[str, EvaluationStep], confirmations: Sequence[StepConfirmation]
) -> dict[str, EvaluationStep]:
    """The steps with what was confirmed of them; the latest confirmation of a step counts."""
    latest = {item.step: item for item in sorted(confirmations, key=lambda item: item.confirmed_on)}
    return {key: _with(step, latest[key]) if key in latest else step for key, step in steps.items()}


def _with(step: EvaluationStep, confirmation: StepConfirmation) -> EvaluationStep:
    changes: dict[str, object] = {"note": f"Confirmed by {confirmation.confirmed_by}, {confirmation.confirmed_on}."}
    if confirmation.printed_name:
        changes |= {"name": confirmation.printed_name, "name_verified": True}
    if confirmation.wording_checked:
        changes |= {"wording_verified": True}
    return step.model_copy(update=changes)
