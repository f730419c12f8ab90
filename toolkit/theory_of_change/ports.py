"""Knows where each arrow touches its boxes, so that arrows side by side do not cross on the first step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.theory_of_change.graph import Arrow
from toolkit.theory_of_change.ordering import Plan
from toolkit.theory_of_change.routing import Side

SPACING, LEAST_SPACING, MARGIN = 14.0, 8.0, 10.0
SIDE_BY_SIDE = 3
"""How many straight upright arrows fit between two boxes that stand above each other."""


@dataclass(frozen=True)
class Port:
    """Where one end of an arrow touches the side of a box."""

    arrow: str
    box: str
    side: Side
    towards: str
    is_end: bool
    in_column: bool


def uprights(arrows: Iterable[Arrow], plan: Plan) -> dict[str, tuple[str, str]]:
    """Arrows that run straight between two boxes of a column with no box between them: upper and lower box."""
    stacked = {
        frozenset(pair): pair
        for column in plan.columns
        for pair in pairwise([key for key in column if key in plan.ranks])
    }
    found: dict[str, tuple[str, str]] = {}
    for arrow in arrows:
        pair = stacked.get(frozenset((arrow.start, arrow.end)))
        if pair and list(found.values()).count(pair) < SIDE_BY_SIDE:
            found[arrow.id] = pair
    return found


def ports(arrows: Iterable[Arrow], plan: Plan, upright: Mapping[str, tuple[str, str]]) -> list[Port]:
    """Both ends of every arrow that leaves or enters a box at its side."""
    found: list[Port] = []
    for arrow in arrows:
        if arrow.id in plan.chains:
            chain = plan.chains[arrow.id]
            found.append(Port(arrow.id, chain[0], "right", chain[1], chain[0] == arrow.end, in_column=False))
            found.append(Port(arrow.id, chain[-1], "left", chain[-2], chain[-1] == arrow.end, in_column=False))
        elif arrow.id not in upright:
            side = side_in_column(plan, arrow.start)
            found.append(Port(arrow.id, arrow.start, side, arrow.end, is_end=False, in_column=True))
            found.append(Port(arrow.id, arrow.end, side, arrow.start, is_end=True, in_column=True))
    return found


def side_in_column(plan: Plan, box: str) -> Side:
    """On which side an arrow runs that stays in its column: right, but left in the last column."""
    return "left" if box in plan.columns[-1] else "right"


def by_side(ports: Sequence[Port]) -> dict[tuple[str, Side], list[Port]]:
    """The ports of each side of each box."""
    sides: dict[tuple[str, Side], list[Port]] = {}
    for port in ports:
        sides.setdefault((port.box, port.side), []).append(port)
    return sides


def least_heights(ports: Sequence[Port]) -> dict[str, float]:
    """How high each box must be for its arrows to touch it side by side."""
    heights: dict[str, float] = {}
    for (box, _), touching in by_side(ports).items():
        needed = 2 * MARGIN + LEAST_SPACING * (len(touching) - 1)
        heights[box] = max(needed, heights.get(box, 0.0))
    return heights


def heights(
    ports: Sequence[Port], middles: Mapping[str, float], box_heights: Mapping[str, float]
) -> dict[tuple[str, bool], float]:
    """The height of each port, by its arrow and whether it is the arrow's end."""
    found: dict[tuple[str, bool], float] = {}
    for (box, _), touching in by_side(ports).items():
        room = box_heights[box] - 2 * MARGIN
        spacing = min(SPACING, room / max(1, len(touching) - 1))
        first = middles[box] - spacing * (len(touching) - 1) / 2
        for place, port in enumerate(sorted(touching, key=lambda port: _order(port, middles))):
            found[port.arrow, port.is_end] = first + place * spacing
    return found


def _order(port: Port, middles: Mapping[str, float]) -> tuple[int, float]:
    """From the top: arrows that go up in the column (nearest first), those across, those that go down."""
    there = middles[port.towards]
    if not port.in_column:
        return 0, there
    return (1 if there >= middles[port.box] else -1), -there
