"""How many times as often something happens in one group as in another, and how sure that is."""

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from toolkit.statistics import checks, rates
from toolkit.statistics.checks import Flags, Floats
from toolkit.statistics.rates import Interval

FEW = 10
"""With fewer events in either group the limits of a rate ratio are exact."""


def risk_ratio(
    count: ArrayLike, people: ArrayLike, other_count: ArrayLike, other_people: ArrayLike, *, confidence: float = 0.95
) -> Interval:
    """The share of the first group over the share of the other, with limits.

    Method: Katz's normal limits of the logarithm; where a count is zero, half a person is added to both counts
    and both numbers of people. Source: Katz and others (1978), Biometrics 34.
    Shapes: all broadcast; scalars in give NumPy scalars out. Units: a ratio, 1 where both are alike.
    Errors: UserError naming the row for a negative count, or one above its denominator.

    >>> found = risk_ratio(15, 100, 10, 100)
    >>> found.value.round(2), found.lower.round(2), found.upper.round(2)
    (np.float64(1.5), np.float64(0.71), np.float64(3.18))
    """
    some, of, other, of_other = _shares(count, people, other_count, other_people)
    half = 0.5 * ((some == 0) | (other == 0))
    some, of, other, of_other = (number + half for number in (some, of, other, of_other))
    spread = np.sqrt(np.maximum(1 / some - 1 / of + 1 / other - 1 / of_other, 0))
    return _around(some / of / (other / of_other), spread, confidence)


def odds_ratio(
    count: ArrayLike, people: ArrayLike, other_count: ArrayLike, other_people: ArrayLike, *, confidence: float = 0.95
) -> Interval:
    """The odds in the first group over the odds in the other, with limits.

    Method: Woolf's normal limits of the logarithm; where a cell is empty, half a person is added to all four
    (Haldane 1956). Source: Woolf (1955), Annals of Human Genetics 19. Shapes, units and errors as risk_ratio.

    >>> found = odds_ratio(15, 100, 10, 100)
    >>> found.value.round(2), found.lower.round(2), found.upper.round(2)
    (np.float64(1.59), np.float64(0.68), np.float64(3.73))
    """
    some, of, other, of_other = _shares(count, people, other_count, other_people)
    cells = np.array([some, of - some, other, of_other - other])
    cells = cells + 0.5 * (cells == 0).any(axis=0)
    return _around(cells[0] * cells[3] / (cells[1] * cells[2]), np.sqrt((1 / cells).sum(axis=0)), confidence)


def rate_ratio(
    count: ArrayLike, denominator: ArrayLike, other_count: ArrayLike, other_denominator: ArrayLike, *,
    confidence: float = 0.95,
) -> Interval:  # fmt: skip
    """The rate of the first group over the rate of the other, with limits.

    Method: normal limits of the logarithm; exact (conditional on all events) when either group has fewer than
    ten. With no event in the other group the ratio and its upper limit are infinite; with none in either the
    ratio is NaN and the limits are 0 and infinite, because nothing is known.
    Source: Rothman and Greenland (1998), Modern Epidemiology; exact limits after Clopper and Pearson (1934).
    Shapes: all broadcast; scalars in give NumPy scalars out. Units: a ratio, 1 where both are alike.
    Errors: UserError naming the row for a negative count or a denominator that is not above zero.

    >>> found = rate_ratio([41, 3], [28_010, 100], [15, 9], [19_017, 100])
    >>> found.value.round(2), found.lower.round(2), found.upper.round(2)
    (array([1.86, 0.33]), array([1.03, 0.06]), array([3.35, 1.34]))
    """
    events, time, other, other_time = checks.same_shape(
        count=checks.number("count", count, at_least=0),
        denominator=checks.number("denominator", denominator, above=0),
        other_count=checks.number("other count", other_count, at_least=0),
        other_denominator=checks.number("other denominator", other_denominator, above=0),
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        value = (events / time) / (other / other_time)
        spread = np.sqrt(1 / events + 1 / other)
        low, high = _around(value, spread, confidence)[1:]
    few = (events < FEW) | (other < FEW)
    low, high = _exact(few, (low, high), events, other, other_time / time, confidence)
    return Interval(np.asarray(value)[()], low[()], high[()])


def _exact(
    few: Flags, limits: tuple[Floats, Floats], events: Floats, other: Floats, scale: Floats, confidence: float
) -> tuple[Floats, Floats]:
    """The limits with the exact ones where events are few."""
    tail = float(rates.tail_of(confidence))
    least, most = np.maximum(events, 1), np.maximum(other, 1)
    share_low = np.where(events > 0, special.betaincinv(least, other + 1, tail), 0.0)
    share_high = np.where(other > 0, special.betaincinv(events + 1, most, 1 - tail), 1.0)
    with np.errstate(divide="ignore"):
        exact = [share / (1 - share) * scale for share in (share_low, share_high)]
    low, high = (np.where(few, found, limit) for found, limit in zip(exact, limits, strict=True))
    return low, high


def _shares(count: ArrayLike, people: ArrayLike, other_count: ArrayLike, other_people: ArrayLike) -> tuple[Floats, ...]:
    some, of, other, of_other = checks.same_shape(
        count=checks.number("count", count, at_least=0),
        people=checks.number("number of people", people, above=0),
        other_count=checks.number("other count", other_count, at_least=0),
        other_people=checks.number("other number of people", other_people, above=0),
    )
    checks.refuse(some > of, "count", some, "it must not be above its number of people")
    checks.refuse(other > of_other, "other count", other, "it must not be above its number of people")
    return some, of, other, of_other


def _around(value: Floats, spread: Floats, confidence: float) -> Interval:
    factor = np.exp(special.ndtri(1 - rates.tail_of(confidence)) * spread)
    return Interval(*(np.asarray(number)[()] for number in (value, value / factor, value * factor)))
