"""Knows how high each thing of a column stands: near its neighbours, and clear of what is above and below."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

SWEEPS = 6
SLACK = 20.0
# A straight lane is easier to follow than a bent one, so a lane pulls harder than a box.
LANE_WEIGHT = 4.0
# A box without arrows moves up to the others of its column.
LONELY_WEIGHT = 0.01


def place(
    columns: Sequence[Sequence[str]],
    neighbours: Sequence[Mapping[str, Sequence[str]]],
    distance: Callable[[str, str], float],
    is_lane: Callable[[str], bool],
) -> dict[str, float]:
    """The height of the middle of each thing. `distance` is the least one between two middles, upper first.

    `neighbours` are those before and those after. The highest middle is not at 0; the caller shifts them all.
    """
    middles = {key: height for column in columns for key, height in _stacked(column, distance).items()}
    before, after = neighbours
    both = {key: (*before.get(key, ()), *after.get(key, ())) for column in columns for key in column}
    for sweep in range(SWEEPS + 1):
        near = both if sweep == SWEEPS else (before, after)[sweep % 2]
        for column in reversed(columns) if sweep % 2 else columns:
            middles |= _settled(column, near, middles, distance, is_lane)
    return middles if not any(columns) else _within_tallest(columns, middles, distance)


def _within_tallest(
    columns: Sequence[Sequence[str]], middles: Mapping[str, float], distance: Callable[[str, str], float]
) -> dict[str, float]:
    """No column reaches far above or below the one that needs most room, so that the drawing stays low."""
    tallest = max(filter(None, columns), key=lambda column: _offsets(column, distance)[-1])
    top, bottom = middles[tallest[0]] - SLACK, middles[tallest[-1]] + SLACK
    found: dict[str, float] = {}
    for column in columns:
        offsets = _offsets(column, distance)
        for key, offset in zip(column, offsets, strict=True):
            found[key] = min(max(middles[key], top + offset), bottom - offsets[-1] + offset)
    return found


def _stacked(column: Sequence[str], distance: Callable[[str, str], float]) -> dict[str, float]:
    """As close as they may stand, around 0."""
    heights = _offsets(column, distance)
    centre = heights[-1] / 2 if heights else 0.0
    return {key: height - centre for key, height in zip(column, heights, strict=True)}


def _offsets(column: Sequence[str], distance: Callable[[str, str], float]) -> list[float]:
    heights = [0.0] if column else []
    for upper, lower in pairwise(column):
        heights.append(heights[-1] + distance(upper, lower))
    return heights


def _settled(
    column: Sequence[str],
    near: Mapping[str, Sequence[str]],
    middles: Mapping[str, float],
    distance: Callable[[str, str], float],
    is_lane: Callable[[str], bool],
) -> dict[str, float]:
    """Each thing as near to its neighbours' mean as the others allow (least squares)."""
    offsets = _offsets(column, distance)
    wanted = []
    centre = sum(middles[key] for key in column) / max(1, len(column))
    for key, offset in zip(column, offsets, strict=True):
        others = [middles[other] for other in near.get(key, ())]
        weight = len(others) * (LANE_WEIGHT if is_lane(key) else 1.0)
        mean = sum(others) / len(others) if others else centre
        wanted.append((mean - offset, weight or LONELY_WEIGHT))
    rising = nearest_rising(wanted)
    return {key: height + offset for key, height, offset in zip(column, rising, offsets, strict=True)}


def nearest_rising(wanted: Sequence[tuple[float, float]]) -> list[float]:
    """The never-falling sequence nearest to weighted values (pool adjacent violators; Barlow and others, 1972).

    >>> nearest_rising([(1, 1), (4, 1), (2, 1)])
    [1.0, 3.0, 3.0]
    """
    pools: list[tuple[float, float, int]] = []
    for value, weight in wanted:
        pool = (float(value), weight, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, mass, count = pools.pop()
            total = mass + pool[1]
            pool = ((mean * mass + pool[0] * pool[1]) / total, total, count + pool[2])
        pools.append(pool)
    return [mean for mean, _, count in pools for _ in range(count)]
