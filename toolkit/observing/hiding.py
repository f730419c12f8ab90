"""Hides small numbers of people before anything is kept or shown: one rule for every count, mean and share."""

from collections.abc import Mapping, Sequence

from toolkit.observing.observed import FEWEST_TO_SHOW, Group, Shown
from toolkit.statistics import disclosure, disclosure_tables

FEWEST = FEWEST_TO_SHOW


def shown(people: int) -> Shown:
    """One number of people: zero stays, one to seven are hidden, others go to the nearest five.

    >>> shown(0), shown(7), shown(8)
    (Shown(people=0, hidden=False), Shown(people=None, hidden=True), Shown(people=10, hidden=False))
    """
    found = disclosure.suppress_small_counts(people, threshold=FEWEST - 1)
    return Shown(people=None, hidden=True) if found.hidden else Shown(people=int(found.values))


def must_hide(people: int) -> bool:
    """Whether a number of people is too small to show, or to show a mean or share of.

    >>> [must_hide(people) for people in (0, 1, 7, 8)]
    [False, True, True, False]
    """
    return 0 < people < FEWEST


def several(counts: Sequence[int]) -> list[Shown]:
    """Parts of a whole that is shown too: besides the small ones as many more are hidden as the total would betray.

    >>> [part.people for part in several([3, 40, 25])]
    [None, 40, None]
    """
    if not counts:
        return []
    found = disclosure_tables.suppress_with_totals(list(counts), threshold=FEWEST - 1)
    parts = zip(found.values[:-1], found.hidden[:-1], strict=True)
    return [Shown(people=None if hidden else int(value), hidden=bool(hidden)) for value, hidden in parts]


def groups(counted: Mapping[str, int]) -> tuple[Group, ...]:
    """Named parts of a whole, hidden where they must be."""
    parts = several(list(counted.values()))
    return tuple(Group(label=label, people=part) for label, part in zip(counted, parts, strict=True))
