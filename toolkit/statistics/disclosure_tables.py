"""Which further cells of a table must be hidden, so that nobody can work a hidden one out from the totals."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import optimize

from toolkit.errors import UserError
from toolkit.statistics import checks, disclosure
from toolkit.statistics.checks import Flags, Floats

Lines = NDArray[np.float64]
MOST_CELLS = 400
"""Cells with totals in one table: enough for forty groups by ten; more would take long to prove safe."""


class SuppressedTable(NamedTuple):
    """Counts with their totals as they may be shown; `hidden` marks what was hidden, `secondary` what for others."""

    values: Floats
    hidden: Flags
    secondary: Flags


def suppress_with_totals(counts: ArrayLike, *, threshold: int = 7, base: int = 5) -> SuppressedTable:
    """Hide small counts, and as many more as it takes that no hidden one can be worked out from a total.

    Method: counts and totals from 1 to the threshold are hidden; then, in each row and column with a single
    hidden cell, the smallest count that is not zero; then, until it is proved by linear programming that
    each hidden cell could have at least two values for a reader who knows all other cells and totals
    exactly and knows that zero is never hidden, the smallest count in the lines of one that could not.
    What is shown is rounded as in suppress_small_counts, each total from its own true value.
    Source: Willenborg and de Waal (2001), Elements of Statistical Disclosure Control; NHS Digital (2019).
    Shapes: a list gains one total at its end; a table (rows x columns) a last column and a last row of totals.
    Units: whole people or events.
    Errors: UserError for a count that is missing, negative or not whole, and for more than 400 cells.

    >>> found = suppress_with_totals([3, 40, 25, 60])
    >>> found.values, found.secondary
    (array([ nan,  40.,  nan,  60., 130.]), array([False, False,  True, False, False]))
    """
    numbers = checks.number("count", np.atleast_1d(checks.floats("count", counts)), at_least=0)
    if numbers.ndim > 2 or not numbers.size:
        raise UserError("Small counts can be hidden in a list or in a table with rows and columns; give one of them.")
    table = _with_totals(numbers)
    if table.size > MOST_CELLS:
        raise UserError(f"This table has {table.size} cells with its totals; make it smaller, at most {MOST_CELLS}.")
    first = disclosure.suppress_small_counts(table, threshold=threshold, base=base)
    lines = _lines(table.shape)
    hidden = _protected(table.ravel(), np.asarray(first.hidden).ravel(), lines).reshape(table.shape)
    shown = disclosure.rounded(table, base)
    return SuppressedTable(np.where(hidden, np.nan, shown), hidden, hidden & ~np.asarray(first.hidden))


def _with_totals(numbers: Floats) -> Floats:
    for axis in range(numbers.ndim - 1, -1, -1):
        numbers = np.concatenate([numbers, numbers.sum(axis=axis, keepdims=True)], axis=axis)
    return numbers


def _lines(shape: tuple[int, ...]) -> Lines:
    """One row for each list, row or column of the table: 1 for its cells, -1 for its total, 0 elsewhere."""
    places = np.arange(int(np.prod(shape))).reshape(shape)
    members = [places] if places.ndim == 1 else [*places, *places.T]
    lines = np.zeros((len(members), places.size))
    for line, cells in zip(lines, members, strict=True):
        line[cells[:-1]], line[cells[-1]] = 1, -1
    return lines


def _protected(cells: Floats, hidden: Flags, lines: Lines) -> Flags:
    hidden = hidden.copy()
    while (alone := _alone(hidden, lines)) is not None:
        _hide_one_more(cells, hidden, lines, alone)
    while (exposed := _exposed(cells, hidden, lines)) is not None:
        _hide_one_more(cells, hidden, lines, exposed)
    return hidden


def _alone(hidden: Flags, lines: Lines) -> int | None:
    """A hidden cell that is the only one in one of its lines; None when there is none."""
    single = (lines != 0)[((lines != 0) & hidden).sum(axis=1) == 1] & hidden
    return int(np.argmax(single[0])) if len(single) else None


def _hide_one_more(cells: Floats, hidden: Flags, lines: Lines, cell: int) -> None:
    """Hide the smallest count that shares a line with the cell; first in the lines that protect it least."""
    around = lines[lines[:, cell] != 0] != 0
    order = np.argsort((around & hidden).sum(axis=1), kind="stable")
    for line in (*around[order], np.ones_like(hidden)):
        open_cells = line & ~hidden & (cells > 0)
        if open_cells.any():
            hidden[np.argmin(np.where(open_cells, cells, np.inf))] = True
            return
    raise AssertionError("a table whose counts are all hidden exposes none of them")


def _exposed(cells: Floats, hidden: Flags, lines: Lines) -> int | None:
    """A hidden cell that can have one value only, for a reader who adds and subtracts; None when there is none."""
    unknown = np.flatnonzero(hidden)
    if not unknown.size or not (~hidden & (cells > 0)).any():
        return None
    known = -lines[:, ~hidden] @ cells[~hidden]
    for number, cell in enumerate(unknown):
        if _possible_range(lines[:, unknown], known, number, cells[cell]) < 1:
            return int(cell)
    return None


def _possible_range(lines: Lines, known: Floats, number: int, true: float) -> float:
    """How far apart the smallest and largest possible value of one unknown are; only as far as it matters."""
    aim = np.zeros(lines.shape[1])
    aim[number] = 1.0
    for sign in (1, -1):
        found = optimize.linprog(sign * aim, A_eq=lines, b_eq=known, bounds=(1, None), method="highs")
        # Unbounded, so that the cell could be anything.
        if found.status == 3 or abs(found.fun - sign * true) >= 1 - 1e-6:
            return 1.0
    return 0.0
