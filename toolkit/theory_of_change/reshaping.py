"""Knows the larger changes of a theory by hand: boxes moved, split, joined, put between, and gaps closed."""

from collections.abc import Callable
from typing import Literal

from toolkit.errors import UserError
from toolkit.theory_of_change import editing, graph
from toolkit.theory_of_change.graph import Arrow, Box, BoxKind, Theory, column_of

NewId = Callable[[str], str]
"""Makes a permanent id for a new item from its noun."""
Way = Literal["up", "down", "left", "right"]
FIRST_KIND: tuple[BoxKind, ...] = ("need", "activity", "short_outcome", "medium_outcome", "long_outcome")
"""What a box becomes when it is moved into a column."""
GONE = "Somebody has taken this away meanwhile. Choose another box or arrow."


def box_of(theory: Theory, identifier: str) -> Box:
    """The box with an id. Raises UserError when it is gone."""
    if identifier not in theory.boxes:
        raise UserError(GONE)
    return theory.boxes[identifier]


def arrow_of(theory: Theory, identifier: str) -> Arrow:
    """The arrow with an id. Raises UserError when it is gone."""
    if identifier not in theory.arrows:
        raise UserError(GONE)
    return theory.arrows[identifier]


def move(theory: Theory, identifier: str, way: Way) -> Theory:
    """A box moved to the next column, or past its neighbour of the same kind. Raises UserError at the edge."""
    box = box_of(theory, identifier)
    if way in ("left", "right"):
        column = column_of(box) + (1 if way == "right" else -1)
        if not 0 <= column < len(graph.COLUMNS):
            raise UserError(f"This box is in the {'last' if way == 'right' else 'first'} column already.")
        return theory.with_box(box.model_copy(update={"kind": FIRST_KIND[column]}))
    return _swapped(theory, box, 1 if way == "down" else -1)


def _swapped(theory: Theory, box: Box, step: int) -> Theory:
    alike = theory.ordered_boxes(box.kind)
    place = alike.index(box) + step
    if not 0 <= place < len(alike):
        raise UserError(f"This box is the {'last' if step > 0 else 'first'} of its kind already.")
    other = alike[place]
    mine, theirs = other.position, box.position
    if mine == theirs:
        # Two boxes that people added at the same moment; their ids decided so far.
        mine += step / 2
    return theory.with_box(box.model_copy(update={"position": mine})).with_box(
        other.model_copy(update={"position": theirs})
    )


def without_box_joined(theory: Theory, identifier: str, new_id: NewId) -> Theory:
    """The theory without a box; what led to it leads to what followed, by new arrows that nobody has rated."""
    box_of(theory, identifier)
    before = [arrow.start for arrow in theory.arrows_to(identifier) if arrow.start != identifier]
    after = [arrow.end for arrow in theory.arrows_from(identifier) if arrow.end != identifier]
    changed = theory.without_box(identifier)
    for start in before:
        for end in after:
            changed = _with_new_arrow(changed, new_id, start, end)
    return changed


def _with_new_arrow(theory: Theory, new_id: NewId, start: str, end: str, like: Arrow | None = None) -> Theory:
    """The theory with one more arrow, unless it is there already or would lead from a box to itself."""
    if start == end or any((arrow.start, arrow.end) == (start, end) for arrow in theory.arrows.values()):
        return theory
    position = max((arrow.position for arrow in theory.arrows.values()), default=0.0) + 1.0
    ends: dict[str, object] = {"id": new_id("arrow"), "start": start, "end": end, "position": position}
    made = like.model_copy(update=ends) if like else Arrow.model_validate(ends)
    return theory.with_arrow(made)


def put_between(theory: Theory, arrow_id: str, kind: BoxKind, text: str, new_id: NewId) -> tuple[Theory, str]:
    """The theory with a new box in the middle of an arrow, and that box's id. The arrow now leads to it."""
    arrow = arrow_of(theory, arrow_id)
    if not text.strip():
        raise UserError(editing.NO_WORDS)
    first, last = (theory.boxes[end].position for end in (arrow.start, arrow.end))
    box = Box(id=new_id("box"), kind=kind, text=text, position=(first + last) / 2, basis="Written here")
    changed = theory.with_box(box).with_arrow(arrow.model_copy(update={"end": box.id}))
    return _with_new_arrow(changed, new_id, box.id, arrow.end), box.id


def split(theory: Theory, identifier: str, first: str, second: str, new_id: NewId) -> Theory:
    """A box as two, each with half of the words; every arrow leads to and from both."""
    box = box_of(theory, identifier)
    if not first.strip() or not second.strip():
        raise UserError("Each of the two boxes needs some words.")
    later = [each.position for each in theory.ordered_boxes() if each.position > box.position]
    position = (box.position + min(later)) / 2 if later else box.position + 1.0
    twin = box.model_copy(update={"id": new_id("box"), "text": second.strip(), "position": position, "to_check": True})
    changed = theory.with_box(box.model_copy(update={"text": first.strip()})).with_box(twin)
    for arrow in theory.arrows_to(identifier):
        changed = _with_new_arrow(changed, new_id, arrow.start, twin.id, arrow)
    for arrow in theory.arrows_from(identifier):
        changed = _with_new_arrow(changed, new_id, twin.id, arrow.end, arrow)
    return changed


def join(theory: Theory, kept: str, other: str) -> Theory:
    """Two boxes as one: the first stays, and every arrow of the other leads to or from it, once."""
    box_of(theory, kept)
    box_of(theory, other)
    arrows: dict[str, Arrow] = {}
    seen: set[tuple[str, str]] = set()
    for arrow in theory.ordered_arrows():
        ends = {
            "start": kept if arrow.start == other else arrow.start,
            "end": kept if arrow.end == other else arrow.end,
        }
        pair = (ends["start"], ends["end"])
        if pair[0] != pair[1] and pair not in seen:
            arrows[arrow.id] = arrow.model_copy(update=ends)
            seen.add(pair)
    boxes = {key: box for key, box in theory.boxes.items() if key != other}
    return theory.model_copy(update={"boxes": boxes, "arrows": arrows})
