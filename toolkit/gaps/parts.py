"""Knows the five parts of a priority, each from 0 to 1 with the range it can lie in; what is unknown stays wide."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from toolkit import wording
from toolkit.gaps.capacity import Capacity
from toolkit.gaps.weighing import HARM_WORDS, PartName, Weighing
from toolkit.need.indicators import Indicator
from toolkit.need.readings import Reading
from toolkit.provision import Service
from toolkit.vocabulary import Ages

Trend = Literal["worse", "better", "steady", "up", "down"]
"""Up and down are for figures that also count what services do: those are never called worse or better."""


@dataclass(frozen=True)
class Part:
    """Where one part of a priority can lie, from 0 (asks for nothing) to 1 (asks for most), and what it rests on."""

    low: float
    middle: float
    high: float
    words: str
    needs_finding_out: bool = False

    def __post_init__(self) -> None:
        assert 0 <= self.low <= self.middle <= self.high <= 1, self


def unknown(words: str) -> Part:
    """A part that nobody knows: it can lie anywhere. It never counts as nothing."""
    return Part(0.0, 0.5, 1.0, words, needs_finding_out=True)


@dataclass(frozen=True)
class Facts:
    """What is on record for one gap in one column. Services that do harm are named apart."""

    factor: str
    readings: Sequence[Reading]
    services: Sequence[Service]
    indicators: Mapping[str, Indicator]
    trends: Mapping[str, Trend]
    list_is_complete: bool
    capacity: Capacity = field(default_factory=Capacity)
    """The places of those services against the people in need."""
    does_harm: tuple[str, ...] = ()
    """The names of services that act on it with an approach that does harm; they meet no need."""
    ages: Ages | None = None
    """The ages of the column, where it is one of ages."""


def parts(facts: Facts, weighing: Weighing) -> Mapping[PartName, Part]:
    """The five parts of one gap."""
    reading = leading(facts.readings)
    people = people_in_need(facts)
    return {
        "difference": difference(reading, weighing.untested),
        "harm": harm(facts.factor, weighing),
        "people": how_many(people, facts),
        "trend": trend(reading, facts.trends),
        "unmet": unmet(facts),
    }


def leading(readings: Iterable[Reading]) -> Reading | None:
    """The reading that a gap is judged on: the first on the adverse side, or else the first with a figure."""
    known = [reading for reading in readings if reading.value is not None]
    return next((reading for reading in known if reading.is_adverse), known[0] if known else None)


def difference(reading: Reading | None, untested: float) -> Part:
    """From 0 for the same as the reference or better, to 1 for twice as much or more; steps are of equal ratio."""
    if reading is None or reading.value is None:
        return unknown("The need is not known here")
    if not reading.comparator_value or reading.value < 0:
        return unknown(f"No ratio to {reading.comparator_name} can be worked out")
    lower, upper = limits(reading, untested)
    low, middle, high = sorted(_doublings(value, reading) for value in (lower, reading.value, upper))
    times = f"{wording.number(reading.value / reading.comparator_value)} times {reading.comparator_name}"
    margin = "" if reading.lower is not None else f" (no range known: {untested:.0%} either way)"
    return Part(low, middle, high, f"{times}{margin}")


def limits(reading: Reading, untested: float) -> tuple[float, float]:
    """The range of a reading: its own, or a stated margin where it has none."""
    assert reading.value is not None
    if reading.lower is not None and reading.upper is not None:
        return reading.lower, reading.upper
    return reading.value * (1 - untested), reading.value * (1 + untested)


def _doublings(value: float, reading: Reading) -> float:
    assert reading.comparator_value
    ratio = value / reading.comparator_value
    if ratio <= 0:
        return 1.0 if reading.polarity == "good_high" else 0.0
    sign = -1 if reading.polarity == "good_high" else 1
    return min(max(sign * math.log2(ratio), 0.0), 1.0)


def harm(factor: str, weighing: Weighing) -> Part:
    """A third of the scale for each word that the partnership chose; the whole of it while nobody has judged."""
    judged = weighing.harm_of.get(factor)
    if judged is None:
        return unknown("Not judged yet")
    step = list(HARM_WORDS).index(judged.level)
    return Part(step / 3, (step + 0.5) / 3, (step + 1) / 3, HARM_WORDS[judged.level].split(":")[0])


@dataclass(frozen=True)
class People:
    """How many people a need concerns, with the range."""

    lowest: float
    count: float
    highest: float
    reading: Reading

    @property
    def in_words(self) -> str:
        spread = ""
        if round(self.lowest) != round(self.highest):
            spread = f" ({wording.number(round(self.lowest))} to {wording.number(round(self.highest))})"
        return f"{wording.number(round(self.count))}{spread}"


def people_in_need(facts: Facts) -> People | None:
    """From an indicator that counts people, and only people of the column's ages. Events are not people."""
    counting = [
        reading
        for reading in facts.readings
        if reading.counts == "people" and reading.count is not None and reading.polarity != "good_high"
    ]
    fitting = [reading for reading in counting if _is_of_ages(facts.indicators.get(reading.id), facts.ages)]
    reading = leading(fitting)
    if reading is None or reading.count is None or not reading.value:
        return None
    lower, upper = limits(reading, 0.0)
    scale = reading.count / reading.value
    return People(min(lower * scale, reading.count), reading.count, max(upper * scale, reading.count), reading)


