"""Knows how a theory of change is changed by hand: boxes added, joined and taken away, and what that leaves loose."""

from toolkit.errors import UserError
from toolkit.theory_of_change.graph import Arrow, Box, BoxKind, Theory

NO_WORDS = "A box needs some words. Write what happens or what changes."


def add_box(theory: Theory, identifier: str, kind: BoxKind, text: str, after: str | None = None) -> Theory:
    """The theory with a new box in its place after another one, or after all of them; marked as to check."""
    if not text.strip():
        raise UserError(NO_WORDS)
    return theory.with_box(Box(id=identifier, kind=kind, text=text, position=_position_after(theory, after)))


def check_ends(theory: Theory, start: str, end: str) -> None:
    """Raises UserError where an arrow between two boxes would say nothing new."""
    if start == end:
        raise UserError("An arrow leads from one box to another. Choose two different boxes.")
    same = [number for number, arrow in theory.numbered_arrows() if (arrow.start, arrow.end) == (start, end)]
    if same:
        raise UserError(f"Arrow {same[0]} already joins these two boxes.")


def connect(theory: Theory, identifier: str, start: str, end: str) -> Theory:
    """The theory with a new arrow, not rated yet. Raises UserError where it would say nothing new."""
    check_ends(theory, start, end)
    position = max((arrow.position for arrow in theory.arrows.values()), default=0.0) + 1.0
    return theory.with_arrow(Arrow(id=identifier, start=start, end=end, position=position))


def left_loose(before: Theory, after: Theory) -> list[str]:
    """What a change would cut off, each in one sentence."""
    said = []
    for box in after.ordered_boxes():
        if before.arrows_to(box.id) and not after.arrows_to(box.id):
            said.append(f"Nothing would lead to “{box.text}” any more.")
        if before.arrows_from(box.id) and not after.arrows_from(box.id):
            said.append(f"“{box.text}” would lead nowhere any more.")
    return said


def _position_after(theory: Theory, box: str | None) -> float:
    positions = [each.position for each in theory.ordered_boxes()]
    if box is None or box not in theory.boxes:
        return max(positions, default=0.0) + 1.0
    here = theory.boxes[box].position
    following = [position for position in positions if position > here]
    return (here + min(following)) / 2 if following else here + 1.0
