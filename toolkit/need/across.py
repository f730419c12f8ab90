"""Reads one indicator across all places: ordered, how sure the order is, and which lie outside the funnel of chance."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from toolkit import wording
from toolkit.need import readings as reading_need
from toolkit.need.indicators import Indicator
from toolkit.need.readings import LocalNeed, Reading
from toolkit.statistics import funnels, ranks
from toolkit.vocabulary import Area

FEWEST_FOR_A_FUNNEL = 5
MOST_COMPARED = 4


@dataclass(frozen=True)
class Rank:
    """The place of one area in the order, 1 for the highest value, and the range that chance allows."""

    rank: int
    lowest: int
    highest: int


@dataclass(frozen=True)
class Across:
    """The readings of one indicator and one period in all places that have one, the highest value first."""

    indicator: Indicator
    period: str
    readings: Sequence[Reading]
    other_periods: Sequence[Reading]
    without: Sequence[Reading]
    """Places whose figure is hidden or missing: never the same as low."""

    @property
    def ranks(self) -> Mapping[str, Rank]:
        """Ranks by area code, where every reading has limits."""
        rows = [(item.value, item.lower, item.upper) for item in self.readings]
        if len(rows) < 2 or any(part is None for row in rows for part in row):
            return {}
        value, lower, upper = np.array(rows, dtype=float).T
        found = ranks.rank_with_uncertainty(value, np.minimum(lower, value), np.maximum(upper, value))
        numbers = zip(found.rank, found.lowest, found.highest, strict=True)
        return {item.area: Rank(*map(int, row)) for item, row in zip(self.readings, numbers, strict=True)}

    @property
    def can_be_a_funnel(self) -> bool:
        """Whether there are enough places with counts, and enough events, for a funnel to mean something."""
        pairs = [(item.count, item.denominator) for item in self.readings if item.count is not None]
        if len(pairs) < max(len(self.readings), FEWEST_FOR_A_FUNNEL) or not all(people for _, people in pairs):
            return False
        events, everybody = sum(count for count, _ in pairs), sum(people or 0 for _, people in pairs)
        is_share = self.indicator.statistic == "proportion"
        return self.indicator.statistic != "score" and events > 0 and not (is_share and events >= everybody)


def across(need: LocalNeed, indicator: Indicator, areas: Iterable[Area]) -> Across:
    """All places with a figure, each once: a county only where none of its districts has a figure."""
    readings = {area.code: need.reading(area, indicator) for area in areas}
    known = {code: reading for code, reading in readings.items() if reading.value is not None}
    finest = [reading for code, reading in known.items() if not _has_parts(code, known, need.areas)]
    period = _most_common_period(finest)
    same = [reading for reading in finest if reading.period == period]
    return Across(
        indicator,
        period,
        sorted(same, key=lambda reading: -(reading.value or 0)),
        [reading for reading in finest if reading.period != period],
        [reading for code, reading in readings.items() if reading.value is None and not _is_inside(code, finest, need)],
    )


def _has_parts(code: str, known: Mapping[str, Reading], areas: Mapping[str, Area]) -> bool:
    return any(code in areas[other].inside for other in known if other != code)


def _is_inside(code: str, shown: Sequence[Reading], need: LocalNeed) -> bool:
    """Whether an area without a figure is spoken for by a wider one, or by its parts."""
    area = need.areas[code]
    return any(reading.area in area.inside or code in need.areas[reading.area].inside for reading in shown)


def _most_common_period(readings: Sequence[Reading]) -> str:
    counts = Counter(reading.period or "" for reading in readings)
    return max(counts, key=lambda period: (counts[period], reading_need.period_end(period)), default="")


def in_a_sentence(found: Across) -> str:
    """Who is highest and lowest, and how sure the order is."""
    if not found.readings:
        return "No place has a figure that can be shown."
    first, last = found.readings[0], found.readings[-1]
    if len(found.readings) == 1:
        return f"Only {first.area_name} has a figure: {wording.with_unit(first.value, first.unit)}."
    lead = f"{first.area_name} is highest ({wording.number(first.value)}) and {last.area_name} lowest"
    return f"{lead} ({wording.number(last.value)}), {found.indicator.unit}. {_how_sure(found)}".strip()


def _how_sure(found: Across) -> str:
    by_area = found.ranks
    if not by_area:
        return "Without counts or ranges nobody can say how sure the order is."
    first = by_area[found.readings[0].area]
    if first.highest == 1:
        return "That the first is highest is clear."
    return f"The first could as well be number {first.highest}: the ranges overlap."


def outside(found: Across) -> Mapping[str, str]:
    """For each area where it lies in the funnel around its comparator: words of `toolkit.statistics.funnels`."""
    if not found.can_be_a_funnel:
        return {}
    counts = np.array([item.count for item in found.readings], dtype=float)
    people = np.array([item.denominator for item in found.readings], dtype=float)
    test = funnels.significance_of_proportions if _is_share(found) else funnels.significance_of_rates
    words = test(counts, people)
    return {item.area: str(word) for item, word in zip(found.readings, words, strict=True)}


def _is_share(found: Across) -> bool:
    return found.indicator.statistic == "proportion"


def funnel(found: Across, steps: int = 40) -> list[dict[str, float]]:
    """The lines of the funnel from the smallest place to the largest, in the indicator's unit."""
    people = np.array([item.denominator for item in found.readings], dtype=float)
    counts = np.array([item.count for item in found.readings], dtype=float)
    level, scale = funnels.pooled(counts, people), found.indicator.multiplier
    at = np.geomspace(people.min() * 0.8, people.max() * 1.2, steps)
    draw = funnels.limits_for_proportions if _is_share(found) else funnels.limits_for_rates
    limits = draw(at, level, multiplier=scale)
    lines = zip(at, *limits, strict=True)
    names = ("people", "lower_95", "upper_95", "lower_998", "upper_998")
    return [{**dict(zip(names, map(float, line), strict=True)), "middle": level * scale} for line in lines]
