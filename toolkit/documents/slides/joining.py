"""Knows how an arrow runs between two boxes on a slide: from which side to which, and where its number stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from toolkit.theory_of_change import discs
from toolkit.theory_of_change.discs import Track
from toolkit.theory_of_change.drawing import Drawing, PlacedArrow, PlacedBox, Point

Side = Literal["top", "left", "bottom", "right"]
BESIDE_COLUMN = 18.0
SPACING = 6.0


@dataclass(frozen=True)
class Joint:
    """A line from a side of one box to a side of another; `bend` is where it turns, if it does."""

    arrow: PlacedArrow
    start: Side
    end: Side
    bend: float | None


def joints(drawn: Drawing) -> tuple[Joint, ...]:
    """One line for each arrow: straight between columns, since programs bend glued lines in different ways."""
    boxes = {box.id: box for box in drawn.boxes}
    last = drawn.headings[-1].x
    return tuple(_joint(arrow, boxes[arrow.start], boxes[arrow.end], last) for arrow in drawn.arrows)


def _joint(arrow: PlacedArrow, start: PlacedBox, end: PlacedBox, last: float) -> Joint:
    if start.x < end.x:
        return Joint(arrow, "right", "left", None)
    if start.x > end.x:
        return Joint(arrow, "left", "right", None)
    return _in_column(arrow, start, end, is_last=start.x == last)


def _in_column(arrow: PlacedArrow, start: PlacedBox, end: PlacedBox, *, is_last: bool) -> Joint:
    """Straight where the boxes stand next to each other, else around those between on one side."""
    is_upright = abs(arrow.points[0].x - arrow.points[-1].x) < 1 and start.id != end.id
    if is_upright and arrow.points[0].y < arrow.points[-1].y:
        return Joint(arrow, "bottom", "top", None)
    if is_upright:
        return Joint(arrow, "top", "bottom", None)
    if start.id == end.id:
        return Joint(arrow, "right", "bottom", None)
    if is_last:
        return Joint(arrow, "left", "left", start.x - BESIDE_COLUMN)
    return Joint(arrow, "right", "right", start.x + start.width + BESIDE_COLUMN)


def middle(box: PlacedBox, side: Side) -> Point:
    """The middle of a side of a box, where its arrows meet."""
    x = {"left": box.x, "right": box.x + box.width}.get(side, box.x + box.width / 2)
    y = {"top": box.y, "bottom": box.y + box.height}.get(side, box.y + box.height / 2)
    return Point(x, y)


def numbers(drawn: Drawing, lines: Sequence[Joint], top: float) -> Mapping[str, Point]:
    """Where the number of each arrow stands on its own line."""
    boxes = {box.id: box for box in drawn.boxes}
    tracks = [Track(line.arrow.id, tuple(_points(line, boxes)), _is_upright(line)) for line in lines]
    return {key: disc.centre for key, disc in discs.place(tracks, drawn.boxes, drawn.width, top).items()}


def _is_upright(line: Joint) -> bool:
    return {line.start, line.end} == {"top", "bottom"}


def _points(line: Joint, boxes: Mapping[str, PlacedBox]) -> list[Point]:
    start, end = middle(boxes[line.arrow.start], line.start), middle(boxes[line.arrow.end], line.end)
    corners = [start, end] if line.bend is None else [start, Point(line.bend, start.y), Point(line.bend, end.y), end]
    found = [start]
    for here, there in pairwise(corners):
        steps = max(1, round((abs(there.x - here.x) + abs(there.y - here.y)) / SPACING))
        shares = [step / steps for step in range(1, steps + 1)]
        found += [Point(here.x + (there.x - here.x) * s, here.y + (there.y - here.y) * s) for s in shares]
    return found
