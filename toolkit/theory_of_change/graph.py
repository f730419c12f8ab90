"""Knows what a theory of change is made of: boxes, and arrows that carry why they should hold."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from toolkit.theory_of_change.details import Amount, Applies, Dose, Evidence, Fidelity, Harm, Judgement, Sureness
from toolkit.vocabulary import Identifier, Record, Text

BoxKind = Literal[
    "need", "people", "input", "activity", "output", "short_outcome", "medium_outcome", "long_outcome",
    "impact", "assumption", "enabler", "risk",
]  # fmt: skip
ArrowRating = Literal["studies_fit", "studies_partly_fit", "some_studies", "assumption", "not_rated", "may_do_harm"]

BOX_WORDS: Mapping[str, str] = MappingProxyType({
    "need": "Need",
    "people": "People",
    "input": "What goes in",
    "activity": "Activity",
    "output": "Output",
    "short_outcome": "Early change",
    "medium_outcome": "Later change",
    "long_outcome": "Lasting change",
    "impact": "Impact",
    "assumption": "Assumption",
    "enabler": "What helps",
    "risk": "Risk of harm",
})  # fmt: skip
RATING_WORDS: Mapping[str, str] = MappingProxyType({
    "studies_fit": "studies that fit",
    "studies_partly_fit": "studies that partly fit",
    "some_studies": "some studies",
    "assumption": "assumption to test",
    "not_rated": "not rated yet",
    "may_do_harm": "may do harm",
})  # fmt: skip
COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Need and people", ("need", "people", "enabler")),
    ("What we do", ("input", "activity", "output")),
    ("Early change", ("short_outcome", "assumption")),
    ("Later change", ("medium_outcome", "risk")),
    ("Lasting change", ("long_outcome", "impact")),
)
"""The columns of the drawing: heading, and the kinds of box that stand there from the top."""
OUTCOME_KINDS: tuple[str, ...] = ("short_outcome", "medium_outcome", "long_outcome")


class Box(Record):
    """One box. `to_check` marks a guess; the drawing gives it a broken edge."""

    id: Identifier
    kind: BoxKind
    text: Text
    position: float = Field(description="Order among the boxes, smallest first.")
    to_check: bool = True
    basis: str = Field(default="", description="Where the text comes from, in words.")
    factor: Identifier | None = None
    outcome: Identifier | None = None
    indicator: Identifier | None = None
    approach: Identifier | None = None
    dose: Dose | None = None
    fidelity: Fidelity | None = Field(default=None, description="Whether an activity is core or may be adapted.")
    amount: Amount | None = Field(default=None, description="For an output: how much of what.")
    harm: Harm | None = None


class Arrow(Record):
    """Why one box should lead to another, what speaks for and against, and how far it applies here."""

    id: Identifier
    start: Identifier
    end: Identifier
    position: float
    why: str = Field(default="", description="The mechanism: 'because ...'.")
    evidence_for: tuple[Evidence, ...] = ()
    evidence_against: tuple[Evidence, ...] = ()
    applies_here: Applies | None = None
    applies_because: str = ""
    assumption: str = ""
    how_tested: str = ""
    sure: Sureness | None = None
    sure_by: str = Field(default="", description="Whose judgement: a role or organisation.")
    judgements: Mapping[Identifier, Judgement] = Field(
        default_factory=dict, description="What other partners think, each kept beside the first judgement."
    )
    rating: ArrowRating = "not_rated"
    to_check: bool = True
    is_feedback: bool = Field(default=False, description="Declared as a feedback loop: it may lead back.")

    def all_judgements(self) -> list[Judgement]:
        """Everybody's judgement: the one on the arrow itself first, then the other partners' in order."""
        own = [
            Judgement(
                id="first", position=0, by=self.sure_by or "Not said", sure=self.sure,
                applies_here=self.applies_here, because=self.applies_because,
            )
        ] if self.sure or self.applies_here else []  # fmt: skip
        return own + sorted(self.judgements.values(), key=lambda each: (each.position, each.id))

    def is_disputed(self) -> bool:
        """Whether partners differ on how sure they are or on whether it applies here."""
        said = self.all_judgements()
        sure, applies = {each.sure for each in said}, {each.applies_here for each in said}
        return len(sure - {None}) > 1 or len(applies - {None}) > 1


class Theory(Record):
    """A whole theory of change: boxes and arrows keyed by permanent ids."""

    boxes: Mapping[Identifier, Box] = Field(default_factory=dict)
    arrows: Mapping[Identifier, Arrow] = Field(default_factory=dict)

    def ordered_boxes(self, *kinds: str) -> list[Box]:
        """Boxes in order, all or only those of some kinds."""
        chosen = (box for box in self.boxes.values() if not kinds or box.kind in kinds)
        return sorted(chosen, key=lambda box: (box.position, box.id))

    def boxes_as_read(self) -> list[Box]:
        """Boxes column by column and kind by kind, as in the drawing and the outline."""
        kinds = [kind for _, column in COLUMNS for kind in column]
        return sorted(self.ordered_boxes(), key=lambda box: kinds.index(box.kind))

    def ordered_arrows(self) -> list[Arrow]:
        """Arrows in order: an arrow's number on every drawing and outline is its place here, from 1."""
        return sorted(self.arrows.values(), key=lambda arrow: (arrow.position, arrow.id))

    def numbered_arrows(self) -> list[tuple[int, Arrow]]:
        """Arrows with the numbers that tie drawing, outline and documents together."""
        return list(enumerate(self.ordered_arrows(), start=1))

    def arrows_from(self, box: str) -> list[Arrow]:
        return [arrow for arrow in self.ordered_arrows() if arrow.start == box]

    def arrows_to(self, box: str) -> list[Arrow]:
        return [arrow for arrow in self.ordered_arrows() if arrow.end == box]

    def with_box(self, box: Box) -> "Theory":
        return self.model_copy(update={"boxes": {**self.boxes, box.id: box}})

    def with_arrow(self, arrow: Arrow) -> "Theory":
        return self.model_copy(update={"arrows": {**self.arrows, arrow.id: arrow}})

    def without_box(self, identifier: str) -> "Theory":
        """The theory without a box and without the arrows that touch it."""
        boxes = {key: box for key, box in self.boxes.items() if key != identifier}
        kept = {key: arrow for key, arrow in self.arrows.items() if identifier not in (arrow.start, arrow.end)}
        return self.model_copy(update={"boxes": boxes, "arrows": kept})

    def without_arrow(self, identifier: str) -> "Theory":
        kept = {key: arrow for key, arrow in self.arrows.items() if key != identifier}
        return self.model_copy(update={"arrows": kept})


def reachable(theory: Theory, starts: Iterable[str], *, backwards: bool = False) -> set[str]:
    """Ids of all boxes that can be reached along arrows from some boxes, those boxes included."""
    next_boxes: dict[str, set[str]] = {}
    for arrow in theory.arrows.values():
        here, there = (arrow.end, arrow.start) if backwards else (arrow.start, arrow.end)
        next_boxes.setdefault(here, set()).add(there)
    found, waiting = set(starts), list(starts)
    while waiting:
        new = next_boxes.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def column_of(box: Box) -> int:
    """The number of the column in which a box stands, from 0."""
    return next(number for number, (_, kinds) in enumerate(COLUMNS) if box.kind in kinds)
