"""Draws a map as SVG, of real outlines or of equal tiles: every place with its name, its value and its verdict."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import escape

from toolkit import marks
from toolkit.need.boundaries import Ring, Shape, flat

WIDTH = 760
TILE_WIDE, TILE_HIGH, GAP = 126, 84, 8
EDGE_OF_PAPER = 10
SHADES: tuple[str, ...] = ("#F2F5F5", "#D9E0E3", "#B3BFC5", "#8D9BA3")
"""From the lowest quarter of the values to the highest; ink on each has a contrast of at least 5."""
Drawn = tuple[str, str]
"""The shape of a place, and its words."""
HIGH_ENOUGH = 20
SIZES = (13, 11)
WIDE = {13: 7.0, 11: 6.0}
"""How wide a letter is at each size."""
FONT = "Inter, Arial, sans-serif"


@dataclass(frozen=True)
class Place:
    """What the map says of one place. `shade` is 0 to 3; None where there is no value to shade."""

    code: str
    name: str
    value: str
    verdict: str
    shade: int | None
    said: str


@dataclass(frozen=True)
class Label:
    """Where a place's words stand."""

    x: float
    y: float
    room: float
    high: float
    lines: int = 2


def of_tiles(places: Sequence[Place], positions: Mapping[str, tuple[int, int]], title: str, chosen: str = "") -> str:
    """A map of equal tiles."""
    columns = max(column for column, _ in positions.values()) + 1
    rows = max(row for _, row in positions.values()) + 1
    tiles = [_tile(place, *positions[place.code], place.code == chosen) for place in places]
    wide = columns * (TILE_WIDE + GAP) - GAP + 2 * EDGE_OF_PAPER
    return _sheet(tiles, wide, rows * (TILE_HIGH + GAP) - GAP + 2 * EDGE_OF_PAPER, title)


def _tile(place: Place, column: int, row: int, is_chosen: bool) -> Drawn:
    left, top = EDGE_OF_PAPER + column * (TILE_WIDE + GAP), EDGE_OF_PAPER + row * (TILE_HIGH + GAP)
    shape = (
        f'<rect class="shape" x="{left}" y="{top}" width="{TILE_WIDE}" height="{TILE_HIGH}" {_look(place, is_chosen)}/>'
    )
    label = Label(left + TILE_WIDE / 2, top + TILE_HIGH / 2, TILE_WIDE - 12, TILE_HIGH, lines=3)
    return _group(place, shape), _words(place, label)


def of_shapes(places: Sequence[Place], shapes: Mapping[str, Shape], title: str, chosen: str = "") -> str:
    """A map of real outlines; a place with too little room keeps its words for whoever chooses it."""
    rings, height = flat({place.code: shapes[place.code] for place in places}, WIDTH - 2 * EDGE_OF_PAPER)
    # The chosen place comes last, so that its edge lies over its neighbours'.
    ordered = sorted(places, key=lambda place: place.code == chosen)
    drawn = [_outline(place, rings[place.code], place.code == chosen) for place in ordered]
    return _sheet(drawn, WIDTH, height + 2 * EDGE_OF_PAPER, title)


def _outline(place: Place, rings: Sequence[Ring], is_chosen: bool) -> Drawn:
    path = " ".join(
        f"M{' L'.join(f'{x + EDGE_OF_PAPER:.1f},{y + EDGE_OF_PAPER:.1f}' for x, y in ring)}Z" for ring in rings
    )
    shape = f'<path class="shape" fill-rule="evenodd" d="{path}" {_look(place, is_chosen)}/>'
    return _group(place, shape), _words(place, _middle(max(rings, key=_extent)))


def _extent(ring: Ring) -> float:
    return max(x for x, _ in ring) - min(x for x, _ in ring)


