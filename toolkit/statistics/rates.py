"""How sure a rate or a proportion is: the value with its lower and upper limit."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from toolkit.errors import UserError
from toolkit.statistics import checks
from toolkit.statistics.checks import Floats

FEWEST_EVENTS_FOR_BYAR = 10
"""Below this many events Byar's approximation is too rough, so the exact Poisson limits are used."""


class Interval(NamedTuple):
    """A value with the limits of its confidence interval, three arrays of one shape and one unit."""

    value: Floats
    lower: Floats
    upper: Floats


def byar_interval(
    count: ArrayLike, denominator: ArrayLike, *, multiplier: ArrayLike = 1, confidence: ArrayLike = 0.95
) -> Interval:
    """Crude rate of events, with limits by Byar's method, or exact Poisson below ten events.

    Source: Breslow and Day (1987), volume II, p. 69; exact limits by Armitage and Berry (2002).
    Shapes: all arguments broadcast; scalars in give NumPy scalars out.
    Units: events per `multiplier` of the denominator (people, or person-years); `confidence` is a share.
    Errors: UserError naming the row for a negative count, a denominator that is not above zero or a
    number that is not finite. The count may exceed the denominator, because events are not people.

    >>> rate = byar_interval([20, 0], [1000, 1000], multiplier=1000)
    >>> rate.value, rate.lower.round(2), rate.upper.round(2)
    (array([20.,  0.]), array([12.21,  0.  ]), array([30.89,  3.69]))
    """
    events, people, scale, tail = _checked(count, denominator, multiplier, confidence)
    lower, upper = _limits_of_count(events, tail)
    factor = scale / people
    return Interval((events * factor)[()], (lower * factor)[()], (upper * factor)[()])


def wilson_interval(
    count: ArrayLike, denominator: ArrayLike, *, multiplier: ArrayLike = 1, confidence: ArrayLike = 0.95
) -> Interval:
    """Proportion of people, with limits by Wilson's score method without continuity correction.

    Source: Wilson (1927); Newcombe and Altman (2000), in Statistics with Confidence.
    Shapes: all arguments broadcast; scalars in give NumPy scalars out.
    Units: people per `multiplier` people (100 for a percentage); `confidence` is a share.
    Errors: UserError naming the row for a negative count, a count above its denominator, a denominator
    that is not above zero or a number that is not finite.

    >>> share = wilson_interval([81, 0], [263, 20], multiplier=100)
    >>> share.value.round(1), share.lower.round(1), share.upper.round(1)
    (array([30.8,  0. ]), array([25.5,  0. ]), array([36.6, 16.1]))
    """
    cases, people, scale, tail = _checked(count, denominator, multiplier, confidence)
    rule = "it must not be above the denominator, because a proportion counts some of those people"
    checks.refuse(cases > people, "count", cases, rule)
    share, square = cases / people, special.ndtri(1 - tail) ** 2
    centre = share + square / (2 * people)
    half_width = np.sqrt(square * (share * (1 - share) / people + square / (4 * people**2)))
    # Rounding must not push the ends past what is possible: 0 of 20 starts at exactly 0.
    lower = np.where(cases == 0, 0.0, (centre - half_width) / (1 + square / people))
    upper = np.where(cases == people, 1.0, (centre + half_width) / (1 + square / people))
    return Interval((share * scale)[()], (lower * scale)[()], (upper * scale)[()])


def _limits_of_count(events: Floats, tail: Floats) -> tuple[Floats, Floats]:
    """Limits of a Poisson count, before it is divided by anything."""
    z = special.ndtri(1 - tail)
    # One in place of zero, so that every row divides by something; those rows are replaced below.
    some, more = np.where(events == 0, 1, events), events + 1
    lower = np.asarray(some * (1 - 1 / (9 * some) - z / (3 * np.sqrt(some))) ** 3)
    upper = np.asarray(more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3)
    # Picked by index: with where=, SciPy 1.17's gammaincinv ends the whole program on long arrays.
    few, none = events < FEWEST_EVENTS_FOR_BYAR, events == 0
    lower[few] = special.gammaincinv(some[few], tail[few])
    upper[few] = special.gammaincinv(more[few], 1 - tail[few])
    lower[none] = 0
    return lower, upper


def _checked(
    count: ArrayLike, denominator: ArrayLike, multiplier: ArrayLike, confidence: ArrayLike
) -> tuple[Floats, ...]:
    """The four arguments in one shape, the last as the share left in each tail."""
    level = checks.floats("confidence", confidence)
    if np.any(level > 1):
        raise UserError("The confidence is a share between 0 and 1; write 0.95 for 95 %.")
    return checks.same_shape(
        count=checks.number("count", count, at_least=0),
        denominator=checks.number("denominator", denominator, above=0),
        multiplier=checks.number("multiplier", multiplier, above=0),
        confidence=(1 - checks.number("confidence", level, above=0, below=1)) / 2,
    )
