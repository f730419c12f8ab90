"""Knows in which order things stand in the columns of the drawing, so that few arrows cross."""

import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from types import MappingProxyType

from toolkit.theory_of_change import graph
from toolkit.theory_of_change.graph import Arrow, Theory

SWEEPS = 4
ROUNDS = 6
# A box stands above the one that it leads to in its own column, unless that costs this many crossings.
UPWARDS = 2.0
# A column goes through its kinds in order from the top, unless another order saves a crossing for two such pairs.
OTHER_KINDS = 0.5
# An order from scratch must be so much better than one near what people wrote, so that an edit moves little.
FROM_SCRATCH = 0.85


@dataclass(frozen=True)
class Plan:
    """Boxes and lanes in columns, from the top. A lane is where an arrow crosses a column that it passes."""

    columns: tuple[tuple[str, ...], ...]
    ranks: Mapping[str, int]
    """Each box's place among the kinds of its column; lanes have none."""
    chains: Mapping[str, tuple[str, ...]]
    """For each arrow between columns, what it goes through from left to right."""
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    inside: Mapping[int, tuple[tuple[str, str], ...]]
    """For each column, the starts and ends of arrows inside it."""


def plan(theory: Theory) -> Plan:
    """Columns in the best order that was found; the same theory always gives the same one."""
    as_written = _first(theory)
    near, free = _sifted(_swept(as_written, lanes_only=True)), _sifted(_swept(as_written))
    return free if total_cost(free) < FROM_SCRATCH * total_cost(near) else near


def total_cost(plan: Plan) -> float:
    """Crossings between the columns, and what arrows inside a column cost."""
    places = {key: place for column in plan.columns for place, key in enumerate(column)}
    total = 0.0
    for number, column in enumerate(plan.columns):
        ends = [sorted(places[other] for other in plan.after.get(key, ())) for key in column]
        passed: list[int] = []
        for own in ends:
            total += sum(len(passed) - bisect.bisect_right(passed, end) for end in own)
            passed = sorted(passed + own)
        total += sum(_reach(pair, places) for pair in plan.inside[number])
        total += OTHER_KINDS * _out_of_order(plan, column)
    return total


def _out_of_order(plan: Plan, column: Sequence[str]) -> int:
    """How many pairs of boxes stand the other way round than their kinds."""
    ranks = [plan.ranks[key] for key in column if key in plan.ranks]
    return sum(upper > lower for upper, lower in combinations(ranks, 2))


def crossings(upper: Sequence[int], lower: Sequence[int]) -> int:
    """How often arrows cross if a thing with these neighbours' places stands above one with those."""
    return sum(1 for one in upper for other in lower if one > other)


def _first(theory: Theory) -> Plan:
    columns_of = {box.id: graph.column_of(box) for box in theory.boxes.values()}
    ranks = {box.id: graph.COLUMNS[columns_of[box.id]][1].index(box.kind) for box in theory.boxes.values()}
    arrows = [arrow for arrow in theory.ordered_arrows() if {arrow.start, arrow.end} <= columns_of.keys()]
    chains = {
        arrow.id: _chain(arrow, columns_of) for arrow in arrows if columns_of[arrow.start] != columns_of[arrow.end]
    }
    boxes = sorted(theory.ordered_boxes(), key=lambda box: ranks[box.id])
    columns: list[list[str]] = [[] for _ in graph.COLUMNS]
    for box in boxes:
        columns[columns_of[box.id]].append(box.id)
    for chain in chains.values():
        first = min(columns_of[chain[0]], columns_of[chain[-1]])
        for offset, lane in enumerate(chain[1:-1], start=1):
            columns[first + offset].append(lane)
    inside = {
        number: tuple(
            (arrow.start, arrow.end)
            for arrow in arrows
            if columns_of[arrow.start] == columns_of[arrow.end] == number and arrow.start != arrow.end
        )
        for number in range(len(columns))
    }
    return Plan(
        columns=tuple(map(tuple, columns)),
        ranks=MappingProxyType(ranks),
        chains=MappingProxyType(chains),
        before=_neighbours(chains, backwards=True),
        after=_neighbours(chains, backwards=False),
        inside=MappingProxyType(inside),
    )


def _chain(arrow: Arrow, columns_of: Mapping[str, int]) -> tuple[str, ...]:
    left, right = sorted((arrow.start, arrow.end), key=lambda box: columns_of[box])
    # No id of a box can hold an @.
    lanes = (f"{arrow.id}@{column}" for column in range(columns_of[left] + 1, columns_of[right]))
    return (left, *lanes, right)


def _neighbours(chains: Mapping[str, tuple[str, ...]], *, backwards: bool) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for chain in chains.values():
        for left, right in pairwise(chain):
            here, there = (right, left) if backwards else (left, right)
            found.setdefault(here, []).append(there)
    return {key: tuple(others) for key, others in found.items()}


