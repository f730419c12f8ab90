"""Which places differ from the whole by more than chance, and the funnel within which chance would leave them."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from toolkit.statistics import checks, rates
from toolkit.statistics.checks import Flags, Floats
from toolkit.statistics.comparison import Words

USUAL, STRICT = 0.95, 0.998
"""Of a hundred places that do not differ, about five lie outside the usual limits, one in five hundred the strict."""
WORDS = np.array(["low_998", "low_95", "similar", "high_95", "high_998"])
HALVINGS = 60
"""Enough to find a limit to the last digit of a float."""


class FunnelLimits(NamedTuple):
    """The four lines of a funnel at each denominator, all of one shape and unit."""

    lower_95: Floats
    upper_95: Floats
    lower_998: Floats
    upper_998: Floats


def pooled(count: ArrayLike, denominator: ArrayLike, *, multiplier: float = 1) -> float:
    """The rate or share of all places together, the middle line of a funnel.

    Method: all events over all people. Source: Spiegelhalter (2005), Statistics in Medicine 24.
    Shapes: two arrays of one shape. Units: per `multiplier`. Errors: UserError when there is nobody at all.

    >>> pooled([3, 5], [100, 300], multiplier=1000)
    20.0
    """
    events = checks.number("count", count, at_least=0).sum()
    people = checks.number("number of people in all places", checks.floats("denominator", denominator).sum(), above=0)
    return float(events / people * multiplier)


def significance_of_rates(count: ArrayLike, denominator: ArrayLike, reference: float | None = None) -> Words:
    """Where each rate lies: low_998, low_95, similar, high_95 or high_998.

    Method: outside when the expected number is outside Byar's (exact below ten events) limits of the count.
    Source: Spiegelhalter (2005); Breslow and Day (1987); Armitage and Berry (2002).
    Shapes: the arrays broadcast; scalars in give one NumPy string out. Units: `reference` is events per one
    of the denominator, by default that of all places together. For standardised ratios give the expected
    events as denominator and a reference of 1.
    Errors: UserError naming the row for a negative count or a denominator or reference that is not above zero.

    >>> significance_of_rates([20, 8, 60], [1000, 1000, 1000], 0.02)
    array(['similar', 'low_95', 'high_998'], dtype='<U8')
    """
    events, people = checks.same_shape(
        count=checks.number("count", count, at_least=0), denominator=checks.number("denominator", denominator, above=0)
    )
    level = pooled(events, people) if reference is None else reference
    return _in_words(distance(events, people * checks.number("reference", level, above=0)))


def significance_of_proportions(count: ArrayLike, denominator: ArrayLike, reference: float | None = None) -> Words:
    """Where each share lies: low_998, low_95, similar, high_95 or high_998.

    Method: outside when further from the reference than the normal limits at that denominator.
    Source: Spiegelhalter (2005). Shapes, units and words as in significance_of_rates; `reference` is a share.
    Errors: as there, and for a count above its denominator or a reference that is not between 0 and 1.

    >>> significance_of_proportions([50, 20, 90], 100, 0.4)
    array(['high_95', 'low_998', 'high_998'], dtype='<U8')
    """
    cases, people = checks.same_shape(
        count=checks.number("count", count, at_least=0), denominator=checks.number("denominator", denominator, above=0)
    )
    checks.refuse(cases > people, "count", cases, "it must not be above the denominator")
    level = pooled(cases, people) if reference is None else reference
    share = checks.number("reference", level, above=0, below=1)
    return _in_words((cases - people * share) / np.sqrt(people * (share * (1 - share))))


def limits_for_proportions(denominator: ArrayLike, reference: float, *, multiplier: float = 1) -> FunnelLimits:
    """The funnel of shares around `reference` at each denominator.

    Method: reference +- z sqrt(reference (1 - reference) / n), kept between none and all.
    Source: Spiegelhalter (2005). Shapes: as the denominator. Units: `reference` is a share, the limits are
    per `multiplier`. Errors: UserError for a denominator that is not above zero, or no share.

    >>> [float(round(limit, 3)) for limit in limits_for_proportions(100, 0.4)]
    [0.304, 0.496, 0.249, 0.551]
    """
    people = checks.number("denominator", denominator, above=0)
    share = checks.number("reference", reference, at_least=0, at_most=1)
    spread = np.sqrt(share * (1 - share) / people)
    z = [special.ndtri(1 - rates.tail_of(level)) for level in (USUAL, STRICT)]
    lines = (share + side * by * spread for by in z for side in (-1, 1))
    return FunnelLimits(*((np.clip(line, 0, 1) * multiplier)[()] for line in lines))


def limits_for_rates(denominator: ArrayLike, reference: float, *, multiplier: float = 1) -> FunnelLimits:
    """The funnel of rates around `reference` at each denominator: a rate outside is significant, and only then.

    Method: the counts whose Byar (exact below ten) limits just touch the expected number, found by halving.
    Source: Spiegelhalter (2005), as significance_of_rates. Shapes: as the denominator. Units: `reference` is
    events per one of the denominator, the limits are per `multiplier`.
    Errors: UserError for a denominator or reference that is not above zero.

    >>> [float(round(limit, 1)) for limit in limits_for_rates(1000, 0.02, multiplier=1000)]
    [11.2, 29.7, 7.2, 35.7]
    """
    people = checks.number("denominator", denominator, above=0)
    expected = people * checks.number("reference", reference, above=0)
    z = [special.ndtri(1 - rates.tail_of(level)) for level in (USUAL, STRICT)]
    lines = (_count_at(side * by, expected) for by in z for side in (-1, 1))
    return FunnelLimits(*((line / people * multiplier)[()] for line in lines))


def distance(events: Floats, expected: Floats) -> Floats:
    """How many standard deviations a count is from what was expected: at z it just leaves the limits for z.

    Method: Byar's formula turned round, so that one number serves all limits; exact Poisson below ten events.
    Source: Breslow and Day (1987), volume II, p. 69. Shapes: both of one shape. Units: standard deviations,
    negative below. Errors: none; the arguments were checked before.

    >>> distance(np.array([20.0, 60.0]), np.array([20.0, 20.0])).round(2)
    array([0.  , 7.08])
    """
    events, expected = np.broadcast_arrays(events, expected)
    above = np.asarray(events > expected)
    # From above, the lower limit of the count decides; from below, the upper one, which is that of one more.
    number = np.asarray(np.where(above, events, events + 1))
    gap = np.asarray(3 * np.sqrt(number) * (1 - 1 / (9 * number) - np.cbrt(expected / number)))
    few = np.asarray(events < rates.FEWEST_EVENTS_FOR_BYAR)
    if few.any():
        gap[few] = _exact_distance(number[few], expected[few], above[few])
    return np.asarray(np.where(above, np.maximum(gap, 0), np.minimum(gap, 0)))


def _exact_distance(number: Floats, expected: Floats, above: Flags) -> Floats:
    chance = np.where(above, special.gammainc(number, expected), special.gammaincc(number, expected))
    return np.asarray(np.where(above, -1, 1) * special.ndtri(np.maximum(chance, 1e-300)))


def _in_words(away: Floats) -> Words:
    usual, strict = (special.ndtri(1 - rates.tail_of(level)) for level in (USUAL, STRICT))
    size = np.abs(away)
    steps = np.where(size > strict, 2, np.where(size > usual, 1, 0))
    return np.asarray(WORDS[2 + np.where(away > 0, steps, -steps)])[()]


def _count_at(z: float, expected: Floats) -> Floats:
    """The count, not rounded, that is just `z` away from what was expected; none where no count is that low."""

    def outside(count: Floats) -> Floats:
        return distance(count, expected) - z

    room = abs(z) * (np.sqrt(expected) + abs(z) + 3)
    low, high = np.maximum(expected - room, 0), expected + room
    return _halve(outside, low, high)


def _halve(gap: Callable[[Floats], Floats], low: Floats, high: Floats) -> Floats:
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        beyond = gap(middle) > 0
        low, high = np.where(beyond, low, middle), np.where(beyond, middle, high)
    return low