def _is_of_ages(indicator: Indicator | None, ages: Ages | None) -> bool:
    if ages is None:
        return True
    return indicator is not None and indicator.ages is not None and ages.covers(indicator.ages)


def how_many(people: People | None, facts: Facts) -> Part:
    """From 0 for one person to 1 for 100,000; ten times as many are a fifth of the scale."""
    if people is None:
        events = any(reading.counts == "events" and reading.value is not None for reading in facts.readings)
        of_ages = " of these ages" if facts.ages else ""
        return unknown("Not known: events are counted, not people" if events else f"Not known: no count{of_ages}")
    low, middle, high = (
        min(math.log10(max(value, 1)) / 5, 1.0) for value in (people.lowest, people.count, people.highest)
    )
    return Part(low, middle, high, f"{people.in_words} people")


_TRENDS: Mapping[Trend, tuple[float, float, str]] = {
    "better": (0, 1 / 3, "Getting better"),
    "steady": (1 / 3, 2 / 3, "No clear change"),
    "worse": (2 / 3, 1, "Getting worse"),
    "down": (0, 1 / 3, "Going down"),
    "up": (2 / 3, 1, "Going up"),
}


def trend(reading: Reading | None, trends: Mapping[str, Trend]) -> Part:
    """A third of the scale for better, no clear change and worse; the whole of it where nobody can say."""
    found = trends.get(reading.id) if reading else None
    if found is None:
        return unknown("Not known")
    low, high, words = _TRENDS[found]
    return Part(low, (low + high) / 2, high, words)


def unmet(facts: Facts) -> Part:
    """The share of people in need for whom there is no place, by the same count as in the gap view."""
    if not facts.services:
        return _nothing_recorded(facts.list_is_complete)
    found = facts.capacity.unmet
    if found is None:
        unknown_places = facts.capacity.places is None
        return unknown(f"Not known: no count of {'places' if unknown_places else 'people in need'}")
    least, likely, most = sorted(found)
    # Places that are shared with others may all go to them.
    shared = facts.capacity.is_shared
    words = f"{'At least ' if shared else ''}{likely:.0%} ({least:.0%} to {most:.0%})"
    return Part(least, likely, 1.0 if shared else most, words)


def _nothing_recorded(list_is_complete: bool) -> Part:
    if list_is_complete:
        return Part(1.0, 1.0, 1.0, "None provided, and the list is confirmed: all")
    words = "None recorded, not confirmed: half to all"
    return Part(0.5, 0.75, 1.0, words, needs_finding_out=True)
