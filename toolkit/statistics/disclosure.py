"""Which small counts must not be shown, so that nobody can be recognised in a figure."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from toolkit.errors import UserError
from toolkit.statistics import checks
from toolkit.statistics.checks import Flags, Floats


class Suppressed(NamedTuple):
    """Counts that may be shown, and a mark on each that was hidden; a hidden value is NaN."""

    values: Floats
    hidden: Flags


def suppress_small_counts(counts: ArrayLike, *, threshold: int = 7, base: int = 5) -> Suppressed:
    """Hide counts from 1 to the threshold, keep zero, round all others to the nearest multiple of the base.

    Method: the rule for published hospital figures; an exact half rounds up.
    Source: NHS Digital (2019), Hospital Episode Statistics analysis guide, small numbers.
    Shapes: any; the answer has the same shape. Units: whole people or events.
    A missing count (NaN) stays missing and is not marked hidden, because the two are different things.
    Errors: UserError naming the row for a count that is negative, infinite or not whole; and for a
    threshold and base that would round a count down to a zero that is not true.

    >>> suppress_small_counts([0, 1, 7, 8, 12, 13]).values
    array([ 0., nan, nan, 10., 10., 15.])
    >>> suppress_small_counts([0, 1, 7, 8, 12, 13]).hidden
    array([False,  True,  True, False, False, False])
    """
    _check_rule(threshold, base)
    numbers = checks.floats("count", counts)
    missing = np.isnan(numbers)
    wrong = ~missing & ((numbers < 0) | ~np.isfinite(numbers) | (numbers != np.trunc(numbers)))
    checks.refuse(wrong, "count", numbers, "it must be a whole number, zero or more")
    hidden = (numbers > 0) & (numbers <= threshold)
    return Suppressed(np.where(hidden, np.nan, rounded(numbers, base))[()], hidden[()])


def rounded(counts: Floats, base: int) -> Floats:
    """Counts to the nearest multiple of the base; an exact half goes up.

    Source and units as in suppress_small_counts. Shapes: any. Errors: none; checked before.

    >>> rounded(np.array([0.0, 12.0, 13.0]), 5)
    array([ 0., 10., 15.])
    """
    return np.asarray(np.floor(counts / base + 0.5) * base)


def _check_rule(threshold: int, base: int) -> None:
    checks.number("threshold for small counts", threshold, at_least=0)
    checks.number("base for rounding", base, at_least=1)
    if 2 * (threshold + 1) < base:
        raise UserError(
            f"Rounding to {base} would turn a count of {threshold + 1} into 0; "
            f"use a base of at most {2 * (threshold + 1)}, or a higher threshold."
        )
