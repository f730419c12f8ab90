"""How large a difference is in standard deviations, and how sure that is."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from toolkit.statistics import checks, noncentral, rates
from toolkit.statistics.checks import Floats


class Effect(NamedTuple):
    """An effect size with its limits, in standard deviations."""

    value: Floats
    lower: Floats
    upper: Floats


def standardised_difference(
    mean: ArrayLike, spread: ArrayLike, people: ArrayLike,
    other_mean: ArrayLike, other_spread: ArrayLike, other_people: ArrayLike,
    *, corrected: bool = True, confidence: ArrayLike = 0.95,
) -> Effect:  # fmt: skip
    """The difference of two groups' means over their common spread: Hedges' g, or Cohen's d uncorrected.

    Method: difference over the pooled standard deviation; with `corrected` times Hedges' exact correction
    for small groups; limits by turning the noncentral t distribution round, corrected likewise.
    Source: Hedges (1981), Journal of Educational Statistics 6; Cumming and Finch (2001).
    Shapes: all broadcast; scalars in give NumPy scalars out. Units: standard deviations; above zero when the
    first group is higher. Errors: UserError naming the row for a spread below zero, fewer than two people
    in a group, or two groups without any spread.

    >>> found = standardised_difference(12, 4, 30, 10, 4, 30)
    >>> found.value.round(3), found.lower.round(2), found.upper.round(2)
    (np.float64(0.494), np.float64(-0.02), np.float64(1.0))
    """
    first, second = _group(mean, spread, people), _group(other_mean, other_spread, other_people)
    degrees = first[2] + second[2] - 2
    pooled = np.sqrt(((first[2] - 1) * first[1] ** 2 + (second[2] - 1) * second[1] ** 2) / degrees)
    checks.number("spread of both groups together", pooled, above=0)
    root = np.sqrt(first[2] * second[2] / (first[2] + second[2]))
    effect, tail = np.asarray((first[0] - second[0]) / pooled), rates.tail_of(confidence)
    low, high = noncentral.limits_of_noncentrality(effect * root, degrees, tail)
    by = small_group_correction(degrees) if corrected else np.float64(1)
    return Effect(*(np.asarray(number * by)[()] for number in (effect, low / root, high / root)))


def small_group_correction(degrees: ArrayLike) -> Floats:
    """What an effect size of a small group is multiplied by, because it comes out too large on average.

    Method: gamma(m / 2) / (sqrt(m / 2) gamma((m - 1) / 2)). Source: Hedges (1981). Shapes: any.
    Units: a ratio below one. Errors: UserError for fewer than two degrees of freedom.

    >>> small_group_correction([2, 10, 100]).round(3)
    array([0.564, 0.923, 0.992])
    """
    freedom = checks.number("number of degrees of freedom", degrees, at_least=2)
    log = special.gammaln(freedom / 2) - special.gammaln((freedom - 1) / 2) - np.log(freedom / 2) / 2
    return np.asarray(np.exp(log))[()]


def mean_interval(
    mean: ArrayLike, spread: ArrayLike, people: ArrayLike, *, confidence: ArrayLike = 0.95
) -> tuple[Floats, Floats]:
    """The limits of a mean by Student's t; NaN for one person alone, whose spread nobody knows.

    Source: Student (1908). Shapes: all broadcast. Units: those of the mean.
    Errors: UserError for fewer than one person.

    >>> [float(limit.round(2)) for limit in mean_interval(2, 0.816, 4)]
    [0.7, 3.3]
    """
    number = checks.number("number of people", people, at_least=1)
    deviation, middle = checks.floats("spread", spread), checks.number("mean", mean)
    reach = special.stdtrit(np.maximum(number - 1, 1), 1 - rates.tail_of(confidence)) * deviation / np.sqrt(number)
    reach = np.where(number > 1, reach, np.nan)
    return np.asarray(middle - reach)[()], np.asarray(middle + reach)[()]


def difference_interval(
    mean: ArrayLike, spread: ArrayLike, people: ArrayLike,
    other_mean: ArrayLike, other_spread: ArrayLike, other_people: ArrayLike,
    *, confidence: ArrayLike = 0.95,
) -> tuple[Floats, Floats]:  # fmt: skip
    """The limits of the difference of two groups' means, first less other, whose spreads may differ.

    Method: Welch's t with his degrees of freedom; without any spread the limits are the difference itself.
    Source: Welch (1947), Biometrika 34. Shapes: all broadcast. Units: those of the means.
    Errors: UserError naming the row for a spread below zero or fewer than two people in a group.

    >>> [float(limit.round(2)) for limit in difference_interval(12, 4, 30, 10, 5, 20)]
    [-0.71, 4.71]
    """
    first, second = _group(mean, spread, people), _group(other_mean, other_spread, other_people)
    parts = [np.asarray(group[1] ** 2 / group[2]) for group in (first, second)]
    total = parts[0] + parts[1]
    below = parts[0] ** 2 / (first[2] - 1) + parts[1] ** 2 / (second[2] - 1)
    degrees = np.where(total > 0, total**2, 1) / np.where(below > 0, below, 1)
    reach = special.stdtrit(degrees, 1 - rates.tail_of(confidence)) * np.sqrt(total)
    gap = first[0] - second[0]
    return np.asarray(gap - reach)[()], np.asarray(gap + reach)[()]


def over_baseline(
    change: ArrayLike, spread_before: ArrayLike, people: ArrayLike, correlation: ArrayLike, *,
    confidence: ArrayLike = 0.95,
) -> Effect:  # fmt: skip
    """A mean change over the spread before, corrected for small groups, with a large-sample interval.

    Method: (after - before) / SD before, times Hedges' correction; variance 2 (1 - r) / n + effect^2 / (2 n).
    Source: Becker (1988), British Journal of Mathematical and Statistical Psychology 41.
    Shapes: all broadcast. Units: standard deviations before the service. A missing or zero spread gives NaN;
    a missing correlation gives NaN limits; so do fewer than three people. Errors: none of its own.

    >>> found = over_baseline(2.0, 4.0, 50, 0.6)
    >>> found.value.round(3), found.lower.round(2), found.upper.round(2)
    (np.float64(0.492), np.float64(0.23), np.float64(0.76))
    """
    moved, deviation, number, alike = checks.same_shape(
        change=checks.floats("change", change), spread=checks.floats("spread", spread_before),
        people=checks.floats("number of people", people), correlation=checks.floats("correlation", correlation),
    )  # fmt: skip
    known = (number > 2) & (deviation > 0)
    by = small_group_correction(np.maximum(number - 1, 2))
    effect = np.where(known, moved / np.where(known, deviation, 1) * by, np.nan)
    reach = special.ndtri(1 - rates.tail_of(confidence)) * np.sqrt(2 * (1 - alike) / number + effect**2 / (2 * number))
    return Effect(effect[()], (effect - reach)[()], (effect + reach)[()])


def _group(mean: ArrayLike, spread: ArrayLike, people: ArrayLike) -> tuple[Floats, Floats, Floats]:
    return (
        checks.number("mean", mean),
        checks.number("spread", spread, at_least=0),
        checks.number("number of people in a group", people, at_least=2),
    )
