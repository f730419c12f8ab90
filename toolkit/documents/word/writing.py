"""Writes the blocks of a document into a Word file, one after another."""

import io
from collections.abc import Iterable
from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from toolkit import marks
from toolkit.documents import packing, phrases
from toolkit.documents.blocks import (
    Block,
    Bullets,
    CutOut,
    Document,
    Figure,
    Heading,
    Landscape,
    Note,
    Outline,
    PageBreak,
    Paragraph,
    Reference,
    References,
    Table,
)
from toolkit.documents.word import cards, figures, styles, tables

NOTE_COLOURS = {"help": marks.THREAD, "check": marks.EVIDENCE, "harm": marks.HARM, "empty": marks.EDGE}

NOTE_INKS = {**NOTE_COLOURS, "empty": marks.INK_2}
"""The edge colour is too pale for words."""


def to_word(document: Document) -> bytes:
    """The document as a Word file; the same document gives the same bytes."""
    writer = _Writer(document)
    writer.title()
    writer.write(document.blocks)
    saved = io.BytesIO()
    writer.file.save(saved)
    return packing.without_times(saved.getvalue())


class _Writer:
    """Holds the file that is being written and the way that its page lies."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.file = styles.new_word_file(document)
        self.orientation = "portrait"
        self.starts_page = False

    @property
    def width(self) -> float:
        return styles.TEXT_WIDTH[self.orientation]

    def title(self) -> None:
        document = self.document
        self.file.add_paragraph(document.title, style="Title")
        self.file.add_paragraph(document.subtitle, style="Subtitle")
        self.file.add_paragraph(f"{document.audience}. {phrases.day(document.made_on)}.", style="Source")

    def write(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if not isinstance(block, Landscape):
                self.turn("portrait")
            self.block(block)

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                self.heading(block)
            case Paragraph():
                self.paragraph(block)
            case Bullets():
                self.list((0, item) for item in block.items)
            case Outline():
                self.list(block.lines)
            case Table():
                tables.add_table(self.file, block, self.width)
            case Figure():
                figures.add_figure(self.file, block, self.width, self.orientation)
            case _:
                self.rare(block)

    def rare(self, block: Block) -> None:
        match block:
            case Note():
                self.note(block)
            case References():
                for item in block.items:
                    self.reference(item)
            case PageBreak():
                self.starts_page = True
            case CutOut():
                cards.add_cards(self.file, block, self.width)
            case Landscape():
                self.turn("landscape")
                for inner in block.blocks:
                    self.block(inner)

    def turn(self, orientation: str) -> None:
        """Start a new section where the page has to lie the other way."""
        if orientation != self.orientation:
            self.orientation = orientation
            styles.set_page(self.file.add_section(WD_SECTION.NEW_PAGE), self.document, orientation)

    def heading(self, block: Heading) -> None:
        """A heading takes the page break before it, so that no break can leave an empty page behind."""
        heading = self.file.add_heading(block.text, level=block.level)
        heading.paragraph_format.page_break_before = self.starts_page or None
        self.starts_page = False

    def paragraph(self, block: Paragraph) -> None:
        for number, part in enumerate(_parts(block.text)):
            paragraph = self.file.add_paragraph(style="Source" if block.style == "small" else None)
            if block.lead and number == 0:
                paragraph.add_run(f"{block.lead} ").bold = True
            paragraph.add_run(part).bold = block.style == "reading" or None

    def list(self, lines: Iterable[tuple[int, str]]) -> None:
        for level, text in lines:
            paragraph = self.file.add_paragraph(
                text, style="List Bullet" if level == 0 else f"List Bullet {min(level, 2) + 1}"
            )
            paragraph.paragraph_format.space_after = Pt(3)

    def note(self, block: Note) -> None:
        colour = NOTE_COLOURS[block.kind]
        paragraph = self.file.add_paragraph()
        lead = paragraph.add_run(f"{block.lead} ")
        lead.bold, lead.font.color.rgb = True, RGBColor.from_string(NOTE_INKS[block.kind][1:])
        paragraph.add_run(block.text)
        _add_bar(paragraph, colour)
        for item in block.items:
            self.file.add_paragraph(item, style="List Bullet")

    def reference(self, item: Reference) -> None:
        paragraph = self.file.add_paragraph()
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(9), Mm(-9)
        paragraph.add_run(f"[{item.number}]\u00a0 ")
        paragraph.add_run(item.title).bold = True
        paragraph.add_run(f". {item.details}. " if not item.details.endswith(".") else f". {item.details} ")
        if item.link:
            _add_link(paragraph, item.link)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()] or [""]


def _add_bar(paragraph: Any, colour: str) -> None:
    """The coloured bar at the left of a note."""
    paragraph.paragraph_format.left_indent = Mm(3)
    paragraph.paragraph_format.keep_together = True
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for key, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", colour[1:])):
        left.set(qn(f"w:{key}"), value)
    borders.append(left)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _add_link(paragraph: Any, address: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
    run = paragraph.add_run(address)
    run.font.underline, run.font.color.rgb = True, RGBColor.from_string(marks.THREAD[1:])
    link.append(run._r)
    paragraph._p.append(link)
