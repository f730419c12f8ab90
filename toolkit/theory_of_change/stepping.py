"""Knows how to step back and forth through what a theory has been: undo and redo, worked out from its versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.theory_of_change import graph
from toolkit.theory_of_change.graph import Arrow, Box, Theory


@dataclass(frozen=True)
class Steps:
    """The states before the present one, the latest last, and the states that were undone, the next last."""

    past: tuple[int, ...] = ()
    future: tuple[int, ...] = ()


def steps(versions: Sequence[object]) -> Steps:
    """Where undo and redo lead, as places among the versions, which come in order with the present one last.

    Nothing else needs to be kept: a version that is what stood before the last one is an undo, and a version that is
    what was last undone is a redo. So it survives a reload, and is the same for all who work on a plan.
    """
    if not versions:
        return Steps()
    past, future = [0], list[int]()
    for place, state in enumerate(versions[1:], start=1):
        if state == versions[past[-1]]:
            continue
        if len(past) > 1 and state == versions[past[-2]]:
            future.append(past.pop())
        elif future and state == versions[future[-1]]:
            past.append(future.pop())
        else:
            past, future = [*past, place], []
    return Steps(tuple(past[:-1]), tuple(future))


def change_in_words(before: Theory, after: Theory) -> str:
    """What was changed between two states, in a few words: what the buttons say that they undo."""
    boxes = _changes(before.boxes, after.boxes)
    arrows = _changes(before.arrows, after.arrows)
    if len(boxes) == 1:
        return _box_in_words(before.boxes.get(boxes[0]), after.boxes.get(boxes[0]))
    if boxes:
        return f"a change of {len(boxes)} boxes"
    if len(arrows) == 1:
        return _arrow_in_words(before, after, arrows[0])
    return f"a change of {len(arrows)} arrows"


def _changes(
    before: Mapping[str, Box] | Mapping[str, Arrow], after: Mapping[str, Box] | Mapping[str, Arrow]
) -> list[str]:
    return [key for key in {**before, **after} if before.get(key) != after.get(key)]


def _box_in_words(before: Box | None, after: Box | None) -> str:
    if before is None or after is None:
        box = after or before
        assert box
        return f"“{_short(box.text)}” {'added' if after else 'taken away'}"
    if before.text != after.text:
        return f"new words for “{_short(before.text)}”"
    if before.kind != after.kind:
        return f"“{_short(after.text)}” made “{graph.BOX_WORDS[after.kind]}”"
    if before.position != after.position:
        return f"“{_short(after.text)}” moved"
    return f"a change of “{_short(after.text)}”"


def _arrow_in_words(before: Theory, after: Theory, key: str) -> str:
    def number(theory: Theory) -> int:
        return next(number for number, arrow in theory.numbered_arrows() if arrow.id == key)

    if key not in before.arrows:
        return f"arrow {number(after)} drawn"
    if key not in after.arrows:
        return f"arrow {number(before)} taken away"
    return f"a change of arrow {number(after)}"


def _short(text: str, longest: int = 32) -> str:
    words = " ".join(text.split())
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