def _swept(plan: Plan, *, lanes_only: bool = False) -> Plan:
    """Move each thing towards the middle of its neighbours, column by column, there and back."""
    last = len(plan.columns) - 1
    for _ in range(SWEEPS):
        for column in [*range(1, last + 1), *range(last - 1, -1, -1)]:
            plan = _with_column(plan, column, _towards_neighbours(plan, column, lanes_only))
    return plan


def _with_column(plan: Plan, number: int, order: Sequence[str]) -> Plan:
    columns = (*plan.columns[:number], tuple(order), *plan.columns[number + 1 :])
    return replace(plan, columns=columns)


def _towards_neighbours(plan: Plan, number: int, lanes_only: bool) -> list[str]:
    column = plan.columns[number]
    middles = _middles(plan, number)
    boxes = [key for key in column if key in plan.ranks]
    if not lanes_only:
        boxes.sort(key=lambda key: (plan.ranks[key], middles[key]))
    lanes = sorted((key for key in column if key not in plan.ranks), key=lambda key: middles[key])
    merged: list[str] = []
    for box in boxes:
        while lanes and middles[lanes[0]] < middles[box]:
            merged.append(lanes.pop(0))
        merged.append(box)
    return merged + lanes


def _middles(plan: Plan, number: int) -> dict[str, float]:
    """For each thing of a column, the mean height of its neighbours, from 0 at the top to 1."""
    heights = {
        key: (place + 0.5) / len(column)
        for near in (number - 1, number, number + 1)
        if 0 <= near < len(plan.columns)
        for column in [plan.columns[near]]
        for place, key in enumerate(column)
    }
    middles = {}
    for key in plan.columns[number]:
        near = [heights[other] for other in (*plan.before.get(key, ()), *plan.after.get(key, ()))]
        middles[key] = sum(near) / len(near) if near else heights[key]
    return middles


def _sifted(plan: Plan) -> Plan:
    """Put each thing where it causes the fewest crossings, until nothing moves any more."""
    for _ in range(ROUNDS):
        before = plan.columns
        for number in range(len(plan.columns)):
            plan = _with_column(plan, number, _sifted_column(plan, number))
        if plan.columns == before:
            break
    return plan


def _sifted_column(plan: Plan, number: int) -> list[str]:
    order = list(plan.columns[number])
    cost = _pair_costs(plan, number)
    for key in plan.columns[number]:
        place = order.index(key)
        rest = order[:place] + order[place + 1 :]
        order = [*rest]
        order.insert(_best_place(plan, number, key, rest, place, cost), key)
    return order


def _pair_costs(plan: Plan, number: int) -> Callable[[str, str], float]:
    """Crossings that a pair causes with the first above the second; each pair is counted once."""
    places = {key: place for column in plan.columns for place, key in enumerate(column)}
    left = {key: [places[other] for other in plan.before.get(key, ())] for key in plan.columns[number]}
    right = {key: [places[other] for other in plan.after.get(key, ())] for key in plan.columns[number]}
    known: dict[tuple[str, str], float] = {}

    def cost(upper: str, lower: str) -> float:
        if (upper, lower) not in known:
            lines = crossings(left[upper], left[lower]) + crossings(right[upper], right[lower])
            known[upper, lower] = lines + OTHER_KINDS * (plan.ranks.get(upper, -1) > plan.ranks.get(lower, 99))
        return known[upper, lower]

    return cost


def _best_place(
    plan: Plan, number: int, key: str, rest: list[str], present: int, cost: Callable[[str, str], float]
) -> int:
    """The cheapest place among the others; of equal ones the one nearest to where it stands now."""
    total = sum(cost(key, other) for other in rest)
    inside = _inside_costs(plan.inside[number], key, rest)
    best = (float("inf"), 0, 0)
    for place in range(len(rest) + 1):
        if place > 0:
            passed = rest[place - 1]
            total += cost(passed, key) - cost(key, passed)
        price = round(total + inside[place], 6)
        best = min(best, (price, abs(place - present), place))
    return best[2]


def _inside_costs(pairs: tuple[tuple[str, str], ...], key: str, rest: list[str]) -> list[float]:
    """For each place of a thing: what stands between the ends of an arrow inside the column counts as a crossing."""
    costs = [0.0] * (len(rest) + 1)
    where = {other: at for at, other in enumerate(rest)}
    for start, end in pairs:
        if key in (start, end):
            other = where[end if key == start else start]
            for place in range(len(costs)):
                there = other + (other >= place)
                is_upwards = (place > there) == (key == start)
                costs[place] += abs(place - there) - 1 + (UPWARDS if is_upwards else 0)
        else:
            first, last = sorted((where[start], where[end]))
            for place in range(first + 1, last + 1):
                costs[place] += 1
    return costs


def _reach(pair: tuple[str, str], places: Mapping[str, int]) -> float:
    """How many things stand between the ends of an arrow inside a column, and whether it runs upwards."""
    start, end = places[pair[0]], places[pair[1]]
    return abs(start - end) - 1 + (UPWARDS if start > end else 0)
