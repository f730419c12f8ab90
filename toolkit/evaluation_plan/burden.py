"""Adds up what a plan asks: minutes of each young person, hours of staff, and money, set against what there is."""

from dataclasses import dataclass

from toolkit import readiness, wording
from toolkit.design import Design
from toolkit.evaluation import collecting
from toolkit.evaluation_plan import costs, lines
from toolkit.knowledge_base import KnowledgeBase


@dataclass(frozen=True)
class Load:
    """What collecting asks in all. Staff hours and pounds are None while the number of people is not known."""

    times: int
    questionnaires: int
    minutes_each: float
    unknown: tuple[str, ...]
    staff_hours: float | None
    staff_pounds: float | None
    other_pounds: int
    budget: int | None

    @property
    def pounds(self) -> float | None:
        """Staff time and the rest together."""
        return None if self.staff_pounds is None else self.staff_pounds + self.other_pounds

    @property
    def is_within_budget(self) -> bool | None:
        """Whether collecting alone fits into the money for evaluation; None where one of them is not known."""
        return None if self.pounds is None or self.budget is None else self.pounds <= self.budget


def load(design: Design, base: KnowledgeBase) -> Load:
    """The burden of the whole framework over the whole time."""
    asked = lines.questionnaires(design, base)
    money = costs.money(design, base)
    minutes = sum((base.measures[key].minutes or 0) * collecting.times_asked(moments) for key, moments in asked.items())
    hours = _staff_hours(design, money)
    return Load(
        times=_times(design),
        questionnaires=len(asked),
        minutes_each=minutes,
        unknown=readiness.burden(design, base).unknown,
        staff_hours=hours,
        staff_pounds=None if hours is None else hours * money.staff_hour,
        other_pounds=sum(line.cost or 0 for line in design.outcomes.values()),
        budget=money.budget,
    )


def in_words(found: Load) -> list[str]:
    """The burden sentence by sentence, with what is not known."""
    said = [_of_each(found)]
    if found.staff_hours is None:
        said.append("Say how many people you expect, and we can add up the hours and the cost.")
        return said
    hours = wording.number(round(found.staff_hours))
    said.append(f"Staff would spend about {hours} hours on it in all, worth about {_pounds(found.staff_pounds)}.")
    if found.other_pounds:
        said.append(f"Licences and the like add {_pounds(found.other_pounds)}.")
    if found.budget is None:
        said.append("What evaluation may cost is not known: say what the whole service costs.")
    elif found.is_within_budget:
        said.append(f"That fits into the {_pounds(found.budget)} for evaluation.")
    else:
        said.append(f"That is more than the {_pounds(found.budget)} for evaluation. Ask less, or set more aside.")
    return said


def _of_each(found: Load) -> str:
    if not found.questionnaires:
        return "Young people are not asked to fill in anything yet."
    count = wording.count_of(found.questionnaires, "questionnaire")
    times = wording.count_of(found.times, "time")
    missing = (
        f", and more for {wording.join_words(found.unknown)}, whose length is not recorded" if found.unknown else ""
    )
    minutes = wording.number(found.minutes_each)
    return f"Each young person is asked to fill in {count}, up to {times}: about {minutes} minutes in all{missing}."


def _pounds(value: float | None) -> str:
    return f"£{wording.number(round(value or 0))}"


def _times(design: Design) -> int:
    asked = {moment for line in design.outcomes.values() for moment in lines.moments(line)}
    return collecting.times_asked(tuple(asked))


def _staff_hours(design: Design, money: costs.Money) -> float | None:
    """A visit with every form at once takes the starting minutes; a line that says its own minutes adds them."""
    if money.people is None:
        return None
    moments = {moment for line in design.outcomes.values() for moment in lines.moments(line)}
    own = sum(
        (line.staff_minutes or 0) * collecting.times_asked(lines.moments(line)) for line in design.outcomes.values()
    )
    minutes = collecting.times_asked(tuple(moments)) * money.staff_minutes + own
    return minutes * money.people / 60
