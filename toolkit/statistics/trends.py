"""Whether a figure has gone up or down over its last five periods by more than chance."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from toolkit.statistics import checks
from toolkit.statistics.checks import Flags, Floats
from toolkit.statistics.comparison import Words

POINTS = 5
STRONG_ENOUGH = 9.54953570608324
"""The chi-square value with one degree of freedom that chance exceeds twice in a thousand times."""


class Trend(NamedTuple):
    """What each series did: `word` is increasing, decreasing, no_significant_change or cannot_be_calculated."""

    word: Words
    slope: Floats
    chi_square: Floats


def recent_trend(value: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> Trend:
    """The trend of rates and of other figures that come with 95 % limits, as Fingertips works it out.

    Method: the last five points that have a value and both limits; a line by least squares, each point
    weighted by its standard error (upper - lower) / 3.92; a trend when the slope is further from level than
    chance would take it twice in a thousand times AND its sign stays when any one point is left out. Fewer
    than five such points, or a point without spread, cannot be calculated. Blank what lies before a break in
    recording, so that no trend is read across it.
    Source: Office for Health Improvement and Disparities, Fingertips technical guidance and open code.
    Shapes: series x periods (or periods alone), the oldest first; the answer has one per series.
    Units: the slope is the change per period, in the unit of the values; NaN where it cannot be calculated.
    Errors: UserError naming the row where a lower limit is above its upper limit.

    >>> seen = [100, 110, 120, 130, 140]
    >>> recent_trend(seen, [x - 4 for x in seen], [x + 4 for x in seen]).word
    np.str_('increasing')
    """
    values, low, high = checks.same_shape(
        value=np.atleast_1d(checks.floats("value", value)),
        lower=np.atleast_1d(checks.floats("lower limit", lower)),
        upper=np.atleast_1d(checks.floats("upper limit", upper)),
    )
    checks.refuse(low > high, "lower limit", low, "it must not be above the upper limit")
    there = np.isfinite(values) & np.isfinite(low) & np.isfinite(high)
    points, error, enough = _last_points(there, values, (high - low) / 3.92)
    enough &= np.asarray((error > 0).all(axis=-1))
    weight = 1 / np.where(enough[..., None], error, 1) ** 2
    slope, spread = _slope(points, weight)
    return _judge(slope, (slope / spread) ** 2, _keeps_its_sign(points, weight, slope), enough)


def recent_trend_of_proportions(count: ArrayLike, denominator: ArrayLike) -> Trend:
    """The trend of shares of people, as Fingertips works it out.

    Method: Cochran and Armitage's chi-square test for trend over the last five points, beyond what chance
    gives twice in a thousand times; and the slope of the log odds keeps its sign when any one point is
    left out. Counts of none or all get half a person, so that their log odds exist (Haldane 1956).
    Source: Armitage (1955), Biometrics 11; Fingertips open code. Shapes and words as in recent_trend.
    Units: the slope is the change in log odds per period.
    Errors: UserError naming the row for a negative count, or one above its denominator.

    >>> recent_trend_of_proportions([100, 120, 140, 160, 180], 1000).word
    np.str_('increasing')
    """
    cases, people = checks.same_shape(
        count=np.atleast_1d(checks.floats("count", count)),
        denominator=np.atleast_1d(checks.floats("denominator", denominator)),
    )
    checks.refuse(cases < 0, "count", cases, "it must be at least 0")
    checks.refuse(cases > people, "count", cases, "it must not be above the denominator")
    there = np.isfinite(cases) & np.isfinite(people) & (people > 0)
    some, of, enough = _last_points(there, cases, people)
    enough &= np.asarray((some.sum(axis=-1) > 0) & (some.sum(axis=-1) < of.sum(axis=-1)))
    half = 0.5 * ((some == 0) | (some == of))
    log_odds = np.log((some + half) / (of - some + half))
    slope, _ = _slope(log_odds, np.ones_like(log_odds))
    steady = _keeps_its_sign(log_odds, np.ones_like(log_odds), slope)
    return _judge(slope, _chi_square_for_trend(some, of, enough), steady, enough)


def _last_points(there: Flags, first: Floats, second: Floats) -> tuple[Floats, Floats, Flags]:
    """The last five usable points of each series; harmless numbers, marked, where there are fewer."""
    if there.shape[-1] < POINTS:
        blank = np.ones((*there.shape[:-1], POINTS))
        return blank, 2 * blank, np.zeros(there.shape[:-1], dtype=bool)
    # A stable sort puts the usable points last and leaves their order as it was.
    last = np.argsort(there, axis=-1, kind="stable")[..., -POINTS:]
    enough = np.asarray(np.take_along_axis(there, last, axis=-1).all(axis=-1))
    chosen = (np.take_along_axis(array, last, axis=-1) for array in (first, second))
    one, two = (np.where(enough[..., None], array, 1 + index) for index, array in enumerate(chosen))
    return one, two, enough


def _slope(points: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """The slope of the weighted line through the points, and its standard error."""
    time = np.arange(1.0, POINTS + 1)
    total, first, second = weight.sum(-1), (weight * time).sum(-1), (weight * time**2).sum(-1)
    spread = total * second - first**2
    return (
        (total * (weight * time * points).sum(-1) - first * (weight * points).sum(-1)) / spread,
        np.sqrt(total / spread),
    )


def _keeps_its_sign(points: Floats, weight: Floats, slope: Floats) -> Flags:
    without = (_slope(points, weight * (np.arange(POINTS) != left_out))[0] for left_out in range(POINTS))
    return np.asarray(np.all([np.sign(other) == np.sign(slope) for other in without], axis=0))


def _chi_square_for_trend(cases: Floats, people: Floats, enough: Flags) -> Floats:
    time = np.arange(1.0, POINTS + 1)
    all_cases, everyone = cases.sum(-1), people.sum(-1)
    above = everyone * ((everyone * (cases * time).sum(-1)) - all_cases * (people * time).sum(-1)) ** 2
    below = all_cases * (everyone - all_cases) * (everyone * (people * time**2).sum(-1) - (people * time).sum(-1) ** 2)
    return np.asarray(above / np.where(enough, below, 1))


def _judge(slope: Floats, chi_square: Floats, steady: Flags, enough: Flags) -> Trend:
    strong = enough & steady & (chi_square > STRONG_ENOUGH)
    word = np.where(enough, "no_significant_change", "cannot_be_calculated")
    word = np.where(strong, np.where(slope > 0, "increasing", "decreasing"), word)
    return Trend(word[()], *(np.where(enough, number, np.nan)[()] for number in (slope, chi_square)))
