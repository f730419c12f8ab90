"""Knows where a theory of change runs in circles, and whether somebody has declared the way back."""

from collections.abc import Iterable, Mapping

from toolkit.theory_of_change.graph import Arrow, Theory


def undeclared(theory: Theory) -> tuple[tuple[str, ...], ...]:
    """Groups of boxes that lead back to themselves without an arrow declared as feedback; ids in order of position."""
    forward = [arrow for arrow in theory.ordered_arrows() if not arrow.is_feedback]
    return tuple(group for group in _circles(theory, forward))


def closing_arrows(theory: Theory) -> list[Arrow]:
    """The arrows that could be declared as feedback to open every circle: those that lead back in reading order."""
    groups = undeclared(theory)
    of_box = {box: number for number, group in enumerate(groups) for box in group}
    places = {box.id: place for place, box in enumerate(theory.boxes_as_read())}
    return [
        arrow
        for arrow in theory.ordered_arrows()
        if not arrow.is_feedback
        and arrow.start in of_box
        and of_box[arrow.start] == of_box.get(arrow.end)
        and places[arrow.end] <= places[arrow.start]
    ]


def _circles(theory: Theory, arrows: Iterable[Arrow]) -> list[tuple[str, ...]]:
    after: dict[str, set[str]] = {box: set() for box in theory.boxes}
    before: dict[str, set[str]] = {box: set() for box in theory.boxes}
    for arrow in arrows:
        if {arrow.start, arrow.end} <= theory.boxes.keys():
            after[arrow.start].add(arrow.end)
            before[arrow.end].add(arrow.start)
    ordered = [box.id for box in theory.ordered_boxes()]
    found, done = [], set[str]()
    for box in ordered:
        if box not in done:
            group = _reached(box, after) & _reached(box, before)
            done |= group
            found += [tuple(key for key in ordered if key in group)] if group else []
    return found


def _reached(box: str, steps: Mapping[str, set[str]]) -> set[str]:
    """What can be reached from a box in one or more steps."""
    found, waiting = set[str](), [box]
    while waiting:
        new = steps[waiting.pop()] - found
        found |= new
        waiting += new
    return found
