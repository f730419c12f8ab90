"""Checks what people said, line by line, and names every problem at once; nothing is taken if anything is wrong."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit import design as designs, wording
from toolkit.coproduction.cards import Card
from toolkit.coproduction.dates import read_date
from toolkit.design import Audience, Voice
from toolkit.errors import UserError

MOST_LINES = 500
LONGEST_LINE = 1000
LONGEST_GROUP = 100
LONGEST_THEME = 140
MOST_PROBLEMS = 20
_BULLET = re.compile(r"^(?:[•●▪◦‣○]\s*|[-–—*·]\s+|o\t)+")
_CARD_FIRST = re.compile(r"^(?:(?:card\s*|#\s*)?(\d{1,3})\s*:(?!\d)|card\s*(\d{1,3})\s*[.,–—-])\s*", re.I | re.ASCII)
_ONLY_CARD = re.compile(r"(?:card|#)?\s*(\d{1,3})(?:\.0)?(?:[.:]\s.*)?", re.I | re.ASCII | re.DOTALL)


@dataclass(frozen=True)
class Line:
    """One thing that was said, as it was written down, and where it stands: 'Line 3' or 'Row 3'."""

    place: str
    text: str
    group: str
    said_on: str
    about: str = ""


@dataclass(frozen=True)
class Reader:
    """What lines are checked against."""

    cards: Mapping[int, Card]
    today: date
    share_with: Audience

    def voices(self, lines: Iterable[Line]) -> tuple[Voice, ...]:
        """All lines as voices, in order. Raises UserError that names every problem."""
        problems: list[str] = []
        voices: list[Voice] = []
        taken: set[str] = set()
        for line in lines:
            try:
                identifier = unused_id(taken)
                voices.append(self._voice(line, identifier, len(voices) + 1.0))
                taken.add(identifier)
            except UserError as error:
                problems.append(f"{line.place}: {error}")
        if problems:
            raise refusal(problems)
        return tuple(voices)

    def _voice(self, line: Line, identifier: str, position: float) -> Voice:
        text, number = split_card(line.text) if not line.about else (clean(line.text), None)
        about = self._card(number).about if number is not None else self._about(line.about)
        _check_length(text)
        return Voice(
            id=identifier,
            position=position,
            text=text,
            group=_group(line.group),
            said_on=read_date(line.said_on, self.today),
            about=about,
            share_with=self.share_with,
        )

    def _about(self, words: str) -> str:
        """The card that a cell names by its number, or the cell's own words as a theme."""
        theme = clean(words)
        match = _ONLY_CARD.fullmatch(theme)
        if match:
            return self._card(int(match[1])).about
        if len(theme) > LONGEST_THEME:
            raise UserError(f"What it is about is longer than {LONGEST_THEME} letters. Give a card’s number.")
        return theme

    def _card(self, number: int) -> Card:
        if number in self.cards:
            return self.cards[number]
        known = f"The cards go from 1 to {max(self.cards)}." if self.cards else "There are no cards."
        raise UserError(f"there is no card {number}. {known} Leave the number out if you do not know it.")


def reader(cards: Sequence[Card], today: date, share_with: Audience) -> Reader:
    """A reader for these cards."""
    return Reader({card.number: card for card in cards}, today, share_with)


def unused_id(taken: Iterable[str]) -> str:
    """A new id for a voice. Ids are short, so among hundreds two may be drawn alike."""
    while (identifier := designs.new_id("voice")) in taken:
        pass
    return identifier


def refusal(problems: Sequence[str]) -> UserError:
    """All problems as one error, the first ones in full."""
    count = wording.count_of(len(problems), "thing")
    shown = list(problems[:MOST_PROBLEMS])
    if len(problems) > MOST_PROBLEMS:
        shown.append(f"And {len(problems) - MOST_PROBLEMS} more like these.")
    return UserError("\n".join([f"Nothing was taken in. Put {count} right first:", *shown]))


def clean(text: str) -> str:
    """Text on one line, without signs that nobody can see."""
    seen = (" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text)
    return " ".join("".join(seen).split())


def without_bullet(text: str) -> str:
    """The text without the sign that starts it in a list."""
    return _BULLET.sub("", text.strip())


def is_said(text: str) -> bool:
    """Whether there is anything to read: a letter, a figure or a sign such as a thumb."""
    return any(unicodedata.category(sign)[0] in "LNS" for sign in text)


def split_card(text: str) -> tuple[str, int | None]:
    """What was said, and the number of the card that it begins with.

    >>> split_card("3: too far from home"), split_card("Card 12 - yes"), split_card("3:30 is too early")
    (('too far from home', 3), ('yes', 12), ('3:30 is too early', None))
    """
    plain = clean(text)
    match = _CARD_FIRST.match(plain)
    if not match:
        return plain, None
    return plain[match.end() :], int(match[1] or match[2])


def _check_length(text: str) -> None:
    if not is_said(text):
        raise UserError("nothing is written here but a number. Write what was said on the same line.")
    if len(text) > LONGEST_LINE:
        raise UserError(f"it is {len(text):,} letters long, and {LONGEST_LINE:,} is the most. Split it into parts.")


def _group(words: str) -> str:
    group = clean(words)
    if not is_said(group):
        raise UserError("it does not say which group said it. Name a group, such as “Year 10 pupils”.")
    if len(group) > LONGEST_GROUP:
        raise UserError(f"the group’s name is longer than {LONGEST_GROUP} letters. Make it shorter.")
    return group


def numbered(noun: str, texts: Iterable[str], start: int = 1) -> Iterator[tuple[str, str]]:
    """Each text with its place: 'Line 3'."""
    for number, text in enumerate(texts, start=start):
        yield f"{noun} {number}", text
