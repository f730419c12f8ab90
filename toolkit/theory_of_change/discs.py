"""Knows where the number of each arrow stands: on its own line, clear of boxes, other numbers and other lines."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.theory_of_change.drawing import PlacedBox, Point

RADIUS = 9.5
# Numbers of which one would touch the other are never allowed; closer than the clear distance is a last choice.
TOUCHING = 2 * RADIUS + 1.5
CLEAR = 26.0
FROM_BOX = RADIUS + 1.5
FROM_LINE = RADIUS + 1.5
BESIDE = 15.0
LINE_PRICE = 40.0
CROWD_PRICE = 25.0
OFF_MIDDLE_PRICE = 1.2
END_PRICE, AT_END = 30.0, 3
"""The last points of a line are its arrowhead, which a number would hide."""
CELL = 24.0


@dataclass(frozen=True)
class Track:
    """One arrow as its number sees it: points along its line, in order."""

    arrow: str
    points: tuple[Point, ...]
    is_upright: bool
    """Between two boxes of a column: the number stands beside the line, which would else be hidden."""


@dataclass(frozen=True)
class Disc:
    """Where a number stands, and the point of its line that it belongs to."""

    centre: Point
    anchor: Point


@dataclass
class _Sheet:
    """What is already drawn, kept in squares so that only near things are looked at."""

    width: float
    top: float
    boxes: dict[tuple[int, int], list[PlacedBox]] = field(default_factory=dict)
    lines: dict[tuple[int, int], list[tuple[Point, str]]] = field(default_factory=dict)
    discs: dict[tuple[int, int], list[Point]] = field(default_factory=dict)

    def is_free(self, point: Point) -> bool:
        """Whether a number here would touch nothing that it must not touch."""
        return (
            RADIUS + 1 <= point.x <= self.width - RADIUS - 1
            and point.y >= self.top + RADIUS + 1
            and all(distance(box, point) >= FROM_BOX for box in self.boxes.get(_cell(point), ()))
            and all(math.dist(point, disc) >= TOUCHING for disc in self._discs_near(point))
        )

    def price(self, point: Point, arrow: str) -> float:
        """How confusing a free place would be: other lines that run under it, and numbers close by."""
        under = {
            owner
            for cell in _cells_around(point, FROM_LINE)
            for where, owner in self.lines.get(cell, ())
            if owner != arrow and math.dist(where, point) < FROM_LINE
        }
        near = sum(math.dist(point, disc) < CLEAR for disc in self._discs_near(point))
        return LINE_PRICE * len(under) + CROWD_PRICE * near

    def _discs_near(self, point: Point) -> Iterator[Point]:
        for cell in _cells_around(point, CLEAR):
            yield from self.discs.get(cell, ())


def place(tracks: Sequence[Track], boxes: Sequence[PlacedBox], width: float, top: float) -> Mapping[str, Disc]:
    """A place for every number, shortest arrows first, because they have the fewest places to choose from."""
    sheet = _sheet(tracks, boxes, width, top)
    placed: dict[str, Disc] = {}
    for track in sorted(tracks, key=lambda track: len(track.points)):
        placed[track.arrow] = _best(track, sheet)
        centre = placed[track.arrow].centre
        sheet.discs.setdefault(_cell(centre), []).append(centre)
    return placed


def _sheet(tracks: Sequence[Track], boxes: Sequence[PlacedBox], width: float, top: float) -> _Sheet:
    sheet = _Sheet(width, top)
    for track in tracks:
        for point in track.points:
            sheet.lines.setdefault(_cell(point), []).append((point, track.arrow))
    for box in boxes:
        left, upper = _cell(Point(box.x - FROM_BOX, box.y - FROM_BOX))
        right, lower = _cell(Point(box.x + box.width + FROM_BOX, box.y + box.height + FROM_BOX))
        for cell in itertools.product(range(left, right + 1), range(upper, lower + 1)):
            sheet.boxes.setdefault(cell, []).append(box)
    return sheet


def distance(box: PlacedBox, point: Point) -> float:
    """How far a point is from a box; 0 inside."""
    across = max(box.x - point.x, 0.0, point.x - box.x - box.width)
    down = max(box.y - point.y, 0.0, point.y - box.y - box.height)
    return math.hypot(across, down)


def _best(track: Track, sheet: _Sheet) -> Disc:
    """The least confusing free place; of equal ones the nearest to the middle of the line."""
    best: tuple[float, Disc] | None = None
    for off_middle, centre, anchor in _choices(track):
        if best and off_middle >= best[0]:
            break
        if sheet.is_free(centre):
            price = off_middle + sheet.price(centre, track.arrow)
            best = (price, Disc(centre, anchor)) if best is None or price < best[0] else best
    if best:
        return best[1]
    return next(disc for disc in _spiral(_middle(track)) if sheet.is_free(disc.centre))


def _middle(track: Track) -> Point:
    return track.points[len(track.points) // 2]


def _choices(track: Track) -> Iterator[tuple[float, Point, Point]]:
    """Places on the line, or beside it, each with its price for not being in the middle; cheapest first."""
    half, count = len(track.points) / 2, len(track.points)
    prices = [
        (OFF_MIDDLE_PRICE * abs(place - half) + (END_PRICE if count - place <= AT_END else 0), place)
        for place in range(count)
    ]
    for price, place in sorted(prices):
        point = track.points[place]
        for shift in (BESIDE, -BESIDE) if track.is_upright else (0.0,):
            yield price, Point(point.x + shift, point.y), point


def _spiral(anchor: Point) -> Iterator[Disc]:
    """Places ever further away; below all boxes there is always a free one."""
    ring = 0
    while True:
        ring += 1
        for step in range(6 * ring):
            angle = 2 * math.pi * step / (6 * ring)
            yield Disc(Point(anchor.x + 8 * ring * math.cos(angle), anchor.y + 8 * ring * math.sin(angle)), anchor)


def _cell(point: Point) -> tuple[int, int]:
    return int(point.x // CELL), int(point.y // CELL)


def _cells_around(point: Point, reach: float) -> Iterator[tuple[int, int]]:
    left, top = _cell(Point(point.x - reach, point.y - reach))
    right, bottom = _cell(Point(point.x + reach, point.y + reach))
    return itertools.product(range(left, right + 1), range(top, bottom + 1))
