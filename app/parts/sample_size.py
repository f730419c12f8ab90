"""Shows how many people each size of difference takes, as a chart and the same in a table."""

from collections.abc import Sequence

from app import state
from app.parts import charts, tables
from toolkit import charts as drawing, evaluation, wording
from toolkit.design import EvaluationPlan
from toolkit.evaluation import PeopleNeeded


def show(plan: EvaluationPlan, study_design: str) -> None:
    """How many people a small, a medium and a large difference take with one study design."""
    needed = evaluation.people_by_difference(
        study_design, plan.smallest_effect, correlation=plan.correlation, attrition=plan.attrition
    )
    expected, groups = plan.people_expected, _groups(study_design)
    line = f"The broken line stands at the {wording.number(expected)} people you expect." if expected else ""
    made = state.made_once("people", f"{needed}{expected}", lambda: _specification(needed, expected))
    twin = (
        f"{evaluation.STUDY_DESIGNS[study_design]}: people {groups}",
        columns(groups, expected),
        rows(needed, expected),
    )
    source = " ".join(part for part in (line, for_scores(plan), method(plan)) if part)
    data = [{"difference": item.difference, "people": item.people, "expected": expected} for item in needed]
    words = charts.Words(
        "people-needed", "How many people for which difference?", say(needed, groups), twin, data, source
    )
    charts.show(words, describe(needed, groups, line), made)


def say(needed: Sequence[PeopleNeeded], groups: str) -> str:
    """The chart in one sentence."""
    fewest, most = min(needed, key=lambda item: item.people), max(needed, key=lambda item: item.people)
    many, few = (wording.count_of(item.people, "person", "people") for item in (most, fewest))
    return f"The smaller the difference, the more people it takes {groups}: from {few} up to {many}."


def _specification(needed: Sequence[PeopleNeeded], expected: int | None) -> dict[str, object]:
    return drawing.specification(drawing.people_by_difference(needed, expected))


def _groups(study_design: str) -> str:
    return "in one group" if evaluation.groups_of(study_design) == 1 else "in both groups together"


def describe(needed: Sequence[PeopleNeeded], groups: str, line: str) -> str:
    """What a screen reader says of the chart."""
    said = "; ".join(f"{item.difference}: {wording.number(item.people)} people" for item in needed)
    return f"Bars for the people that each size of difference takes {groups}. {said}. {line}".strip()


def columns(groups: str, expected: int | None) -> list[str | tables.Column]:
    """The head of the table; whether there are enough only where a number of people is known."""
    start: list[str | tables.Column] = ["Difference", tables.Column(f"People who start, {groups}", is_number=True)]
    return [*start, f"Are {wording.number(expected)} people enough?"] if expected else start


def rows(needed: Sequence[PeopleNeeded], expected: int | None) -> list[tuple[tables.Cell, ...]]:
    """One row for each size of difference."""
    found: list[tuple[tables.Cell, ...]] = [(item.difference.capitalize(), item.people) for item in needed]
    if not expected:
        return found
    enough = ("Yes" if expected >= item.people else "No" for item in needed)
    return [(*row, answer) for row, answer in zip(found, enough, strict=True)]


def for_scores(plan: EvaluationPlan) -> str:
    """Why the chart and the sentence above it differ where the main outcome is yes or no."""
    if plan.share_before is None or plan.share_after is None:
        return ""
    return "The chart is for outcomes with a score; the sentence above is for an outcome that is yes or no."


def method(plan: EvaluationPlan) -> str:
    """What the numbers rest on."""
    return (
        "The number beside each size is in standard deviations. Our method: a two-sided t test at 5% with an 80% "
        f"chance to see the difference, {plan.attrition:.0%} leaving early, and first and last scores that go together "
        f"at {plan.correlation:g}. It is for people who join one by one; if whole classes or teams join, it takes more."
    )
