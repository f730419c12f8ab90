"""Finds the weakest arrows of a theory of change, those most needed and least sure, and asks about them."""

from collections.abc import Iterable

from toolkit.design import Design
from toolkit.readiness.rules import main_path
from toolkit.theory_of_change.graph import Arrow, Box, Theory, reachable

MOST_QUESTIONS = 6
"""More questions than this are not answered by one small evaluation."""
UNSURE = ("not_rated", "assumption")
_ORDER_OF_DOUBT = ("doubtful", None, "could_go_either_way", "fairly_sure")


def questions(design: Design) -> tuple[str, ...]:
    """Up to six questions, the most pressing first, each with the number of the arrow that it tests."""
    found = pressing_arrows(design)[:MOST_QUESTIONS]
    return tuple(f"{asked_of(design.theory, arrow)} (arrow {number})" for number, arrow in found)


def pressing_arrows(design: Design) -> list[tuple[int, Arrow]]:
    """Arrows that nobody is sure of and that an aim depends on, with their numbers, the most pressing first."""
    theory, aims = design.theory, main_path.aims(design)
    weak = [(number, arrow) for number, arrow in theory.numbered_arrows() if arrow.rating in UNSURE]
    bearing = _bearing(theory, aims)
    relevant = [(number, arrow) for number, arrow in weak if arrow.id in bearing]
    return sorted(relevant, key=lambda item: (*_doubt(item[1]), not _is_needed(theory, item[1], aims), item[0]))


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


def asked_of(theory: Theory, arrow: Arrow, *, claims_cause: bool = True) -> str:
    """The question that an arrow raises. Without a fair comparison a test cannot ask what led to what."""
    start, end = theory.boxes[arrow.start], theory.boxes[arrow.end]
    if end.kind == "output":
        return f"How far do we get with this: {_said(end)}?"
    if start.kind == "input":
        return f"Is there enough of what goes in, {_said(start)}, to run {_said(end)}?"
    if start.kind == "people":
        return f"Does {_said(end)} reach the people it is for, {_said(start)}?"
    if start.kind == "need":
        return f"Is {_said(end)} the right answer to this need: {_said(start)}?"
    if end.kind == "activity":
        return f"Do people go on from {_said(start)} to {_said(end)}?"
    if not claims_cause:
        return f"After {_said(start)}, do we see {_said(end)}?"
    return f"Does {_said(start)} lead to {_said(end)}?"


def _said(box: Box) -> str:
    return f"“{box.text.strip().rstrip('.')}”"
