"""Drafts evaluation questions from the weakest arrows of a theory of change: those most needed and least sure."""

from collections.abc import Iterable

from toolkit.design import Design
from toolkit.readiness.rules import main_path
from toolkit.theory_of_change.graph import Arrow, Box, Theory, reachable

MOST = 6
"""More questions than this are not answered by one small evaluation."""
UNSURE = ("not_rated", "assumption")
_ORDER_OF_DOUBT = ("doubtful", None, "could_go_either_way", "fairly_sure")


def questions(design: Design) -> tuple[str, ...]:
    """Up to six questions, the most pressing first, each with the number of the arrow that it tests."""
    theory, aims = design.theory, main_path.aims(design)
    weak = [(number, arrow) for number, arrow in theory.numbered_arrows() if arrow.rating in UNSURE]
    bearing = _bearing(theory, aims)
    relevant = [(number, arrow) for number, arrow in weak if arrow.id in bearing]
    ranked = sorted(relevant, key=lambda item: (*_doubt(item[1]), not _is_needed(theory, item[1], aims), item[0]))
    return tuple(f"{_asked(theory, arrow)} (arrow {number})" for number, arrow in ranked[:MOST])


def take_questions(design: Design) -> Design:
    """The design with the drafted questions added to those that it has."""
    written = [line for line in design.evaluation.questions.splitlines() if line.strip()]
    asked = {_without_number(line) for line in written}
    added = [question for question in questions(design) if _without_number(question) not in asked]
    return design.with_(evaluation={**dict(design.evaluation), "questions": "\n".join([*written, *added])})


def _without_number(question: str) -> str:
    """An arrow's number changes when arrows are added; the question stays the same."""
    return question.rpartition(" (arrow ")[0] or question


def _bearing(theory: Theory, aims: Iterable[str]) -> set[str]:
    """Ids of the arrows on a way to an aim, and of those that say how much is delivered."""
    before = reachable(theory, aims, backwards=True)
    outputs = {box.id for box in theory.ordered_boxes("output")}
    return {
        arrow.id for arrow in theory.arrows.values() if arrow.end in before | outputs and arrow.start in theory.boxes
    }


def _doubt(arrow: Arrow) -> tuple[int, int]:
    return UNSURE.index(arrow.rating), _ORDER_OF_DOUBT.index(arrow.sure)


def _is_needed(theory: Theory, arrow: Arrow, aims: set[str]) -> bool:
    """Whether without it the activities no longer lead to an aim, or to where the arrow itself ends."""
    activities = {box.id for box in theory.ordered_boxes("activity")}
    if arrow.end in activities:
        return True
    lost = reachable(theory, activities) - reachable(theory.without_arrow(arrow.id), activities)
    return bool(lost & {*aims, arrow.end})


def _asked(theory: Theory, arrow: Arrow) -> str:
    start, end = theory.boxes[arrow.start], theory.boxes[arrow.end]
    if end.kind == "output":
        return f"How far do we get with this: {_said(end)}?"
    if start.kind == "input":
        return f"Is there enough of what goes in, {_said(start)}, to run {_said(end)}?"
    if start.kind == "people":
        return f"Does {_said(end)} reach the people it is for, {_said(start)}?"
    if start.kind == "need":
        return f"Is {_said(end)} the right answer to this need: {_said(start)}?"
    return f"Does {_said(start)} lead to {_said(end)}?"


def _said(box: Box) -> str:
    return f"“{box.text.strip().rstrip('.')}”"
