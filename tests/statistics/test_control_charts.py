"""A control chart finds a signal where the four rules say so, and nowhere else."""

import numpy as np
import pytest
from hypothesis import given, strategies as some

from toolkit.errors import UserError
from toolkit.statistics import control_charts

LETTERS = {"o": "outside", "t": "trend", "n": "near_limit", "s": "one_side", ".": ""}
values = some.lists(some.floats(-1000, 1000, allow_subnormal=False), min_size=2, max_size=40)


def test_limits_are_the_published_ones(examples):
    for case in examples("control_charts", "published"):
        chart = control_charts.xmr(case["values"])
        found = [float(chart.average[0]), float(chart.lower[0]), float(chart.upper[0])]
        assert found == pytest.approx([case["average"], case["lower"], case["upper"]], abs=0.002), case["source"]
        assert not any(chart.rule)
        assert chart.is_trial


def test_each_rule_by_hand(examples):
    for case in examples("control_charts", "by_hand"):
        chart = control_charts.xmr(case["values"], baseline=case["baseline"])
        assert chart.rule.tolist() == [LETTERS[letter] for letter in case["signals"]], case["why"]


def test_every_rule_has_words_in_the_order_in_which_they_are_told():
    assert list(control_charts.RULES) == ["outside", "trend", "near_limit", "one_side"]
    assert all(words.endswith(".") for words in control_charts.RULES.values())


def test_a_wild_moving_range_is_left_out_of_the_limits_once():
    # Moving ranges 1 eight times, 20, 20, 1: mean 4.45, times 3.267 is 14.5, so the two of 20 go
    chart = control_charts.xmr([5, 6, 5, 6, 5, 6, 5, 6, 5, 25, 5, 6])
    assert chart.upper - chart.average == pytest.approx(2.66)
    assert chart.rule[9] == "outside"


def test_a_constant_series_keeps_its_limits_and_has_no_signal():
    chart = control_charts.xmr([4] * 15)
    assert (chart.average, chart.lower, chart.upper) == (4, 4, 4)
    assert not any(chart.rule)
    assert not any(control_charts.xmr([0.1] * 15).rule), "rounding is no signal"


@pytest.mark.parametrize(("points", "trial"), [(11, True), (12, False)])
def test_fewer_than_twelve_points_give_trial_limits(points, trial):
    series = np.arange(points) % 3
    assert control_charts.xmr(series).is_trial == trial
    assert control_charts.xmr(np.arange(30) % 3, baseline=points).is_trial == trial


def test_no_limit_lies_below_what_is_possible():
    assert control_charts.xmr([0, 3, 1, 4, 0, 2]).lower < 0
    assert control_charts.xmr([0, 3, 1, 4, 0, 2], lowest=0).lower == 0


def test_several_series_at_once_are_as_one_by_one():
    random = np.random.default_rng(3)
    series = random.normal(0, 1, (50, 30)) + random.uniform(0, 0.2, (50, 1)) * np.arange(30)
    together = control_charts.xmr(series)
    assert together.average.shape == (50, 1)
    assert set(np.unique(together.rule)) == {"", *control_charts.RULES}
    for row, rule, direction in zip(series, together.rule, together.direction, strict=True):
        alone = control_charts.xmr(row)
        assert alone.rule.tolist() == rule.tolist()
        assert alone.direction.tolist() == direction.tolist()


@given(values)
def test_turned_upside_down_the_signals_stay_and_their_direction_turns(series):
    chart, mirrored = control_charts.xmr(series), control_charts.xmr([-value for value in series])
    assert chart.rule.tolist() == mirrored.rule.tolist()
    assert chart.direction.tolist() == (-mirrored.direction).tolist()
    assert ((chart.rule == "") == (chart.direction == 0)).all()


@given(some.lists(some.integers(-50, 50), min_size=2, max_size=40), some.integers(-100, 100), some.integers(1, 9))
def test_another_unit_changes_nothing_but_the_limits(series, shift, scale):
    chart, other = control_charts.xmr(series), control_charts.xmr([shift + scale * value for value in series])
    assert other.average == pytest.approx(shift + scale * chart.average, abs=1e-9)
    assert other.upper == pytest.approx(shift + scale * chart.upper, abs=1e-9)


@given(some.lists(some.integers(0, 9), min_size=7, max_size=40))
def test_points_on_one_side_come_in_sevens(series):
    chart = control_charts.xmr(series)
    away = np.sign(np.array(series) - chart.average)
    for place in np.flatnonzero(chart.rule == "one_side"):
        first = place
        while first > 0 and away[first - 1] == away[place]:
            first -= 1
        last = place
        while last + 1 < len(series) and away[last + 1] == away[place]:
            last += 1
        assert last - first + 1 >= 7


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: control_charts.xmr([1]), "number of points is 1; it must be at least 2"),
        (lambda: control_charts.xmr([1, float("nan"), 2]), "value in row 2 is missing"),
        (lambda: control_charts.xmr([1, 2, 3], baseline=1), "baseline is 1"),
        (lambda: control_charts.xmr([1, 2, 3], baseline=4), "baseline is 4; it must be at least 2 and at most 3"),
    ],
)
def test_what_has_no_chart_is_named(ask, message):
    with pytest.raises(UserError, match=message):
        ask()
