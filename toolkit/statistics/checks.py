"""Which numbers a formula can use, and how to tell the user which row it cannot."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from toolkit.errors import UserError

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def number(
    name: str,
    values: ArrayLike,
    *,
    at_least: float | None = None,
    above: float | None = None,
    at_most: float | None = None,
    below: float | None = None,
) -> Floats:
    """Return `values` as an array of floats of the same shape, every one finite and inside the bounds.

    `name` is what the user calls the figure. Raises UserError that names the first row that is wrong.

    >>> number("count", [3, 0], at_least=0)
    array([3., 0.])
    >>> number("count", [3, -1], at_least=0)
    Traceback (most recent call last):
    toolkit.errors.UserError: The count in row 2 is -1; it must be at least 0.
    """
    array = floats(name, values)
    rules = {"at least": at_least, "above": above, "at most": at_most, "below": below}
    wanted = {words: bound for words, bound in rules.items() if bound is not None}
    if not _all_keep(array, wanted):
        _refuse_first(name, array, wanted)
    return array


def _all_keep(array: Floats, wanted: dict[str, float]) -> bool:
    """Whether all is well, by the two ends alone: quick on long tables, and a missing number spoils both ends."""
    if not array.size:
        return True
    ends = np.array([array.min(), array.max()])
    return bool(np.isfinite(ends).all()) and all(_keeps(ends, words, bound).all() for words, bound in wanted.items())


def _refuse_first(name: str, array: Floats, wanted: dict[str, float]) -> None:
    refuse(~np.isfinite(array), name, array, "it must be a finite number, so leave out rows without one")
    broken = np.zeros(array.shape, dtype=bool)
    for words, bound in wanted.items():
        broken |= ~_keeps(array, words, bound)
    bounds = " and ".join(f"{words} {bound:g}" for words, bound in wanted.items())
    refuse(broken, name, array, f"it must be {bounds}")


def floats(name: str, values: ArrayLike) -> Floats:
    """Return `values` as an array of floats of the same shape; anything but numbers is a UserError.

    >>> floats("count", [1, None])
    array([ 1., nan])
    """
    try:
        return np.asarray(values, dtype=float)
    except (TypeError, ValueError) as problem:
        raise UserError(f"The {name} is not all numbers ({problem}); give numbers only.") from problem


def same_shape(**arrays: Floats) -> tuple[Floats, ...]:
    """Return the arrays stretched to one common shape; shapes that cannot fit are a UserError.

    >>> same_shape(count=np.array([1.0, 2.0]), denominator=np.array(5.0))[1]
    array([5., 5.])
    """
    try:
        return tuple(np.broadcast_arrays(*arrays.values()))
    except ValueError as problem:
        sizes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        raise UserError(f"These do not line up row by row: {sizes}; give one of each per row.") from problem


def refuse(wrong: Flags, name: str, values: Floats, rule: str) -> None:
    """Raise a UserError with the first row where `wrong` holds, its value and the rule; else do nothing.

    >>> refuse(np.array([False, False]), "count", np.array([1.0, 2.0]), "it must be whole")
    """
    if not wrong.any():
        return
    where = tuple(int(index) for index in np.unravel_index(np.argmax(wrong), wrong.shape))
    raise UserError(f"The {name}{_place(where)} is {_shown(float(values[where]))}; {rule}.")


def _keeps(array: Floats, words: str, bound: float) -> Flags:
    tests = {"at least": np.greater_equal, "above": np.greater, "at most": np.less_equal, "below": np.less}
    return np.asarray(tests[words](array, bound), dtype=bool)


def _place(where: tuple[int, ...]) -> str:
    counted = [index + 1 for index in where]
    named = [f"row {counted[0]}", *(f"column {index}" for index in counted[1:])] if counted else []
    return " in " + ", ".join(named) if named else ""


def _shown(value: float) -> str:
    return "missing" if np.isnan(value) else f"{value:.12g}"
