"""Knows the path that a theory of change stands on: the arrows from its activities to its main outcome."""

from toolkit.design import Design
from toolkit.theory_of_change.graph import OUTCOME_KINDS, Arrow, Box, Theory, reachable


def aims(design: Design) -> set[str]:
    """The main outcome's box; where none is marked, all outcomes."""
    boxes = {line.box for line in design.outcomes.values() if line.is_primary and line.box}
    main = {box for box in boxes if box in design.theory.boxes}
    return main or {box.id for box in design.theory.ordered_boxes(*OUTCOME_KINDS)}


def main_box(design: Design) -> Box | None:
    """The box of the one main outcome; None while none or several are marked."""
    boxes = [line.box for line in design.outcomes.values() if line.is_primary and line.box in design.theory.boxes]
    return design.theory.boxes[str(boxes[0])] if len(boxes) == 1 else None


def activities(theory: Theory) -> list[str]:
    """Ids of all activities, in order."""
    return [box.id for box in theory.ordered_boxes("activity")]


def arrows(design: Design) -> list[Arrow]:
    """The arrows on a way from an activity to the main outcome, in order."""
    theory = design.theory
    before = reachable(theory, aims(design), backwards=True)
    after = reachable(theory, activities(theory))
    return [arrow for arrow in theory.ordered_arrows() if arrow.start in after & before and arrow.end in before]


def main_first(design: Design, found: list[Arrow]) -> list[Arrow]:
    """Arrows, those on the main path before the others."""
    important = {arrow.id for arrow in arrows(design)}
    return sorted(found, key=lambda arrow: arrow.id not in important)


def shortest_way(theory: Theory, end: str) -> int | None:
    """How many arrows the shortest way from an activity to a box has; None where there is none."""
    steps, here, seen = 0, set(activities(theory)), set()
    while here:
        if end in here:
            return steps
        seen |= here
        here = {arrow.end for box in here for arrow in theory.arrows_from(box)} - seen
        steps += 1
    return None
