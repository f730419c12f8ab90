"""A small count is never shown, and what is hidden differs from what is missing or zero."""

import numpy as np
import pytest
from hypothesis import given, strategies as some

from toolkit.errors import UserError
from toolkit.statistics import disclosure

missing = float("nan")


def test_the_hospital_rule_as_published(examples):
    for case in examples("disclosure", "hospital_rule"):
        found = disclosure.suppress_small_counts(case["count"])
        if case["shown"] == "hidden":
            assert found.hidden, case
            assert np.isnan(found.values), case
        else:
            assert not found.hidden, case
            assert found.values == case["shown"], case


@given(some.lists(some.integers(0, 10_000)), some.integers(2, 20))
def test_nothing_from_one_to_the_threshold_is_ever_shown(counts, threshold):
    found = disclosure.suppress_small_counts(counts, threshold=threshold)
    for count, value, hidden in zip(counts, found.values, found.hidden, strict=True):
        assert hidden == (1 <= count <= threshold) == bool(np.isnan(value))
        assert hidden or (abs(value - count) <= 2 and value % 5 == 0)
        assert (value == 0) == (count == 0)


def test_a_missing_count_stays_missing_and_is_not_called_hidden():
    found = disclosure.suppress_small_counts([missing, 3, 0])
    assert found.hidden.tolist() == [False, True, False]
    assert np.isnan(found.values[0])
    assert found.values[2] == 0


def test_other_thresholds_and_bases():
    assert disclosure.suppress_small_counts([4, 5, 6], threshold=4, base=1).values[1:].tolist() == [5, 6]
    assert disclosure.suppress_small_counts([1, 2], threshold=0, base=1).values.tolist() == [1, 2]
    assert disclosure.suppress_small_counts([15, 14], threshold=9, base=10).values.tolist() == [20, 10]


def test_shapes_are_kept_and_what_went_in_is_not_changed():
    counts = np.array([[3.0, 20.0], [0.0, 8.0]])
    found = disclosure.suppress_small_counts(counts)
    assert found.values.shape == found.hidden.shape == (2, 2)
    assert counts[0, 0] == 3
    assert disclosure.suppress_small_counts([]).values.shape == (0,)


@pytest.mark.parametrize(
    ("counts", "options", "message"),
    [
        ([5, -1], {}, "count in row 2 is -1; it must be a whole number, zero or more"),
        ([2.5], {}, "count in row 1 is 2.5; it must be a whole number"),
        ([float("inf")], {}, "count in row 1 is inf"),
        (["five"], {}, "count is not all numbers"),
        ([5], {"threshold": -1}, "threshold for small counts is -1"),
        ([5], {"base": 0}, "base for rounding is 0"),
        ([5], {"threshold": 1, "base": 5}, "would turn a count of 2 into 0; use a base of at most 4"),
    ],
)
def test_what_cannot_be_a_count_is_refused(counts, options, message):
    with pytest.raises(UserError, match=message):
        disclosure.suppress_small_counts(counts, **options)
