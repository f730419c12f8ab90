"""Knows how a drawing too large for one sheet of paper is cut into several, each with the headings of its columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.theory_of_change import svg
from toolkit.theory_of_change.drawing import Drawing, Point
from toolkit.theory_of_change.layout import HEADING_RULE, TEXT_SIZE

POINT = 25.4 / 72
SMALL_TEXT, GOOD_TEXT, LARGE_TEXT = 6.3, 8.0, 12.0
"""Type in points: a drawing stays on one sheet down to the first, is cut at the second, and grows up to the third."""
STEPS = 5
HEAD = HEADING_RULE + 8
BEFORE = 14.0
"""How much of what came before is shown at the start of a sheet."""
MOST_OF_A_SHEET = 0.6
"""A box that needs more of a sheet's height than this makes the whole drawing smaller."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: what part of the drawing it shows, and how large. Lengths are those of the drawing."""

    row: int
    column: int
    left: float
    top: float
    width: float
    height: float
    scale: float
    """Millimetres on paper for one unit of the drawing."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height on paper, in millimetres, with the headings on top."""
        return self.width * self.scale, (self.height + HEAD) * self.scale

    def shows(self, left: float, top: float, width: float, height: float) -> bool:
        """Whether the whole of something stands on this sheet."""
        fits_across = self.left <= left and left + width <= self.left + self.width
        return fits_across and self.top <= top and top + height <= self.top + self.height


def cut(drawing: Drawing, room: tuple[float, float]) -> tuple[Sheet, ...]:
    """The sheets of a drawing in reading order, for paper with so much room in millimetres: as few as can be read."""
    width, height = drawing.width + 2 * svg.MARGIN, drawing.height
    whole = min(room[0] / width, room[1] / height)
    if whole >= SMALL_TEXT * POINT / TEXT_SIZE:
        scale = min(whole, LARGE_TEXT * POINT / TEXT_SIZE)
        return (Sheet(0, 0, -svg.MARGIN, HEAD, width, height - HEAD, scale),)
    steps = [GOOD_TEXT - step * (GOOD_TEXT - SMALL_TEXT) / STEPS for step in range(STEPS + 1)]
    largest = _largest(drawing, room)
    ways = [_cut(drawing, room, min(size * POINT / TEXT_SIZE, largest)) for size in steps]
    return min(ways, key=len)


def _cut(drawing: Drawing, room: tuple[float, float], scale: float) -> tuple[Sheet, ...]:
    right = drawing.width + svg.MARGIN
    across, down = room[0] / scale, room[1] / scale - HEAD
    columns = [(heading.x, heading.x + heading.width) for heading in drawing.headings]
    boxes = [(box.y, box.y + box.height) for box in drawing.boxes]
    sheets = (
        Sheet(row, column, left, top, min(across, right - left), min(down, drawing.height - top), scale)
        for row, top in enumerate(_starts(boxes, HEAD, drawing.height, down))
        for column, left in enumerate(_starts(columns, -svg.MARGIN, right, across))
    )
    return tuple(sheet for sheet in sheets if _is_used(sheet, drawing))


def _is_used(sheet: Sheet, drawing: Drawing) -> bool:
    """Whether anything stands on a sheet: a box, a number of an arrow or a line of the key."""
    boxes = (Point(box.x + box.width / 2, box.y + box.height / 2) for box in drawing.boxes)
    others = (*(arrow.disc for arrow in drawing.arrows), *(Point(entry.x, entry.y) for entry in drawing.key))
    return any(sheet.shows(point.x, point.y, 0, 0) for point in (*boxes, *others))


def _largest(drawing: Drawing, room: tuple[float, float]) -> float:
    """The largest scale at which no single box takes too much of a sheet."""
    tallest = max((box.height for box in drawing.boxes), default=1.0)
    widest = max(heading.width for heading in drawing.headings)
    return min(room[1] * MOST_OF_A_SHEET / (tallest + HEAD), room[0] * MOST_OF_A_SHEET / widest)


def _starts(things: Sequence[tuple[float, float]], first: float, end: float, length: float) -> list[float]:
    """Where each sheet starts, so that everything stands whole on one of them; things are shorter than a sheet."""
    starts = [first]
    while starts[-1] + length < end:
        edge = starts[-1] + length
        cut_off = [start for start, stop in things if start < edge < stop]
        starts.append(max(min([edge, *cut_off]) - BEFORE, starts[-1] + length * (1 - MOST_OF_A_SHEET) / 2))
    return starts


def pictures(drawing: Drawing, sheets: Sequence[Sheet], name: str) -> tuple[str, ...]:
    """Each sheet as an SVG of its own size, with real text."""
    whole = svg.parts(drawing)
    return tuple(
        _picture(drawing, sheet, whole, _title(name, place, len(sheets))) for place, sheet in enumerate(sheets)
    )


def _title(name: str, place: int, count: int) -> str:
    return name if count == 1 else f"{name}, sheet {place + 1} of {count}"


def _picture(drawing: Drawing, sheet: Sheet, whole: svg.Parts, title: str) -> str:
    width, height = sheet.width, sheet.height + HEAD
    return "\n".join([
        svg.opening(0, 0, width, height),
        f"<title>{svg.clean(title)}</title>",
        f"<desc>{svg.clean(svg.describe(drawing))}</desc>",
        _window((0, HEAD), (sheet.left, 0), width, whole.headings),
        _window((HEAD, sheet.height), (sheet.left, sheet.top), width, whole.body),
        "</svg>",
    ])  # fmt: skip


def _window(down: tuple[float, float], seen: tuple[float, float], width: float, inside: str) -> str:
    """A part of the sheet, from a height and so high, that shows the drawing from a point on."""
    y, height = down
    frame = f'x="0" y="{y:g}" width="{width:.2f}" height="{height:.2f}"'
    return f'<svg {frame} viewBox="{seen[0]:.2f} {seen[1]:.2f} {width:.2f} {height:.2f}">{inside}</svg>'
