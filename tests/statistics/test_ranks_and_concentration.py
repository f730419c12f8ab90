"""Ranks come with the range that chance allows; concentration says what an average hides."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as some
from PHStatsMethods import ph_quantile
from scipy import stats

from toolkit.errors import UserError
from toolkit.statistics import concentration, ranks, rates

missing = float("nan")


def test_places_that_are_far_apart_have_sure_ranks():
    found = ranks.rank_with_uncertainty([10, 30, 20], [9, 29, 19], [11, 31, 21])
    assert found.rank.tolist() == [3, 1, 2]
    assert found.lowest.tolist() == found.highest.tolist() == [3, 1, 2]
    assert found.chance_of_top.tolist() == [0, 1, 0]


def test_two_places_that_are_alike_lead_with_even_chances():
    found = ranks.rank_with_uncertainty([20, 20], [15, 15], [25, 25], simulations=20_000)
    assert found.rank.tolist() == [1, 1]
    assert found.lowest.tolist() == [1, 1]
    assert found.highest.tolist() == [2, 2]
    assert found.chance_of_top == pytest.approx([0.5, 0.5], abs=0.02)


def test_the_chance_to_lead_is_that_of_two_normal_figures():
    # difference 2, standard error sqrt(2^2 + 1^2) = 2.236 where both intervals are even: P(Z < 0.894) = 0.814
    found = ranks.rank_with_uncertainty([22, 20], [22 - 3.92, 20 - 1.96], [22 + 3.92, 20 + 1.96], simulations=50_000)
    assert found.chance_of_top[0] == pytest.approx(stats.norm.cdf(2 / np.sqrt(5)), abs=0.01)


def test_the_same_seed_gives_the_same_ranks_and_small_places_are_less_sure():
    count, people = np.array([20, 2, 200, 15, 12]), np.array([1000, 100, 10_000, 1000, 1000])
    rate = rates.byar_interval(count, people)
    found = ranks.rank_with_uncertainty(*rate, top=2)
    assert all(
        np.array_equal(one, two) for one, two in zip(found, ranks.rank_with_uncertainty(*rate, top=2), strict=True)
    )
    width = found.highest - found.lowest
    assert width[1] == max(width)
    assert found.chance_of_top.sum() == pytest.approx(2)
    assert ((found.lowest <= found.rank) & (found.rank <= found.highest)).all()


def test_one_place_is_first():
    assert ranks.rank_with_uncertainty(5, 1, 9).chance_of_top == 1


@pytest.mark.parametrize("number", [3, 5, 10])
@pytest.mark.parametrize("highest_first", [True, False])
def test_quantiles_agree_with_the_reference(number, highest_first):
    random = np.random.default_rng(8)
    for places in (10, 11, 37, 100, 317):
        values = random.integers(0, 40, places).astype(float)
        table = pd.DataFrame({"value": values})
        expected = ph_quantile(table, "value", nquantiles=number, invert=highest_first)["quantile"]
        assert ranks.quantiles(values, number, highest_first=highest_first).tolist() == expected.tolist()


@given(some.lists(some.floats(0, 1e6), min_size=10, max_size=200, unique=True), some.integers(2, 10))
def test_quantiles_are_nearly_the_same_size_and_in_order(values, number):
    found = ranks.quantiles(values, number)
    sizes = np.bincount(found.astype(int), minlength=number + 1)[1:]
    assert sizes.max() - sizes.min() <= 1
    assert (np.diff(found[np.argsort(values)]) >= 0).all()


def test_a_place_without_a_value_has_no_quantile():
    assert np.isnan(ranks.quantiles([1, 2, missing, 3, 4, 5])[2])


def test_the_share_in_the_top_tenth_by_hand():
    # 20 areas, so the top two: 40 + 20 of 100
    found = concentration.share_in_top([40, 20, *[3] * 13, 1, 0, 0, 0, 0])
    assert found.share == pytest.approx(60 / 100)
    assert found.areas_with_half == 2  # 40 + 20 is the first to reach 50
    assert found.areas == 20


def test_a_part_of_an_area_counts_in_part():
    # a tenth of 15 areas is one and a half: 10 + 8 / 2 of 31
    assert concentration.share_in_top([10, 8, *[1] * 13]).share == pytest.approx(14 / 31)


@given(some.lists(some.integers(0, 50), min_size=1, max_size=60).filter(any), some.floats(0.02, 1))
def test_the_top_holds_at_least_its_part_and_not_more_than_all(counts, part):
    found = concentration.share_in_top(counts, top=part, simulations=20)
    assert part - 1e-9 <= found.share <= 1 + 1e-9
    assert part - 1e-9 <= found.by_chance <= 1 + 1e-9


def test_few_events_seem_concentrated_by_luck_and_that_is_said():
    spread = np.random.default_rng(4).multinomial(60, [1 / 200] * 200)
    found = concentration.share_in_top(spread)
    assert found.share > 0.25
    assert found.share == pytest.approx(found.by_chance, abs=0.08)


def test_chance_follows_the_people_where_they_are_given():
    people = [10_000, *[10] * 19]
    counts = [500, *[1] * 19]
    assert concentration.share_in_top(counts, people).by_chance > 0.95
    assert concentration.share_in_top(counts).by_chance < 0.2


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: ranks.rank_with_uncertainty([1, 5], [0, 6], [2, 7]), "value in row 2 is 5; it must be between"),
        (lambda: ranks.rank_with_uncertainty([1, missing], [0, 0], [2, 7]), "value in row 2 is missing"),
        (lambda: ranks.rank_with_uncertainty([1], [0], [2], top=2), "number of top places is 2"),
        (lambda: ranks.rank_with_uncertainty([1], [0], [2], simulations=1), "number of simulations is 1"),
        (lambda: ranks.rank_with_uncertainty([[1]], [[0]], [[2]]), "one list of places"),
        (lambda: ranks.rank_with_uncertainty(*np.ones((3, 30_000))), "ask for at most 666 simulations"),
        (lambda: ranks.quantiles([1, 2, 3], 5), "3 places with a value; 5 groups need at least as many"),
        (lambda: ranks.quantiles([1, 2, 3], 1), "number of groups is 1"),
        (lambda: concentration.share_in_top([1, -2]), "count in row 2 is -2"),
        (lambda: concentration.share_in_top([1, 2.5]), "count in row 2 is 2.5; it must be a whole number"),
        (lambda: concentration.share_in_top([0, 0]), "number of events is 0"),
        (lambda: concentration.share_in_top([]), "one list of counts"),
        (lambda: concentration.share_in_top([1, 2], top=0), "part of the areas is 0"),
        (lambda: concentration.share_in_top([1, 2], [0, 0]), "people in all areas is 0"),
    ],
)
def test_what_cannot_be_ranked_is_named(ask, message):
    with pytest.raises(UserError, match=message):
        ask()
