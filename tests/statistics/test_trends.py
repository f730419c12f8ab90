"""Recent trends are those that Fingertips publishes, worked out again from the values."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, strategies as some

from toolkit.errors import UserError
from toolkit.statistics import trends

missing = float("nan")
EXPORT = "data/fingertips/fingertips_90284_countyUA_parentRegion_"
WORDS = {
    "Increasing and getting worse": "increasing",
    "Decreasing and getting better": "decreasing",
    "No significant change": "no_significant_change",
    "Cannot be calculated": "cannot_be_calculated",
}


def test_every_trend_label_of_the_real_export_is_reproduced(project: Path):
    found = sorted((project.parent / "shared").glob(f"{EXPORT}*.csv"))
    if not found:
        pytest.skip("the real Fingertips export is not on this machine (../shared/data/fingertips)")
    series: dict[tuple[str, ...], list[tuple[float, ...]]] = defaultdict(list)
    labels: dict[tuple[str, ...], str] = {}
    with found[0].open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["Category Type"] or (row["Parent Code"] == "" and row["Area Code"] != "E92000001"):
                continue
            key = tuple(row[name] for name in ("Area Code", "Sex", "Age", "Parent Code"))
            numbers = [float(row[name] or "nan") for name in ("Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit")]
            series[key].append((int(row["Time period Sortable"]), *numbers))
            if row["Recent Trend"]:
                labels[key] = row["Recent Trend"]
    assert len(labels) > 400
    agreed: Counter[str] = Counter()
    for key, label in labels.items():
        ordered = np.array(sorted(series[key]))
        assert trends.recent_trend(*ordered[:, 1:].T).word == WORDS[label], (key, label)
        agreed[label] += 1
    assert set(agreed) == set(WORDS)


def steady(slope: float, error: float = 2.0, start: float = 100.0, points: int = 5) -> tuple[np.ndarray, ...]:
    values = start + slope * np.arange(points)
    return values, values - 1.96 * error, values + 1.96 * error


def test_a_slope_by_hand():
    # Standard error 2 at five points: the slope's is 2 / sqrt(10) = 0.632; (3 / 0.632)^2 = 22.5
    found = trends.recent_trend(*steady(3))
    assert found.slope == pytest.approx(3)
    assert found.chi_square == pytest.approx(22.5)
    assert found.word == "increasing"


@pytest.mark.parametrize(("slope", "word"), [(1.96, "increasing"), (1.95, "no_significant_change")])
def test_the_line_between_trend_and_none_is_at_two_in_a_thousand(slope, word):
    # The critical slope is sqrt(9.5495) x 0.63246 = 1.9544
    assert trends.recent_trend(*steady(slope)).word == word
    mirrored = word.replace("increasing", "decreasing")
    assert trends.recent_trend(*steady(-slope)).word == mirrored


def test_one_point_that_makes_the_trend_alone_makes_none():
    values = np.array([100.0, 99, 98, 97, 160])
    found = trends.recent_trend(values, values - 4, values + 4)
    assert found.chi_square > trends.STRONG_ENOUGH
    assert found.word == "no_significant_change"


def test_only_the_last_five_usable_points_count():
    values, low, high = steady(3, points=8)
    values[:3] = [500, 1, 900]
    values = np.insert(values, 5, missing)
    low, high = np.insert(low, 5, 0), np.insert(high, 5, 9)
    assert trends.recent_trend(values, low, high).slope == pytest.approx(3)


@pytest.mark.parametrize("points", [1, 4])
def test_fewer_than_five_points_cannot_be_calculated(points):
    found = trends.recent_trend(*steady(3, points=points))
    assert found.word == "cannot_be_calculated"
    assert np.isnan(found.slope)
    assert np.isnan(found.chi_square)


def test_a_point_without_limits_is_not_used_and_one_without_spread_stops_the_trend():
    values, low, high = steady(3)
    assert trends.recent_trend(values, low, np.where(np.arange(5) == 2, missing, high)).word == "cannot_be_calculated"
    assert trends.recent_trend(values, values, values).word == "cannot_be_calculated"


def test_many_series_at_once_are_as_one_by_one():
    random = np.random.default_rng(5)
    values = 100 + random.normal(0, 8, (200, 9)).cumsum(axis=1)
    values[random.uniform(size=values.shape) < 0.2] = missing
    together = trends.recent_trend(values, values - 6, values + 6)
    assert set(together.word) == {"increasing", "decreasing", "no_significant_change", "cannot_be_calculated"}
    for row, word in zip(values, together.word, strict=True):
        assert trends.recent_trend(row, row - 6, row + 6).word == word


@given(
    some.lists(some.floats(1, 1000), min_size=5, max_size=5), some.lists(some.floats(0.5, 50), min_size=5, max_size=5)
)
def test_the_slope_and_its_test_agree_with_numpy(values, errors):
    middle, error = np.array(values), np.array(errors)
    found = trends.recent_trend(middle, middle - 1.96 * error, middle + 1.96 * error)
    (slope, _), covariance = np.polyfit(np.arange(1.0, 6), middle, 1, w=1 / error, cov="unscaled")
    assert found.slope == pytest.approx(slope, abs=1e-6 * max(values))
    assert found.chi_square == pytest.approx(slope**2 / covariance[0, 0], rel=1e-5, abs=1e-6)


@given(some.lists(some.integers(0, 200), min_size=5, max_size=5).filter(lambda counts: sum(counts) > 0))
def test_the_test_for_a_trend_of_shares_is_people_times_the_squared_correlation(counts):
    found = trends.recent_trend_of_proportions(counts, 400)
    time = np.repeat(np.arange(5), 400)
    is_case = np.concatenate([np.arange(400) < count for count in counts])
    expected = time.size * np.corrcoef(time, is_case)[0, 1] ** 2
    assert found.chi_square == pytest.approx(expected, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        ([100, 120, 140, 160, 180], "increasing"),
        ([180, 160, 140, 120, 100], "decreasing"),
        ([100, 101, 99, 100, 102], "no_significant_change"),
        ([0, 0, 10, 30, 60], "increasing"),
        ([0, 0, 0, 0, 0], "cannot_be_calculated"),
        ([1000] * 5, "cannot_be_calculated"),
        ([100, 120, missing, 160, 180], "cannot_be_calculated"),
    ],
)
def test_trends_of_shares(counts, word):
    assert trends.recent_trend_of_proportions(counts, 1000).word == word


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: trends.recent_trend([1, 2], [0, 3], [2, 1]), "lower limit in row 2 is 3"),
        (lambda: trends.recent_trend_of_proportions([1, -1], 10), "count in row 2 is -1"),
        (lambda: trends.recent_trend_of_proportions([1, 11], 10), "count in row 2 is 11"),
    ],
)
def test_what_has_no_trend_is_named(ask, message):
    with pytest.raises(UserError, match=message):
        ask()
