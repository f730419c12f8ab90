"""Says when in the week people are hurt, from counts in which small numbers are hidden."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit import wording
from toolkit.need.timed_counts import DAYS, TIMES, Shown, TimedCounts

WEEKEND_NIGHTS: tuple[tuple[int, int], ...] = ((4, 5), (5, 0), (5, 5), (6, 0))
"""Friday and Saturday from 8pm to 4am the next morning, as day and time of day."""


@dataclass(frozen=True)
class Slot:
    """One time of day on one day of the week; a count of None is hidden."""

    day: str
    time: str
    count: Shown


def slots(counts: TimedCounts) -> list[Slot]:
    """Every time of day on every day, from Monday on."""
    return [
        Slot(day, time, count)
        for day, row in zip(DAYS, counts.by_day_and_time, strict=True)
        for time, count in zip(TIMES, row, strict=True)
    ]


def in_a_sentence(counts: TimedCounts) -> str:
    """The busiest time, how much falls on weekend nights, and how many times are hidden."""
    found = slots(counts)
    known = [slot for slot in found if slot.count]
    if not known:
        return "Every count is hidden or zero, so nobody can say when most people are hurt."
    most = max(known, key=lambda slot: slot.count or 0)
    parts = [f"Most on {most.day}, {most.time} (about {most.count}).", _weekend(counts), _hidden(found)]
    return " ".join(part for part in parts if part)


def _weekend(counts: TimedCounts) -> str:
    nights = [counts.by_day_and_time[day][time] for day, time in WEEKEND_NIGHTS]
    everything = sum(slot.count or 0 for slot in slots(counts))
    if None in nights or not everything:
        return ""
    share = sum(number or 0 for number in nights) / everything
    even = len(WEEKEND_NIGHTS) / (len(DAYS) * len(TIMES))
    return f"Friday and Saturday nights had {share:.0%} of those shown; an even spread would give {even:.0%}."


def _hidden(found: Sequence[Slot]) -> str:
    hidden = sum(slot.count is None for slot in found)
    if not hidden:
        return ""
    verb = "is" if hidden == 1 else "are"
    return f"{wording.count_of(hidden, 'time')} of {len(found)} {verb} hidden, which is not zero."


def period(counts: TimedCounts) -> str:
    """The months that the counts are of."""
    same = counts.first_month == counts.last_month
    return counts.first_month if same else f"{counts.first_month} to {counts.last_month}"
