"""Writes cards to cut out into a Word file: two in a row, four rows on a page, with broken lines to cut along."""

from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from toolkit import marks
from toolkit.coproduction import Card
from toolkit.documents.blocks import CutOut

IN_A_ROW, CARD_HEIGHT = 2, 56
LONG_TEXT = 170
"""So many letters fit on a card in large type."""


def add_cards(file: Any, block: CutOut, width: float) -> None:
    """The cards as a table of the text's width, in millimetres; a row is never split between pages."""
    table = file.add_table(rows=0, cols=IN_A_ROW)
    table.autofit = False
    _describe(table)
    for start in range(0, len(block.cards), IN_A_ROW):
        row = table.add_row()
        row.height, row.height_rule = Mm(CARD_HEIGHT), WD_ROW_HEIGHT_RULE.AT_LEAST
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for box in row.cells:
            box.width = Mm(width / IN_A_ROW)
        for box, card in zip(row.cells, block.cards[start : start + IN_A_ROW], strict=False):
            _fill(box, card)


def _describe(table: Any) -> None:
    """Broken lines all around, and the table's name for screen readers."""
    edges = "".join(
        f'<w:{edge} w:val="dashed" w:sz="6" w:space="0" w:color="{marks.EDGE[1:]}"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>")
    room = parse_xml(
        f'<w:tblCellMar {nsdecls("w")}><w:top w:w="140" w:type="dxa"/><w:left w:w="200" w:type="dxa"/>'
        f'<w:bottom w:w="100" w:type="dxa"/><w:right w:w="200" w:type="dxa"/></w:tblCellMar>'
    )
    properties = table._tbl.tblPr
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(room, "w:tblLook")
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), "Cards to cut out, two in a row")
    properties.append(caption)


def _fill(box: Any, card: Card) -> None:
    head = box.paragraphs[0]
    _add(head, f"{card.number}", 20, marks.THREAD, bold=True)
    _add(head, f"   {card.kind}", 9, marks.INK_2, bold=True)
    head.paragraph_format.keep_with_next = True
    _add(box.add_paragraph(), card.text, 12 if len(card.text) <= LONG_TEXT else 10, marks.INK, bold=True)
    _add(box.add_paragraph(), card.ask, 10, marks.INK_2, bold=False)
    for paragraph in box.paragraphs:
        paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(4), 1.15


def _add(paragraph: Any, text: str, size: float, colour: str, *, bold: bool) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = RGBColor.from_string(colour[1:])
