"""Works out how many people a service reaches, what that costs and what share of a gap it buys, all as ranges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

import pydantic
from pydantic import Field

from toolkit.errors import UserError
from toolkit.vocabulary import Identifier, Record

RateName = Literal["eligible", "referred", "start", "complete"]
RATES: Mapping[RateName, str] = {
    "eligible": "Of the people in need, the share who could use it",
    "referred": "Of those, the share who are referred",
    "start": "Of those referred, the share who start",
    "complete": "Of those who start, the share who complete",
}
STEPS: Mapping[str, str] = {
    "in_need": "People in need",
    "eligible": "Could use it",
    "referred": "Are referred",
    "start": "Start",
    "complete": "Complete",
}


class Span(Record):
    """From a lowest to a highest value; the same twice where there is no doubt."""

    lowest: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    highest: Annotated[float, Field(ge=0, allow_inf_nan=False)]

    @pydantic.model_validator(mode="after")
    def _in_order(self) -> "Span":
        if self.lowest > self.highest:
            raise ValueError(f"the lowest value ({self.lowest:g}) is above the highest ({self.highest:g})")
        return self


def with_end(span: Span | None, end: str, value: float | None) -> Span | None:
    """A range with one end changed; None takes the whole range away, and one end alone stands for both.

    Raises UserError when the ends would be the wrong way round.
    """
    if value is None:
        return None
    ends = {"lowest": value, "highest": value, **(dict(span) if span else {}), end: value}
    if ends["lowest"] > ends["highest"]:
        other = "highest" if end == "lowest" else "lowest"
        raise UserError(f"The lowest value would be above the highest. Change the {other} value first.")
    return Span(lowest=ends["lowest"], highest=ends["highest"])


class Reach(Record):
    """What the users say of their own service: people, rates, places and money. Unknown is None, never zero."""

    in_need: Span | None = None
    in_need_source: str = Field(default="", description="Where the number of people in need comes from.")
    rates: Mapping[RateName, Span] = Field(default_factory=dict, description="Shares from 0 to 1.")
    rates_source: str = Field(default="", description="Where the rates come from: past years, another area, a guess.")
    places: Annotated[int, Field(ge=0)] | None = Field(default=None, description="Places in the same time.")
    value: Annotated[int, Field(ge=0)] | None = Field(default=None, description="Whole pounds for the same time.")
    effect_of: Identifier | None = Field(default=None, description="The approach whose published effect is applied.")
    effect_on: Identifier | None = Field(default=None, description="The outcome that this effect speaks for.")
    without_it: Span | None = Field(
        default=None, description="Share of starters with that very outcome if nothing were done, from 0 to 1."
    )

    @pydantic.model_validator(mode="after")
    def _shares(self) -> "Reach":
        shares = [*self.rates.items(), *([("without it", self.without_it)] if self.without_it else [])]
        for name, share in shares:
            if share.highest > 1:
                raise ValueError(f"the share '{name}' is above 100%")
        return self


@dataclass(frozen=True)
class Flow:
    """How many people reach each step; None from the first step on of which something is not known."""

    steps: Mapping[str, Span | None]
    places: int | None
    is_limited_by_places: Literal["always", "sometimes", "never", "not known"]

    @property
    def missing(self) -> list[str]:
        """The first steps that cannot be worked out."""
        return [name for name, span in self.steps.items() if span is None]


def flow(reach: Reach) -> Flow:
    """People step by step. No more start than there are places."""
    steps: dict[str, Span | None] = {"in_need": reach.in_need}
    before = reach.in_need
    for name in ("eligible", "referred", "start"):
        before = _share_of(before, reach.rates.get(name))
        steps[name] = before
    wanting = before
    started = at_most(wanting, reach.places)
    return Flow(
        {**steps, "start": started, "complete": _share_of(started, reach.rates.get("complete"))},
        reach.places,
        _limit(wanting, reach.places),
    )


def _share_of(people: Span | None, share: Span | None) -> Span | None:
    if people is None or share is None:
        return None
    return Span(lowest=people.lowest * share.lowest, highest=people.highest * share.highest)


def at_most(people: Span | None, places: int | None) -> Span | None:
    """No more than there are places. With known places and unknown demand nobody can say how many start."""
    if people is None or places is None:
        return people
    return Span(lowest=min(people.lowest, places), highest=min(people.highest, places))


def _limit(wanting: Span | None, places: int | None) -> Literal["always", "sometimes", "never", "not known"]:
    if wanting is None or places is None:
        return "not known"
    if wanting.lowest > places:
        return "always"
    return "sometimes" if wanting.highest > places else "never"


@dataclass(frozen=True)
class Money:
    """What a contract buys; None where something is not known or nobody is reached."""

    value: int | None
    per_starter: Span | None
    per_completer: Span | None
    share_started: Span | None
    share_completed: Span | None


def money(reach: Reach) -> Money:
    """Cost for each person who starts and who completes, and the share of the people in need that this is."""
    people = flow(reach).steps
    return Money(
        reach.value,
        _cost_each(reach.value, people["start"]),
        _cost_each(reach.value, people["complete"]),
        _share_reached(reach, ("eligible", "referred", "start")),
        _share_reached(reach, ("eligible", "referred", "start", "complete")),
    )


def _cost_each(value: int | None, people: Span | None) -> Span | None:
    if value is None or people is None or people.lowest <= 0:
        return None
    return Span(lowest=value / people.highest, highest=value / people.lowest)


def _share_reached(reach: Reach, names: Sequence[RateName]) -> Span | None:
    """The share of people in need: the rates multiplied, but no more than the places allow."""
    starting = [reach.rates.get(name) for name in names if name != "complete"]
    if reach.in_need is None or reach.in_need.highest == 0 or any(rate is None for rate in starting):
        return None
    lowest, highest = 1.0, 1.0
    for rate in starting:
        assert rate is not None
        lowest, highest = lowest * rate.lowest, highest * rate.highest
    if reach.places is not None:
        # With more people in need the same places are a smaller share.
        lowest = min(lowest, reach.places / reach.in_need.highest)
        highest = min(highest, reach.places / max(reach.in_need.lowest, reach.places, 1e-9))
    share = Span(lowest=lowest, highest=highest)
    return _share_of(share, reach.rates.get("complete")) if "complete" in names else share


@dataclass(frozen=True)
class Prevented:
    """What a published percentage would mean for those who start, for its own outcome alone."""

    without: Span
    fewer: Span


def prevented(started: Span | None, without_it: Span | None, percent_less: Span) -> Prevented | None:
    """How many fewer people have the outcome, if the published averages held here. Only for less of an outcome."""
    expected = _share_of(started, without_it)
    share = Span(lowest=percent_less.lowest / 100, highest=percent_less.highest / 100)
    fewer = _share_of(expected, share)
    return Prevented(expected, fewer) if expected and fewer else None
