"""Nobody who knows all that is shown can work out a hidden count from the totals."""

import itertools

import numpy as np
import pytest
from hypothesis import given, strategies as some

from toolkit.errors import UserError
from toolkit.statistics import disclosure_tables

small = some.integers(0, 12)
tables = some.tuples(some.integers(1, 3), some.integers(2, 3)).flatmap(
    lambda shape: some.lists(small, min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]).map(
        lambda cells: np.array(cells, dtype=float).reshape(shape)
    )
)


def with_totals(table: np.ndarray) -> np.ndarray:
    """Totals for the last two axes."""
    for axis in (-1, -2):
        table = np.concatenate([table, table.sum(axis=axis, keepdims=True)], axis=axis)
    return table


def possible_values(table: np.ndarray, hidden: np.ndarray) -> list[set[int]]:
    """Every value that each hidden cell of the inner table could have, all tried; hidden ones are at least 1."""
    inner = np.argwhere(hidden[:-1, :-1])
    trials = np.array(list(itertools.product(range(1, 14), repeat=len(inner))))
    tried = np.repeat(table[None], len(trials), axis=0)
    tried[:, inner[:, 0], inner[:, 1]] = trials
    again = with_totals(tried)
    fits = ((again == with_totals(table)) | hidden).all(axis=(1, 2)) & ((again >= 1) | ~hidden).all(axis=(1, 2))
    return [set(values) for values in trials[fits].T]


def test_a_single_small_count_takes_the_next_smallest_with_it():
    found = disclosure_tables.suppress_with_totals([3, 40, 25, 60])
    assert found.hidden.tolist() == [True, False, True, False, False]
    assert found.secondary.tolist() == [False, False, True, False, False]
    assert found.values[[1, 3, 4]].tolist() == [40, 60, 130]  # 128 in all, to the nearest five


def test_two_small_counts_that_are_both_one_need_a_third():
    # 102 - 100 = 2 is at least 1 + 1, so both would be known
    assert disclosure_tables.suppress_with_totals([1, 1, 100], base=1).hidden.tolist() == [True, True, True, False]
    assert disclosure_tables.suppress_with_totals([2, 1, 100, 50], base=1).hidden.sum() == 2


def test_without_small_counts_nothing_is_hidden():
    found = disclosure_tables.suppress_with_totals([[20, 30], [0, 40]])
    assert not found.hidden.any()
    assert found.values.tolist() == [[20, 30, 50], [0, 40, 40], [20, 70, 90]]


def test_a_small_count_in_a_table_is_covered_in_its_row_and_its_column():
    found = disclosure_tables.suppress_with_totals([[3, 40, 50], [30, 45, 60], [80, 25, 70]])
    assert found.hidden.sum() == 4
    assert (found.hidden.sum(axis=0) != 1).all()
    assert (found.hidden.sum(axis=1) != 1).all()


def test_a_small_total_is_hidden_too():
    found = disclosure_tables.suppress_with_totals([2, 0, 3])
    assert found.hidden.tolist() == [True, False, True, True]
    assert found.values[1] == 0


@given(tables)
def test_every_hidden_count_could_have_two_values_at_least(table):
    found = disclosure_tables.suppress_with_totals(table, base=1)
    whole = with_totals(table)
    assert (np.isnan(found.values) == found.hidden).all()
    assert (found.values[~found.hidden] == whole[~found.hidden]).all()
    assert found.hidden[(whole > 0) & (whole <= 7)].all()
    assert not found.hidden[whole == 0].any()
    if 1 <= found.hidden[:-1, :-1].sum() <= 4:
        assert all(len(values) >= 2 for values in possible_values(table, found.hidden))


@given(some.lists(some.integers(0, 60), min_size=1, max_size=30))
def test_a_list_never_leaves_a_lonely_hidden_count(counts):
    found = disclosure_tables.suppress_with_totals(counts)
    assert found.hidden.sum() != 1
    assert found.values.shape == (len(counts) + 1,)


def test_a_table_of_a_dashboard_is_dealt_with():
    random = np.random.default_rng(2)
    table = random.poisson(random.choice([4, 15, 60], (12, 8)))
    found = disclosure_tables.suppress_with_totals(table)
    assert found.secondary.any()
    assert not found.hidden.all()
    assert (found.hidden.sum(axis=0) != 1).all()


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ([5, float("nan")], "count in row 2 is missing"),
        ([5, -1], "count in row 2 is -1"),
        ([5, 1.5], "count in row 2 is 1.5; it must be a whole number"),
        (np.ones((2, 2, 2)), "a list or in a table"),
        ([], "a list or in a table"),
        (np.ones((30, 30)), "has 961 cells with its totals"),
    ],
)
def test_what_is_no_table_of_counts_is_refused(counts, message):
    with pytest.raises(UserError, match=message):
        disclosure_tables.suppress_with_totals(counts)
