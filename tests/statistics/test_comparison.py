"""A figure differs from its reference only when the reference is outside the interval."""

import numpy as np
import pytest
from hypothesis import given, strategies as some

from toolkit.errors import UserError
from toolkit.statistics import comparison, rates

missing = float("nan")


@pytest.mark.parametrize(
    ("lower", "upper", "position"),
    [
        (10.1, 20, "above"),
        (10, 20, "same"),  # the reference on a limit is inside
        (9.9, 20, "same"),
        (1, 9.9, "below"),
        (1, 10, "same"),
        (10, 10, "same"),
        (missing, 20, "not_compared"),
        (1, missing, "not_compared"),
        (20, missing, "not_compared"),
        (missing, missing, "not_compared"),
    ],
)
def test_where_an_interval_lies_against_a_reference_of_ten(lower, upper, position):
    assert comparison.compare_with_reference(lower, upper, 10) == position


def test_a_missing_reference_is_not_compared():
    found = comparison.compare_with_reference([1, 2], [3, 4], [missing, 1])
    assert found.tolist() == ["not_compared", "above"]


def test_limits_that_changed_places_are_named():
    with pytest.raises(UserError, match="lower limit in row 2 is 9; it must not be above the upper limit"):
        comparison.compare_with_reference([1, 9], [2, 3], 5)


@pytest.mark.parametrize(
    ("polarity", "above", "below"),
    [("good_high", "better", "worse"), ("good_low", "worse", "better"), ("ambiguous", "higher", "lower")],
)
def test_what_a_position_means_hangs_on_which_way_is_good(polarity, above, below):
    places = ["above", "below", "same", "not_compared"]
    assert comparison.verdict(places, polarity).tolist() == [above, below, "similar", "not_compared"]


def test_an_indicator_that_measures_recording_is_never_worse():
    assert not {"better", "worse"} & set(comparison.VERDICTS["ambiguous"].values())


def test_one_polarity_per_row_or_one_for_all():
    found = comparison.verdict(["above", "above"], ["good_low", "ambiguous"])
    assert found.tolist() == ["worse", "higher"]
    assert comparison.verdict("above", "good_low") == "worse"
    assert comparison.verdict([], "good_low").tolist() == []


@pytest.mark.parametrize(("place", "way"), [("over", "good_low"), ("above", "good"), (None, "good_low")])
def test_unknown_words_are_refused_with_those_that_exist(place, way):
    with pytest.raises(UserError, match="does not exist; use one of"):
        comparison.verdict([place], way)


@given(some.floats(0, 1e6), some.floats(0, 1e6), some.floats(0, 1e6))
def test_exactly_one_position_holds(first, second, reference):
    lower, upper = sorted((first, second))
    position = comparison.compare_with_reference(lower, upper, reference)
    assert (position == "above") == (reference < lower)
    assert (position == "below") == (reference > upper)
    assert (position == "same") == (lower <= reference <= upper)


def test_how_many_more_than_expected():
    # 30 seen; 2 per 1,000 of 10,000 people would be 20, so 10 more.
    assert comparison.excess(30, 10_000, 2, multiplier=1000) == 10
    assert comparison.excess([0, 50], [1000, 1000], [0.01, 0.05]).tolist() == [-10, 0]


@given(some.integers(0, 10_000), some.integers(1, 10**7), some.sampled_from([1, 1000, 100_000]))
def test_a_place_has_no_excess_over_its_own_rate(count, people, multiplier):
    own = rates.byar_interval(count, people, multiplier=multiplier).value
    assert comparison.excess(count, people, own, multiplier=multiplier) == pytest.approx(0, abs=1e-6)


def test_the_excess_of_parts_adds_up_to_that_of_the_whole():
    counts, people = np.array([3, 40, 7]), np.array([900, 5000, 1200])
    parts = comparison.excess(counts, people, 5, multiplier=1000)
    assert parts.sum() == pytest.approx(comparison.excess(counts.sum(), people.sum(), 5, multiplier=1000))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([1, -1], 10, 0.1), "count in row 2 is -1"),
        ((1, 0, 0.1), "denominator is 0"),
        ((1, 10, -0.1), "reference rate is -0.1"),
        ((missing, 10, 0.1), "count is missing"),
    ],
)
def test_an_excess_of_impossible_figures_is_refused(arguments, message):
    with pytest.raises(UserError, match=message):
        comparison.excess(*arguments)
