"""Reads a theory of change from a Mermaid flowchart, our own or somebody else's."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pydantic

from toolkit import wording
from toolkit.errors import UserError
from toolkit.theory_of_change import graph
from toolkit.theory_of_change.formats import bringing_in, kinds, mermaid
from toolkit.theory_of_change.formats.bringing_in import BroughtIn
from toolkit.theory_of_change.graph import Arrow, Box, BoxKind, Theory

_SHAPES = (
    ("([", "])"), ("[[", "]]"), ("[(", ")]"), ("(((", ")))"), ("((", "))"), ("{{", "}}"), ("[/", "/]"), ("[\\", "\\]"),
    ("[", "]"), ("(", ")"), ("{", "}"), (">", "]"),
)  # fmt: skip
_ID = re.compile(r"\s*([^\s\[\](){}<>|&;:\"~=@-]+(?:-(?![->.])[^\s\[\](){}<>|&;:\"~=@-]*)*)")
_CLASS = re.compile(r"\s*:::([\w-]+)")
_LABELLED = re.compile(r"\s*@\{[^}]*?label:\s*\"([^\"]*)\"[^}]*\}")
_LINK = re.compile(
    r"\s*(?:[\w-]+@)?<?(?:(?:--+[->ox]|==+[=>ox]|-\.+->?|~~~+)(?:\s*\|(\"[^\"]*\"|[^|]*)\|)?"
    r"|(?:--|==|-\.)\s+(\"[^\"]*\"|.+?)\s+(?:--+[->ox]|==+[=>ox]|\.+->?))\s*"
)
_SUBGRAPH = re.compile(r"subgraph\s+(?:[\w-]+\s*\[\s*\"?(.*?)\"?\s*\]|\"?(.*?)\"?)\s*;?$")
_SKIPPED = re.compile(r"(style|linkStyle|classDef|click|direction|accTitle|accDescr|title|config|%%)\b|%%|---$")
_CLASSES = re.compile(r"class\s+([\w,\s-]+?)\s+([\w-]+)\s*;?$")
_OURS = re.compile(r"\d+, (" + "|".join(map(re.escape, graph.RATING_WORDS.values())) + ")")
_RATINGS = {words: rating for rating, words in graph.RATING_WORDS.items()}
_ENTITY = re.compile(r"#(\d+|[a-z]+);|&(#?\w+;)")
Item = TypeVar("Item", Box, Arrow)


@dataclass
class _Seen:
    """What was read so far, in the order of the lines."""

    texts: dict[str, str] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)
    links: list[tuple[str, str, str, dict[str, Any]]] = field(default_factory=list)
    open_columns: list[str] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)


def from_mermaid(text: str) -> BroughtIn:
    """The theory in a flowchart. Raises UserError where there is none; what was guessed is in the notes."""
    bringing_in.check_size(text)
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    start = next((place for place, line in enumerate(lines) if re.match(r"(flowchart|graph)\b", line)), None)
    if start is None:
        raise UserError("There is no line “flowchart” in it. Paste the whole Mermaid text. Nothing was changed.")
    seen = _Seen()
    for number, line in enumerate(lines[start + 1 :], start=start + 2):
        _read_line(line.rstrip(";"), number, seen)
    return _built(seen)


def _read_line(line: str, number: int, seen: _Seen) -> None:
    if not line or line == "```":
        return
    if line.startswith(mermaid.NOTE):
        _read_note(line.removeprefix(mermaid.NOTE), seen)
    elif column := _SUBGRAPH.match(line):
        seen.open_columns.append(column.group(1) or column.group(2) or "")
    elif line == "end":
        seen.open_columns = seen.open_columns[:-1]
    elif classes := _CLASSES.match(line):
        seen.styles |= {name.strip(): classes.group(2) for name in classes.group(1).split(",")}
    elif not _SKIPPED.match(line) and not _read_chain(line, seen):
        seen.unread.append(number)


def _read_note(text: str, seen: _Seen) -> None:
    """What our own notes say of the box or arrow before them; a note that somebody broke is left out."""
    try:
        told = json.loads(text)
    except ValueError:
        return
    if not isinstance(told, dict):
        return
    if seen.links:
        seen.links[-1] = (*seen.links[-1][:3], told)
    elif seen.texts:
        seen.notes[next(reversed(seen.texts))] = told


def _read_chain(line: str, seen: _Seen) -> bool:
    """One statement: boxes, and links between them. Whether all of it was understood."""
    before, place = _read_boxes(line, 0, seen)
    while before and place < len(line):
        link = _LINK.match(line, place)
        if not link:
            return False
        after, place = _read_boxes(line, link.end(), seen)
        words = _plain(link.group(1) or link.group(2) or "")
        seen.links += [(start, end, words, {}) for start in before for end in after]
        before = after
    return bool(before)


def _read_boxes(line: str, place: int, seen: _Seen) -> tuple[list[str], int]:
    found: list[str] = []
    while name := _ID.match(line, place):
        found.append(name.group(1))
        place = _read_box(line, name.end(), name.group(1), seen)
        rest = re.compile(r"\s*&").match(line, place)
        if not rest:
            break
        place = rest.end()
    return found, re.compile(r"\s*").match(line, place).end()  # type: ignore[union-attr]


def _read_box(line: str, place: int, name: str, seen: _Seen) -> int:
    labelled = _LABELLED.match(line, place)
    text, place = (labelled.group(1), labelled.end()) if labelled else _shape(line, place)
    if text is not None or name not in seen.texts:
        # Said again with its words, a box stands where it was said first.
        seen.texts[name] = _plain(text) if text is not None else seen.texts.get(name, name)
    if seen.open_columns:
        seen.columns.setdefault(name, seen.open_columns[-1])
    style = _CLASS.match(line, place)
    if style:
        seen.styles[name], place = style.group(1), style.end()
    return place


def _shape(line: str, place: int) -> tuple[str | None, int]:
    for opening, closing in _SHAPES:
        if line.startswith(opening, place):
            inside = place + len(opening)
            quoted = re.compile(r'\s*"([^"]*)"\s*' + re.escape(closing)).match(line, inside)
            if quoted:
                return quoted.group(1), quoted.end()
            end = line.find(closing, inside)
            if end >= 0:
                return line[inside:end], end + len(closing)
    return None, place


def _plain(text: str) -> str:
    """The words of a label, with its line breaks and signs as they are read."""
    parts = re.split(r"<br\s*/?>", text.strip().removeprefix('"').removesuffix('"'))
    return "\n".join(_ENTITY.sub(_sign, part) for part in parts)


def _sign(found: re.Match[str]) -> str:
    name = found.group(1) or ""
    if name.isdigit():
        return chr(int(name)) if int(name) < 0x110000 else ""
    return html.unescape(f"&{name};" if name else f"&{found.group(2)}")


def _built(seen: _Seen) -> BroughtIn:
    bringing_in.check_boxes(seen.texts)
    ids: dict[str, str] = {}
    for name in seen.texts:
        own = name.removeprefix(mermaid.PREFIX)
        ids[name] = bringing_in.identifier(own if own == name else own.replace("_", "-"), ids.values())
    guesses = kinds.by_place(list(seen.texts), [(start, end) for start, end, _, _ in seen.links])
    unsure: list[str] = []
    boxes = {}
    for place, (name, text) in enumerate(seen.texts.items(), start=1):
        kind, words = _kind(name, text, seen)
        unsure += [] if kind else [words]
        values = {"kind": kind or guesses[name], "text": words or name, "to_check": _is_guess(name, seen)}
        boxes[ids[name]] = _made(Box, {"id": ids[name], "position": place, **values}, seen.notes.get(name, {}))
    arrows: dict[str, Arrow] = {}
    for place, link in enumerate(seen.links, start=1):
        arrow = _arrow(place, link, ids, arrows)
        arrows[arrow.id] = arrow
    return BroughtIn(Theory(boxes=boxes, arrows=arrows), _notes(unsure, seen.unread))


def _kind(name: str, text: str, seen: _Seen) -> tuple[BoxKind | None, str]:
    """The kind of a box and its own words: from the word above them, from its class, or from its column."""
    first, _, rest = text.partition("\n")
    word = kinds.named(first.removesuffix(", to check")) if rest.strip() else None
    if word:
        return word, rest
    style = seen.styles.get(name, "").removesuffix(mermaid.CHECK)
    if style in graph.BOX_WORDS:
        return kinds.named(graph.BOX_WORDS[style]), text
    return kinds.named(seen.columns.get(name, "")), text


def _is_guess(name: str, seen: _Seen) -> bool:
    """Only a class of our own without the mark of a guess says that somebody has checked a box."""
    return seen.styles.get(name, "") not in graph.BOX_WORDS


def _arrow(place: int, link: tuple[str, str, str, dict[str, Any]], ids: Mapping[str, str], taken: Any) -> Arrow:
    start, end, words, told = link
    ours = _OURS.fullmatch(words)
    values = {
        "id": bringing_in.identifier(str(told.get("id") or f"{ids[start]}-to-{ids[end]}"), taken, "arrow"),
        "start": ids[start],
        "end": ids[end],
        "position": place,
        **({"rating": _RATINGS[ours.group(1)]} if ours else {"why": words}),
    }
    return _made(Arrow, values, told)


def _made(model: type[Item], values: dict[str, Any], told: Mapping[str, Any]) -> Item:
    """A box or arrow with what its note says; a note that does not fit any more is left out."""
    try:
        return model.model_validate({**told, **values, "position": told.get("position", values["position"])})
    except pydantic.ValidationError:
        return model.model_validate(values)


def _notes(unsure: list[str], unread: list[int]) -> tuple[str, ...]:
    notes = []
    if unsure:
        some = wording.join_words([f"“{text}”" for text in unsure[:3]]) + (" and others" if len(unsure) > 3 else "")
        notes.append(f"We guessed from its place what kind of box this is: {some}. Please check.")
    if unread:
        lines = wording.join_words([str(number) for number in unread[:10]])
        notes.append(f"We did not understand line {lines}, and left that out.")
    return tuple(notes)
