"""Standardised rates agree with the public-health reference, and with what can be worked out by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as some
from PHStatsMethods import ph_dsr, ph_ISRate, ph_ISRatio

from toolkit.errors import UserError
from toolkit.statistics import rates, standardised

BANDS = len(standardised.EUROPEAN_STANDARD_POPULATION_2013)


def places(number: int, mean: float = 3.0) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(20261127)
    people = random.integers(200, 5000, (number, BANDS)).astype(float)
    return random.poisson(mean, (number, BANDS)).astype(float), people


def as_table(count: np.ndarray, people: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "place": np.repeat(np.arange(len(count)), BANDS),
            "count": count.ravel(),
            "people": people.ravel(),
            "weight": np.tile(standardised.EUROPEAN_STANDARD_POPULATION_2013, len(count)).astype(float),
        }
    )


def test_the_european_standard_population_is_a_hundred_thousand_people_in_nineteen_bands():
    assert sum(standardised.EUROPEAN_STANDARD_POPULATION_2013) == 100_000
    assert len(standardised.AGE_BANDS) == BANDS == 19
    assert standardised.AGE_BANDS[0] == "0 to 4"
    assert standardised.AGE_BANDS[-2:] == ("85 to 89", "90 and over")


def test_direct_rates_agree_with_the_reference():
    count, people = places(60)
    expected = ph_dsr(
        as_table(count, people),
        "count",
        "people",
        ref_denom_col="weight",
        group_cols=["place"],
        euro_standard_pops=False,
    )
    found = standardised.direct_rate(count, people)
    assert np.allclose(found.value, expected["Value"].astype(float))
    assert np.allclose(found.lower, expected["lower_95_ci"].astype(float))
    assert np.allclose(found.upper, expected["upper_95_ci"].astype(float))


def test_a_direct_rate_by_hand():
    # (3 x 10/1000 + 1 x 40/2000) / 4 = 0.0125; variance (9 x 10/1000^2 + 40/2000^2) / 16 = 6.25e-6;
    # Byar's lower limit of 50 is 37.11, so 0.0125 + sqrt(6.25e-6 / 50) x (37.11 - 50) = 0.00794
    found = standardised.direct_rate([10, 40], [1000, 2000], weights=[3, 1], multiplier=1000)
    assert found.value == pytest.approx(12.5)
    assert found.lower == pytest.approx(7.94, abs=0.005)


@pytest.mark.parametrize(("count", "withheld"), [(0, True), (9, True), (10, False)])
def test_a_direct_rate_of_fewer_than_ten_events_is_withheld(count, withheld):
    found = standardised.direct_rate([count, 0], [1000, 1000], weights=[1, 1])
    assert found.withheld == withheld
    assert np.isnan(found.value) == np.isnan(found.lower) == np.isnan(found.upper) == withheld


@given(some.integers(10, 500), some.integers(1, 50), some.floats(0.1, 100))
def test_with_one_rate_at_all_ages_the_weights_do_not_matter(count, times, weight):
    people = np.array([count * 10.0, times * count * 10.0])
    found = standardised.direct_rate([count, times * count], people, weights=[1, weight], multiplier=1)
    assert found.value == pytest.approx(0.1)
    assert found.lower < 0.1 < found.upper


@given(some.integers(10, 100_000), some.integers(100, 10**6))
def test_with_one_band_the_direct_rate_is_the_crude_rate(count, people):
    found = standardised.direct_rate([count], [people], weights=[7])
    crude = rates.byar_interval(count, people, multiplier=100_000)
    assert np.allclose([found.value, found.lower, found.upper], crude)


def test_indirect_ratios_and_rates_agree_with_the_reference():
    count, people = places(40, mean=0.6)
    count[0] = 0
    reference_count, reference_people = count.sum(axis=0) + 1, people.sum(axis=0)
    table = as_table(count, people)
    table["of_all"], table["everyone"] = np.tile(reference_count, 40), np.tile(reference_people, 40)
    arguments = (table[table["place"] > 0], "count", "people", "of_all", "everyone")
    own = (count.sum(axis=1), people, reference_count, reference_people)
    ratio = ph_ISRatio(*arguments, group_cols=["place"], refvalue=100)
    found = standardised.indirect_ratio(*own)
    assert np.allclose(found.value[1:], ratio["Value"])
    assert np.allclose(found.lower[1:], ratio["lower_95_ci"])
    assert np.allclose(found.upper[1:], ratio["upper_95_ci"])
    assert (found.value[0], found.lower[0]) == (0, 0)
    rate = ph_ISRate(*arguments, group_cols=["place"], multiplier=100_000)
    assert np.allclose(standardised.indirect_rate(*own).value[1:], rate["Value"])


def test_the_reference_itself_has_a_ratio_of_a_hundred():
    count, people = places(1)
    found = standardised.indirect_ratio(count.sum(), people[0], count[0], people[0])
    assert found.value == pytest.approx(100)
    assert found.expected == pytest.approx(count.sum())


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: standardised.direct_rate([[1, 2], [3, -1]], 10, weights=[1, 1]), "count in row 2, column 2 is -1"),
        (lambda: standardised.direct_rate([[1, 2]], [[10, 0]], weights=[1, 1]), "denominator in row 1, column 2 is 0"),
        (lambda: standardised.direct_rate([1, 2], [10, 10], weights=[1, 1, 1]), "do not line up row by row"),
        (lambda: standardised.direct_rate([1, 2], [10, 10], weights=[0, 0]), "sum of the standard population is 0"),
        (lambda: standardised.indirect_ratio(-1, [10], [1], [10]), "count is -1"),
        (lambda: standardised.indirect_ratio(1, [10], [1], [0]), "denominator in row 1 is 0"),
        (lambda: standardised.indirect_ratio([1, 1], [[10], [0]], [1], [10]), "events expected in row 2 is 0"),
        (lambda: standardised.indirect_ratio(1, [10, 10], [1, 1, 1], 10), "do not line up row by row"),
    ],
)
def test_what_cannot_be_standardised_is_named(ask, message):
    with pytest.raises(UserError, match=message):
        ask()
