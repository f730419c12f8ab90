"""Knows how a drawing of a theory of change looks: one SVG for the screen, for documents and for the wall."""

import math
import re
from dataclasses import dataclass
from html import escape

import vl_convert

from toolkit import marks, wording
from toolkit.theory_of_change import graph, layout, looks, routing
from toolkit.theory_of_change.discs import RADIUS
from toolkit.theory_of_change.drawing import Drawing, Heading, KeyEntry, PlacedArrow, PlacedBox, Point
from toolkit.theory_of_change.looks import BoxLook, LineLook

FONTS = "Inter, Arial, 'Liberation Sans', sans-serif"
MARGIN = 3.0
HIT_RADIUS = 13.0
LEADER_FROM = 17.0
HEAD_LENGTH, HEAD_HALF_WIDTH = 9.0, 4.5


@dataclass(frozen=True)
class Parts:
    """A drawing as SVG in two parts, since the headings stand on top of every sheet of it."""

    headings: str
    body: str


def from_theory(theory: graph.Theory, name: str = "Theory of change", chosen: str | None = None) -> str:
    """The picture of a theory. `chosen` is the id of an arrow or box to bring out."""
    return to_svg(layout.lay_out(theory), name, chosen)


def to_svg(drawing: Drawing, name: str = "Theory of change", chosen: str | None = None) -> str:
    """A drawing as SVG with real text, a title and a description."""
    drawn = parts(drawing, chosen)
    return "\n".join([
        opening(-MARGIN, 0, drawing.width + 2 * MARGIN, drawing.height),
        f"<title>{clean(name)}</title>",
        f"<desc>{clean(describe(drawing))}</desc>",
        drawn.headings,
        drawn.body,
        "</svg>",
    ])  # fmt: skip


def parts(drawing: Drawing, chosen: str | None = None) -> Parts:
    """The headings of the columns, and everything below them, each as SVG without its frame."""
    # What is drawn last lies on top.
    arrows = sorted(drawing.arrows, key=lambda arrow: arrow.id == chosen)
    body = [
        *(_line(arrow, arrow.id == chosen) for arrow in arrows),
        *(_box(box, box.id == chosen) for box in drawing.boxes),
        *(_disc(arrow, arrow.id == chosen) for arrow in drawing.arrows),
        *(_key_entry(entry) for entry in drawing.key),
    ]
    return Parts("\n".join(_heading(heading) for heading in drawing.headings), "\n".join(body))


def to_png(svg: str, scale: float = 2.0) -> bytes:
    """The picture as PNG, drawn in Liberation Sans where Inter and Arial are not installed."""
    return bytes(vl_convert.svg_to_png(svg, scale=scale))


def describe(drawing: Drawing) -> str:
    """What the picture shows, in one or two sentences."""
    if not drawing.boxes:
        return "There are no boxes yet."
    columns = ", ".join(heading.text.lower() for heading in drawing.headings)
    boxes = wording.count_of(len(drawing.boxes), "box", "boxes")
    arrows = wording.count_of(len(drawing.arrows), "arrow")
    guesses = sum(box.to_check for box in drawing.boxes)
    checks = f" {wording.count_of(guesses, 'box is', 'boxes are')} a guess, to check." if guesses else ""
    return f"{boxes} in five columns ({columns}), joined by {arrows}.{checks}"


def clean(text: str) -> str:
    """Text that may stand in XML: special characters escaped, characters that XML forbids left out."""
    return escape(without_forbidden(text))


def without_forbidden(text: str) -> str:
    """Text without the control signs that XML forbids."""
    return re.sub(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]", "", text)


