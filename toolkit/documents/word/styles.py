"""Sets up a Word file: page, real styles, language, and what stands at the top and foot of every page."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from toolkit import marks
from toolkit.documents import phrases
from toolkit.documents.blocks import Document

FONT, LANGUAGE = "Arial", "en-GB"
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 210, 297, 22
TEXT_WIDTH = {"portrait": PAGE_WIDTH - 2 * MARGIN, "landscape": PAGE_HEIGHT - 2 * MARGIN}
# Size in points, bold, space before, space after, colour.
STYLES: Mapping[str, tuple[float, bool, float, float, str]] = {
    "Normal": (11, False, 0, 6, marks.INK),
    "Title": (22, True, 0, 4, marks.INK),
    "Subtitle": (13, False, 0, 8, marks.INK_2),
    "Heading 1": (16, True, 20, 6, marks.INK),
    "Heading 2": (13, True, 14, 4, marks.INK),
    "Heading 3": (11.5, True, 10, 4, marks.INK),
    "Caption": (10, True, 10, 4, marks.INK),
    "List Bullet": (11, False, 0, 4, marks.INK),
    "List Bullet 2": (11, False, 0, 4, marks.INK),
    "List Bullet 3": (11, False, 0, 4, marks.INK),
    "Header": (9, True, 0, 0, marks.HARM),
    "Footer": (9, False, 0, 0, marks.INK_2),
}
LINE = 1.35


def new_word_file(document: Document) -> Any:
    """An empty Word file with our page, styles and properties."""
    file = docx.Document()
    for name, values in STYLES.items():
        _set_style(file.styles[name], *values)
    small = file.styles.add_style("Source", 1)
    small.base_style = file.styles["Normal"]
    _set_style(small, 9, False, 3, 8, marks.INK_2)
    _set_language(file)
    _set_properties(file, document)
    set_page(file.sections[0], document, "portrait")
    return file


def _set_style(style: Any, size: float, bold: bool, before: float, after: float, colour: str) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour[1:])
    _set_font(style.element.get_or_add_rPr())
    for wider in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(wider)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    spacing.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    spacing.line_spacing = LINE if size <= 13 else 1.15
    spacing.widow_control = True
    for border in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _set_font(properties: Any) -> None:
    fonts = properties.get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _set_language(file: Any) -> None:
    defaults = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    language = OxmlElement("w:lang")
    for script, code in (("val", LANGUAGE), ("eastAsia", LANGUAGE), ("bidi", "ar-SA")):
        language.set(qn(f"w:{script}"), code)
    defaults.append(language)


def _set_properties(file: Any, document: Document) -> None:
    made = datetime.combine(document.made_on, time())
    properties = file.core_properties
    properties.title, properties.subject = document.title[:255], document.subtitle[:255]
    properties.author = properties.last_modified_by = "Throughline"
    properties.language, properties.comments = LANGUAGE, document.audience
    properties.keywords = "Draft" if document.is_draft else ""
    properties.created = properties.modified = made
    properties.revision = 1


def set_page(section: Any, document: Document, orientation: str) -> None:
    """A4, our margins, and the header and footer of the document."""
    is_wide = orientation == "landscape"
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width = Mm(PAGE_HEIGHT if is_wide else PAGE_WIDTH)
    section.page_height = Mm(PAGE_WIDTH if is_wide else PAGE_HEIGHT)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Mm(MARGIN))
    section.header_distance = section.footer_distance = Mm(11)
    if not section.header.is_linked_to_previous:
        return
    _write_edges(section, document)


def _write_edges(section: Any, document: Document) -> None:
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    section.header.paragraphs[0].text = "Draft" if document.is_draft else ""
    foot = section.footer.paragraphs[0]
    parts = [document.title, phrases.day(document.made_on), document.audience, "Draft" if document.is_draft else ""]
    foot.add_run(" | ".join(part for part in parts if part) + " | Page ")
    _add_field(foot, "PAGE")
    foot.add_run(" of ")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: Any, code: str) -> None:
    """A number that Word works out; '1' stands in until it has."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)
