"""Knows how arrows run between the columns: where they leave a box, and on which track each goes up or down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.theory_of_change.drawing import Point

Side = Literal["left", "right"]

# The room beside a box that no upright line may use: a short straight start, and an end with room for an arrowhead.
START_ROOM = 10.0
END_ROOM = 16.0
HEAD = 9.0
TRACK = 4.0
# Lines that go up or down by less than this become one gentle curve.
GENTLE = 44.0
CORNER = 22.0
CLEAR = 6.0


@dataclass(frozen=True)
class Piece:
    """The part of an arrow in one gap between columns. It joins a height on the left or right to another."""

    arrow: str
    gap: int
    first_side: Side
    first_y: float
    last_side: Side
    last_y: float

    @property
    def top(self) -> float:
        return min(self.first_y, self.last_y)

    @property
    def bottom(self) -> float:
        return max(self.first_y, self.last_y)

    @property
    def is_level(self) -> bool:
        return self.first_side != self.last_side and self.bottom - self.top < 1

    def heights(self, side: Side) -> list[float]:
        """Where it runs level on that side of its track."""
        ends = ((self.first_side, self.first_y), (self.last_side, self.last_y))
        return [height for where, height in ends if where == side]


@dataclass(frozen=True)
class Tracks:
    """The tracks of one gap: how many stand side by side, and the place of each piece among them."""

    count: int
    places: Mapping[str, float]

    def width(self, least: float) -> float:
        """How wide the gap must be."""
        return max(least, START_ROOM + END_ROOM + self.count * TRACK)

    def x(self, arrow: str, left: float, width: float) -> float:
        """Where the piece of an arrow goes up or down."""
        share = (self.places[arrow] + 0.5) / self.count
        return left + START_ROOM + (width - START_ROOM - END_ROOM) * share


def tracks(pieces: Sequence[Piece]) -> Tracks:
    """Give every piece of one gap its track, in the order that crosses least."""
    bent = [piece for piece in pieces if not piece.is_level]
    ordered = _ordered(sorted(bent, key=lambda piece: (piece.top, piece.bottom)))
    from_left = _levels(ordered)
    from_right = _levels(ordered[::-1])
    count = max(from_left.values(), default=0) + 1
    # Halfway between the first and the last track that it could have, so that lone lines stand in the middle.
    places = {key: (level + count - 1 - from_right[key]) / 2 for key, level in from_left.items()}
    return Tracks(count, {piece.arrow: places.get(piece.arrow, (count - 1) / 2) for piece in pieces})


def crossings(left: Piece, right: Piece) -> int:
    """How often two pieces cross if the first has the track further left."""
    return sum(right.top < height < right.bottom for height in left.heights("right")) + sum(
        left.top < height < left.bottom for height in right.heights("left")
    )


def _ordered(pieces: Sequence[Piece]) -> list[Piece]:
    """From left to right: each in turn goes where it crosses those before it least."""
    ordered: list[Piece] = []
    for piece in pieces:
        price = sum(crossings(piece, other) for other in ordered)
        best = (price, 0)
        for place, other in enumerate(ordered, start=1):
            price += crossings(other, piece) - crossings(piece, other)
            best = min(best, (price, place))
        ordered.insert(best[1], piece)
    return ordered


def _levels(ordered: Sequence[Piece]) -> dict[str, int]:
    """The first track for each: right of all earlier ones that it would touch."""
    levels: dict[str, int] = {}
    done: list[Piece] = []
    for piece in ordered:
        touching = (
            levels[other.arrow]
            for other in done
            if other.top < piece.bottom + CLEAR and piece.top < other.bottom + CLEAR
        )
        levels[piece.arrow] = max(touching, default=-1) + 1
        done.append(piece)
    return levels


def curve(piece: Piece, left: float, right: float, track: float, heads: tuple[bool, bool]) -> list[Point]:
    """The points of a piece from its first to its last end; `heads` says which ends carry an arrowhead."""
    start = Point(left if piece.first_side == "left" else right, piece.first_y)
    end = Point(left if piece.last_side == "left" else right, piece.last_y)
    inner_start = _moved(start, piece.first_side, heads[0])
    inner_end = _moved(end, piece.last_side, heads[1])
    points = [start, *(straight(start, inner_start) if heads[0] else [])]
    points += _bend(inner_start, inner_end, track, gentle=piece.first_side != piece.last_side)
    return points + (straight(inner_end, end) if heads[1] else [])


def _moved(end: Point, side: Side, has_head: bool) -> Point:
    distance = HEAD if has_head else 0.0
    return Point(end.x + (distance if side == "left" else -distance), end.y)


def _bend(start: Point, end: Point, track: float, *, gentle: bool) -> list[Point]:
    drop = abs(end.y - start.y)
    if drop < 1 and gentle:
        return straight(start, end)
    if drop <= GENTLE and gentle:
        return [Point(track, start.y), Point(track, end.y), end]
    corner = min(drop / 2, CORNER) * (1 if end.y > start.y else -1)
    first, second = Point(track, start.y + corner), Point(track, end.y - corner)
    return [*_corner(start, first), *straight(first, second), *_corner(end, second, backwards=True)]


def _corner(level: Point, upright: Point, *, backwards: bool = False) -> list[Point]:
    """A quarter turn from a level line into an upright one, or back out of it."""
    near_level = Point(level.x + (upright.x - level.x) * 0.6, level.y)
    near_upright = Point(upright.x, upright.y + (level.y - upright.y) * 0.6)
    return [near_upright, near_level, level] if backwards else [near_level, near_upright, upright]


def straight(start: Point, end: Point) -> list[Point]:
    third, rest = (end.x - start.x) / 3, (end.y - start.y) / 3
    return [Point(start.x + third, start.y + rest), Point(end.x - third, end.y - rest), end]