def opening(left: float, top: float, width: float, height: float) -> str:
    """The first tag of a picture."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:g} {top:g} {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" role="img" font-family="{FONTS}">'
    )


def _heading(heading: Heading) -> str:
    return (
        f'<text x="{heading.x:g}" y="13" font-size="13" font-weight="600" fill="{marks.INK}">'
        f"{clean(heading.text)}</text>"
        f'<path d="M{heading.x:g} {layout.HEADING_RULE:g}h{heading.width:g}" stroke="{marks.INK}" stroke-width="2"/>'
    )


def _box(box: PlacedBox, is_chosen: bool) -> str:
    look = looks.BOXES[box.kind]
    lines = (
        _text(box, line, layout.FIRST_BASELINE + layout.LINE_HEIGHT * number, layout.TEXT_SIZE, look.text)
        for number, line in enumerate(box.lines)
    )
    label = _text(box, box.label, layout.LABEL_BASELINE, layout.LABEL_SIZE, look.label, weight=600)
    # Spaces between the lines, for programs that read the text of the picture.
    words = " ".join((label, *lines))
    return f'<g class="box" data-box="{clean(box.id)}">{_outline(box, look, is_chosen)}{words}</g>'


def _outline(box: PlacedBox, look: BoxLook, is_chosen: bool) -> str:
    broken = ' stroke-dasharray="5 3"' if box.to_check else ""
    colour, thickness = (marks.FOCUS, 3.5) if is_chosen else (look.edge, look.thickness)
    if box.to_check and look.edge == look.fill and not is_chosen:
        # A broken edge in the colour of the box would not be seen.
        colour = marks.WHITE
    return (
        f'<rect x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}" rx="{look.corner:g}" '
        f'fill="{look.fill}" stroke="{colour}" stroke-width="{thickness:g}"{broken}/>'
    )


def _text(box: PlacedBox, words: str, baseline: float, size: float, colour: str, weight: int = 400) -> str:
    return (
        f'<text x="{box.x + layout.TEXT_LEFT:g}" y="{box.y + baseline:g}" font-size="{size:g}" '
        f'font-weight="{weight}" fill="{colour}">{clean(words)}</text>'
    )


def _line(arrow: PlacedArrow, is_chosen: bool) -> str:
    look = looks.LINES[arrow.rating]
    colour = marks.FOCUS if is_chosen else look.colour
    short = routing.straight(arrow.points[-4], _moved_back(arrow.points, HEAD_LENGTH - 2))
    thickness = max(look.thickness, 3.5) if is_chosen else look.thickness
    return (
        f'<g class="line" data-line="{clean(arrow.id)}">'
        f"{_stroke(_path((*arrow.points[:-3], *short)), look, colour, thickness)}"
        f'<path d="{_head(arrow.points)}" fill="{colour}"/></g>'
    )


def _stroke(path: str, look: LineLook, colour: str, thickness: float) -> str:
    dashes = f' stroke-dasharray="{look.dashes}"' if look.dashes else ""
    ends = ' stroke-linecap="round"' if look.round_ends else ""
    line = f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{thickness:g}"{dashes}{ends}/>'
    inside = f'<path d="{path}" fill="none" stroke="#FFFFFF" stroke-width="{thickness / 3:.1f}"/>'
    return line + (inside if look.is_hollow else "")


def _path(points: tuple[Point, ...]) -> str:
    steps = [f"M{points[0].x:.1f} {points[0].y:.1f}"]
    for first in range(0, len(points) - 1, 3):
        curve = points[first : first + 4]
        is_straight = all(
            math.dist(point, right) < 0.1
            for point, right in zip(curve[1:], routing.straight(curve[0], curve[3]), strict=True)
        )
        used = curve[3:] if is_straight else curve[1:]
        steps.append(("L" if is_straight else "C") + " ".join(f"{point.x:.1f} {point.y:.1f}" for point in used))
    return "".join(steps)


def _moved_back(points: tuple[Point, ...], distance: float) -> Point:
    """A point so far before the end. Every arrow ends level or upright."""
    end, before = points[-1], points[-2]
    length = math.dist(before, end) or 1.0
    share = distance / length
    return Point(end.x + (before.x - end.x) * share, end.y + (before.y - end.y) * share)


def _head(points: tuple[Point, ...]) -> str:
    tip, base = points[-1], _moved_back(points, HEAD_LENGTH)
    across = (tip.y - base.y) / HEAD_LENGTH * HEAD_HALF_WIDTH
    down = (base.x - tip.x) / HEAD_LENGTH * HEAD_HALF_WIDTH
    corners = (base.x + across, base.y + down, base.x - across, base.y - down)
    return "M{:.1f} {:.1f}L{:.1f} {:.1f}L{:.1f} {:.1f}Z".format(tip.x, tip.y, *corners)


def _disc(arrow: PlacedArrow, is_chosen: bool) -> str:
    x, y = arrow.disc
    edge, thickness, weight = (marks.FOCUS, 3.5, 700) if is_chosen else (marks.INK_2, 1, 400)
    size = 11 if arrow.number < 100 else 9
    return (
        f'<g class="arrow" data-arrow="{clean(arrow.id)}">{_leader(arrow)}'
        f'<circle class="hit" cx="{x:.1f}" cy="{y:.1f}" r="{HIT_RADIUS:g}" fill="#FFFFFF" fill-opacity="0"/>'
        f'<circle class="disc" cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS:g}" fill="#FFFFFF" stroke="{edge}" '
        f'stroke-width="{thickness:g}"/><text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" '
        f'font-size="{size}" font-weight="{weight}" fill="{marks.INK}">{arrow.number}</text></g>'
    )


def _leader(arrow: PlacedArrow) -> str:
    """A thin line to a number that found no room on its own arrow."""
    if math.dist(arrow.disc, arrow.anchor) < LEADER_FROM:
        return ""
    ends = _path((arrow.anchor, *routing.straight(arrow.anchor, arrow.disc)))
    return f'<path d="{ends}" stroke="{marks.INK_2}" stroke-width="0.8"/>'


def _key_entry(entry: KeyEntry) -> str:
    look = looks.LINES[entry.rating]
    words = (
        f'<text x="{entry.x + layout.KEY_LINE:g}" y="{entry.y:g}" font-size="13" fill="{marks.INK}">'
        f"{clean(entry.text)}</text>"
    )
    return _stroke(f"M{entry.x:g} {entry.y - 4:g}h34", look, look.colour, look.thickness) + words
