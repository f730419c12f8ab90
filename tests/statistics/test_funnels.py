"""A place is outside the funnel exactly when its count could hardly come from the rate of all places."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as some
from PHStatsMethods import assign_funnel_significance

from toolkit.errors import UserError
from toolkit.statistics import funnels, rates

REFERENCE_WORDS = {
    "low_998": "Low (0.001)",
    "low_95": "Low (0.025)",
    "similar": "Not significant",
    "high_95": "High (0.025)",
    "high_998": "High (0.001)",
}


def places(number: int, rate: float) -> pd.DataFrame:
    random = np.random.default_rng(20261127)
    people = random.integers(50, 4000, number)
    return pd.DataFrame({"people": people, "count": random.poisson(people * rate * random.gamma(8, 1 / 8, number))})


@pytest.mark.parametrize("rate", [0.004, 0.02])
def test_rates_agree_with_the_reference(rate):
    table = places(300, rate)
    table["rate"] = table["count"] / table["people"] * 1000
    expected = assign_funnel_significance(
        table.copy(), "count", "rate", denom_col="people", rate="rate", rate_type="crude", multiplier=1000
    )["significance"]
    found = funnels.significance_of_rates(table["count"], table["people"])
    agreed = [REFERENCE_WORDS[word] for word in found] == expected.to_numpy()
    assert len(set(found)) >= 3
    assert agreed.all()


def test_proportions_agree_with_the_reference():
    table = places(300, 0.3)
    table["count"] = table[["count", "people"]].min(axis=1)
    expected = assign_funnel_significance(table.copy(), "count", "proportion", denom_col="people")["significance"]
    found = funnels.significance_of_proportions(table["count"], table["people"])
    assert len(set(found)) == 5
    assert [REFERENCE_WORDS[word] for word in found] == expected.tolist()


@given(some.integers(0, 300), some.floats(0.5, 200))
def test_a_rate_is_outside_when_the_expected_number_is_outside_its_limits(count, expected):
    found = str(funnels.significance_of_rates(count, expected, 1.0))
    for level, name in ((0.95, "95"), (0.998, "998")):
        own = rates.byar_interval(count, 1, confidence=level)
        assert (own.lower > expected) == (found.startswith("high") and (name == "95" or found.endswith("998")))
        assert (own.upper < expected) == (found.startswith("low") and (name == "95" or found.endswith("998")))


@given(some.integers(0, 400), some.integers(20, 20_000), some.floats(0.001, 0.05))
def test_the_lines_of_the_funnel_say_the_same_as_the_verdicts(count, people, reference):
    lines = funnels.limits_for_rates(people, reference)
    found = str(funnels.significance_of_rates(count, people, reference))
    rate = count / people
    near = min(abs(rate - line) for line in lines) < 1e-9
    assert near or (rate > lines.upper_95) == found.startswith("high")
    assert near or (rate > lines.upper_998) == (found == "high_998")
    assert near or (rate < lines.lower_95) == found.startswith("low")
    assert near or (rate < lines.lower_998) == (found == "low_998")


@given(some.integers(1, 5000), some.floats(0.01, 0.99))
def test_the_lines_for_shares_stand_around_the_reference_and_stay_possible(people, reference):
    lines = funnels.limits_for_proportions(people, reference)
    assert 0 <= lines.lower_998 <= lines.lower_95 <= reference <= lines.upper_95 <= lines.upper_998 <= 1


def test_the_funnel_narrows_as_places_grow():
    people = np.geomspace(50, 50_000, 40)
    for lines in (funnels.limits_for_rates(people, 0.02), funnels.limits_for_proportions(people, 0.02)):
        assert np.all(np.diff(lines.upper_95) < 0)
        assert np.all(np.diff(lines.lower_95) >= 0)


def test_lines_for_shares_by_hand():
    # 0.4 +- 1.96 x sqrt(0.4 x 0.6 / 100) = 0.4 +- 0.096; +- 3.09 x 0.049 = 0.151
    lines = funnels.limits_for_proportions(100, 0.4, multiplier=100)
    assert [round(float(line), 1) for line in lines] == [30.4, 49.6, 24.9, 55.1]


def test_all_places_together_are_the_middle_of_the_funnel():
    assert funnels.pooled([3, 5], [100, 300], multiplier=1000) == 20
    one = funnels.significance_of_rates(12, 100)
    assert one == "similar", "one place alone is its own reference"


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: funnels.significance_of_rates([1, -2], [10, 10]), "count in row 2 is -2"),
        (lambda: funnels.significance_of_rates([1, 2], [10, 0]), "denominator in row 2 is 0"),
        (lambda: funnels.significance_of_rates([0, 0], [10, 10]), "reference is 0; it must be above 0"),
        (lambda: funnels.significance_of_proportions([1, 11], [10, 10]), "count in row 2 is 11"),
        (lambda: funnels.significance_of_proportions([10, 10], [10, 10]), "reference is 1"),
        (lambda: funnels.limits_for_rates(0, 0.1), "denominator is 0"),
        (lambda: funnels.limits_for_proportions(10, 1.5), "reference is 1.5"),
        (lambda: funnels.pooled([], []), "number of people in all places is 0"),
    ],
)
def test_what_has_no_funnel_is_named(ask, message):
    with pytest.raises(UserError, match=message):
        ask()
