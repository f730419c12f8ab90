"""Ranks the kinds of test that a plan could use, by what its people and its grant allow, with honest ranges."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from toolkit import evaluation, wording
from toolkit.design import Design, EvaluationPlan
from toolkit.errors import UserError
from toolkit.evaluation_plan import sizing
from toolkit.evaluation_plan.sizing import Sized
from toolkit.knowledge_base import KnowledgeBase
from toolkit.statistics import power

Enough = Literal["yes", "perhaps", "no"]
MOST_PEOPLE = 2000
GRID = (10, 20, 30, 40, 60, 80, 100, 150, 200, 300, 400, 600, 800, 1200, MOST_PEOPLE)
MORE_OR_LESS = 0.1
"""How far off the share that leaves may be, either way: our rule."""
_STRENGTH = {"two_groups_by_chance": 3, "comparison_group": 2, "before_and_after": 1, "process_only": 0}
_ENOUGH_FIRST = {"yes": 0, "perhaps": 1, "no": 2}


@dataclass(frozen=True)
class Unsure:
    """What nobody knows beforehand, from the kindest to the harshest guess."""

    correlations: tuple[float, float]
    leaving: tuple[float, float]
    likeness: tuple[float, float]


@dataclass(frozen=True)
class Option:
    """One way to test with the people there are: the smallest difference it could see, at best and at worst."""

    id: str
    study_design: str
    name: str
    people: int
    best: float | None
    worst: float | None
    needed: tuple[int, int] | None
    enough: Enough
    affordable: bool | None
    money: str

    @property
    def is_feasible(self) -> bool:
        return self.enough != "no" and self.affordable is not False


def unsure(plan: EvaluationPlan, base: KnowledgeBase) -> Unsure:
    """The ranges around the plan's own values; where it has none, those that a plan starts from."""
    start, icc = base.planning.correlation, base.planning.likeness_in_groups
    reach = max(start.value - (start.lowest or start.value), (start.highest or start.value) - start.value)
    highest, lowest = min(plan.correlation + reach, 0.95), max(plan.correlation - reach, 0.0)
    leaving = (max(plan.attrition - MORE_OR_LESS, 0.0), min(plan.attrition + MORE_OR_LESS, 0.9))
    own = (
        (icc.lowest or icc.value, icc.highest or icc.value)
        if plan.icc is None
        else (plan.icc / 2, min(plan.icc * 2, 1))
    )
    return Unsure((highest, lowest), leaving, own)


def options(design: Design, base: KnowledgeBase) -> list[Option]:
    """Every kind of test with the people of the plan, the best feasible one first; empty while nobody is expected."""
    plan = design.evaluation
    if not plan.people_expected:
        return []
    found = list(_all(design, base, sizing.sized(design, base)))
    return sorted(
        found, key=lambda item: (not item.is_feasible, _ENOUGH_FIRST[item.enough], -_STRENGTH[item.study_design])
    )


def advice(design: Design, base: KnowledgeBase) -> str:
    """What to do with the people there are, in plain words that name the study design."""
    found = options(design, base)
    if not found:
        return "Say how many people you expect, and we can say which kinds of test could work."
    people = design.evaluation.people_expected or 0
    split = next(item for item in found if item.id == "chance")
    one = next(item for item in found if item.id == "before-and-after")
    said = [
        f"With {people:,} people split by chance into two groups, {_could(split)}.",
        f"Followed before and after in one group, {_could(one)}, but not that the service caused it.",
        f"Do this: {_do(found[0], one)}",
    ]
    return " ".join(said)


def _do(first: Option, one: Option) -> str:
    name = wording.lower_first(first.name) + ("" if first.affordable else ", if the grant allows it")
    if first.enough == "yes" and first.is_feasible:
        return f"{name}. It is the strongest test that these people and this grant allow."
    if first.is_feasible:
        return f"{name}, and call it a pilot: a real change could still be missed."
    if one.best is None:
        return "study how it is delivered, and describe what happened to each person."
    return "measure before and after as a pilot, study how it is delivered, and join with other services for a test."


def _could(option: Option) -> str:
    if option.best is None or option.worst is None:
        return "no test is possible"
    low, high = evaluation.size_in_words(option.best), evaluation.size_in_words(option.worst)
    sizes = high if low == high else f"at best {low}, at worst {high}"
    return f"you could see {sizes} ({option.best:.2f} to {option.worst:.2f} standard deviations)"


