"""Ranks the gaps of 309 authorities (20 needs by 4 age bands) on 10,000 draws, against bare NumPy on the same draws."""

import argparse
import time
from collections.abc import Callable

import numpy as np

from toolkit.gaps import ranking
from toolkit.gaps.ranking import DRAWS, Floats

AUTHORITIES, GAPS, PARTS = 309, 20 * 4, 5
WEIGHTS, SPREAD, FIRST = (5,) * PARTS, 0.5, 5
TIMES = 1
AIM = 2.0
Ranges = tuple[Floats, Floats, Floats]


def main() -> None:
    """Measure both, place by place in turns, and print their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--authorities", type=int, default=AUTHORITIES)
    parser.add_argument("--times", type=int, default=TIMES)
    options = parser.parse_args()
    places = [_ranges(number) for number in range(options.authorities)]
    # In turns, so that whatever else the machine does falls on both.
    pairs = [(_time(_ours, place), _time(_bare, place)) for place in places for _ in range(options.times)]
    ours, bare = (sum(column) / options.times for column in zip(*pairs, strict=True))
    print(f"{options.authorities} authorities x {GAPS} gaps x {DRAWS:,} draws, in turns:")
    print(f"  ours {ours:.1f} s, bare NumPy {bare:.1f} s, ratio {ours / bare:.2f} (aim: at most {AIM:g})")


def _ranges(seed: int) -> Ranges:
    """Gaps of one authority, some parts known, some with a range, some unknown."""
    source = np.random.default_rng(seed)
    ends = np.sort(source.uniform(0, 1, (GAPS, PARTS, 3)), axis=2)
    unknown = source.uniform(0, 1, (GAPS, PARTS)) < 0.4
    ends[unknown] = (0.0, 0.5, 1.0)
    return ends[:, :, 0], ends[:, :, 1], ends[:, :, 2]


def _ours(ranges: Ranges) -> object:
    return ranking.rank(*ranges, WEIGHTS, spread=SPREAD, first=FIRST)


def _bare(ranges: Ranges) -> object:
    """The least that anyone must do: draw, add up, sort, and read off percentiles and chances."""
    low, middle, high = ranges
    source = np.random.default_rng(ranking.SEED)
    weights = np.asarray(WEIGHTS) * source.uniform(1 - SPREAD, 1 + SPREAD, (DRAWS, PARTS))
    weights /= weights.sum(axis=1, keepdims=True)
    position = source.uniform(-1, 1, (DRAWS, GAPS))
    step = np.where(position > 0, weights @ (high - middle).T, weights @ (middle - low).T)
    ranks = np.argsort(np.argsort(-(weights @ middle.T + step * position), axis=1), axis=1) + 1
    return np.percentile(ranks, [5, 95], axis=0), (ranks <= FIRST).mean(axis=0)


def _time(run: Callable[[Ranges], object], ranges: Ranges) -> float:
    start = time.perf_counter()
    run(ranges)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
