"""Says whether a commissioner and an evaluator could sign a plan: what is still open, and what is only a guess."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit import readiness, wording
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.evaluation_plan import asking, lines, protecting, targets, timetable
from toolkit.knowledge_base import KnowledgeBase
from toolkit.theory_of_change.graph import OUTCOME_KINDS


@dataclass(frozen=True)
class OpenPoint:
    """One thing without which nobody should sign, and the page where it is put right."""

    message: str
    page: str


def open_points(design: Design, base: KnowledgeBase) -> list[OpenPoint]:
    """Everything that stops a signature, in the order in which it is best settled."""
    return [point for check in _CHECKS for point in check(design, base)]


def guesses(design: Design) -> int:
    """How many drafted parts nobody has looked at yet."""
    plan = design.evaluation
    parts = (design.outcomes, plan.asked, plan.fairness, plan.settled)
    return sum(item.to_check for part in parts for item in part.values())


def in_words(design: Design, base: KnowledgeBase) -> tuple[str, str]:
    """Whether the plan can be signed, and what stands in the way."""
    found, drafted = open_points(design, base), guesses(design)
    if found:
        left = wording.count_of(len(found), "point")
        return f"Not ready to sign: {left} {'is' if len(found) == 1 else 'are'} open.", found[0].message
    if drafted:
        parts = wording.count_of(drafted, "part")
        return "The plan is whole.", f"Before you sign, look at {parts} that we drafted and nobody has checked."
    return "The plan is whole, and somebody has looked at every part.", "A commissioner and an evaluator could sign it."


Check = Callable[[Design, KnowledgeBase], Iterator[OpenPoint]]


def _study(design: Design, base: KnowledgeBase) -> Iterator[OpenPoint]:
    plan = design.evaluation
    if plan.study_design is None:
        yield OpenPoint("No kind of test is chosen.", "evaluation")
    if not plan.people_expected:
        yield OpenPoint("How many people are expected is not said.", "how-many-people")
    if plan.counted_in is None and plan.study_design not in (None, "process_only"):
        yield OpenPoint("It is not decided whose results count at the end.", "evaluation")
    if not plan.evaluator.strip():
        yield OpenPoint("Nobody is named who evaluates.", "evaluation")


def _outcomes(design: Design, base: KnowledgeBase) -> Iterator[OpenPoint]:
    if lines.main(design) is None:
        yield OpenPoint("There is not one main outcome.", "monitoring")
    shown = {line.box for line in design.outcomes.values() if line.indicator.strip()}
    for box in design.theory.ordered_boxes(*OUTCOME_KINDS, "output"):
        if box.id not in shown:
            yield OpenPoint(f"Nothing shows whether “{box.text}” comes about.", "monitoring")


def _lines(design: Design, base: KnowledgeBase) -> Iterator[OpenPoint]:
    for line in design.ordered("outcomes"):
        lacks = [words for words, given in (
            ("which way is good", line.good_direction), ("when it is collected", lines.moments(line)),
            ("who collects it", line.collector.strip()), ("where the data come from", line.data_source.strip()),
        ) if not given]  # fmt: skip
        lacks += [f"for the target {words}" for words in targets.missing(line, design)]
        if lacks:
            yield OpenPoint(f"“{line.outcome}” does not say {wording.join_words(lacks)}.", "monitoring")


def _measures(design: Design, base: KnowledgeBase) -> Iterator[OpenPoint]:
    for measure in lines.measures(design, base):
        if measure.licence is None:
            yield OpenPoint(f"The terms of use of {measure.name} are not known.", "monitoring")
        warning = readiness.age_warning(measure, design.question.ages)
        if "Do not use it" in warning:
            yield OpenPoint(f"{measure.name} is not for these ages. {warning}", "monitoring")


def _questions(design: Design, base: KnowledgeBase) -> Iterator[OpenPoint]:
    missing = asking.missing_kinds(design)
    if missing:
        yield OpenPoint(f"Nothing is asked on {wording.join_words(missing)}.", "evaluation-questions")
    for question in sorted(design.evaluation.asked.values(), key=lambda item: item.position):
        lacks = asking.lacks(question)
        if lacks:
            yield OpenPoint(f"“{question.text}” does not say {wording.join_words(lacks)}.", "evaluation-questions")


def _people(design: Design, base: KnowledgeBase) -> Iterator[OpenPoint]:
    for prompt in protecting.open_prompts(design, base):
        yield OpenPoint(f"Not settled: {prompt.question}", "fairness-and-data")
    unanswered = [group.name for group in base.planning.groups
                  if group.law != "not_listed" and not _is_thought_of(design, group.id)]  # fmt: skip
    if unanswered:
        names = wording.join_words([wording.lower_first(name) for name in unanswered])
        yield OpenPoint(f"The equality assessment says nothing yet on {names}.", "fairness-and-data")


def _is_thought_of(design: Design, group: str) -> bool:
    found = design.evaluation.fairness.get(group)
    return bool(found and found.action.strip())


def _days(design: Design, base: KnowledgeBase) -> Iterator[OpenPoint]:
    try:
        if not timetable.timetable(design, base):
            yield OpenPoint("The first and the last day are not set.", "evaluation-timetable")
    except UserError as error:
        yield OpenPoint(f"{error}.", "evaluation-timetable")


_CHECKS: tuple[Check, ...] = (_study, _outcomes, _lines, _measures, _questions, _people, _days)
