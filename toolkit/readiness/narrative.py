"""Tells a theory of change as a text that follows from its fields, in half a page or two, and knows own words in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.design import Design, OwnWords
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import narrating, narrating_in_short

Length = Literal["half-page", "two-pages"]
Tell = Callable[[Design, KnowledgeBase], str]
LENGTHS: Mapping[Length, str] = {"half-page": "Half a page", "two-pages": "Two pages"}
NOTHING = "Nothing is written on this yet."


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: what the plan says by itself, and the words that somebody put in its place."""

    key: str
    heading: str
    drafted: str
    own: OwnWords | None = None

    @property
    def text(self) -> str:
        return self.own.text if self.own else self.drafted

    @property
    def has_moved_on(self) -> bool:
        """Whether the plan says something else than when the own words were written."""
        return self.own is not None and self.own.written_from != self.drafted

    @property
    def is_empty(self) -> bool:
        return self.text == NOTHING


TOLD: Mapping[Length, tuple[tuple[str, str, Tell], ...]] = {
    "half-page": (
        ("short-need", "Why it is needed", narrating_in_short.need),
        ("short-what", "What we will do", narrating_in_short.what),
        ("short-change", "What will change", narrating_in_short.change),
        ("short-known", "What is known, and what is not", narrating_in_short.known),
    ),
    "two-pages": (
        ("need", "Why it is needed", narrating.need),
        ("people", "Who it is for", narrating.people),
        ("activities", "What we will do", narrating.activities),
        ("changes", "What will change, step by step", narrating.changes),
        ("reasons", "Why one thing should lead to the next", narrating.reasons),
        ("evidence", "What studies say", narrating.studies),
        ("assumptions", "What must be true, and how we will find out", narrating.assumptions),
        ("harm", "What could go wrong", narrating.harm),
        ("around", "What it takes", narrating.around),
        ("watching", "How we will know", narrating.watching),
    ),
}


def narrative(design: Design, base: KnowledgeBase, length: Length = "two-pages") -> list[Paragraph]:
    """The paragraphs in order, each with its own words where somebody wrote some."""
    return [
        Paragraph(key, heading, tell(design, base) or NOTHING, design.narrative.get(key))
        for key, heading, tell in TOLD[length]
    ]


def write_own(design: Design, base: KnowledgeBase, key: str, text: str) -> Design:
    """The design with own words for a paragraph; the words of the plan, or none, give it back to the plan."""
    found = next((item for length in TOLD for item in narrative(design, base, length) if item.key == key), None)
    if found is None:
        raise UserError("There is no such paragraph. Load the page again. Nothing was changed.")
    if not text.strip() or text.strip() == found.drafted:
        return design.without_item("narrative", key)
    if found.own and found.own.text == text.strip():
        return design
    return design.with_item("narrative", key, OwnWords(text=text.strip(), written_from=found.drafted))


def still_right(design: Design, base: KnowledgeBase, key: str) -> Design:
    """The design in which somebody has looked at own words again and found that they fit the plan as it is now."""
    found = next(item for length in TOLD for item in narrative(design, base, length) if item.key == key)
    if found.own is None:
        return design
    return design.with_item("narrative", key, OwnWords(text=found.own.text, written_from=found.drafted))


def moved_on(design: Design, base: KnowledgeBase) -> list[Paragraph]:
    """Paragraphs in own words below which the plan has moved on."""
    if not design.narrative:
        return []
    return [item for length in TOLD for item in narrative(design, base, length) if item.has_moved_on]


def count_words(paragraphs: list[Paragraph]) -> int:
    """How many words they have in all, without headings."""
    return sum(len(item.text.split()) for item in paragraphs if not item.is_empty)
