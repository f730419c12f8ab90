"""Writes a theory of change as an outline that reads well as plain text, and comes back in as the same graph."""

from toolkit.theory_of_change import graph
from toolkit.theory_of_change.graph import Arrow, Theory

BECAUSE, ASSUMED, TESTED = "because", "assumes", "test"
MORE = "| "
"""Before a line that belongs to the text above it."""


def to_outline(theory: Theory) -> str:
    """Each box with its number, kind and words, and beneath it where it leads and why."""
    boxes = theory.boxes_as_read()
    numbers = {box.id: number for number, box in enumerate(boxes, start=1)}
    lines: list[str] = []
    for box in boxes:
        check = ", to check" if box.to_check else ""
        lines += _held(f"{numbers[box.id]}. {graph.BOX_WORDS[box.kind]}{check}: {box.text}", "   ")
        for number, arrow in theory.numbered_arrows():
            if arrow.start == box.id and arrow.end in numbers:
                lines += _arrow(number, arrow, numbers[arrow.end])
    return "\n".join(lines) + "\n"


def _arrow(number: int, arrow: Arrow, end: int) -> list[str]:
    verb = "leads back to" if arrow.is_feedback else "leads to"
    lines = [f"   - {verb} {end} (arrow {number}, {graph.RATING_WORDS[arrow.rating]})"]
    for word, text in ((BECAUSE, arrow.why), (ASSUMED, arrow.assumption), (TESTED, arrow.how_tested)):
        lines += _held(f"     {word}: {text}", "     ") if text else []
    return lines


def _held(text: str, indent: str) -> list[str]:
    first, *rest = text.split("\n")
    return [first, *(f"{indent}{MORE}{line}" for line in rest)]
