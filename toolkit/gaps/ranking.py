"""Ranks gaps by draws from their ranges and from a spread of weights, and says how sure each place in the order is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ranking = NDArray[np.int32]
Tier = Literal["clear", "could go either way", "lower"]
TIERS: tuple[Tier, ...] = ("clear", "could go either way", "lower")
DRAWS, SEED = 10_000, 20_261_127
TAIL = 0.05
"""The share of draws left out at either end of a range of ranks."""


@dataclass(frozen=True)
class Draws:
    """One set of draws: weights that add up to 1 (draws by parts), and where each gap lies in its range.

    A position runs from -1 (the low end) over 0 (the middle) to 1 (the high end); draws by gaps. All parts of one
    gap move together, because nobody knows how they hang together: that gives the widest ranges.
    """

    weights: Floats
    positions: Floats


@dataclass(frozen=True)
class Ranks:
    """For each gap: its rank on average, the range of ranks, and its chance to be among the first."""

    rank: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    chance: Floats

    def tiers(self, first: int) -> list[Tier]:
        """The tier of each gap, when so many can come first."""
        return [tier_of(int(low), int(high), first) for low, high in zip(self.low, self.high, strict=True)]


def tier_of(low: int, high: int, first: int) -> Tier:
    """Clear when the whole range of ranks is among the first, lower when none of it is: not knowing settles nothing.

    >>> [tier_of(*ends, first=5) for ends in ((1, 4), (2, 19), (6, 25))]
    ['clear', 'could go either way', 'lower']
    """
    if high <= first:
        return "clear"
    return "lower" if low > first else "could go either way"


def draw(gaps: int, weights: Sequence[float], spread: float, draws: int = DRAWS, seed: int = SEED) -> Draws:
    """Weights that each move by up to `spread` of themselves, and positions spread evenly over each range."""
    source = np.random.default_rng(seed)
    moved = np.asarray(weights, dtype=float) * source.uniform(1 - spread, 1 + spread, (draws, len(weights)))
    # With a spread of 1 all weights can come out as nothing in one draw; then they count as stated.
    totals = moved.sum(axis=1, keepdims=True)
    moved = np.where(totals > 0, moved, weights)
    return Draws(moved / moved.sum(axis=1, keepdims=True), source.uniform(-1, 1, (draws, gaps)))


def rank(
    low: Floats,
    middle: Floats,
    high: Floats,
    weights: Sequence[float],
    *,
    spread: float,
    first: int,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Ranks:
    """Rank gaps by what is in their ranges alone: names, ids and the order in which they are given change nothing.

    `low`, `middle` and `high` are gaps by parts, from 0 to 1. Gaps with the same ranges share their result.
    """
    content = np.hstack([low, middle, high])
    order = np.lexsort(content.T)
    drawn = draw(len(order), weights, spread, draws, seed)
    found = rank_drawn(drawn, low[order], middle[order], high[order], weights, first)
    return _shared(found, content[order], np.argsort(order))


def rank_drawn(drawn: Draws, low: Floats, middle: Floats, high: Floats, weights: Sequence[float], first: int) -> Ranks:
    """Rank gaps on draws that are given.

    A gap's best rank is taken from the draws in its own upper half and its worst from those in its lower half, each
    without the outermost 5%. So a wider range with the same draws can never make its range of ranks narrower, and
    at least 90% of all draws lie inside. The rank itself is that of the average over the ranges.
    """
    ranks = _ranks(_scores(drawn, low, middle, high))
    upper = drawn.positions > 0
    best = _outermost(np.where(upper, ranks, np.int32(len(middle) + 1)))
    worst = -_outermost(np.where(upper, np.int32(0), -ranks))
    on_average = np.clip(_on_average((low + 2 * middle + high) / 4, weights), best, worst)
    return Ranks(on_average, best, worst, (ranks <= first).mean(axis=0))


def _outermost(ranks: Ranking) -> NDArray[np.int64]:
    """The smallest rank of each gap, without the outermost 5% of half of the draws."""
    left_out = int(TAIL * len(ranks) / 2)
    by_gap = np.ascontiguousarray(ranks.T)
    by_gap.partition(left_out, axis=1)
    return by_gap[:, left_out].astype(np.int64)


def _scores(drawn: Draws, low: Floats, middle: Floats, high: Floats) -> Floats:
    upwards, downwards = drawn.weights @ (high - middle).T, drawn.weights @ (middle - low).T
    return drawn.weights @ middle.T + np.where(drawn.positions > 0, upwards, downwards) * drawn.positions


def _ranks(scores: Floats) -> Ranking:
    # A stable order keeps ties as they were, which the promise on wider ranges needs.
    order = np.argsort(-scores, axis=1, kind="stable")
    # Small whole numbers: half of the time goes into moving ranks about.
    ranks = np.empty(order.shape, dtype=np.int32)
    np.put_along_axis(ranks, order, np.arange(1, scores.shape[1] + 1, dtype=np.int32)[np.newaxis], axis=1)
    return ranks


def _on_average(parts: Floats, weights: Sequence[float]) -> NDArray[np.int64]:
    scores = np.round(parts @ (np.asarray(weights) / np.sum(weights)), 12)
    higher: NDArray[np.int64] = (scores[:, np.newaxis] < scores).sum(axis=1)
    return 1 + higher


def _shared(found: Ranks, content: Floats, back: NDArray[np.intp]) -> Ranks:
    """The same result for gaps with the same ranges, in the order in which the gaps were given."""
    _, group = np.unique(content, axis=0, return_inverse=True)
    group = group.reshape(-1)
    total = group.max(initial=0) + 1
    first, low, high = np.full(total, len(group)), np.full(total, len(group)), np.zeros(total, dtype=np.int64)
    np.minimum.at(first, group, found.rank)
    np.minimum.at(low, group, found.low)
    np.maximum.at(high, group, found.high)
    chance = np.bincount(group, found.chance) / np.bincount(group)
    return Ranks(first[group][back], low[group][back], high[group][back], chance[group][back])
