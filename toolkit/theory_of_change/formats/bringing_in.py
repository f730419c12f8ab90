"""Knows what comes of a theory of change that somebody brought: the graph, and what was guessed or left out."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from toolkit import wording
from toolkit.errors import UserError
from toolkit.theory_of_change.graph import Theory

MOST_BOXES, MOST_CHARACTERS = 400, 1_000_000
LONGEST_ID = 40


@dataclass(frozen=True)
class BroughtIn:
    """A theory that was read, and what the reader had to guess or leave out, a sentence each."""

    theory: Theory
    notes: tuple[str, ...] = ()


def check_size(text: str) -> None:
    """Raises UserError for more text than any theory of change has."""
    if len(text) > MOST_CHARACTERS:
        raise UserError("This is too long for a theory of change. Bring in at most 1,000,000 characters.")
    if not text.strip():
        raise UserError("There is nothing in it to read. Nothing was changed.")


def check_boxes(boxes: Collection[object]) -> None:
    """Raises UserError for no box at all, or for more than can be drawn."""
    if not boxes:
        raise UserError("We found no boxes in it. Nothing was changed.")
    if len(boxes) > MOST_BOXES:
        raise UserError(f"These are {len(boxes)} boxes. Bring in at most {MOST_BOXES} at a time. Nothing was changed.")


def notes(unsure: int, lost: Sequence[str], *, has_arrows: bool) -> tuple[str, ...]:
    """What a reader had to guess or leave out, a sentence each."""
    said = []
    if unsure:
        kind = wording.count_of(unsure, "box", "boxes")
        said.append(f"We guessed from the place what kind of box it is: {kind}. Please check.")
    if lost:
        ends = wording.join_words([f"“{end}”" for end in lost[:3]]) + (" and others" if len(lost) > 3 else "")
        said.append(f"We found no box for {ends}, and left out the arrows to it.")
    return (*said, *([] if has_arrows else ["No arrows were found. Say which box leads to which."]))


def identifier(words: str, taken: Collection[str], otherwise: str = "box") -> str:
    """An id made of words that no other thing has yet.

    >>> identifier("Café für alle!", {"cafe-fur-alle"})
    'cafe-fur-alle-2'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    is_one = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", words)
    stem = words if is_one else re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_ID].strip("-") or otherwise
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found
