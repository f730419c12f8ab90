"""Knows the path through one box or arrow: everything that leads up to it and everything that follows from it."""

from dataclasses import dataclass

from toolkit.theory_of_change import graph
from toolkit.theory_of_change.graph import Theory


@dataclass(frozen=True)
class Path:
    """The boxes before and after a box or arrow in reading order, and the ids of all that is on the path."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    ids: frozenset[str]


def through(theory: Theory, identifier: str) -> Path:
    """The path through a box or an arrow; a declared feedback loop is not followed round."""
    ways = theory.model_copy(
        update={"arrows": {key: arrow for key, arrow in theory.arrows.items() if not arrow.is_feedback}}
    )
    arrow = theory.arrows.get(identifier)
    start, end = (arrow.start, arrow.end) if arrow else (identifier, identifier)
    before = graph.reachable(ways, [start], backwards=True)
    after = graph.reachable(ways, [end])
    arrows = {
        each.id
        for each in ways.arrows.values()
        if (each.end in before and each.start in before) or (each.start in after and each.end in after)
    }
    ordered = [box.id for box in theory.boxes_as_read()]
    return Path(
        tuple(box for box in ordered if box in before and box != identifier),
        tuple(box for box in ordered if box in after and box != identifier),
        frozenset({identifier, *arrows, *(box for box in ordered if box in before | after)}),
    )
