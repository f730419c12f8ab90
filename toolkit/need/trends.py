"""Reads how an indicator has moved in a place: up, down or neither, and never across a break in recording."""

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np

from toolkit import wording
from toolkit.need import limits, readings as reading_need
from toolkit.need.indicators import Figure, Indicator, RecordingBreak, Status
from toolkit.need.readings import LocalNeed
from toolkit.statistics import trends
from toolkit.vocabulary import Area, AreaCode, Identifier, Polarity, Record

Word = Literal["increasing", "decreasing", "no_significant_change", "cannot_be_calculated"]
SIGNS: Mapping[str, str] = {
    "increasing": "Going up",
    "decreasing": "Going down",
    "no_significant_change": "No clear change",
    "cannot_be_calculated": "Cannot be worked out",
}
METHOD = (
    "A trend is the slope through the last five periods, weighted by how sure each figure is, when chance would give "
    "it less than twice in a thousand times and no single period makes it (the method of Public Health Profiles)."
)


class Point(Record):
    """The figure of one period."""

    period: str
    year: int
    value: float | None
    lower: float | None = None
    upper: float | None = None
    status: Status = "published"


class Trend(Record):
    """All figures of an indicator in a place, the oldest first, and what they say together."""

    indicator: Identifier
    name: str
    unit: str
    area: AreaCode
    area_name: str
    polarity: Polarity
    points: tuple[Point, ...]
    breaks: tuple[RecordingBreak, ...]
    word: Word

    @property
    def known(self) -> list[Point]:
        return [point for point in self.points if point.value is not None]

    @property
    def usable(self) -> list[Point]:
        """The points of the test: with a value and limits, and after the last break."""
        return [point for point in self.known if point.lower is not None and not _is_before(point, self.breaks)]

    @property
    def verdict(self) -> Literal["better", "worse", "higher", "lower", "similar", "not_compared"]:
        """What the movement means: getting better or worse only where one direction is good."""
        if self.word not in ("increasing", "decreasing"):
            return "similar" if self.word == "no_significant_change" else "not_compared"
        up = self.word == "increasing"
        if self.polarity == "ambiguous":
            return "higher" if up else "lower"
        return "better" if up == (self.polarity == "good_high") else "worse"


def trend(need: LocalNeed, area: Area, indicator: Indicator) -> Trend | None:
    """How an indicator moved in an area; None where fewer than two periods have a value."""
    figures = need.figures.get(indicator.id)
    own = sorted(
        (figure for figure in (figures.figures if figures else ()) if figure.area == area.code),
        key=lambda figure: reading_need.period_end(figure.period),
    )
    if sum(figure.value is not None for figure in own) < 2:
        return None
    points = tuple(_point(indicator, figure) for figure in own)
    breaks = tuple(indicator.breaks_between(area, points[0].year, points[-1].year))
    return Trend(
        indicator=indicator.id, name=indicator.name, unit=indicator.unit, area=area.code, area_name=area.name,
        polarity=indicator.polarity, points=points, breaks=breaks, word=_word(points, breaks),
    )  # fmt: skip


def all_of(need: LocalNeed, area: Area) -> list[Trend]:
    """The trends of a place, those that got worse first, then the other clear ones, then the rest."""
    found = (trend(need, area, indicator) for indicator in need.indicators.values())
    return sorted((item for item in found if item), key=lambda item: (ORDER.index(item.verdict), item.name))


ORDER = ("worse", "higher", "better", "lower", "similar", "not_compared")


def in_a_sentence(found: Trend) -> str:
    """The trend in two sentences: from what to what, then which way and how sure, or why nobody can say."""
    first, last = found.known[0], found.known[-1]
    start, end = wording.number(first.value), wording.with_unit(last.value, found.unit)
    return f"From {start} ({first.period}) to {end} ({last.period}). {meaning(found)}"


def meaning(found: Trend) -> str:
    """Which way a figure goes and how sure that is, or why nobody can say."""
    if found.word == "cannot_be_calculated":
        return f"Whether that is more than chance cannot be worked out: {_why_not(found)}."
    if found.word == "no_significant_change":
        return "No clear change over the last five periods."
    direction = "up" if found.word == "increasing" else "down"
    said = {"better": ", which is better", "worse": ", which is worse"}.get(found.verdict, "")
    return f"It has gone {direction} over the last five periods by more than chance{said}."


def _why_not(found: Trend) -> str:
    if found.breaks and len(found.usable) < trends.POINTS:
        changed = found.breaks[-1]
        since = wording.count_of(len(found.usable), "period")
        return f"the way of recording changed in {changed.year}, and only {since} came after it (five are needed)"
    if len(found.usable) < trends.POINTS < len(found.known) + 1:
        return "the figures come without counts or ranges"
    return f"only {wording.count_of(len(found.usable), 'period')} can be tested (five are needed)"


def broken(found: Trend) -> str:
    """What changed in recording, and that nothing may be read across it; empty where nothing did."""
    said = [f"{item.what} ({item.year})" for item in found.breaks]
    if not said:
        return ""
    return f"The way of recording changed: {'; '.join(said)}. Do not compare figures before and after the broken line."


def in_short(found: Sequence[Trend]) -> str:
    """How many figures of a place went which way, in one sentence."""
    if not found:
        return "No figure is on file for more than one period, so no trend can be shown."
    counts = {SIGNS[word].lower(): sum(item.word == word for item in found) for word in SIGNS}
    parts = [f"{count} {words}" for words, count in counts.items() if count]
    number = wording.count_of(len(found), "figure")
    return f"Of {number} with more than one period: {wording.join_words(parts)}."


def _point(indicator: Indicator, figure: Figure) -> Point:
    lower, upper = limits.limits(indicator, figure)
    return Point(
        period=figure.period, year=reading_need.period_end(figure.period), value=figure.value, lower=lower,
        upper=upper, status=figure.status,
    )  # fmt: skip


def _is_before(point: Point, breaks: Sequence[RecordingBreak]) -> bool:
    return any(point.year <= item.year for item in breaks)


def _word(points: Sequence[Point], breaks: Sequence[RecordingBreak]) -> Word:
    rows = [_numbers(point, usable=not _is_before(point, breaks)) for point in points]
    value, lower, upper = np.array(rows, dtype=float).T
    return str(trends.recent_trend(value, lower, upper).word)  # type: ignore[return-value]


def _numbers(point: Point, *, usable: bool) -> tuple[float, float, float]:
    if not usable or point.value is None or point.lower is None or point.upper is None:
        return np.nan, np.nan, np.nan
    return point.value, point.lower, point.upper
