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
Z_95 = float(special.ndtri(0.975))
"""How many standard errors a 95 % limit is from its value."""


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
    limits = limits_of_count(events, tail)
    factor = scale / people
    return _interval(*((number * factor) for number in (events, *limits)))


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
    share = np.asarray(cases / people)
    largest = share.max(initial=0)
    if largest > 1:
        rule = "it must not be above the denominator, because a proportion counts some of those people"
        checks.refuse(cases > people, "count", np.broadcast_to(cases, share.shape), rule)
    z = special.ndtri(1 - tail)
    # Numerator and denominator times 2n, as Newcombe and Altman print them. None of them starts at exactly 0,
    # because the root of a square is exact; all of them must be made to end at exactly 1.
    centre, half_width = 2 * cases + z * z, z * np.sqrt(z * z + 4 * cases * (1 - share))
    factor = scale / (2 * (people + z * z))
    upper = (centre + half_width) * factor
    upper = np.where(cases == people, scale, upper) if largest == 1 else upper
    return _interval(share * scale, (centre - half_width) * factor, upper)


def limits_of_count(events: Floats, tail: Floats) -> tuple[Floats, Floats]:
    """Limits of a Poisson count, before it is divided by anything; `tail` is the share left in each tail.

    Method, source, shapes and units as in byar_interval. Errors: none; the arguments were checked before.

    >>> limits_of_count(np.array([20.0, 0.0]), np.array(0.025))[1].round(2)
    array([30.89,  3.69])
    """
    z = special.ndtri(1 - tail)
    # One in place of zero, so that every row divides by something; those rows are replaced below.
    some, more = np.maximum(events, 1), events + 1
    lower, upper = _byar(some, -z), _byar(more, z)
    few = np.broadcast_to(events < FEWEST_EVENTS_FOR_BYAR, lower.shape)
    if few.any():
        # Picked by index: with where=, SciPy 1.17's gammaincinv ends the whole program on long arrays.
        counted, left = (np.broadcast_to(array, lower.shape)[few] for array in (events, tail))
        lower[few] = special.gammaincinv(np.maximum(counted, 1e-300), left) * (counted > 0)
        upper[few] = special.gammaincinv(counted + 1, 1 - left)
    return lower, upper


def _byar(number: Floats, z: Floats) -> Floats:
    cube_root = 1 - 1 / (9 * number) + z / (3 * np.sqrt(number))
    return np.asarray(number * cube_root * cube_root * cube_root)


def _interval(value: Floats, lower: Floats, upper: Floats) -> Interval:
    """The three in one shape; scalars as NumPy scalars."""
    arrays = [value, lower, upper]
    if not np.shape(value) == np.shape(lower) == np.shape(upper):
        arrays = [np.array(array) for array in np.broadcast_arrays(*arrays)]
    return Interval(*(np.asarray(array)[()] for array in arrays))


def tail_of(confidence: ArrayLike) -> Floats:
    """The share left in each tail: 0.025 for a confidence of 0.95.

    Shapes: any. Units: shares. Errors: UserError for a confidence that is not between 0 and 1.

    >>> tail_of(0.95).round(3)
    np.float64(0.025)
    """
    level = checks.floats("confidence", confidence)
    if np.any(level > 1):
        raise UserError("The confidence is a share between 0 and 1; write 0.95 for 95 %.")
    return np.asarray((1 - checks.number("confidence", level, above=0, below=1)) / 2)[()]


def _checked(
    count: ArrayLike, denominator: ArrayLike, multiplier: ArrayLike, confidence: ArrayLike
) -> tuple[Floats, ...]:
    """The four arguments, the last as the share left in each tail; one confidence for all stays one number."""
    tail = tail_of(confidence)
    arrays = {
        "count": checks.number("count", count, at_least=0),
        "denominator": checks.number("denominator", denominator, above=0),
        "multiplier": checks.number("multiplier", multiplier, above=0),
        "confidence": tail,
    }
    checks.same_shape(**arrays)
    return tuple(arrays.values())
