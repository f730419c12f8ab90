"""What the noncentral t distribution says about power, and the searches that turn it round."""

from collections.abc import Callable

import numpy as np
from scipy import special, stats
from scipy.optimize import elementwise

from toolkit.errors import UserError
from toolkit.statistics.checks import Flags, Floats

MOST_PEOPLE = 1e15
"""Beyond this a float no longer counts single people; no study comes near."""


def two_sided_power(noncentrality: Floats, degrees: Floats, alpha: Floats) -> Floats:
    """Chance that a two-sided t test at level `alpha` finds a difference of this noncentrality.

    Source: Cohen (1988), both tails counted. Shapes: all broadcast. Units: chances between 0 and 1.
    Errors: none; the arguments were checked before.

    >>> two_sided_power(np.array(0.5 * np.sqrt(32)), np.array(126.0), np.array(0.05)).round(3)
    np.float64(0.801)
    """
    critical = special.stdtrit(degrees, 1 - alpha / 2)
    # The lower tail by symmetry: since SciPy 1.15 nct.cdf(-critical, ...) is often NaN.
    found = stats.nct.sf(critical, degrees, noncentrality) + stats.nct.sf(critical, degrees, -noncentrality)
    return np.asarray(np.clip(found, 0.0, 1.0))[()]


def detectable_noncentrality(degrees: Floats, target: Floats, alpha: Floats) -> Floats:
    """The noncentrality that a two-sided t test finds with power `target`, exact to ten digits.

    Method: Chandrupatla's bracketed search on all rows at once. The upper end is sure to be enough:
    the normal and the chi-square part of t each miss it with at most half of the chance that is left.
    Source: Cohen (1988). Shapes: all broadcast. Units: none. Errors: none; checked before.

    >>> detectable_noncentrality(np.array(126.0), np.array(0.8), np.array(0.05)).round(3)
    np.float64(2.823)
    """
    degrees, target, alpha = np.broadcast_arrays(degrees, target, alpha)
    half = (1 - target) / 2
    spread = np.sqrt(special.chdtri(degrees, half) / degrees)
    enough = special.stdtrit(degrees, 1 - alpha / 2) * spread + special.ndtri(1 - half)
    found = elementwise.find_root(
        _shortfall,
        (np.zeros_like(enough), enough),
        args=(degrees, target, alpha),
        tolerances={"xrtol": 1e-10},
    )
    return np.asarray(found.x)[()]


def limits_of_noncentrality(t: Floats, degrees: Floats, tail: Floats) -> tuple[Floats, Floats]:
    """The noncentralities for which this t would be just that extreme, below and above.

    Method: the distribution turned round by a bracketed search, always from the side where t is positive,
    because SciPy's lower tail is often NaN. Source: Cumming and Finch (2001). Shapes: all broadcast.
    Units: `tail` is the share left on each side. Errors: none; the arguments were checked before.

    >>> [float(limit.round(3)) for limit in limits_of_noncentrality(*map(np.array, (2.0, 20.0, 0.025)))]
    [-0.077, 4.032]
    """
    t, degrees, tail = np.broadcast_arrays(t, degrees, tail)
    size, sign = np.abs(t), np.where(t < 0, -1.0, 1.0)
    reach = 2 * (special.stdtrit(degrees, 1 - tail) + 2) * np.sqrt(1 + size**2 / (2 * degrees)) + 2
    below = _noncentrality_where_t_is(tail, size, degrees, size - reach, size)
    above = _noncentrality_where_t_is(1 - tail, size, degrees, size, size + reach)
    low, high = np.where(sign > 0, below, -above), np.where(sign > 0, above, -below)
    return np.asarray(low)[()], np.asarray(high)[()]


def _noncentrality_where_t_is(chance: Floats, t: Floats, degrees: Floats, low: Floats, high: Floats) -> Floats:
    """The noncentrality at which a value of t or more has this chance."""

    def gap(noncentrality: Floats, t: Floats, degrees: Floats, chance: Floats) -> Floats:
        return np.asarray(stats.nct.sf(t, degrees, noncentrality) - chance)

    found = elementwise.find_root(gap, (low, high), args=(t, degrees, chance), tolerances={"xrtol": 1e-10})
    return np.asarray(found.x)


def _shortfall(noncentrality: Floats, degrees: Floats, target: Floats, alpha: Floats) -> Floats:
    """How far power is above its target on the normal scale, where it is nearly a straight line."""
    reached = two_sided_power(noncentrality, degrees, alpha)
    return np.asarray(special.ndtri(np.clip(reached, 1e-300, 1 - 1e-16)) - special.ndtri(target))


def smallest_sample(information: Floats, lost: int, least: Floats, target: Floats, alpha: Floats) -> Floats:
    """The smallest whole number of people with at least the target power.

    Method: with n people, noncentrality sqrt(information x n) and n - `lost` degrees of freedom.
    Source: Cohen (1988); the first guess is Guenther's (1981), nearly always within one person.
    Shapes: all broadcast. Units: people; never fewer than `least`.
    Errors: UserError when more people would be needed than can be counted.

    >>> smallest_sample(*map(np.array, (0.25 / 4, 2, 4.0, 0.8, 0.05)))
    array(128.)
    """
    information, least, target, alpha = np.broadcast_arrays(information, least, target, alpha)
    z = special.ndtri(1 - alpha / 2)
    guess = np.ceil((z + special.ndtri(target)) ** 2 / information + z**2 / 2)
    if not np.all(guess < MOST_PEOPLE):
        raise UserError("The effect is too small for any study to find; give a larger effect.")

    def enough(people: Floats) -> Flags:
        noncentrality = np.sqrt(information * people)
        return two_sided_power(noncentrality, np.maximum(people - lost, 1), alpha) >= target

    return _first_that_holds(enough, np.maximum(guess, least), least)


def _first_that_holds(holds: Callable[[Floats], Flags], guess: Floats, least: Floats) -> Floats:
    """Row by row the smallest whole number from `least` on that holds; found by steps, then by halving."""
    low, high, step = np.maximum(guess - 2, least - 1), guess, 2.0
    while np.any(short := ~holds(high)):
        low, high, step = np.where(short, high, low), np.where(short, high + step, high), 2 * step
    step = 2.0
    while np.any(long := (low >= least) & holds(np.maximum(low, least))):
        high = np.where(long, low, high)
        low, step = np.where(long, np.maximum(low - step, least - 1), low), 2 * step
    while np.any(high - low > 1):
        middle = np.ceil((low + high) / 2)
        fits = holds(middle)
        # A row whose search is over has its middle at `high`, which is known to hold.
        low, high = np.where(fits, low, middle), np.where(fits, middle, high)
    return high
