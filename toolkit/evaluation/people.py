"""Knows how many people a test needs, and what a number of people could show."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

from toolkit.errors import UserError
from toolkit.evaluation.studies import SHAPES, groups_of
from toolkit.statistics import power

DIFFERENCES: Mapping[float, str] = {0.2: "small", 0.5: "medium", 0.8: "large"}
"""Cohen's (1988) words for differences in standard deviations."""


@dataclass(frozen=True)
class PeopleNeeded:
    """How many people must start, over all groups, to see a difference of one size."""

    effect: float
    difference: str
    people: int
    groups: int


def size_in_words(effect: float) -> str:
    """A difference in standard deviations as a word (0.2, 0.5 and 0.8 are Cohen's small, medium and large, 1988)."""
    if effect <= 0.2:
        return "a small difference"
    if effect <= 0.5:
        return "a medium difference"
    return "a large difference" if effect <= 0.8 else "only a very large difference"


def people_needed(study_design: str, effect: float, *, correlation: float, attrition: float) -> int:
    """How many people must start, over all groups, to see a difference of `effect` standard deviations.

    80 % power, two-sided 5 %. `correlation` is between the first and last measurement, `attrition` the share
    expected to leave. Raises UserError for values that no study can have.
    """
    if groups_of(study_design) == 1:
        return int(power.sample_size_before_after(effect, correlation=correlation, attrition=attrition))
    return _in_two_groups(int(power.sample_size(effect, r_squared=correlation**2, attrition=attrition)))


def people_by_difference(
    study_design: str, own: float | None = None, *, correlation: float, attrition: float
) -> list[PeopleNeeded]:
    """How many people a small, a medium and a large difference take, and one of the user's own; smallest first."""
    effects = sorted({*DIFFERENCES, *([own] if own else [])})
    return [
        PeopleNeeded(
            effect,
            f"{DIFFERENCES.get(effect, 'own')} difference ({effect:g})",
            people_needed(study_design, effect, correlation=correlation, attrition=attrition),
            groups_of(study_design),
        )
        for effect in effects
    ]


def better_than_average(effect: float) -> int:
    """Of 100 people, how many end above what the average would be without the service: 50 if it does nothing.

    Cohen's U3 (1988): the normal distribution at the effect.

    >>> [better_than_average(effect) for effect in (0.2, 0.5, 0.8)]
    [58, 69, 79]
    """
    return round(NormalDist().cdf(effect) * 100)


def _in_two_groups(people: int) -> int:
    """Made even, since two groups of the same size cannot share an odd number."""
    return people + people % 2


def smallest_difference(study_design: str, people: int, *, correlation: float, attrition: float) -> float:
    """The smallest difference, in standard deviations, that a study with so many people would be likely to see."""
    if study_design == "before_and_after":
        return float(power.detectable_effect_before_after(people, correlation=correlation, attrition=attrition))
    return float(power.detectable_effect(people, r_squared=correlation**2, attrition=attrition))


def in_words(
    study_design: str | None,
    people: int | None,
    effect: float | None,
    share_before: float | None,
    share_after: float | None,
    *,
    correlation: float,
    attrition: float,
) -> str:
    """How many people a test takes and what a given number could show, in plain words that name the study design."""
    if study_design is None:
        return "Choose a study design first: how many people a test takes depends on it."
    if study_design == "process_only":
        return "A study of delivery alone needs no set number of people: talk to enough of them to hear all sides."
    sentences = [_needed_in_words(study_design, effect, share_before, share_after, correlation, attrition)]
    if people:
        sentences.append(_possible_in_words(study_design, people, effect, correlation, attrition))
    return " ".join(sentence for sentence in sentences if sentence)


def _needed_in_words(
    study_design: str,
    effect: float | None,
    before: float | None,
    after: float | None,
    correlation: float,
    attrition: float,
) -> str:
    leaving = f" That allows for {attrition:.0%} leaving early." if attrition else ""
    if study_design != "before_and_after" and before is not None and after is not None and before != after:
        people = _in_two_groups(int(power.sample_size_two_proportions(before, after, attrition=attrition)))
        change = f"{'fall' if after < before else 'rise'} from {before * 100:.0f} in 100 to {after * 100:.0f} in 100"
        return (
            f"To have a good chance of seeing a {change}, you need {people:,} people {SHAPES[study_design]}.{leaving}"
        )
    if effect is None:
        return ""
    people = people_needed(study_design, effect, correlation=correlation, attrition=attrition)
    size = f"{size_in_words(effect).removeprefix('only ')} ({effect:g} standard deviations)"
    return f"To have a good chance of seeing {size}, you need {people:,} people {SHAPES[study_design]}.{leaving}"


def _possible_in_words(
    study_design: str, people: int, effect: float | None, correlation: float, attrition: float
) -> str:
    try:
        smallest = smallest_difference(study_design, people, correlation=correlation, attrition=attrition)
    except UserError:
        return f"With {people:,} people {SHAPES[study_design]}, no test is possible: describe what happened instead."
    size = f"{size_in_words(smallest)} ({smallest:.2f} standard deviations or more)"
    could = f"With {people:,} people {SHAPES[study_design]} you could see {size}."
    if effect is not None and smallest > effect:
        return f"{could} A real change could be missed: take in more people, run for longer, or join with others."
    return could
