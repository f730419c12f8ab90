"""How many times as often: the textbook limits, and no nonsense where a count is zero."""

import numpy as np
import pytest
from hypothesis import given, strategies as some
from scipy import stats

from toolkit.errors import UserError
from toolkit.statistics import ratios

groups = some.tuples(some.integers(0, 40), some.integers(1, 60), some.integers(0, 40), some.integers(1, 60))


def test_a_risk_ratio_agrees_with_scipy():
    found = ratios.risk_ratio([15, 30], [100, 90], [10, 20], [100, 80])
    for place, (one, of, two, of_two) in enumerate([(15, 100, 10, 100), (30, 90, 20, 80)]):
        expected = stats.contingency.relative_risk(one, of, two, of_two)
        limits = expected.confidence_interval()
        assert found.value[place] == pytest.approx(expected.relative_risk)
        assert (found.lower[place], found.upper[place]) == pytest.approx((limits.low, limits.high))


def test_an_odds_ratio_agrees_with_scipy():
    found = ratios.odds_ratio(15, 100, 10, 100)
    expected = stats.contingency.odds_ratio([[15, 10], [85, 90]], kind="sample")
    limits = expected.confidence_interval()
    assert found.value == pytest.approx(expected.statistic)
    assert (found.lower, found.upper) == pytest.approx((limits.low, limits.high))


def test_a_rate_ratio_by_hand_and_exact_where_events_are_few():
    # Rothman's breast cancer data: 41 in 28,010 years against 15 in 19,017 years; 1.86 (1.03 to 3.35)
    found = ratios.rate_ratio(41, 28_010, 15, 19_017)
    assert [round(float(value), 2) for value in found] == [1.86, 1.03, 3.35]
    few = ratios.rate_ratio(3, 100, 9, 200)
    exact = stats.binomtest(3, 12).proportion_ci(method="exact")
    assert few.lower == pytest.approx(exact.low / (1 - exact.low) * 2)
    assert few.upper == pytest.approx(exact.high / (1 - exact.high) * 2)


def test_none_in_a_group_leaves_a_limit_on_one_side():
    found = ratios.rate_ratio([0, 5, 0], 100, [5, 0, 0], 100)
    assert found.value[0] == found.lower[0] == 0
    assert 0 < found.upper[0] < np.inf
    assert found.value[1] == found.upper[1] == np.inf
    assert found.lower[1] > 0
    assert np.isnan(found.value[2])
    assert (found.lower[2], found.upper[2]) == (0, np.inf)
    shares = ratios.risk_ratio([0, 5, 0], 50, [5, 0, 0], 50)
    assert np.isfinite(shares).all()


@given(groups)
def test_turned_round_a_ratio_is_one_over_itself(group):
    one, of, two, of_two = group
    people, others = max(one, of), max(two, of_two)
    for ratio in (ratios.risk_ratio, ratios.odds_ratio):
        found, turned = ratio(one, people, two, others), ratio(two, others, one, people)
        assert found.lower <= found.value <= found.upper
        assert turned.lower == pytest.approx(1 / found.upper)
    rate, back = ratios.rate_ratio(one, people, two, others), ratios.rate_ratio(two, others, one, people)
    if one and two:
        assert rate.lower <= rate.value <= rate.upper
        assert back.lower == pytest.approx(1 / rate.upper)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: ratios.risk_ratio([1, 9], [5, 5], 1, 5), "count in row 2 is 9"),
        (lambda: ratios.odds_ratio(1, 5, 9, 5), "other count is 9"),
        (lambda: ratios.rate_ratio(1, 0, 1, 5), "denominator is 0"),
        (lambda: ratios.rate_ratio(-1, 5, 1, 5), "count is -1"),
    ],
)
def test_what_has_no_ratio_is_named(ask, message):
    with pytest.raises(UserError, match=message):
        ask()
