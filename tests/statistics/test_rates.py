"""Rates and proportions carry the limits that the textbooks print, and say which row cannot be right."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as some
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from toolkit.errors import UserError
from toolkit.statistics import rates

counts = some.integers(0, 100_000)
confidences = some.floats(0.5, 0.999)


def exact_limits(count: float, confidence: float = 0.95) -> tuple[float, float]:
    tail = (1 - confidence) / 2
    lower = stats.chi2.ppf(tail, 2 * count) / 2 if count else 0.0
    return lower, stats.chi2.isf(tail, 2 * count + 2) / 2


def test_rates_have_the_published_limits(examples):
    for case in examples("rates", "byar"):
        found = rates.byar_interval(case["count"], 1)
        assert round(float(found.lower), case["decimals"]) == case["lower"], case["source"]
        assert round(float(found.upper), case["decimals"]) == case["upper"], case["source"]


def test_proportions_have_the_published_limits(examples):
    for case in examples("rates", "wilson"):
        found = rates.wilson_interval(case["count"], case["denominator"])
        assert round(float(found.lower), case["decimals"]) == case["lower"], case["source"]
        assert round(float(found.upper), case["decimals"]) == case["upper"], case["source"]


@pytest.mark.parametrize("count", [0, 0.5, 1, 8, 9])
@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.998])
def test_fewer_than_ten_events_have_exact_limits(count, confidence):
    found = rates.byar_interval(count, 1, confidence=confidence)
    assert (found.lower, found.upper) == pytest.approx(exact_limits(count, confidence))


@pytest.mark.parametrize("count", [10, 11, 12])
def test_from_ten_events_on_the_limits_are_byars_and_not_exact(count):
    z = stats.norm.ppf(0.975)
    found = rates.byar_interval(count, 1)
    assert found.lower == pytest.approx(count * (1 - 1 / (9 * count) - z / (3 * count**0.5)) ** 3)
    more = count + 1
    assert found.upper == pytest.approx(more * (1 - 1 / (9 * more) + z / (3 * more**0.5)) ** 3)
    assert (found.lower, found.upper) != pytest.approx(exact_limits(count), rel=1e-6)


def test_byars_limits_are_within_a_fifth_of_a_percent_of_exact_ones():
    # Public Health England (2018), Technical Guide: Confidence Intervals, for numerators of ten or more.
    many = np.arange(10, 2000)
    found = rates.byar_interval(many, 1)
    exact = np.array([exact_limits(float(count)) for count in many])
    assert np.all(np.abs(found.lower / exact[:, 0] - 1) < 0.002)
    assert np.all(np.abs(found.upper / exact[:, 1] - 1) < 0.002)


def test_one_area_with_no_events_does_not_spoil_the_others():
    found = rates.byar_interval([20, 0, 9], [1000, 1000, 1000], multiplier=1000)
    assert found.lower[1] == 0
    assert found.upper[1] == pytest.approx(-np.log(0.025))  # with none seen, P(0) = exp(-upper) = 0.025
    assert found.lower[0] == pytest.approx(12.21, abs=0.005)


def test_a_very_long_table_works_whether_counts_are_few_or_many():
    counted = np.tile([0, 3, 9, 10, 400], 20_000)
    found = rates.byar_interval(counted, 1000)
    assert np.all(np.isfinite(found.lower))
    assert np.all(np.isfinite(found.upper))
    assert np.array_equal(found.lower[:5], found.lower[-5:])


def test_more_events_than_people_is_a_rate_but_not_a_proportion():
    assert rates.byar_interval(12, 10).value == pytest.approx(1.2)
    with pytest.raises(UserError, match=r"count in row 2 is 12; it must not be above the denominator"):
        rates.wilson_interval([5, 12], [10, 10])


@given(counts, some.floats(0.1, 1e7), confidences)
def test_the_interval_of_a_rate_contains_the_rate(count, people, confidence):
    found = rates.byar_interval(count, people, confidence=confidence)
    assert 0 <= found.lower <= found.value < found.upper


@given(counts, counts, confidences)
def test_the_interval_of_a_proportion_contains_it_and_stays_possible(count, others, confidence):
    people = max(count + others, 1)
    found = rates.wilson_interval(count, people, confidence=confidence)
    assert 0 <= found.lower <= found.value * (1 + 1e-12)
    assert found.value <= found.upper * (1 + 1e-12) <= 1 + 1e-9


@given(counts, some.floats(0.5, 0.99), some.floats(0.001, 0.009))
def test_being_surer_makes_the_interval_wider(count, confidence, more):
    for interval in (rates.byar_interval, rates.wilson_interval):
        narrow = interval(count, 200_000, confidence=confidence)
        wide = interval(count, 200_000, confidence=confidence + more)
        assert wide.lower <= narrow.lower
        assert wide.upper > narrow.upper


@given(counts, some.sampled_from([1, 100, 1000, 100_000]))
def test_the_multiplier_only_changes_the_unit(count, multiplier):
    for interval in (rates.byar_interval, rates.wilson_interval):
        plain, scaled = interval(count, 200_000), interval(count, 200_000, multiplier=multiplier)
        assert np.allclose(np.array(plain) * multiplier, scaled, rtol=1e-12)


def test_proportions_agree_with_statsmodels_on_random_areas():
    random = np.random.default_rng(20261101)
    people = random.integers(1, 5000, 1000)
    cases = random.binomial(people, random.uniform(0, 1, 1000))
    for confidence in (0.95, 0.998):
        lower, upper = proportion_confint(cases, people, alpha=1 - confidence, method="wilson")
        found = rates.wilson_interval(cases, people, confidence=confidence)
        assert np.allclose(found.lower, lower, atol=1e-12)
        assert np.allclose(found.upper, upper, atol=1e-12)


def test_none_and_all_are_exact_ends():
    found = rates.wilson_interval([0, 20, 19, 1], [20, 20, 20, 20])
    assert found.lower[0] == 0
    assert found.upper[1] == 1
    assert found.upper[2] < 1
    assert found.lower[3] > 0


def test_shapes_follow_what_comes_in():
    assert isinstance(rates.byar_interval(5, 10).value, float)
    assert rates.byar_interval([5], 10).value.shape == (1,)
    assert rates.wilson_interval(np.ones((2, 3)), 10).upper.shape == (2, 3)
    assert rates.byar_interval([], []).lower.shape == (0,)
    table = pd.DataFrame({"count": [5, 6], "people": [100, 200]}, index=[7, 9])
    assert rates.byar_interval(table["count"], table["people"]).value.tolist() == [0.05, 0.03]


def test_both_usual_confidences_can_be_had_in_one_call():
    found = rates.byar_interval(20, 1, confidence=[0.95, 0.998])
    assert found.lower[1] < found.lower[0] < found.upper[0] < found.upper[1]


def test_what_went_in_is_not_changed():
    counted = np.array([0.0, 3.0, 30.0])
    rates.byar_interval(counted, 100)
    assert counted.tolist() == [0, 3, 30]


@pytest.mark.parametrize("interval", [rates.byar_interval, rates.wilson_interval])
@pytest.mark.parametrize(
    ("count", "denominator", "options", "message"),
    [
        ([1, 2, -1], 10, {}, "The count in row 3 is -1; it must be at least 0."),
        ([1, 2], [10, 0], {}, "The denominator in row 2 is 0; it must be above 0."),
        ([1, 2], [-5, 10], {}, "The denominator in row 1 is -5; it must be above 0."),
        ([1, float("nan")], 10, {}, "The count in row 2 is missing; it must be a finite number"),
        ([1, 2], [float("inf"), 10], {}, "The denominator in row 1 is inf; it must be a finite number"),
        ([[1, 2], [3, -4]], 10, {}, "The count in row 2, column 2 is -4;"),
        (-1, 10, {}, "The count is -1; it must be at least 0."),
        (["many"], 10, {}, "The count is not all numbers"),
        ([1, 2], [1, 2, 3], {}, "These do not line up row by row: count (2,), denominator (3,)"),
        (1, 10, {"confidence": 95}, "write 0.95 for 95 %"),
        (1, 10, {"confidence": 1}, "The confidence is 1; it must be above 0 and below 1."),
        (1, 10, {"multiplier": 0}, "The multiplier is 0; it must be above 0."),
    ],
)
def test_a_figure_that_cannot_be_right_is_named_with_its_row(interval, count, denominator, options, message):
    with pytest.raises(UserError) as problem:
        interval(count, denominator, **options)
    assert message in str(problem.value)
    assert "\n" not in str(problem.value)
