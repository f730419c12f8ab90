"""Knows what a box or an arrow can carry: dose, amount, harm, findings, and what several partners think of it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from toolkit.vocabulary import Count, Identifier, Record, Setting, Text

Applies = Literal["yes", "partly", "no", "unknown"]
Sureness = Literal["fairly_sure", "could_go_either_way", "doubtful"]
Mode = Literal["one_to_one", "small_group", "large_group", "family", "online", "mixed"]
Fidelity = Literal["core", "adaptable"]
Likelihood = Literal["unlikely", "possible", "likely", "unknown"]

APPLIES_WORDS: Mapping[str, str] = MappingProxyType(
    {"yes": "Yes", "partly": "Partly", "no": "No", "unknown": "Not known"}
)
SURE_WORDS: Mapping[str, str] = MappingProxyType({
    "fairly_sure": "Fairly sure",
    "could_go_either_way": "Could go either way",
    "doubtful": "Doubtful",
})  # fmt: skip
MODE_WORDS: Mapping[str, str] = MappingProxyType({
    "one_to_one": "One to one",
    "small_group": "In a small group",
    "large_group": "In a class or large group",
    "family": "With the family",
    "online": "Online or by phone",
    "mixed": "A mix of these",
})  # fmt: skip
FIDELITY_WORDS: Mapping[str, str] = MappingProxyType({
    "core": "Core: it must stay as it is",
    "adaptable": "Can be changed to fit",
})  # fmt: skip
LIKELIHOOD_WORDS: Mapping[str, str] = MappingProxyType(
    {"unlikely": "Unlikely", "possible": "Possible", "likely": "Likely", "unknown": "Not known"}
)


class Dose(Record):
    """How much of an activity each person gets, from whom, how and where."""

    how_often: str = ""
    session_length: str = ""
    how_long: str = Field(default="", description="From a person's start to their end.")
    who_delivers: str = ""
    mode: Mode | None = Field(default=None, description="How people are met.")
    setting: Setting | None = None


class Amount(Record):
    """How much an output is meant to be: 120 young people, 8 sessions."""

    quantity: Count | None = None
    unit: str = Field(default="", description="What is counted: 'young people who finish'.")


class Harm(Record):
    """What could go wrong because of the service, and what is done about it."""

    mechanism: str = ""
    likelihood: Likelihood | None = None
    mitigation: str = ""
    sign_to_watch: str = ""


class Evidence(Record):
    """A finding for or against an arrow."""

    text: Text
    source: Identifier | None = None
    approach: Identifier | None = None


class Judgement(Record):
    """What one partner thinks of an arrow; where partners differ, each keeps their own."""

    id: Identifier
    position: float
    by: Text = Field(description="Whose judgement: a role or organisation, never a person's name.")
    sure: Sureness | None = None
    applies_here: Applies | None = None
    because: str = ""
