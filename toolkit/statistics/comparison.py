"""Whether a figure differs from a reference, which way, and what that means for people."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from toolkit.errors import UserError
from toolkit.statistics import checks
from toolkit.statistics.checks import Floats

Words = NDArray[np.str_]

VERDICTS = {
    "good_high": {"above": "better", "below": "worse", "same": "similar", "not_compared": "not_compared"},
    "good_low": {"above": "worse", "below": "better", "same": "similar", "not_compared": "not_compared"},
    "ambiguous": {"above": "higher", "below": "lower", "same": "similar", "not_compared": "not_compared"},
}
"""By polarity (which direction is good), what each position against the reference is called."""


def compare_with_reference(lower: ArrayLike, upper: ArrayLike, reference: ArrayLike) -> Words:
    """Where each interval lies against the reference: above, below, same or not_compared.

    Method: different only when the reference is outside the interval; a reference equal to a limit is
    inside. A missing limit or reference (NaN) is not compared.
    Source: Eayres (2008), APHO Technical Briefing 3; the rule that Fingertips follows for its colours.
    Shapes: all arguments broadcast; scalars in give one NumPy string out. Units: one unit for all three.
    Errors: UserError naming the row where the lower limit is above the upper, or where one is not a number.

    >>> compare_with_reference([12, 8, 9, float("nan")], [20, 9, 11, 5], 10)
    array(['above', 'below', 'same', 'not_compared'], dtype='<U12')
    """
    low, high, level = checks.same_shape(
        lower=checks.floats("lower limit", lower),
        upper=checks.floats("upper limit", upper),
        reference=checks.floats("reference", reference),
    )
    checks.refuse(low > high, "lower limit", low, "it must not be above the upper limit")
    unknown = np.isnan(low) | np.isnan(high) | np.isnan(level)
    return _words([unknown, low > level, high < level], ["not_compared", "above", "below"], "same")


def verdict(position: ArrayLike, polarity: ArrayLike) -> Words:
    """What a position means: better, similar or worse; higher or lower where neither way is good.

    Method: a table by polarity (good_high, good_low or ambiguous); not_compared stays not_compared.
    Source: as compare_with_reference. Shapes: both broadcast; scalars in give one NumPy string out.
    Units: none. Errors: UserError for a position or a polarity that does not exist.

    >>> verdict(["above", "below", "same"], "good_low")
    array(['worse', 'better', 'similar'], dtype='<U12')
    >>> verdict("above", ["good_high", "ambiguous"])
    array(['better', 'higher'], dtype='<U12')
    """
    _known("position", position, list(VERDICTS["ambiguous"]))
    _known("polarity", polarity, list(VERDICTS))
    places, directions = np.broadcast_arrays(np.asarray(position, str), np.asarray(polarity, str))
    cases = [(way, place, word) for way, row in VERDICTS.items() for place, word in row.items()]
    matches = [(directions == way) & (places == place) for way, place, _ in cases]
    return _words(matches, [word for _, _, word in cases], "not_compared")


def excess(count: ArrayLike, denominator: ArrayLike, reference_rate: ArrayLike, *, multiplier: ArrayLike = 1) -> Floats:
    """How many more events there were than the reference rate would give (fewer when negative).

    Method: count - denominator x reference rate / multiplier, that is observed less expected.
    Source: indirect standardisation without strata, Breslow and Day (1987).
    Shapes: all arguments broadcast; scalars in give a NumPy scalar out.
    Units: events; `reference_rate` is events per `multiplier` of the denominator.
    Errors: UserError naming the row for a negative count or rate, a denominator or multiplier that is
    not above zero, or a number that is not finite.

    >>> excess([30, 5], [10_000, 10_000], 2, multiplier=1000)
    array([ 10., -15.])
    """
    events, people, rate, scale = checks.same_shape(
        count=checks.number("count", count, at_least=0),
        denominator=checks.number("denominator", denominator, above=0),
        reference_rate=checks.number("reference rate", reference_rate, at_least=0),
        multiplier=checks.number("multiplier", multiplier, above=0),
    )
    return np.asarray(events - people * rate / scale)[()]


def _words(conditions: list[NDArray[np.bool_]], words: list[str], otherwise: str) -> Words:
    """The word of the first condition that holds, in an array wide enough for every word."""
    chosen = np.full(conditions[0].shape, otherwise, dtype="<U12")
    for condition, word in reversed(list(zip(conditions, words, strict=True))):
        chosen[condition] = word
    return chosen[()]


def _known(name: str, values: ArrayLike, allowed: list[str]) -> None:
    unknown = sorted(set(np.unique(np.asarray(values, str)).tolist()) - set(allowed))
    if unknown:
        raise UserError(f"The {name} {unknown[0]!r} does not exist; use one of {', '.join(allowed)}.")
