"""Counts by month, and by quarter where a month would hold too few people to show."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Literal

from toolkit.observing import hiding
from toolkit.observing.observed import Series

FEWEST_POINTS = 4
"""With fewer points there is no series to look at."""


def of_dates(name: str, days: Sequence[date]) -> Series | None:
    """How many of these days fall in each month, or quarter; None where even quarters hold too few people.

    Zeros in between count. Unlike other counts, those of a period are not rounded: eight people and more who
    started in a month point to nobody, and rounding would hide every change.
    """
    if not days:
        return None
    lengths: tuple[tuple[Literal["month", "quarter"], int], ...] = (("month", 1), ("quarter", 3))
    for period, length in lengths:
        first, values = _counted(days, length)
        if len(values) >= FEWEST_POINTS and not any(hiding.must_hide(value) for value in values):
            return Series(name=name, period=period, first=first, values=tuple(map(float, values)), source="Your sheet")
    return None


def labels(series: Series) -> list[str]:
    """The periods of a series in words: 'January 2026', 'January to March 2026'.

    >>> labels(Series(name="a", period="quarter", first="2025-10", values=(1, 2)))
    ['October to December 2025', 'January to March 2026']
    """
    year, month = (int(part) for part in series.first.split("-")[:2])
    length = 3 if series.period == "quarter" else 1
    months = [year * 12 + month - 1 + place * length for place in range(len(series.values))]
    return [_named(start, length) for start in months]


def _named(start: int, length: int) -> str:
    first, last = (date(number // 12, number % 12 + 1, 1) for number in (start, start + length - 1))
    return f"{first:%B %Y}" if length == 1 else f"{first:%B} to {last:%B %Y}"


def _counted(days: Sequence[date], length: int) -> tuple[str, list[int]]:
    found = Counter((day.year * 12 + day.month - 1) // length for day in days)
    first, last = min(found), max(found)
    start = first * length
    return f"{start // 12:04}-{start % 12 + 1:02}", [found[number] for number in range(first, last + 1)]
