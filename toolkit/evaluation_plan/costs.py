"""Knows what evaluation has to spend and what time costs: the plan's own values, or those that a plan starts from."""

from dataclasses import dataclass

from toolkit.design import Design
from toolkit.evaluation import PlanningValue
from toolkit.knowledge_base import KnowledgeBase


@dataclass(frozen=True)
class Money:
    """What there is to spend, and the prices of time. None where nobody has said what the service costs."""

    budget: int | None
    staff_hour: float
    evaluator_day: float
    staff_minutes: float
    people: int | None

    def staff(self, minutes: float) -> float:
        """Pounds for so many minutes of a worker."""
        return minutes / 60 * self.staff_hour


def money(design: Design, base: KnowledgeBase) -> Money:
    """The plan's own values where it has them."""
    plan, start = design.evaluation, base.planning
    cost = design.delivery.cost
    share = None if cost is None else round(cost * start.share_of_grant.value)
    return Money(
        budget=plan.budget if plan.budget is not None else share,
        staff_hour=_own(plan.staff_hour, start.staff_hour),
        evaluator_day=_own(plan.evaluator_day, start.evaluator_day),
        staff_minutes=start.staff_minutes.value,
        people=plan.people_expected if plan.people_expected is not None else design.delivery.places,
    )


def guesses(design: Design, base: KnowledgeBase) -> list[PlanningValue]:
    """The values that stand in for what nobody has said, so that the reader is told."""
    plan, start = design.evaluation, base.planning
    found = [] if plan.budget is not None else [start.share_of_grant]
    found += [] if plan.staff_hour is not None else [start.staff_hour]
    found += [] if plan.evaluator_day is not None else [start.evaluator_day]
    return [*found, start.staff_minutes]


def _own(given: float | None, start: PlanningValue) -> float:
    return start.value if given is None else given