def _all(design: Design, base: KnowledgeBase, money: Sized | None) -> Iterator[Option]:
    plan, ranges = design.evaluation, unsure(design.evaluation, base)
    people = plan.people_expected or 0
    yield _option(
        "before-and-after", "before_and_after", "One group, measured before and after", people, plan, ranges, money
    )
    name = "People of the service beside as many like them who do not get it"
    yield _option("comparison", "comparison_group", name, 2 * people, plan, ranges, money)
    yield _option(
        "chance", "two_groups_by_chance", "The same people split by chance into two groups", people, plan, ranges, money
    )
    if plan.cluster_size:
        name = f"Whole groups of {plan.cluster_size} put by chance into one arm or the other"
        yield _option("clusters", "two_groups_by_chance", name, people, plan, ranges, money)


def _option(
    key: str, kind: str, name: str, people: int, plan: EvaluationPlan, ranges: Unsure, money: Sized | None
) -> Option:
    best, worst = (detectable(key, people, plan, ranges, harsh) for harsh in (False, True))
    affordable, says = _affordable(key, money)
    return Option(
        key, kind, name, people, best, worst, _needed(key, plan, ranges), _enough(best, worst, plan.smallest_effect),
        affordable, says,
    )  # fmt: skip


def detectable(key: str, people: int, plan: EvaluationPlan, ranges: Unsure, harsh: bool) -> float | None:
    """The smallest difference that one kind of test would show; None where no test is possible."""
    correlation, leaving, likeness = (pair[harsh] for pair in (ranges.correlations, ranges.leaving, ranges.likeness))
    try:
        if key == "before-and-after":
            return float(power.detectable_effect_before_after(people, correlation=correlation, attrition=leaving))
        more = _clusters(plan, likeness, leaving) if key == "clusters" else {}
        return float(power.detectable_effect(people, r_squared=correlation**2, attrition=leaving, **more))
    except UserError:
        return None


def _needed(key: str, plan: EvaluationPlan, ranges: Unsure) -> tuple[int, int] | None:
    """People to start with, at best and at worst, for the smallest difference worth knowing of."""
    if plan.smallest_effect is None:
        return None
    found = [_people(key, plan, ranges, harsh) for harsh in (False, True)]
    return (found[0], found[1])


def _people(key: str, plan: EvaluationPlan, ranges: Unsure, harsh: bool) -> int:
    correlation, leaving, likeness = (pair[harsh] for pair in (ranges.correlations, ranges.leaving, ranges.likeness))
    effect = plan.smallest_effect or 0.5
    if key == "before-and-after":
        return int(power.sample_size_before_after(effect, correlation=correlation, attrition=leaving))
    more = _clusters(plan, likeness, leaving) if key == "clusters" else {}
    people = int(power.sample_size(effect, r_squared=correlation**2, attrition=leaving, **more))
    return people + people % 2


def _clusters(plan: EvaluationPlan, likeness: float, leaving: float) -> dict[str, float]:
    """Those who leave make every group smaller."""
    followed = max((plan.cluster_size or 1) * (1 - leaving), 1.0)
    return {"icc": likeness, "cluster_size": followed, "cluster_size_cv": plan.cluster_size_cv}


def _enough(best: float | None, worst: float | None, wanted: float | None) -> Enough:
    if best is None or worst is None or (wanted is not None and best > wanted):
        return "no"
    if wanted is None:
        return "perhaps"
    return "yes" if worst <= wanted else "perhaps"


def _affordable(key: str, money: Sized | None) -> tuple[bool | None, str]:
    """Whether the grant pays for this kind of test, by the pieces that it takes."""
    if money is None:
        return None, "Not known: say what the service costs and how many people you expect."
    needed = {"before-and-after": "main", "comparison": "comparison", "chance": "chance", "clusters": "chance"}[key]
    piece = next(item for item in money.pieces if item.id == needed)
    if piece.bought == "left_out":
        return False, piece.why
    return True, piece.why or "Within the money for evaluation."


@dataclass(frozen=True)
class Curve:
    """The smallest difference that one kind of test could see, for more and more people; None where it cannot."""

    id: str
    name: str
    people: tuple[int, ...]
    best: tuple[float | None, ...]
    worst: tuple[float | None, ...]


def curves(plan: EvaluationPlan, base: KnowledgeBase) -> list[Curve]:
    """One group, two groups by chance, and whole groups where people join so."""
    ranges = unsure(plan, base)
    names = {"before-and-after": "One group, before and after", "chance": "Two groups by chance"}
    if plan.cluster_size:
        names["clusters"] = f"Whole groups of {plan.cluster_size} by chance"
    return [_curve(key, name, plan, ranges) for key, name in names.items()]


def _curve(key: str, name: str, plan: EvaluationPlan, ranges: Unsure) -> Curve:
    own = plan.people_expected or 0
    people = tuple(sorted({*GRID, *([own] if GRID[0] <= own <= MOST_PEOPLE else [])}))
    best, worst = (tuple(detectable(key, number, plan, ranges, harsh) for number in people) for harsh in (False, True))
    return Curve(key, name, people, best, worst)
