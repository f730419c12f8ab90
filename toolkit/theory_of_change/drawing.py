"""Knows the parts of a finished drawing of a theory of change: where each box, arrow, number and word stands."""

from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A place on the drawing, from its top left corner."""

    x: float
    y: float


@dataclass(frozen=True)
class Heading:
    """The words above a column."""

    text: str
    x: float
    width: float


@dataclass(frozen=True)
class PlacedBox:
    """A box where it stands, with its text in lines that fit."""

    id: str
    kind: str
    word: str
    to_check: bool
    text: str
    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float

    @property
    def label(self) -> str:
        """The small words on top of the box."""
        return f"{self.word}, to check" if self.to_check else self.word


@dataclass(frozen=True)
class PlacedArrow:
    """An arrow where it runs: a start, then for each curve two controls and an end, and where its number stands."""

    id: str
    number: int
    rating: str
    start: str
    end: str
    points: tuple[Point, ...]
    disc: Point
    anchor: Point

    def curves(self) -> list[tuple[Point, Point, Point, Point]]:
        """Each curve with its start, two controls and end."""
        steps = range(0, len(self.points) - 1, 3)
        return [(self.points[i], self.points[i + 1], self.points[i + 2], self.points[i + 3]) for i in steps]


@dataclass(frozen=True)
class KeyEntry:
    """One line style of the key."""

    rating: str
    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Drawing:
    """The whole drawing, ready to be written in any format."""

    width: float
    height: float
    headings: tuple[Heading, ...]
    boxes: tuple[PlacedBox, ...]
    arrows: tuple[PlacedArrow, ...]
    key: tuple[KeyEntry, ...]


def trace(points: tuple[Point, ...], spacing: float = 6.0) -> list[Point]:
    """Points along a path, about so far from each other, both ends included."""
    traced = [points[0]]
    for first in range(0, len(points) - 1, 3):
        curve = points[first : first + 4]
        rough = sum(abs(curve[i + 1].x - curve[i].x) + abs(curve[i + 1].y - curve[i].y) for i in range(3))
        steps = max(1, round(rough / spacing))
        traced += [along(curve, step / steps) for step in range(1, steps + 1)]
    return traced


def along(curve: tuple[Point, ...], share: float) -> Point:
    """The point of a cubic curve at a share of its way, from 0 to 1."""
    rest = 1 - share
    a, b, c, d = rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3
    first, second, third, last = curve
    return Point(
        a * first.x + b * second.x + c * third.x + d * last.x,
        a * first.y + b * second.y + c * third.y + d * last.y,
    )
