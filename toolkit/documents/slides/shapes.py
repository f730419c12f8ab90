"""Draws boxes, arrows, numbers and the key of a theory of change on a slide, as shapes that people can change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from toolkit import marks
from toolkit.documents.slides import joining
from toolkit.documents.slides.joining import Joint
from toolkit.theory_of_change import discs, layout, looks
from toolkit.theory_of_change.drawing import Drawing, Heading, KeyEntry, PlacedBox, Point
from toolkit.theory_of_change.looks import LineLook

EMU = 12_700
FONT, LANGUAGE = "Arial", "en-GB"
SITES: Mapping[str, int] = {"top": 0, "left": 1, "bottom": 2, "right": 3}
DASHES: Mapping[str, Any] = {
    "assumption": MSO_LINE.DASH,
    "not_rated": MSO_LINE.ROUND_DOT,
    "may_do_harm": MSO_LINE.LONG_DASH_DOT,
}


@dataclass(frozen=True)
class Sheet:
    """A slide, where the drawing starts on it, and how many points one unit of the drawing takes."""

    slide: Any
    left: float
    top: float
    scale: float

    def x(self, value: float) -> Emu:
        return Emu(round((self.left + value * self.scale) * EMU))

    def y(self, value: float) -> Emu:
        return Emu(round((self.top + value * self.scale) * EMU))

    def length(self, value: float) -> Emu:
        return Emu(max(1, round(value * self.scale * EMU)))

    def type_size(self, value: float) -> Pt:
        return Pt(round(value * self.scale, 1))


def draw(sheet: Sheet, drawn: Drawing, words: Mapping[str, str]) -> None:
    """The whole drawing. `words` say each arrow in a sentence, for people who do not see it."""
    for heading in drawn.headings:
        _heading(sheet, heading)
    shapes = {box.id: _box(sheet, box) for box in drawn.boxes}
    first = shapes[drawn.boxes[0].id]._element
    lines = joining.joints(drawn)
    for line in lines:
        connector = _arrow(sheet, line, shapes, drawn, words[line.arrow.id])
        if line.arrow.start != line.arrow.end:
            # Behind the boxes, so that no line runs over words.
            first.addprevious(connector)
    for key, point in joining.numbers(drawn, lines, layout.TOP - 14).items():
        _number(sheet, next(arrow.number for arrow in drawn.arrows if arrow.id == key), point)
    for entry in drawn.key:
        _key(sheet, entry)


def _heading(sheet: Sheet, heading: Heading) -> None:
    frame = (sheet.x(heading.x), sheet.y(-2), sheet.length(heading.width), sheet.length(layout.HEADING_RULE))
    _words(sheet.slide.shapes.add_textbox(*frame), [(heading.text, sheet.type_size(13), True, marks.INK)])
    _line(sheet, heading.x, layout.HEADING_RULE, heading.width, LineLook(marks.INK, 2), f"Rule under {heading.text}")


def _box(sheet: Sheet, box: PlacedBox) -> Any:
    look = looks.BOXES[box.kind]
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if look.corner else MSO_SHAPE.RECTANGLE
    frame = (sheet.x(box.x), sheet.y(box.y), sheet.length(box.width), sheet.length(box.height))
    shape = sheet.slide.shapes.add_shape(kind, *frame)
    if look.corner:
        shape.adjustments[0] = min(0.5, look.corner / min(box.width, box.height))
    shape.name = f"{box.label}: {' '.join(box.text.split())[:60]}"
    shape.fill.solid()
    shape.fill.fore_color.rgb = _colour(look.fill)
    shape.line.color.rgb = _colour(marks.WHITE if box.to_check and look.edge == look.fill else look.edge)
    shape.line.width = sheet.length(look.thickness)
    shape.line.dash_style = MSO_LINE.DASH if box.to_check else MSO_LINE.SOLID
    _without_shadow(shape)
    told = [(box.label, sheet.type_size(layout.LABEL_SIZE), True, look.label)]
    told += [(line, sheet.type_size(layout.TEXT_SIZE), False, look.text) for line in box.text.split("\n")]
    _words(shape, told, (layout.TEXT_LEFT * sheet.scale, 5 * sheet.scale))
    return shape


def _arrow(sheet: Sheet, line: Joint, shapes: Mapping[str, Any], drawn: Drawing, words: str) -> Any:
    boxes = {box.id: box for box in drawn.boxes}
    start, end = joining.middle(boxes[line.arrow.start], line.start), joining.middle(boxes[line.arrow.end], line.end)
    kind = MSO_CONNECTOR.STRAIGHT if line.bend is None else MSO_CONNECTOR.ELBOW
    ends = (sheet.x(start.x), sheet.y(start.y), sheet.x(end.x), sheet.y(end.y))
    connector = sheet.slide.shapes.add_connector(kind, *ends)
    connector.begin_connect(shapes[line.arrow.start], SITES[line.start])
    connector.end_connect(shapes[line.arrow.end], SITES[line.end])
    if line.bend is not None:
        _bend(connector, sheet.x(line.bend))
    look = looks.LINES[line.arrow.rating]
    _style(connector.line, sheet, look, line.arrow.rating)
    connector.line._get_or_add_ln().append(parse_xml(f'<a:tailEnd {nsdecls("a")} type="triangle" w="med" len="med"/>'))
    _without_shadow(connector)
    connector.name = f"Arrow {line.arrow.number}"
    _describe(connector, words)
    return connector._element


def _bend(connector: Any, bend: int) -> None:
    """Where between its ends the line turns; PowerPoint counts in shares of its width, which may not be nothing."""
    begin, end = connector.begin_x, connector.end_x
    extent = connector._element.spPr.find(qn("a:xfrm")).find(qn("a:ext"))
    if begin == end:
        extent.set("cx", str(EMU))
        end = begin + EMU
    share = round((bend - begin) / (end - begin) * 100_000)
    geometry = connector._element.spPr.find(qn("a:prstGeom"))
    for old in geometry.findall(qn("a:avLst")):
        geometry.remove(old)
    geometry.append(parse_xml(f'<a:avLst {nsdecls("a")}><a:gd name="adj1" fmla="val {share}"/></a:avLst>'))


def _style(line: Any, sheet: Sheet, look: LineLook, rating: str) -> None:
    line.color.rgb = _colour(look.colour)
    line.width = sheet.length(max(look.thickness, 1.2))
    if rating in DASHES:
        line.dash_style = DASHES[rating]
    if look.is_hollow:
        line._get_or_add_ln().set("cmpd", "dbl")


def _number(sheet: Sheet, number: int, point: Point) -> None:
    size = sheet.length(2 * discs.RADIUS)
    frame = (sheet.x(point.x - discs.RADIUS), sheet.y(point.y - discs.RADIUS), size, size)
    shape = sheet.slide.shapes.add_shape(MSO_SHAPE.OVAL, *frame)
    shape.name = f"Number of arrow {number}"
    shape.fill.solid()
    shape.fill.fore_color.rgb = _colour(marks.WHITE)
    shape.line.color.rgb, shape.line.width = _colour(marks.INK_2), sheet.length(1)
    _without_shadow(shape)
    _words(shape, [(str(number), sheet.type_size(11 if number < 100 else 9), False, marks.INK)])
    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    shape.text_frame.word_wrap = False


def _key(sheet: Sheet, entry: KeyEntry) -> None:
    """A line style of the key: a plain shape, since no arrow of the theory runs there."""
    _line(sheet, entry.x, entry.y - 4, 34, looks.LINES[entry.rating], f"Line of the key: {entry.text}", entry.rating)
    frame = (sheet.x(entry.x + layout.KEY_LINE), sheet.y(entry.y - 14), sheet.length(190), sheet.length(20))
    _words(sheet.slide.shapes.add_textbox(*frame), [(entry.text, sheet.type_size(13), False, marks.INK)])


def _line(sheet: Sheet, x: float, y: float, width: float, look: LineLook, name: str, rating: str = "") -> None:
    builder = sheet.slide.shapes.build_freeform(int(sheet.x(x)), int(sheet.y(y)), scale=1.0)
    builder.add_line_segments([(int(sheet.x(x + width)), int(sheet.y(y)))], close=False)
    shape = builder.convert_to_shape()
    shape.name = name
    _without_shadow(shape)
    shape.fill.background()
    _style(shape.line, sheet, look, rating)
    _describe(shape, name)


def _words(shape: Any, told: list[tuple[str, Pt, bool, str]], room: tuple[float, float] = (0, 0)) -> None:
    """Text in a shape, a paragraph each, that wraps inside it and does not change its size."""
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = Emu(round(room[0] * EMU * 0.8))
    frame.margin_top = frame.margin_bottom = Emu(round(room[1] * EMU))
    for place, (text, size, is_bold, colour) in enumerate(told):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        write(paragraph, text, size, colour, bold=is_bold)


def write(paragraph: Any, text: str, size: Pt, colour: str, *, bold: bool = False) -> None:
    """Words in our type, in British English."""
    run = paragraph.add_run()
    run.text = text
    run.font.name, run.font.size, run.font.bold = FONT, size, bold
    run.font.color.rgb = _colour(colour)
    run._r.get_or_add_rPr().set("lang", LANGUAGE)


def _without_shadow(shape: Any) -> None:
    """No shadow, which the style of every new shape has in some programs."""
    for effect in shape._element.iter(qn("a:effectRef")):
        effect.set("idx", "0")


def _describe(shape: Any, words: str) -> None:
    shape._element.xpath(".//p:cNvPr")[0].set("descr", words)


def _colour(value: str) -> RGBColor:
    colour: RGBColor = RGBColor.from_string(value[1:])  # type: ignore[no-untyped-call]
    return colour
