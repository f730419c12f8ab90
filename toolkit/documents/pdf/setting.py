"""Turns the blocks of a document into the plain data that the PDF template sets; nothing in them is read as markup."""

import re
from collections.abc import Iterable
from typing import Any

from toolkit import marks
from toolkit.documents.blocks import (
    Block,
    Bullets,
    Cell,
    CutOut,
    Figure,
    Heading,
    Landscape,
    Note,
    Outline,
    PageBreak,
    Paragraph,
    References,
    Table,
    cell,
)
from toolkit.documents.paper import Paper

Data = dict[str, Any]
NOTE_COLOURS = {"help": marks.THREAD, "check": marks.EVIDENCE, "harm": marks.HARM, "empty": marks.EDGE}
LONG_CELL = 600
"""A cell with more letters may run over to the next page; others stay whole."""
_SIZE = re.compile(r'<svg[^>]*?\swidth="([\d.]+)"[^>]*?\sheight="([\d.]+)"|viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')


def parts(blocks: Iterable[Block], paper: Paper) -> list[Data]:
    """The blocks in runs of pages that lie the same way."""
    found: list[Data] = []
    for block in blocks:
        lies = isinstance(block, Landscape)
        if not found or lies or found[-1]["landscape"]:
            found.append({"landscape": lies, "blocks": []})
        inner = block.blocks if isinstance(block, Landscape) else (block,)
        room = paper.landscape if lies else paper.portrait
        found[-1]["blocks"] += [_data(each, room) for each in inner]
    return found


def _data(block: Block, room: tuple[float, float]) -> Data:
    match block:
        case Heading():
            return {"block": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return {"block": "paragraph", "lead": block.lead, "style": block.style, "text": block.text}
        case Bullets():
            return {"block": "bullets", "items": list(block.items)}
        case Outline():
            return {"block": "outline", "lines": [{"level": level, "text": text} for level, text in block.lines]}
        case Table():
            return _table(block)
        case Figure():
            return _figure(block, room)
    return _rare(block)


def _rare(block: Block) -> Data:
    match block:
        case Note():
            edge = NOTE_COLOURS[block.kind]
            ink = marks.INK_2 if block.kind == "empty" else edge
            told = {"lead": block.lead, "text": block.text, "items": list(block.items)}
            return {"block": "note", "edge": edge, "ink": ink, **told}
        case References():
            return {"block": "references", "items": [dict(vars(item)) for item in block.items]}
        case CutOut():
            return {"block": "cards", "cards": [dict(vars(card)) for card in block.cards]}
        case PageBreak():
            return {"block": "page break"}
    raise AssertionError(f"no way to set {type(block).__name__}")


def _table(block: Table) -> Data:
    rows = [[_cell(cell(value)) for value in row] for row in block.rows]
    longest = max((len(each["text"]) for row in rows for each in row), default=0)
    return {
        "block": "table",
        "caption": block.caption,
        "columns": list(block.columns),
        "rows": rows,
        "widths": list(block.widths),
        "numeric": sorted(block.numeric),
        "source": block.source,
        "breaks": longest > LONG_CELL,
    }


def _cell(value: Cell) -> Data:
    picture = {"mark": {"svg": value.mark.svg, "word": value.mark.word}} if value.mark and value.mark.svg else {}
    return {"text": value.text, "look": value.look, **picture}


def _figure(block: Figure, room: tuple[float, float]) -> Data:
    """As wide as the text, or as high as the page allows."""
    width, height = size(block.svg)
    widest = min(room[0], room[1] * width / height)
    told = {"caption": block.caption, "alt": block.alt, "source": block.source}
    return {"block": "figure", "svg": block.svg, "width": round(widest, 2), **told}


def size(svg: str) -> tuple[float, float]:
    """How wide and high a picture is, in its own units."""
    found = _SIZE.search(svg)
    if not found:
        return 1.0, 1.0
    return float(found.group(1) or found.group(3)), float(found.group(2) or found.group(4))
