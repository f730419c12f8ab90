"""Writes tables into a Word file: caption above, head row repeated, rows that do not split, hairlines, source below."""

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from toolkit import marks
from toolkit.documents.blocks import Cell, Row, Table, cell
from toolkit.documents.word import figures

HEAD_LINE, HAIRLINE = 12, 4
"""Widths of lines in eighths of a point."""
_ORDER = (
    "tblStyle",
    "tblW",
    "jc",
    "tblInd",
    "tblBorders",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
    "tblDescription",
)
"""The order in which Word wants a table's properties."""


def add_table(file: Any, block: Table, width: float) -> None:
    """A table as wide as the text, in millimetres."""
    caption = file.add_paragraph(block.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    table = file.add_table(rows=0, cols=len(block.columns))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _describe(table, block)
    widths = [width * share / sum(block.widths) for share in block.widths]
    for column, millimetres in zip(table.columns, widths, strict=True):
        column.width = Mm(millimetres)
    _add_head(table, block, widths)
    for row in block.rows:
        _add_row(table, row, widths, block.numeric)
    source = file.add_paragraph(block.source, style="Source")
    if not block.source:
        source.paragraph_format.line_spacing, source.paragraph_format.space_after = Pt(4), Pt(0)


def _describe(table: Any, block: Table) -> None:
    """The table's own properties: hairlines between rows, room in cells, and its name for screen readers."""
    properties = table._tbl.tblPr
    properties.append(_lines("tblBorders", {"insideH": (HAIRLINE, marks.RULE), "bottom": (HAIRLINE, marks.RULE)}))
    properties.append(_room())
    look = _element(
        "tblLook", val="0620", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"
    )
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    properties.append(look)
    properties.append(_element("tblCaption", val=block.caption))
    properties.append(_element("tblDescription", val=f"Columns: {', '.join(block.columns)}. {block.source}".strip()))
    properties[:] = sorted(properties, key=lambda element: _ORDER.index(element.tag.rpartition("}")[2]))


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _lines(name: str, edges: dict[str, tuple[int, str]]) -> Any:
    borders = OxmlElement(f"w:{name}")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        if edge in edges:
            size, colour = edges[edge]
            borders.append(_element(edge, val="single", sz=str(size), space="0", color=colour[1:]))
    return borders


def _room() -> Any:
    margins = OxmlElement("w:tblCellMar")
    for edge, twips in (("top", 50), ("left", 60), ("bottom", 50), ("right", 60)):
        margins.append(_element(edge, w=str(twips), type="dxa"))
    return margins


def _add_head(table: Any, block: Table, widths: Sequence[float]) -> None:
    head = _add_row(table, block.columns, widths, block.numeric)
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for box in head.cells:
        box._tc.get_or_add_tcPr().append(_lines("tcBorders", {"bottom": (HEAD_LINE, marks.INK)}))
        box.paragraphs[0].paragraph_format.keep_with_next = True
        for run in box.paragraphs[0].runs:
            run.font.bold = True


def _add_row(table: Any, row: Row, widths: Sequence[float], numeric: frozenset[int]) -> Any:
    added = table.add_row()
    added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for number, (box, value, width) in enumerate(zip(added.cells, row, widths, strict=True)):
        box.width = Mm(width)
        _fill(box, cell(value), number in numeric)
    return added


def _fill(box: Any, value: Cell, is_number: bool) -> None:
    paragraph = box.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.15
    if is_number:
        paragraph.alignment, paragraph.paragraph_format.right_indent = WD_ALIGN_PARAGRAPH.RIGHT, Mm(3)
    if value.mark and value.mark.svg:
        figures.add_mark(paragraph, value.mark)
    run = paragraph.add_run(value.text)
    run.font.size, run.font.bold = Pt(10), value.look == "strong"
    if value.look == "missing":
        run.font.italic, run.font.color.rgb = True, RGBColor.from_string(marks.INK_2[1:])
