"""Writes a document as PDF: tagged, with title, language and words for every picture."""

import json
from functools import cache
from typing import Any

import typst

from toolkit import marks
from toolkit.documents import phrases
from toolkit.documents.blocks import Document
from toolkit.documents.paper import PAPERS
from toolkit.documents.pdf import letters, setting

TEMPLATE = letters.FONTS.with_name("template.typ")
LOST = "Some letters could not be set in this file. A □ stands for each. The Word file and the web page show them."


def to_pdf(document: Document) -> bytes:
    """The document as PDF/UA-1. Letters that our font lacks are taken from this machine's fonts, if it has them."""
    data = _data(document)
    foreign = letters.foreign(_texts(data))
    if not foreign:
        return _set(data)
    try:
        return _set(data, other_fonts=True)
    except typst.TypstError:
        shown = _replaced(data, foreign)
        shown["parts"].append({"landscape": False, "blocks": [_lost()]})
        return _set(shown)


def _set(data: dict[str, Any], *, other_fonts: bool = False) -> bytes:
    given = {"document": json.dumps(data)}
    fonts = _fonts(other_fonts)
    return typst.compile(TEMPLATE.read_bytes(), font_paths=fonts, format="pdf", sys_inputs=given, pdf_standards="ua-1")


@cache
def _fonts(other_fonts: bool) -> typst.Fonts:
    """Our own fonts, alone or with those of this machine, read once."""
    return typst.Fonts(include_system_fonts=other_fonts, include_embedded_fonts=False, font_paths=[letters.FONTS])


def _data(document: Document) -> dict[str, Any]:
    day = document.made_on
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "audience": f"{document.audience}. {phrases.day(day)}.",
        "foot": f"{document.title}  |  {phrases.day(day)}  |  {document.audience}",
        "is_draft": document.is_draft,
        "made_on": [day.year, day.month, day.day],
        "paper": document.paper,
        "fonts": ["Inter"],
        "colours": {"ink": marks.INK, "grey": marks.INK_2, "rule": marks.RULE, "accent": marks.THREAD},
        "parts": setting.parts(document.blocks, PAPERS[document.paper]),
    }


def _lost() -> dict[str, Any]:
    edge = setting.NOTE_COLOURS["check"]
    return {"block": "note", "edge": edge, "ink": edge, "lead": "Letters are missing.", "text": LOST, "items": []}


def _texts(value: Any, key: str = "") -> set[str]:
    """All texts of the data but pictures, whose letters are drawn as well as they can be."""
    if isinstance(value, str):
        return set() if key == "svg" else {value}
    inner = value.items() if isinstance(value, dict) else [(key, each) for each in value] if _is_list(value) else []
    return set[str]().union(*(_texts(each, name) for name, each in inner))


def _replaced(value: Any, foreign: frozenset[str], key: str = "") -> Any:
    if isinstance(value, str):
        return value if key == "svg" else letters.replaced(value, foreign)
    if isinstance(value, dict):
        return {name: _replaced(each, foreign, name) for name, each in value.items()}
    return [_replaced(each, foreign, key) for each in value] if _is_list(value) else value


def _is_list(value: object) -> bool:
    return isinstance(value, list)