def _middle(ring: Ring) -> Label:
    """The middle of the outline at the height where it is widest, near its centre."""
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    at = [top + (bottom - top) * part for part in (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65)]
    spans = [(span, height) for height in at for span in _spans(ring, height)]
    (left, right), height = max(spans, key=lambda found: found[0][1] - found[0][0], default=((0.0, 0.0), top))
    return Label((left + right) / 2 + EDGE_OF_PAPER, height + EDGE_OF_PAPER, right - left, bottom - top)


def _spans(ring: Ring, height: float) -> list[tuple[float, float]]:
    crossings = sorted(
        x1 + (height - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > height) != (y2 > height)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def _look(place: Place, is_chosen: bool) -> str:
    fill = "url(#none)" if place.shade is None else SHADES[place.shade]
    edge, width = (marks.FOCUS, 3.5) if is_chosen else (marks.EDGE, 1.2)
    dash = ' stroke-dasharray="4 3"' if place.shade is None and not is_chosen else ""
    return f'fill="{fill}" stroke="{edge}" stroke-width="{width}"{dash}'


def _group(place: Place, shape: str) -> str:
    return f'<g data-id="{escape(place.code)}"><title>{escape(place.said)}</title>{shape}</g>'


def _words(place: Place, label: Label) -> str:
    """Name and value, as far as there is room; on two lines or smaller where the name is long."""
    size, lines = _fitted(place.name, label)
    if not lines:
        fits = len(place.value) + 1 <= label.room / WIDE[SIZES[0]] and label.high >= HIGH_ENOUGH
        return _text(place.value, label.x, label.y + 4, 12, 650) if fits else ""
    top = label.y - 8 * len(lines) + 4
    drawn = [_text(line, label.x, top + 16 * number, size, 600) for number, line in enumerate(lines)]
    below = top + 16 * len(lines)
    mark = _mark(place.verdict, label.x - len(place.value) * 3.6 - 20, below - 12)
    return "".join(drawn) + mark + _text(place.value, label.x, below + 1, 13, 400)


def _fitted(name: str, label: Label) -> tuple[int, list[str]]:
    """The largest size at which a name fits, and its lines; no lines where it fits at none."""
    for size in SIZES:
        letters = max(int(label.room / WIDE[size]), 1)
        lines = textwrap.wrap(name, letters, break_long_words=False)
        if len(lines) <= label.lines and all(len(line) <= letters for line in lines):
            return size, lines
    return SIZES[0], []


def _text(words: str, x: float, y: float, size: int, weight: int) -> str:
    look = f'font-family="{FONT}" font-size="{size}" font-weight="{weight}" fill="{marks.INK}" text-anchor="middle"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(words)}</text>'


def _mark(verdict: str, x: float, y: float) -> str:
    if not verdict:
        return ""
    picture = marks.VERDICT[verdict].svg
    return picture.replace("<svg ", f'<svg x="{x:.1f}" y="{y:.1f}" ', 1)


def _sheet(drawn: Sequence[Drawn], width: float, height: float, title: str) -> str:
    box = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    hatch = (
        '<defs><pattern id="none" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="8" height="8" fill="{marks.WHITE}"/><path d="M0 0V8" stroke="{marks.RULE}" stroke-width="3"/>'
        "</pattern></defs>"
    )
    # All words lie over all shapes, so that no neighbour covers a name; what is heard stands on the shapes.
    shapes, words = ("".join(parts) for parts in zip(*drawn, strict=True))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box}><title>{escape(title)}</title><desc>Places with their values.'
        f'</desc>{hatch}<rect width="100%" height="100%" fill="{marks.WHITE}"/><g>{shapes}</g>'
        f'<g aria-hidden="true" pointer-events="none">{words}</g></svg>'
    )


def shades(values: Mapping[str, float | None]) -> dict[str, int | None]:
    """The quarter, 0 to 3, that each value belongs to: by rank, equal values together."""
    known = sorted(value for value in values.values() if value is not None)
    return {
        code: None if value is None else min(4 * known.index(value) // len(known), 3) for code, value in values.items()
    }
