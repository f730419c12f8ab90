"""How unevenly events fall on the small areas inside a place, which its average hides."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from toolkit.errors import UserError
from toolkit.statistics import checks
from toolkit.statistics.checks import Floats

AREAS_AT_ONCE = 1_000_000


class Concentration(NamedTuple):
    """The share of events in the top areas, what chance alone would give, and how many areas hold half of all."""

    share: float
    by_chance: float
    areas_with_half: int
    areas: int


def share_in_top(
    count: ArrayLike, denominator: ArrayLike | None = None, *, top: float = 0.1, simulations: int = 500, seed: int = 1
) -> Concentration:
    """The share of all events that fall in the tenth (or other part) of areas with the most.

    Method: areas from the most events down; a part of an area counts with that part of its events. With few
    events some areas lead by luck, so the same number of events is also thrown at the areas by chance
    (in proportion to people where they are given) and the mean share in the top is reported beside it.
    Source: Weisburd (2015), Criminology 53; the comparison with chance after Bernasco and Steenbeek (2017).
    Shapes: one dimension, one per small area. Units: shares between 0 and 1.
    Errors: UserError naming the row for a negative or broken count, and when there are no areas or no events.

    >>> found = share_in_top([50, 10, 10, 10, 5, 5, 4, 3, 2, 1])
    >>> found.share, found.areas_with_half
    (0.5, 1)
    """
    events = _listed(checks.number("count", count, at_least=0))
    checks.refuse(events != np.trunc(events), "count", events, "it must be a whole number")
    part = float(checks.number("part of the areas", top, above=0, at_most=1))
    total = int(checks.number("number of events", events.sum(), above=0))
    weights = np.ones_like(events) if denominator is None else _people(denominator, events)
    by_chance = _by_chance(total, weights / weights.sum(), part, simulations, seed)
    half = int(np.searchsorted(np.cumsum(-np.sort(-events)), total / 2) + 1)
    return Concentration(float(_top(events, part) / total), by_chance, half, events.size)


def _listed(events: Floats) -> Floats:
    if events.ndim != 1 or not events.size:
        raise UserError("Give one list of counts, one for each small area.")
    return events


def _people(denominator: ArrayLike, events: Floats) -> Floats:
    people, _ = checks.same_shape(denominator=checks.number("denominator", denominator, at_least=0), count=events)
    checks.number("number of people in all areas", people.sum(), above=0)
    return people


def _by_chance(total: int, chances: Floats, part: float, simulations: int, seed: int) -> float:
    """The mean share in the top when every event falls by chance; a few simulations at a time, to save memory."""
    random, shares = np.random.default_rng(seed), []
    at_once = max(AREAS_AT_ONCE // chances.size, 1)
    for start in range(0, simulations, at_once):
        thrown = random.multinomial(total, chances, size=min(at_once, simulations - start))
        shares.append(_top(thrown.astype(float), part) / total)
    return float(np.concatenate(shares).mean())


def _top(events: Floats, part: float) -> Floats:
    """Events in the top part of the areas, along the last axis; the last area counts in part."""
    ordered = -np.sort(-events, axis=-1)
    areas = part * ordered.shape[-1]
    whole = int(areas + 1e-9)
    last = ordered[..., whole] * (areas - whole) if whole < ordered.shape[-1] else 0.0
    return np.asarray(ordered[..., :whole].sum(axis=-1) + last)
