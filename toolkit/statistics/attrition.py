"""How many people a study or service loses on the way, and whether those who stay are like those who left."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from toolkit.errors import UserError
from toolkit.statistics import checks, effects, rates
from toolkit.statistics.checks import Floats
from toolkit.statistics.effects import Effect
from toolkit.statistics.rates import Interval


class Flow(NamedTuple):
    """For each stage how many were lost since the one before, that share, and the share still there of the first."""

    lost: Floats
    share_lost: Floats
    share_left: Floats


def flow(people: ArrayLike) -> Flow:
    """What is lost from stage to stage: enrolled, started, measured before, measured after, followed up.

    Method: differences of neighbours; shares of the stage before and of the first stage. A stage that nobody
    reached has lost nothing (share 0). Source: CONSORT 2010 flow diagram (Schulz and others, BMJ 340).
    Shapes: one number per stage, the first stage first. Units: people; shares between 0 and 1.
    Errors: UserError naming the stage that is negative or has more people than the one before it.

    >>> found = flow([100, 80, 60])
    >>> found.lost, found.share_lost, found.share_left
    (array([ 0., 20., 20.]), array([0.  , 0.2 , 0.25]), array([1. , 0.8, 0.6]))
    """
    stages = np.atleast_1d(checks.number("number of people", people, at_least=0))
    if stages.ndim != 1 or not stages.size:
        raise UserError("Give one number of people for each stage, the first stage first.")
    before = np.concatenate([stages[:1], stages[:-1]])
    checks.refuse(stages > before, "number of people", stages, "a stage cannot have more people than the one before")
    lost = before - stages
    return Flow(lost, lost / np.where(before > 0, before, 1), stages / max(stages[0], 1))


def differential(
    lost: ArrayLike, people: ArrayLike, other_lost: ArrayLike, other_people: ArrayLike, *, confidence: float = 0.95
) -> Interval:
    """By how much more the first group loses people than the other, as a difference of shares with limits.

    Method: Newcombe's hybrid of the two Wilson intervals. Source: Newcombe (1998), Statistics in Medicine 17,
    method 10. Shapes: all broadcast; scalars in give NumPy scalars out. Units: shares; 0.15 is fifteen
    percentage points. Errors: UserError naming the row for a negative count or one above its denominator.

    >>> found = differential(56, 70, 48, 80)
    >>> found.value.round(3), found.lower.round(4), found.upper.round(4)
    (np.float64(0.2), np.float64(0.0524), np.float64(0.3339))
    """
    first = rates.wilson_interval(lost, people, confidence=confidence)
    second = rates.wilson_interval(other_lost, other_people, confidence=confidence)
    value = first.value - second.value
    down = np.sqrt((first.value - first.lower) ** 2 + (second.upper - second.value) ** 2)
    up = np.sqrt((first.upper - first.value) ** 2 + (second.value - second.lower) ** 2)
    return Interval(value, value - down, value + up)


def stayers_and_leavers(stayed: ArrayLike, left: ArrayLike, *, confidence: float = 0.95) -> Effect | None:
    """How different the first scores of those who left are from those who stayed; None with too few to tell.

    Method: Hedges' g of those who left less those who stayed. Beyond 0.25 either way the loss may bend the
    result. Source: Hedges (1981); What Works Clearinghouse standards handbook for 0.25.
    Shapes: two lists of scores. Units: standard deviations. Errors: UserError naming a missing score.

    >>> found = stayers_and_leavers([10, 12, 14, 16], [8, 9, 10])
    >>> None if found is None else found.value.round(2)
    np.float64(-1.6)
    """
    one, two = (np.atleast_1d(checks.number("first score", scores)) for scores in (left, stayed))
    if min(one.size, two.size) < 2 or np.ptp(one) + np.ptp(two) == 0:
        return None
    parts = [(float(scores.mean()), float(scores.std(ddof=1)), scores.size) for scores in (one, two)]
    return effects.standardised_difference(*parts[0], *parts[1], confidence=confidence)
