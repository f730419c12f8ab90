"""Knows how to say a theory of change in words: the text twin of its drawing, in reading order."""

from dataclasses import dataclass

from toolkit import wording
from toolkit.theory_of_change import graph
from toolkit.theory_of_change.graph import Arrow, Theory


@dataclass(frozen=True)
class OutlineArrow:
    """Where a box leads to, and how far that is known."""

    id: str
    number: int
    target: str
    target_text: str
    rating: str
    is_feedback: bool = False

    @property
    def words(self) -> str:
        """The arrow as a line of the outline."""
        verb = "leads back to" if self.is_feedback else "leads to"
        return f"{verb}: {wording.lower_first(self.target_text)} (arrow {self.number}, {self.rating})"


@dataclass(frozen=True)
class OutlineItem:
    """One box with everything that it leads to."""

    id: str
    number: int
    kind: str
    text: str
    to_check: bool
    arrows: tuple[OutlineArrow, ...]


def outline(theory: Theory) -> tuple[OutlineItem, ...]:
    """Every box once, column by column as in the drawing, each with the arrows that leave it."""
    leaving: dict[str, list[OutlineArrow]] = {}
    for number, arrow in theory.numbered_arrows():
        if {arrow.start, arrow.end} <= theory.boxes.keys():
            leaving.setdefault(arrow.start, []).append(_arrow(theory, number, arrow))
    return tuple(
        OutlineItem(box.id, number, graph.BOX_WORDS[box.kind], box.text, box.to_check, tuple(leaving.get(box.id, ())))
        for number, box in enumerate(theory.boxes_as_read(), start=1)
    )


def as_text(theory: Theory) -> str:
    """The outline as plain text, one line for each box and each arrow."""
    lines: list[str] = []
    for item in outline(theory):
        check = ", to check" if item.to_check else ""
        lines.append(f"{item.number}. {_one_line(item.text)} ({item.kind}{check})")
        lines += [f"   - {_one_line(arrow.words)}" for arrow in item.arrows]
    return "\n".join(lines)


def _arrow(theory: Theory, number: int, arrow: Arrow) -> OutlineArrow:
    target = theory.boxes[arrow.end]
    return OutlineArrow(arrow.id, number, target.id, target.text, graph.RATING_WORDS[arrow.rating], arrow.is_feedback)


def _one_line(text: str) -> str:
    return " ".join(text.split())
