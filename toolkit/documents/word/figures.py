"""Puts pictures into a Word file, each with its words for people who do not see it."""

import io
from typing import Any

from docx.shared import Mm, Pt

from toolkit.documents import pictures
from toolkit.documents.blocks import Figure
from toolkit.marks import Mark

TALLEST = {"portrait": 190.0, "landscape": 122.0}
"""How high a picture may be, in millimetres, so that its caption and source stay on the page."""


def add_figure(file: Any, block: Figure, width: float, orientation: str) -> None:
    """A picture as wide as the text, or as high as the page allows, with caption above and source below."""
    caption = file.add_paragraph(block.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.line_spacing = 1.0
    picture = paragraph.add_run().add_picture(io.BytesIO(pictures.to_png(block.svg)))
    scale = min(Mm(width) / picture.width, Mm(TALLEST[orientation]) / picture.height)
    picture.width, picture.height = int(picture.width * scale), int(picture.height * scale)
    _describe(picture, block.alt, block.caption)
    file.add_paragraph(block.source, style="Source")


def add_mark(paragraph: Any, mark: Mark) -> None:
    """A mark as high as the letters beside it."""
    picture = paragraph.add_run().add_picture(io.BytesIO(pictures.to_png(mark.svg)))
    picture.height = Pt(9)
    picture.width = int(Pt(9) * mark.width / mark.height)
    _describe(picture, f"Mark: {mark.word}", "Mark")
    paragraph.add_run("\u00a0")


def _describe(picture: Any, words: str, title: str) -> None:
    properties = picture._inline.docPr
    properties.set("descr", words)
    properties.set("title", title)
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")
