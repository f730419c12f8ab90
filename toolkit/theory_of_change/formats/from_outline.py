"""Reads a theory of change from pasted lines: our own outline, headings with bullets, or steps indented."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from toolkit.theory_of_change import graph
from toolkit.theory_of_change.formats import bringing_in, kinds
from toolkit.theory_of_change.formats.bringing_in import BroughtIn
from toolkit.theory_of_change.formats.outline_text import ASSUMED, BECAUSE, MORE, TESTED
from toolkit.theory_of_change.graph import Arrow, ArrowRating, Box, BoxKind, Theory

Indented = Literal["what_it_leads_to", "what_must_happen_first"]
CHECK = ", to check"
TAB = 4
_BULLET = re.compile(r"^(?:[-*•‣◦–·▪]|o(?=\s)|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s")
_LEADS = re.compile(r"[Ll]eads (back )?to:?\s+(.+?)(?:\s+\(arrow (\d+), ([^()]+)\))?$")
_LABEL = re.compile(r"([^:\n]{2,40}):\s(.*)$", re.DOTALL)
_BEHIND = re.compile(r"(.+) \(([^()]+)\)$", re.DOTALL)
_ABOUT = re.compile(rf"({BECAUSE}|{ASSUMED}|{TESTED}):\s(.*)$", re.DOTALL | re.IGNORECASE)
_FIELDS = {BECAUSE: "why", ASSUMED: "assumption", TESTED: "how_tested"}
_RATINGS: Mapping[str, ArrowRating] = {words: rating for rating, words in graph.RATING_WORDS.items()}  # type: ignore[misc]


@dataclass
class _Box:
    """A box as it was read."""

    text: str
    kind: BoxKind | None
    to_check: bool
    number: str
    indent: int


@dataclass
class _Link:
    """An arrow as it was read; its end is a place among the boxes, a number that was written, or words."""

    start: int
    end: int | str
    order: int
    rating: ArrowRating = "not_rated"
    is_feedback: bool = False
    about: dict[str, str] = field(default_factory=dict)


@dataclass
class _Seen:
    """What was read so far."""

    indented: Indented | None
    boxes: list[_Box] = field(default_factory=list)
    links: list[_Link] = field(default_factory=list)
    heading: BoxKind | None = None
    above: list[int] = field(default_factory=list)
    last: tuple[str, str] = ("", "")
    notes: list[str] = field(default_factory=list)


def from_outline(text: str, indented: Indented | None = None) -> BroughtIn:
    """The theory in an outline. `indented` says what an indented line means; without it we go by the first line.

    Raises UserError where there is nothing to read; what was guessed is in the notes.
    """
    bringing_in.check_size(text)
    seen = _Seen(indented)
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.strip():
            _read_line(line, seen)
    bringing_in.check_boxes(seen.boxes)
    return _built(seen)


def _read_line(line: str, seen: _Seen) -> None:
    bare = line.lstrip()
    indent = len(line[: len(line) - len(bare)].expandtabs(TAB))
    if bare.startswith(MORE) or bare == MORE.strip():
        _continue(bare[len(MORE) :], seen)
        return
    number = _NUMBER.match(bare)
    words = _BULLET.sub("", bare, count=1)
    about, leads = _ABOUT.match(words), _LEADS.match(words.rstrip())
    heading = kinds.named(words) if not number else None
    if leads and seen.boxes:
        _lead(leads, seen)
    elif about and seen.links:
        seen.links[-1].about[_FIELDS[about.group(1).lower()]] = about.group(2)
        seen.last = ("link", _FIELDS[about.group(1).lower()])
    elif heading and not words.rstrip().endswith("."):
        seen.heading, seen.above = heading, []
    else:
        _read_box(words, number.group(1) if number else "", indent, seen)


def _continue(text: str, seen: _Seen) -> None:
    """One more line of the text that was read last."""
    if seen.last[0] == "link":
        seen.links[-1].about[seen.last[1]] += f"\n{text}"
    elif seen.boxes:
        seen.boxes[-1].text += f"\n{text}"


def _lead(leads: re.Match[str], seen: _Seen) -> None:
    order = int(leads.group(3)) if leads.group(3) else len(seen.links) + 1
    rating = _RATINGS.get(leads.group(4) or "", "not_rated")
    seen.links.append(_Link(len(seen.boxes) - 1, leads.group(2), order, rating, bool(leads.group(1))))
    seen.last = ("", "")


def _read_box(words: str, number: str, indent: int, seen: _Seen) -> None:
    kind, text, to_check = _kind(words)
    seen.boxes.append(_Box(text, kind or seen.heading, to_check, number, indent))
    seen.last = ("box", "")
    here = len(seen.boxes) - 1
    seen.above = [place for place in seen.above if seen.boxes[place].indent < indent]
    if seen.above:
        start, end = _direction(seen.above[-1], here, seen)
        seen.links.append(_Link(start, end, len(seen.links) + 1))
    seen.above.append(here)


def _kind(words: str) -> tuple[BoxKind | None, str, bool]:
    """The kind that a line names before a colon or in brackets at its end, its text, and whether it is a guess."""
    label = _LABEL.match(words)
    if label and (kind := kinds.named(label.group(1).removesuffix(CHECK))) and label.group(2).strip():
        return kind, label.group(2), label.group(1).endswith(CHECK) or label.group(1) not in graph.BOX_WORDS.values()
    behind = _BEHIND.match(words.rstrip())
    if behind and behind.group(2).removesuffix(CHECK) in graph.BOX_WORDS.values():
        return kinds.named(behind.group(2).removesuffix(CHECK)), behind.group(1), behind.group(2).endswith(CHECK)
    return None, words, True


def _direction(upper: int, lower: int, seen: _Seen) -> tuple[int, int]:
    """Start and end of the arrow between a line and one that is indented under it."""
    ranks = [_rank(seen.boxes[place]) for place in (upper, lower)]
    if None not in ranks and ranks[0] != ranks[1]:
        leads_on = ranks[0] < ranks[1]  # type: ignore[operator]
    elif seen.indented:
        leads_on = seen.indented == "what_it_leads_to"
    else:
        leads_on = seen.boxes[0].kind not in ("impact", "long_outcome")
    return (upper, lower) if leads_on else (lower, upper)


def _rank(box: _Box) -> int | None:
    columns = [place for place, (_, inside) in enumerate(graph.COLUMNS) if box.kind in inside]
    return columns[0] if columns else None


def _built(seen: _Seen) -> BroughtIn:
    pairs = [(link, end) for link in seen.links if (end := _end(link, seen)) is not None]
    lost = [link for link in seen.links if _end(link, seen) is None]
    names = [str(place) for place in range(len(seen.boxes))]
    guesses = kinds.by_place(names, [(str(link.start), str(end)) for link, end in pairs])
    boxes: dict[str, Box] = {}
    for place, box in enumerate(seen.boxes):
        name = bringing_in.identifier(box.text, boxes)
        kind = box.kind or guesses[str(place)]
        boxes[name] = Box(id=name, kind=kind, text=box.text, position=place + 1, to_check=box.to_check)
    ids = list(boxes)
    arrows: dict[str, Arrow] = {}
    for place, (link, end) in enumerate(sorted(pairs, key=lambda pair: pair[0].order), start=1):
        name = bringing_in.identifier(f"{ids[link.start]}-to-{ids[end]}", arrows, "arrow")
        arrows[name] = Arrow(
            id=name, start=ids[link.start], end=ids[end], position=place, rating=link.rating,
            is_feedback=link.is_feedback, **link.about,
        )  # fmt: skip
    unsure = sum(box.kind is None for box in seen.boxes)
    notes = bringing_in.notes(unsure, [str(link.end) for link in lost], has_arrows=bool(arrows))
    return BroughtIn(Theory(boxes=boxes, arrows=arrows), notes)


def _end(link: _Link, seen: _Seen) -> int | None:
    """The place of the box that an arrow leads to: by its number, or by its words."""
    if isinstance(link.end, int):
        return link.end
    wanted = " ".join(link.end.split()).casefold()
    by_number = [place for place, box in enumerate(seen.boxes) if wanted.isdigit() and box.number == wanted]
    by_words = [place for place, box in enumerate(seen.boxes) if " ".join(box.text.split()).casefold() == wanted]
    return next(iter(by_number + by_words), None)
