"""How much the same people changed between two measurements, as a group and each of them."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from toolkit.errors import UserError
from toolkit.statistics import checks, effects
from toolkit.statistics.checks import Floats
from toolkit.statistics.comparison import Words

RELIABLE = 1.96
"""Beyond this many standard errors of a difference, a change is more than the measure's own noise (95 %)."""
DIRECTIONS: Mapping[str, int] = {"higher": 1, "lower": -1}
"""Which way of a score is good, as a sign."""


class MeanChange(NamedTuple):
    """Before, after and change of a group, with limits and effect sizes; NaN where too few people tell."""

    people: int
    before: float
    after: float
    change: float
    lower: float
    upper: float
    spread_before: float
    spread_of_change: float
    correlation: float
    effect: float
    effect_lower: float
    effect_upper: float
    effect_of_changes: float


class ReliableChange(NamedTuple):
    """Each person's change in standard errors, above zero is better; in words improved, no_reliable_change or worse."""

    noises: Floats
    word: Words


class CutOffs(NamedTuple):
    """The three places where a clinical and a general population can be divided."""

    a: Floats
    b: Floats
    c: Floats


def mean_change(before: ArrayLike, after: ArrayLike, *, confidence: float = 0.95) -> MeanChange:
    """The mean change of people measured twice, with its interval and effect sizes.

    Method: paired t interval for the change; `effect` is the change over the spread before (Becker 1988), with
    Hedges' correction and a large-sample interval that uses the correlation; `effect_of_changes` is dz, the
    change over the spread of changes. One person has no spread, so limits and effects are NaN; so are
    effects where all scored alike before. A change without a comparison group has many causes.
    Source: Student (1908); Becker (1988), British Journal of Mathematical and Statistical Psychology 41.
    Shapes: two lists of one length, one pair per person. Units: those of the scores; effects in standard
    deviations before. Errors: UserError naming the row for a missing score, and when there is nobody.

    >>> found = mean_change([10, 12, 14, 16], [12, 13, 17, 18])
    >>> found.change, round(found.lower, 2), round(found.upper, 2), round(found.effect, 2)
    (2.0, 0.7, 3.3, 0.56)
    """
    first, last = checks.same_shape(
        before=np.atleast_1d(checks.number("score before", before)),
        after=np.atleast_1d(checks.number("score after", after)),
    )
    people = first.size
    if first.ndim != 1 or not people:
        raise UserError("Give two lists of scores, before and after, with at least one person.")
    changes = last - first
    spread_before, spread = _spread(first), _spread(changes)
    change, correlation = float(changes.mean()), _correlation(first, last)
    low, high = effects.mean_interval(change, spread, people, confidence=confidence)
    effect = effects.over_baseline(change, spread_before, people, correlation, confidence=confidence)
    return MeanChange(
        people, float(first.mean()), float(last.mean()), change, float(low), float(high), spread_before, spread,
        correlation, float(effect.value), float(effect.lower), float(effect.upper), _over(change, spread),
    )  # fmt: skip


def reliable_points(spread: ArrayLike, reliability: ArrayLike) -> Floats:
    """How many points a score must change to be more than the noise of the measure.

    Method: 1.96 x SD x sqrt(2) x sqrt(1 - reliability). Source: Jacobson and Truax (1991), Journal of
    Consulting and Clinical Psychology 59. Shapes: both broadcast. Units: points of the score.
    Errors: UserError naming the row for a spread that is not above zero or a reliability outside 0 to 1.

    >>> reliable_points(7.5, 0.8).round(2)
    np.float64(9.3)
    """
    return np.asarray(RELIABLE * _noise(spread, reliability))[()]


def reliable_change(
    before: ArrayLike, after: ArrayLike, *, spread: ArrayLike, reliability: ArrayLike, good: str
) -> ReliableChange:
    """Whose change is more than the noise of the measure: improved, no_reliable_change or worse.

    Method: (after - before) / (SD sqrt(2) sqrt(1 - r)), reliable beyond 1.96 either way; its sign is turned
    where lower scores are good, so that above zero is always better.
    Source: Jacobson and Truax (1991). Shapes: all broadcast. Units: `spread` is the standard deviation before
    the service (say of whom), `reliability` between 0 and 1 (say if it is alpha or retest); `good` is higher
    or lower. Errors: UserError naming the row for anything impossible.

    >>> reliable_change([40, 40, 40], [50, 45, 30], spread=7.5, reliability=0.8, good="higher").word
    array(['improved', 'no_reliable_change', 'worse'], dtype='<U18')
    """
    if good not in DIRECTIONS:
        raise UserError(f"The good direction {good!r} does not exist; use higher or lower.")
    first, last = checks.same_shape(
        before=checks.number("score before", before), after=checks.number("score after", after)
    )
    index = np.asarray(DIRECTIONS[good] * (last - first) / _noise(spread, reliability))
    word = np.where(index > RELIABLE, "improved", np.where(index < -RELIABLE, "worse", "no_reliable_change"))
    return ReliableChange(index[()], word[()])


def cut_offs(
    clinical_mean: ArrayLike, clinical_spread: ArrayLike, general_mean: ArrayLike, general_spread: ArrayLike
) -> CutOffs:
    """Where a person is nearer to the general population than to those in difficulty.

    Method: a is two standard deviations from the clinical mean, towards the general one; b two from the
    general mean, towards the clinical one; c is where both are equally far in their own deviations.
    Source: Jacobson and Truax (1991). Shapes: all broadcast. Units: points of the score.
    Errors: UserError naming the row for a spread that is not above zero, or for means that are the same.

    >>> [float(cut) for cut in cut_offs(40, 7.5, 60, 7.5)]
    [55.0, 45.0, 50.0]
    """
    clinical, general = checks.number("clinical mean", clinical_mean), checks.number("general mean", general_mean)
    of_clinical = checks.number("clinical spread", clinical_spread, above=0)
    of_general = checks.number("general spread", general_spread, above=0)
    gap = np.asarray(general - clinical)
    checks.refuse(gap == 0, "difference of the two means", gap, "the two groups must differ")
    towards = np.sign(gap)
    between = (of_general * clinical + of_clinical * general) / (of_general + of_clinical)
    cuts = (clinical + 2 * towards * of_clinical, general - 2 * towards * of_general, between)
    return CutOffs(*(np.asarray(cut)[()] for cut in cuts))


def correlation_is_known(first: Floats, last: Floats) -> bool:
    """Whether two lists vary at all, so that a correlation means something.

    >>> correlation_is_known(np.array([1.0, 1.0]), np.array([1.0, 2.0]))
    False
    """
    return first.size > 1 and bool(np.ptp(first) > 0 and np.ptp(last) > 0)


def _noise(spread: ArrayLike, reliability: ArrayLike) -> Floats:
    deviation = checks.number("spread of the scores", spread, above=0)
    alike = checks.number("reliability", reliability, at_least=0, below=1)
    return np.asarray(deviation * np.sqrt(2) * np.sqrt(1 - alike))


def _spread(values: Floats) -> float:
    return float(values.std(ddof=1)) if values.size > 1 else float("nan")


def _correlation(first: Floats, last: Floats) -> float:
    return float(np.corrcoef(first, last)[0, 1]) if correlation_is_known(first, last) else float("nan")


def _over(change: float, spread: float) -> float:
    return change / spread if spread > 0 else float("nan")
