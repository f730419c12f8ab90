"""Knows every act by which a theory is edited, from the drawing or from the outline: both send the same acts."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import get_args

from toolkit.errors import UserError
from toolkit.theory_of_change import editing, graph, reshaping
from toolkit.theory_of_change.graph import BoxKind, Theory
from toolkit.theory_of_change.reshaping import NewId, Way
from toolkit.vocabulary import Record

NEXT_KIND: Mapping[str, BoxKind] = MappingProxyType({
    "need": "activity",
    "people": "activity",
    "enabler": "activity",
    "input": "activity",
    "activity": "short_outcome",
    "output": "short_outcome",
    "assumption": "medium_outcome",
    "short_outcome": "medium_outcome",
    "medium_outcome": "long_outcome",
    "risk": "long_outcome",
    "long_outcome": "impact",
    "impact": "impact",
})  # fmt: skip
"""What most likely follows from a box."""


class Act(Record):
    """One act: what is done, to which box or arrow, with which other one, and the words or kind or way given."""

    name: str
    item: str = ""
    other: str = ""
    words: str = ""


class Done(Record):
    """What came of an act: the theory, and the box or arrow to look at next."""

    theory: Theory
    look_at: str = ""


def perform(theory: Theory, act: Act, new_id: NewId) -> Done:
    """The theory after an act. Raises UserError where it cannot be done."""
    if act.name not in ACTS:
        raise UserError("This change is not known here. Load the page again. Nothing was changed.")
    return ACTS[act.name](theory, act, new_id)


def _rename(theory: Theory, act: Act, new_id: NewId) -> Done:
    box, words = reshaping.box_of(theory, act.item), act.words.strip()
    if not words:
        raise UserError(editing.NO_WORDS)
    if words == box.text:
        return Done(theory=theory, look_at=box.id)
    changed = box.model_copy(update={"text": words, "basis": "Written here"})
    return Done(theory=theory.with_box(changed), look_at=box.id)


def _make(theory: Theory, act: Act, new_id: NewId) -> Done:
    box = reshaping.box_of(theory, act.item)
    return Done(theory=theory.with_box(box.model_copy(update={"kind": _kind(act.words)})), look_at=box.id)


def _move(theory: Theory, act: Act, new_id: NewId) -> Done:
    if act.words not in get_args(Way):
        raise UserError("A box moves up, down, left or right. Nothing was changed.")
    return Done(theory=reshaping.move(theory, act.item, act.words), look_at=act.item)  # type: ignore[arg-type]


def _check(theory: Theory, act: Act, new_id: NewId) -> Done:
    box = reshaping.box_of(theory, act.item)
    return Done(theory=theory.with_box(box.model_copy(update={"to_check": not box.to_check})), look_at=box.id)


def _add(theory: Theory, act: Act, new_id: NewId) -> Done:
    """A box of a kind, after another one with an arrow from it, or on its own."""
    after = reshaping.box_of(theory, act.item) if act.item else None
    kind = _kind(act.other) if act.other else NEXT_KIND[after.kind if after else "need"]
    identifier = new_id("box")
    changed = editing.add_box(theory, identifier, kind, act.words, act.item or None)
    box = changed.boxes[identifier].model_copy(update={"basis": "Written here"})
    changed = changed.with_box(box)
    return Done(
        theory=editing.connect(changed, new_id("arrow"), after.id, identifier) if after else changed, look_at=identifier
    )


def _add_before(theory: Theory, act: Act, new_id: NewId) -> Done:
    """A box that has to happen before another one, with an arrow to it."""
    after = reshaping.box_of(theory, act.item)
    identifier = new_id("box")
    changed = editing.add_box(theory, identifier, _kind(act.other), act.words)
    changed = changed.with_box(changed.boxes[identifier].model_copy(update={"basis": "Written here"}))
    return Done(theory=editing.connect(changed, new_id("arrow"), identifier, after.id), look_at=identifier)


def _connect(theory: Theory, act: Act, new_id: NewId) -> Done:
    if not act.other:
        raise UserError("Choose the box that it leads to first.")
    for end in (act.item, act.other):
        reshaping.box_of(theory, end)
    identifier = new_id("arrow")
    return Done(theory=editing.connect(theory, identifier, act.item, act.other), look_at=identifier)


def _lead(theory: Theory, act: Act, new_id: NewId) -> Done:
    """An arrow that leads to another box instead; all that it carries stays."""
    arrow, end = reshaping.arrow_of(theory, act.item), reshaping.box_of(theory, act.other)
    editing.check_ends(theory.without_arrow(arrow.id), arrow.start, end.id)
    return Done(theory=theory.with_arrow(arrow.model_copy(update={"end": end.id})), look_at=arrow.id)


def _turn(theory: Theory, act: Act, new_id: NewId) -> Done:
    arrow = reshaping.arrow_of(theory, act.item)
    editing.check_ends(theory.without_arrow(arrow.id), arrow.end, arrow.start)
    turned = arrow.model_copy(update={"start": arrow.end, "end": arrow.start})
    return Done(theory=theory.with_arrow(turned), look_at=arrow.id)


def _between(theory: Theory, act: Act, new_id: NewId) -> Done:
    arrow = reshaping.arrow_of(theory, act.item)
    kind = _kind(act.other) if act.other else NEXT_KIND[theory.boxes[arrow.start].kind]
    changed, box = reshaping.put_between(theory, arrow.id, kind, act.words, new_id)
    return Done(theory=changed, look_at=box)


def _take_box(theory: Theory, act: Act, new_id: NewId) -> Done:
    reshaping.box_of(theory, act.item)
    return Done(theory=theory.without_box(act.item))


def _take_box_and_join(theory: Theory, act: Act, new_id: NewId) -> Done:
    return Done(theory=reshaping.without_box_joined(theory, act.item, new_id))


def _take_arrow(theory: Theory, act: Act, new_id: NewId) -> Done:
    reshaping.arrow_of(theory, act.item)
    return Done(theory=theory.without_arrow(act.item))


def _kind(words: str) -> BoxKind:
    if words not in graph.BOX_WORDS:
        raise UserError("A box needs a kind. Choose one.")
    return words  # type: ignore[return-value]


ACTS: Mapping[str, Callable[[Theory, Act, NewId], Done]] = MappingProxyType({
    "rename": _rename,
    "make": _make,
    "move": _move,
    "check": _check,
    "add": _add,
    "add-before": _add_before,
    "connect": _connect,
    "lead": _lead,
    "turn": _turn,
    "between": _between,
    "take-box": _take_box,
    "take-box-and-join": _take_box_and_join,
    "take-arrow": _take_arrow,
})  # fmt: skip
