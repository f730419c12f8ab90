"""What a rate would be if all places had people of the same ages."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from toolkit.statistics import checks, rates
from toolkit.statistics.checks import Flags, Floats
from toolkit.statistics.rates import Interval

AGE_BANDS: tuple[str, ...] = (*(f"{age} to {age + 4}" for age in range(0, 90, 5)), "90 and over")
"""The nineteen bands of five years that the weights below are for."""
EUROPEAN_STANDARD_POPULATION_2013: tuple[int, ...] = (
    5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000,
)  # fmt: skip
"""Eurostat (2013), Revision of the European Standard Population: people of each band among 100,000."""
FEWEST_EVENTS = 10
"""Morris and others (2018), Population Health Metrics 16:19: with fewer events a standardised rate misleads."""


class Standardised(NamedTuple):
    """A standardised rate with its limits; NaN where `withheld`, because there are too few events."""

    value: Floats
    lower: Floats
    upper: Floats
    withheld: Flags


class Expected(NamedTuple):
    """A ratio or rate with its limits, and how many events there would be at the reference's rates."""

    value: Floats
    lower: Floats
    upper: Floats
    expected: Floats


def direct_rate(
    count: ArrayLike,
    denominator: ArrayLike,
    *,
    weights: ArrayLike = EUROPEAN_STANDARD_POPULATION_2013,
    multiplier: float = 100_000,
    confidence: float = 0.95,
) -> Standardised:
    """Directly standardised rate of each place, with Dobson's limits.

    Method: sum(w O / n) / sum(w); limits from Byar's (exact) limits of all events, scaled by the spread of
    the weighted rate. Withheld (NaN) below ten events.
    Source: Dobson and others (1991), Statistics in Medicine 10; Eayres (2008), APHO Technical Briefing 3.
    Shapes: count and denominator places x bands (or bands alone), weights one per band.
    Units: events per `multiplier` of the denominator.
    Errors: UserError naming row and column for a negative count or a band without people, or when the
    number of bands differs.

    >>> found = direct_rate([[10, 40], [1, 2]], [[1000, 2000], [1000, 2000]], weights=[3, 1], multiplier=1000)
    >>> found.value, found.lower.round(1), found.withheld
    (array([12.5,  nan]), array([7.9, nan]), array([False,  True]))
    """
    events, people = _bands(count, denominator)
    weight = _one_per_band("standard population", weights, events)
    part = weight / (people * weight.sum())
    total, value = events.sum(axis=-1), np.einsum("...b,...b->...", events, part)
    variance = np.einsum("...b,...b,...b->...", events, part, part)
    lower, upper = rates.limits_of_count(total, np.asarray(rates.tail_of(confidence)))
    withheld = np.asarray(total < FEWEST_EVENTS)
    scale = np.where(withheld, np.nan, multiplier)
    spread = np.sqrt(variance / np.maximum(total, 1))
    low, high = (value + spread * (limit - total) for limit in (lower, upper))
    return Standardised((value * scale)[()], (low * scale)[()], (high * scale)[()], withheld[()])


def indirect_ratio(
    count: ArrayLike,
    denominator: ArrayLike,
    reference_count: ArrayLike,
    reference_denominator: ArrayLike,
    *,
    multiplier: float = 100,
    confidence: float = 0.95,
) -> Expected:
    """Events seen for every hundred expected at the reference's rates by age.

    Method: O / E with E = sum(n O_ref / n_ref); limits Byar's (exact below ten) on O, over E.
    Source: Breslow and Day (1987), volume II; Eayres (2008), APHO Technical Briefing 3.
    Shapes: count one per place (all ages together), denominator places x bands (or one number and bands
    alone), the reference one per band. Units: `multiplier` is what the reference itself would have.
    Errors: UserError naming the row for a negative count, a band of the reference without people, or a
    place where no event is expected.

    >>> found = indirect_ratio([30], [[1000, 2000]], [50, 100], [10_000, 10_000])
    >>> found.value, found.lower.round(), found.expected
    (array([120.]), array([81.]), array([25.]))
    """
    expected = _expected(denominator, reference_count, reference_denominator)
    return Expected(*rates.byar_interval(count, expected, multiplier=multiplier, confidence=confidence), expected)


def indirect_rate(
    count: ArrayLike,
    denominator: ArrayLike,
    reference_count: ArrayLike,
    reference_denominator: ArrayLike,
    *,
    multiplier: float = 100_000,
    confidence: float = 0.95,
) -> Expected:
    """Indirectly standardised rate: the indirect ratio times the reference's crude rate.

    Method, source, shapes and errors as in indirect_ratio. Units: events per `multiplier`.

    >>> found = indirect_rate([30], [[1000, 2000]], [50, 100], [10_000, 10_000], multiplier=1000)
    >>> found.value
    array([9.])
    """
    crude = np.sum(np.asarray(reference_count, float)) / np.sum(np.asarray(reference_denominator, float))
    return indirect_ratio(
        count, denominator, reference_count, reference_denominator,
        multiplier=float(crude) * multiplier, confidence=confidence,
    )  # fmt: skip


def _bands(count: ArrayLike, denominator: ArrayLike) -> tuple[Floats, ...]:
    return checks.same_shape(
        count=np.atleast_1d(checks.number("count", count, at_least=0)),
        denominator=np.atleast_1d(checks.number("denominator", denominator, above=0)),
    )


def _one_per_band(name: str, values: ArrayLike, bands: Floats) -> Floats:
    numbers = checks.number(name, values, at_least=0)
    checks.same_shape(**{"last row of counts": bands[..., :1, :] if bands.ndim > 1 else bands, name: numbers})
    checks.number(f"sum of the {name}", numbers.sum(), above=0)
    return numbers


def _expected(denominator: ArrayLike, reference_count: ArrayLike, reference_denominator: ArrayLike) -> Floats:
    people = np.atleast_1d(checks.number("denominator", denominator, at_least=0))
    reference = Interval(*rates.byar_interval(reference_count, reference_denominator)).value
    checks.same_shape(denominator=people, reference=np.asarray(reference))
    return checks.number("number of events expected", np.asarray((people * reference).sum(axis=-1)), above=0)
