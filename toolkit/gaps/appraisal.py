"""Knows an options appraisal: what could be done about a gap, judged in words with reasons, and what was decided."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from toolkit.vocabulary import Identifier, PartialDate, Record, Text

CriterionName = Literal[
    "effect", "certainty", "fit", "reach", "cost", "time", "equity", "deliverability", "community"
]  # fmt: skip
CRITERIA: Mapping[CriterionName, str] = {
    "effect": "Effect on the outcome you named",
    "certainty": "How sure the studies are",
    "fit": "Fit to your people and setting",
    "reach": "How many people it can reach",
    "cost": "What it costs",
    "time": "How soon it can start",
    "equity": "Who gains and who may lose out",
    "deliverability": "Whether it can be delivered here",
    "community": "What the community says",
}
Word = Literal["good", "fair", "poor"]
WORDS: Mapping[str, str] = {"good": "Speaks for it", "fair": "Mixed", "poor": "Speaks against it"}
Verdict = Literal["take", "hold", "reject"]
VERDICTS: Mapping[str, str] = {"take": "Take it further", "hold": "Keep for later", "reject": "Not this one"}
OptionKind = Literal["approach", "extend", "nothing"]
NOTHING = "nothing"


class Judgement(Record):
    """What people think of one option on one criterion, and why. No word means that nobody has judged it."""

    word: Word | None = None
    why: str = ""


class Option(Record):
    """One thing that could be done about a gap."""

    id: Identifier
    kind: OptionKind
    subject: Identifier | None = Field(default=None, description="The approach, or the service to extend.")
    name: Text
    position: float = 0.0
    judged: Mapping[CriterionName, Judgement] = Field(default_factory=dict)
    verdict: Verdict | None = None
    reasons_for: str = ""
    reasons_against: str = ""

    @property
    def not_judged(self) -> list[CriterionName]:
        return [name for name in CRITERIA if (self.judged.get(name) or Judgement()).word is None]


class Appraisal(Record):
    """The options for one gap, set side by side for one named outcome. There is no total: people decide."""

    gap: Identifier
    gap_name: Text
    outcome: Identifier | None = Field(default=None, description="The outcome that effects are compared on.")
    options: Mapping[Identifier, Option] = Field(default_factory=dict)

    @property
    def in_order(self) -> list[Option]:
        return sorted(self.options.values(), key=lambda option: (option.position, option.name))

    def with_option(self, option: Option) -> "Appraisal":
        """The appraisal with one option added or changed."""
        return self.model_copy(update={"options": {**self.options, option.id: option}})

    def without_option(self, identifier: str) -> "Appraisal":
        """The appraisal without one option."""
        kept = {key: option for key, option in self.options.items() if key != identifier}
        return self.model_copy(update={"options": kept})


class OptionConsidered(Record):
    """An option as it stood when a decision was taken."""

    name: Text
    verdict: Verdict | None = None
    reasons_for: str = ""
    reasons_against: str = ""
    not_judged: tuple[CriterionName, ...] = ()


class Decision(Record):
    """One entry of the decision log. Roles and organisations were in the room, never names."""

    id: Identifier
    position: float = 0.0
    decided_on: PartialDate
    gap: Identifier | None = None
    about: Text
    decided: Text = Field(description="What was decided, in a sentence.")
    in_the_room: str = ""
    options: tuple[OptionConsidered, ...] = ()
    note: str = Field(default="", description="What else should be remembered, such as who disagreed and why.")


def considered(option: Option) -> OptionConsidered:
    """An option as the log keeps it."""
    return OptionConsidered(
        name=option.name,
        verdict=option.verdict,
        reasons_for=option.reasons_for,
        reasons_against=option.reasons_against,
        not_judged=tuple(option.not_judged),
    )


def without_money(appraisal: Appraisal) -> Appraisal:
    """The appraisal without what people wrote about cost."""
    options = {
        key: option.model_copy(
            update={"judged": {name: item for name, item in option.judged.items() if name != "cost"}}
        )
        for key, option in appraisal.options.items()
    }
    return appraisal.model_copy(update={"options": options})
