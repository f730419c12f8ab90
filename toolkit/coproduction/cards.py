"""Knows the numbered cards that a group can talk about: one for each need, gap, box and arrow of a design."""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit import wording
from toolkit.design import Design
from toolkit.need.readings import Reading
from toolkit.theory_of_change import graph
from toolkit.theory_of_change.graph import Box, Theory

LONGEST_ABOUT = 140
ASKS: Mapping[str, str] = {
    "figure": "Does this fit what you see? Who is it hardest for?",
    "gap": "What is there already that helps with this? What is missing?",
    "need": "Does this fit what you see? Why does it happen?",
    "people": "Is this who it should be for? Who is left out?",
    "input": "Is this enough? What else would it take?",
    "activity": "Would people come? What would stop them?",
    "output": "How would we know that this happens?",
    "short_outcome": "Would this matter to you? How would you notice it?",
    "medium_outcome": "Would this matter to you? How would you notice it?",
    "long_outcome": "Would this matter to you? How would you notice it?",
    "impact": "Is this the change that you most want to see?",
    "assumption": "Is this true here? When is it not?",
    "enabler": "Can we count on this? Who could help with it?",
    "risk": "Could this happen? What would make it less likely?",
    "arrow": "Why would one lead to the other? When would it not?",
}
OPEN_CARDS: tuple[tuple[str, str, str], ...] = (
    ("What helps already", "A person, a place or a group that already keeps people safe here", "Who or what is it?"),
    ("What we left out", "Something that is on none of these cards", "What is missing? What would you do?"),
)
"""Every set of cards ends with these, so that people can say what nobody asked."""


@dataclass(frozen=True)
class Card:
    """One numbered card: what kind of thing it is, what it says, and what we ask the group."""

    number: int
    kind: str
    text: str
    ask: str

    @property
    def about(self) -> str:
        """The card in one line, as it is kept beside what people said of it."""
        words = f"Card {self.number}. {self.kind}: {self.text}"
        return textwrap.shorten(words, LONGEST_ABOUT, placeholder=" …")


def cards(design: Design) -> tuple[Card, ...]:
    """All cards of a design: needs, gaps, boxes from left to right, arrows by number, and two open ones."""
    found = (*_needs(design), *_gaps(design), *_boxes(design), *_arrows(design.theory), *OPEN_CARDS)
    return tuple(Card(number, *parts) for number, parts in enumerate(found, start=1))


Parts = tuple[str, str, str]
"""Kind, text and question of a card that has no number yet."""


def _needs(design: Design) -> Iterator[Parts]:
    for taken in design.needs.values():
        yield "What a figure shows", figure(taken.reading), ASKS["figure"]


def figure(reading: Reading) -> str:
    """A reading in a line or two: the number first, then what it means."""
    if reading.value is None:
        missing = "no figure is known here yet" if reading.status == "no_figure" else reading.difference
        return f"{reading.name}: {missing}"
    period = f" ({reading.period})" if reading.period else ""
    return f"{reading.name}: {wording.with_unit(reading.value, reading.unit)}{period}, {reading.difference}"


def _gaps(design: Design) -> Iterator[Parts]:
    for taken in design.gaps.values():
        yield "A gap to close", taken.gap.factor_name, ASKS["gap"]


def _boxes(design: Design) -> Iterator[Parts]:
    ordered = sorted(design.theory.ordered_boxes(), key=graph.column_of)
    for box in ordered:
        # A need that is on the cards with its figure is not asked about twice.
        if not (box.kind == "need" and box.indicator in design.needs):
            yield _kind(box), box.text, ASKS[box.kind]


def _kind(box: Box) -> str:
    return f"{graph.BOX_WORDS[box.kind]}, to check" if box.to_check else graph.BOX_WORDS[box.kind]


def _arrows(theory: Theory) -> Iterator[Parts]:
    for number, arrow in theory.numbered_arrows():
        if {arrow.start, arrow.end} <= theory.boxes.keys():
            start, end = theory.boxes[arrow.start].text, theory.boxes[arrow.end].text
            text = f"First: {wording.lower_first(start)}. Then: {wording.lower_first(end)}."
            yield f"One leads to another (arrow {number})", text, ASKS["arrow"]
