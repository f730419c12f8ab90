"""Reads a theory of change from a table of somebody's own, once it is said what each column holds."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from toolkit.errors import UserError
from toolkit.theory_of_change import graph
from toolkit.theory_of_change.formats import bringing_in, kinds
from toolkit.theory_of_change.formats.bringing_in import BroughtIn
from toolkit.theory_of_change.graph import Arrow, Box, Theory

ROLES: Mapping[str, str] = MappingProxyType({
    "text": "The words of a box",
    "kind": "What kind of box it is",
    "number": "The number or id of a box",
    "leads_to": "What the box leads to",
    "why": "Why it leads there",
    "basis": "Where it comes from",
    **{kind: f"Boxes of the kind: {words}" for kind, words in graph.BOX_WORDS.items()},
})  # fmt: skip
"""What a column can hold. Either one column holds the words of all boxes, or each kind of box has its own column."""
_SAID: Mapping[str, str] = {
    name: role
    for role, names in {
        "text": ("text", "box", "name", "label", "title", "description", "element", "step", "item", "node"),
        "kind": ("kind", "type", "level", "category", "kind of box"),
        "number": ("number", "no", "id", "ref", "reference", "#"),
        "leads_to": ("leads to", "to", "next", "target", "contributes to", "links to", "parent", "then"),
        "why": ("why", "because", "rationale", "mechanism", "how"),
        "basis": ("source", "evidence", "basis", "where it comes from"),
    }.items()
    for name in names
}
_BETWEEN = re.compile(r"\s*(?:;|\n)\s*")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")


def suggest(head: Sequence[str]) -> dict[int, str]:
    """For each column whose name we know, by its place, what it most likely holds; each role is given once."""
    found: dict[int, str] = {}
    for place, name in enumerate(head):
        plain = " ".join(name.casefold().split()).rstrip(":?")
        role = _SAID.get(plain) or kinds.named(name)
        if role and role not in found.values():
            found[place] = role
    if "text" in found.values():
        return {place: role for place, role in found.items() if role not in graph.BOX_WORDS}
    return found


def from_columns(table: Sequence[Sequence[str]], roles: Mapping[int, str]) -> BroughtIn:
    """The theory in a table with a head row. Raises UserError where no column holds boxes."""
    by_role = {role: place for place, role in roles.items()}
    rows = [row for row in table[1:] if any(cell.strip() for cell in row)]
    if "text" in by_role:
        return _one_box_a_row(rows, by_role)
    wide = [kind for _, inside in graph.COLUMNS for kind in inside if kind in by_role]
    if not wide:
        raise UserError("Say which column holds the words of the boxes, or which column holds which kind of box.")
    return _one_chain_a_row(rows, by_role, wide)


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""


def _one_box_a_row(rows: Sequence[Sequence[str]], by_role: Mapping[str, int]) -> BroughtIn:
    said = [{role: _cell(row, place) for role, place in by_role.items()} for row in rows]
    said = [row for row in said if row["text"]]
    bringing_in.check_boxes(said)
    places = _places(said)
    links: list[tuple[int, int, str]] = []
    lost: list[str] = []
    for start, row in enumerate(said):
        for words in _ends(row.get("leads_to", ""), places):
            end = places.get(_folded(words))
            if end is None:
                lost.append(words)
            else:
                links.append((start, end, row.get("why", "")))
    named = [kinds.named(row.get("kind", "")) for row in said]
    guesses = kinds.by_place([str(place) for place in range(len(said))], [(str(a), str(b)) for a, b, _ in links])
    drawn = [(kind or guesses[str(place)], said[place]["text"]) for place, kind in enumerate(named)]
    theory = _theory(drawn, links, [row.get("basis", "") for row in said])
    return BroughtIn(theory, bringing_in.notes(sum(kind is None for kind in named), lost, has_arrows=bool(links)))


def _places(said: Sequence[Mapping[str, str]]) -> dict[str, int]:
    """Where each box is found by its number, and by its words; the first of several with the same words."""
    places: dict[str, int] = {}
    for key in ("number", "text"):
        for place, row in enumerate(said):
            if row.get(key):
                places.setdefault(_folded(row[key]), place)
    return places


def _ends(text: str, places: Mapping[str, int]) -> list[str]:
    """The boxes that a cell names: all of it if it names one, else its parts between ; or line breaks, or commas."""
    if not text or _folded(text) in places:
        return [text] if text else []
    parts = [part for part in _BETWEEN.split(text) if part]
    by_comma = [part.strip() for part in text.split(",") if part.strip()]
    return by_comma if len(parts) == 1 and all(_folded(part) in places for part in by_comma) else parts


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _one_chain_a_row(rows: Sequence[Sequence[str]], by_role: Mapping[str, int], wide: Sequence[str]) -> BroughtIn:
    """Every row leads from left to right; the same words in the same column are one box."""
    places: dict[tuple[str, str], int] = {}
    drawn: list[tuple[str, str]] = []
    links: dict[tuple[int, int], str] = {}
    for row in rows:
        before: list[int] = []
        for kind in wide:
            here = [_place(kind, words, places, drawn) for words in _lines(_cell(row, by_role[kind]))]
            for start, end in ((start, end) for start in before for end in here):
                links.setdefault((start, end), _cell(row, by_role.get("why")))
            before = here or before
    bringing_in.check_boxes(drawn)
    theory = _theory(drawn, [(start, end, why) for (start, end), why in links.items()], [""] * len(drawn))
    told = "Each row was read from left to right: what stands in one column leads to what stands in the next. Check it."
    return BroughtIn(theory, (*([told] if links else []), *bringing_in.notes(0, [], has_arrows=bool(links))))


def _lines(text: str) -> list[str]:
    """The boxes of one cell: a line each where the lines have bullets, else the whole cell."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(_BULLET.match(line) for line in lines):
        return [_BULLET.sub("", line).strip() for line in lines]
    return [text] if text else []


def _place(kind: str, words: str, places: dict[tuple[str, str], int], drawn: list[tuple[str, str]]) -> int:
    key = (kind, _folded(words))
    if key not in places:
        places[key] = len(drawn)
        drawn.append((kind, words))
    return places[key]


def _theory(drawn: Sequence[tuple[str, str]], links: Sequence[tuple[int, int, str]], bases: Sequence[str]) -> Theory:
    boxes: dict[str, Box] = {}
    for place, ((kind, text), basis) in enumerate(zip(drawn, bases, strict=True), start=1):
        name = bringing_in.identifier(text, boxes)
        values = {"id": name, "kind": kind, "text": text, "position": place, "basis": basis}
        boxes[name] = Box.model_validate(values)
    ids = list(boxes)
    arrows: dict[str, Arrow] = {}
    for place, (start, end, why) in enumerate(links, start=1):
        name = bringing_in.identifier(f"{ids[start]}-to-{ids[end]}", arrows, "arrow")
        arrows[name] = Arrow(id=name, start=ids[start], end=ids[end], position=place, why=why)
    return Theory(boxes=boxes, arrows=arrows)
