"""Knows what a rule is, and what it says where a plan does not keep it: the message, the reason, the way to mend it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.theory_of_change.graph import Box

THEORY = "theory-of-change"


@dataclass(frozen=True)
class Advice:
    """One thing to look at: what is wrong, why it matters, and the page where it is put right."""

    gate: bool
    message: str
    why: str
    page: str
    item: str = ""
    """The first box, arrow or line that it is about."""
    items: tuple[str, ...] = ()
    """All that it is about, the first among them."""
    fix: str = ""
    """The id of a mend that one press makes; the page is always there as well."""
    rule: str = ""


Check = Callable[[Design, KnowledgeBase], Advice | None]
GateCheck = Callable[[Design, KnowledgeBase], Iterable[Advice]]


@dataclass(frozen=True)
class Rule:
    """One rule: what it asks, where it comes from, who judges it, and how much it matters."""

    id: str
    asks: str
    origin: str
    weight: int = 3
    """1: could do harm or mislead. 2: breaks the logic. 3: is thin. 4: is worth a look."""
    check: Check | None = None
    gate: str = ""
    """The id of the gate that judges it, where one does."""
    left_to_people: str = ""
    """What of it no machine can judge."""


@dataclass(frozen=True)
class Gate:
    """One of the six things without which a plan stays a draft."""

    id: str
    name: str
    why: str
    page: str
    check: GateCheck


def say(message: str, why: str, page: str = THEORY, items: Iterable[str] = (), fix: str = "") -> Advice:
    """A piece of advice on some items."""
    found = tuple(items)
    return Advice(False, message, why, page, found[0] if found else "", found, fix)


def ids(boxes: Iterable[Box]) -> tuple[str, ...]:
    """The ids of boxes."""
    return tuple(box.id for box in boxes)


def named(boxes: Sequence[Box]) -> str:
    """The first box by its words, and how many others there are."""
    return quoted([box.text for box in boxes])


def quoted(texts: Sequence[str]) -> str:
    """The first text in quotation marks, and how many others there are.

    >>> quoted(["They trust an adult"]), quoted(["A", "B", "C"])
    ('“They trust an adult”', '“A” and 2 others')
    """
    first = f"“{' '.join(texts[0].split()).rstrip('.')}”"
    others = len(texts) - 1
    return first if not others else f"{first} and {others} {'other' if others == 1 else 'others'}"


def verb(items: Collection[object], one: str, many: str) -> str:
    """The word that agrees with how many there are."""
    return one if len(items) == 1 else many
