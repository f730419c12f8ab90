"""Writes a theory of change as a draw.io file: boxes that stay joined by their arrows, laid out as in our drawing."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import quoteattr

from toolkit import marks
from toolkit.theory_of_change import graph, layout, looks, svg
from toolkit.theory_of_change.drawing import Drawing, Heading, KeyEntry, PlacedArrow, PlacedBox, Point
from toolkit.theory_of_change.graph import Theory

FONT = "fontFamily=Inter,Arial"
MARGIN = 40.0


def to_drawio(theory: Theory, name: str = "Theory of change") -> str:
    """The drawing as a draw.io file with one page; every arrow is glued to its two boxes."""
    drawn = layout.lay_out(theory)
    width, height = drawn.width + 2 * MARGIN, drawn.height + 2 * MARGIN
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<mxfile host="Throughline"><diagram id="theory" name={_attribute(name[:60])}>',
        f'<mxGraphModel grid="0" page="1" pageWidth="{width:.0f}" pageHeight="{height:.0f}"><root>',
        '<mxCell id="0"/><mxCell id="1" parent="0"/>',
        *_cells(theory, drawn),
        "</root></mxGraphModel></diagram></mxfile>",
    ]) + "\n"  # fmt: skip


def _cells(theory: Theory, drawn: Drawing) -> Iterator[str]:
    for number, heading in enumerate(drawn.headings):
        yield _heading(number, heading)
    for box in drawn.boxes:
        yield _box(box)
    placed = {box.id: box for box in drawn.boxes}
    for arrow in drawn.arrows:
        yield _arrow(arrow, theory.arrows[arrow.id].why, placed)
    for number, entry in enumerate(drawn.key):
        yield from _key(number, entry)


def _heading(number: int, heading: Heading) -> str:
    style = f"text;html=0;align=left;verticalAlign=middle;fontStyle=1;{FONT};fontSize=13;fontColor={marks.INK};"
    return _vertex(f"heading-{number}", heading.text, style, (heading.x, 0, heading.width, layout.HEADING_RULE))


def _box(box: PlacedBox) -> str:
    look = looks.BOXES[box.kind]
    edge = marks.WHITE if box.to_check and look.edge == look.fill else look.edge
    style = (
        f"whiteSpace=wrap;html=0;align=left;verticalAlign=top;spacingLeft=8;spacing=4;{FONT};fontSize=12;"
        f"rounded={int(look.corner > 0)};arcSize={look.corner:g};absoluteArcSize=1;dashed={int(box.to_check)};"
        f"fillColor={look.fill};strokeColor={edge};strokeWidth={look.thickness:g};fontColor={look.text};"
    )
    return _vertex(f"box-{box.id}", f"{box.label}\n{box.text}", style, (box.x, box.y, box.width, box.height))


def _arrow(arrow: PlacedArrow, why: str, placed: dict[str, PlacedBox]) -> str:
    look = looks.LINES[arrow.rating]
    dashes = f"dashed=1;dashPattern={look.dashes};" if look.dashes else ""
    ends = "".join(_anchor(side, placed[box], point) for side, box, point in _ends(arrow))
    style = (
        f"edgeStyle=none;rounded=1;html=0;endArrow=block;endFill=1;{FONT};fontSize=11;labelBackgroundColor=#FFFFFF;"
        f"strokeColor={look.colour};strokeWidth={look.thickness:g};{dashes}{ends}"
    )
    corners = "".join(f'<mxPoint x="{x + MARGIN:.1f}" y="{y + MARGIN:.1f}"/>' for x, y in _corners(arrow.points))
    points = f'<Array as="points">{corners}</Array>' if corners else ""
    words = f"Arrow {arrow.number}, {graph.RATING_WORDS[arrow.rating]}" + (f": {why}" if why else "")
    return (
        f'<UserObject id={_attribute("arrow-" + arrow.id)} label="{arrow.number}" tooltip={_attribute(words)}>'
        f'<mxCell edge="1" parent="1" source={_attribute("box-" + arrow.start)} '
        f"target={_attribute('box-' + arrow.end)} style={_attribute(style)}>"
        f'<mxGeometry relative="1" as="geometry">{points}</mxGeometry></mxCell></UserObject>'
    )


def _ends(arrow: PlacedArrow) -> tuple[tuple[str, str, Point], tuple[str, str, Point]]:
    return ("exit", arrow.start, arrow.points[0]), ("entry", arrow.end, arrow.points[-1])


def _anchor(side: str, box: PlacedBox, point: Point) -> str:
    """Where on the edge of its box an arrow is glued, as shares of width and height."""
    across, down = (point.x - box.x) / box.width, (point.y - box.y) / box.height
    return f"{side}X={across:.4f};{side}Y={down:.4f};{side}Dx=0;{side}Dy=0;"


def _corners(points: Sequence[Point]) -> list[Point]:
    """The points between its ends at which an arrow turns: the ends of its curves."""
    inner = [*points[3:-1:3]]
    return [point for place, point in enumerate(inner) if place == 0 or point != inner[place - 1]]


def _key(number: int, entry: KeyEntry) -> Iterator[str]:
    """A line style and its words; a plain line that belongs to no box."""
    look = looks.LINES[entry.rating]
    dashes = f"dashed=1;dashPattern={look.dashes};" if look.dashes else ""
    style = f"shape=line;html=0;strokeColor={look.colour};strokeWidth={look.thickness:g};{dashes}"
    yield _vertex(f"key-line-{number}", "", style, (entry.x, entry.y - 9, 34, 10))
    words = f"text;html=0;align=left;verticalAlign=middle;{FONT};fontSize=13;fontColor={marks.INK};"
    yield _vertex(f"key-words-{number}", entry.text, words, (entry.x + layout.KEY_LINE, entry.y - 14, 180, 20))


def _vertex(identifier: str, words: str, style: str, frame: tuple[float, float, float, float]) -> str:
    x, y, width, height = frame
    place = f'x="{x + MARGIN:.1f}" y="{y + MARGIN:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return (
        f'<mxCell id={_attribute(identifier)} value={_attribute(words)} style={_attribute(style)} vertex="1" '
        f'parent="1"><mxGeometry {place} as="geometry"/></mxCell>'
    )


def _attribute(text: str) -> str:
    """Text as an attribute of XML, without the control signs that XML forbids."""
    return quoteattr(svg.without_forbidden(text), {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
