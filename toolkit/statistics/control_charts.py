"""Whether a series of months holds only its usual ups and downs, or a signal that something changed."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike, NDArray

from toolkit.statistics import checks
from toolkit.statistics.checks import Flags, Floats
from toolkit.statistics.comparison import Words

LIMIT, WILD = 2.66, 3.267
"""Times the mean moving range: how far the limits lie, and from where a moving range is too wild to use."""
RUN = 7
ENOUGH_POINTS = 12
"""With fewer, the limits are trial limits."""
RULES: Mapping[str, str] = {
    "outside": "A point lies outside the limits: such a point is rare by chance.",
    "trend": "Seven points in a row go the same way, all up or all down.",
    "near_limit": "Two of three points in a row lie close to the same limit.",
    "one_side": "Seven points in a row lie on the same side of the average.",
}
"""The four rules in the order in which they are told, each in words."""


class ControlChart(NamedTuple):
    """Average and limits of each series, and for every point which rule it breaks ("" for none) and which way."""

    average: Floats
    lower: Floats
    upper: Floats
    rule: Words
    direction: NDArray[np.int64]
    is_trial: bool


def xmr(values: ArrayLike, *, baseline: int | None = None, lowest: float | None = None) -> ControlChart:
    """The XmR chart (individual values and moving range) of one series or several, and its signals.

    Method: limits at the mean +- 2.66 times the mean moving range, after leaving out once the moving ranges
    of 3.267 times their mean or more. Four rules in the order of RULES: outside the limits; seven points
    that all rise or all fall; two of three points beyond two thirds of the way to a limit, with all three
    on that side of the mean (those beyond are marked); seven points on one side of the mean (a point on it
    ends the run). A point keeps the first rule that it breaks; all points of a run are marked.
    Source: Nelson (1982), Journal of Quality Technology 14; Provost and Murray (2011); NHS Making Data Count.
    Shapes: periods, or series x periods, the oldest first, without gaps; limits have a last axis of one.
    Units: those of the values. `baseline` is how many first points set the limits (all by default);
    `lowest` is what no value can be below, such as 0 for counts. `direction` is 1 up or above, -1 down or
    below, 0 where no rule is broken. `is_trial` says that fewer than twelve points set the limits.
    Errors: UserError naming the row for a missing number, for fewer than two points or a baseline that
    does not fit. Many zeros make XmR unreliable: use a longer period or a rate.

    >>> chart = xmr([5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 12])
    >>> chart.rule[-1], chart.direction[-1], chart.is_trial
    (np.str_('outside'), np.int64(1), False)
    """
    points = np.atleast_1d(checks.number("value", values))
    known = int(checks.number("number of points", points.shape[-1], at_least=2))
    first = known if baseline is None else int(checks.number("baseline", baseline, at_least=2, at_most=known))
    average, reach = _average_and_reach(points[..., :first])
    lower, upper = average - reach, average + reach
    rule, direction = _signals(points, average, reach)
    kept = lower if lowest is None else np.maximum(lower, lowest)
    return ControlChart(average, kept, upper, rule, direction, first < ENOUGH_POINTS)


def _average_and_reach(points: Floats) -> tuple[Floats, Floats]:
    """The mean, and the distance of the limits from it, each with a last axis of one."""
    moving = np.abs(np.diff(points, axis=-1))
    mean = moving.mean(axis=-1, keepdims=True)
    # A constant series has only moving ranges of zero: they are kept, and its limits equal its mean.
    usable = (moving < WILD * mean) | (mean == 0)
    return points.mean(axis=-1, keepdims=True), LIMIT * moving.mean(axis=-1, keepdims=True, where=usable)


def _signals(points: Floats, average: Floats, reach: Floats) -> tuple[Words, NDArray[np.int64]]:
    away = points - average
    # Rounding alone must not put the points of a constant series on one side of their mean.
    away = np.where(np.abs(away) <= 1e-12 * np.abs(points).max(axis=-1, keepdims=True), 0.0, away)
    found = (
        _outside(away, reach),
        _trend(points),
        _near_limit(away, reach),
        _one_side(away),
    )
    rule, direction = np.full(points.shape, "", dtype="<U12"), np.zeros(points.shape, dtype=np.int64)
    for name, signs in reversed(list(zip(RULES, found, strict=True))):
        rule, direction = np.where(signs != 0, name, rule), np.where(signs != 0, signs, direction)
    return rule, direction


def _outside(away: Floats, reach: Floats) -> NDArray[np.int64]:
    # A hair's breadth is rounding, not a signal.
    beyond = np.abs(away) > reach * (1 + 1e-9)
    return np.asarray(np.sign(away) * beyond, dtype=np.int64)


def _trend(points: Floats) -> NDArray[np.int64]:
    steps = np.sign(np.diff(points, axis=-1))
    return _each_way(steps, RUN - 1, points.shape, reach_back=1)


def _one_side(away: Floats) -> NDArray[np.int64]:
    return _each_way(np.sign(away), RUN, away.shape, reach_back=0)


def _near_limit(away: Floats, reach: Floats) -> NDArray[np.int64]:
    found = np.zeros(away.shape, dtype=np.int64)
    if away.shape[-1] < 3:
        return found
    for side in (1, -1):
        outer = (side * away > reach * 2 / 3) & (reach > 0)
        enough = _windows(outer, 3).sum(axis=-1) >= 2
        together = enough & _windows(side * away > 0, 3).all(axis=-1)
        found = np.where(outer & _spread(together, 3, away.shape), side, found)
    return found


def _each_way(signs: Floats, length: int, shape: tuple[int, ...], *, reach_back: int) -> NDArray[np.int64]:
    """1 or -1 on every point of a run of that many equal signs; a step belongs to the points at both its ends."""
    found = np.zeros(shape, dtype=np.int64)
    if signs.shape[-1] < length:
        return found
    for side in (1, -1):
        whole = np.asarray(_windows(signs == side, length).all(axis=-1))
        found = np.where(_spread(whole, length + reach_back, shape), side, found)
    return found


def _windows(flags: Flags, length: int) -> Flags:
    return sliding_window_view(flags, length, axis=-1)


def _spread(starts: Flags, length: int, shape: tuple[int, ...]) -> Flags:
    """Every point of the windows that start where `starts` holds."""
    marked = np.zeros(shape, dtype=bool)
    for offset in range(length):
        marked[..., offset : offset + starts.shape[-1]] |= starts
    return marked
