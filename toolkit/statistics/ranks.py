"""Which place is highest, how sure that is, and which places belong to the same fifth or tenth."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special, stats

from toolkit.errors import UserError
from toolkit.statistics import checks, rates
from toolkit.statistics.checks import Floats

MOST_DRAWS = 20_000_000
"""Draws times places that fit into the memory of a small machine."""


class Ranked(NamedTuple):
    """The rank of each place (1 is the highest), the range it may have, and its chance of being among the top."""

    rank: Floats
    lowest: Floats
    highest: Floats
    chance_of_top: Floats


def rank_with_uncertainty(
    value: ArrayLike,
    lower: ArrayLike,
    upper: ArrayLike,
    *,
    top: int = 1,
    simulations: int = 2000,
    confidence: float = 0.95,
    seed: int = 1,
) -> Ranked:
    """Rank places from the highest value down, with the range of ranks that chance alone allows.

    Method: every place is drawn again and again around its value, upwards with the spread of its upper limit
    and downwards with that of its lower one (95 % limits); each draw is ranked. The range holds the middle
    `confidence` of the ranks. It leaves out errors in recording. The same seed gives the same answer.
    Source: Goldstein and Spiegelhalter (1996), Journal of the Royal Statistical Society A 159.
    Shapes: one dimension, one per place. Units: ranks; ties take the smallest. `lowest` is the rank nearest 1.
    Errors: UserError naming the row where a value is not between its limits, or a number is missing.

    >>> found = rank_with_uncertainty([30, 10, 11], [28, 8, 8.5], [32, 12, 13.5])
    >>> found.rank, found.lowest, found.highest
    (array([1., 3., 2.]), array([1., 2., 2.]), array([1., 3., 3.]))
    """
    values, low, high = checks.same_shape(
        value=np.atleast_1d(checks.number("value", value)),
        lower=np.atleast_1d(checks.number("lower limit", lower)),
        upper=np.atleast_1d(checks.number("upper limit", upper)),
    )
    checks.refuse((values < low) | (values > high), "value", values, "it must be between its limits")
    _check_request(values, top, simulations)
    below, above = (values - low) / rates.Z_95, (high - values) / rates.Z_95
    drawn = _draws(values, below, above, simulations, seed)
    tail = float(rates.tail_of(confidence))
    lowest, highest = np.quantile(drawn, [tail, 1 - tail], axis=0, method="nearest")
    return Ranked(_from_the_top(values), lowest, highest, (drawn <= top).mean(axis=0))


def quantiles(value: ArrayLike, number: int = 5, *, highest_first: bool = False) -> Floats:
    """The fifth (or tenth, or third) that each place belongs to, from 1 up.

    Method: floor((q + 1) - ceil((N + 1 - rank) / (N / q))), where 0 becomes 1 and ties take the smallest rank.
    Source: OHID technical guide, Assigning Deprivation Categories. Shapes: one dimension, one per place.
    Units: 1 holds the lowest values, or the highest with `highest_first`. A missing value (NaN) has none.
    Errors: UserError when there are fewer places with a value than groups.

    >>> quantiles([10, 20, 30, 40, 50, float("nan")])
    array([ 1.,  2.,  3.,  4.,  5., nan])
    """
    groups = int(checks.number("number of groups", number, at_least=2))
    values = np.atleast_1d(checks.floats("value", value))
    there = np.isfinite(values)
    places = int(there.sum())
    if places < groups:
        raise UserError(f"There are {places} places with a value; {groups} groups need at least as many.")
    found = np.full(values.shape, np.nan)
    rank = stats.rankdata(-values[there] if highest_first else values[there], method="min")
    # The order of the divisions is the published one: it decides on which side of a boundary a place falls.
    found[there] = np.maximum(np.floor((groups + 1) - np.ceil((places + 1 - rank) / (places / groups))), 1)
    return found


def _from_the_top(values: Floats) -> Floats:
    return np.asarray(stats.rankdata(-values, method="min", axis=-1), dtype=float)


def _draws(values: Floats, below: Floats, above: Floats, simulations: int, seed: int) -> Floats:
    """Ranks of every simulated set of places, simulations x places."""
    random = np.random.default_rng(seed)
    away = special.ndtri(random.uniform(size=(simulations, values.size)))
    return _from_the_top(values + away * np.where(away < 0, below, above))


def _check_request(values: Floats, top: int, simulations: int) -> None:
    checks.number("number of simulations", simulations, at_least=100, at_most=100_000)
    checks.number("number of top places", top, at_least=1, at_most=max(values.size, 1))
    if values.size * simulations > MOST_DRAWS:
        fewer = MOST_DRAWS // values.size
        raise UserError(f"So many draws of {values.size} places do not fit; ask for at most {fewer} simulations.")
    if values.ndim != 1:
        raise UserError("Ranking needs one list of places; give one value for each place.")
