"""Reads an indicator for a place against a reference: how different, how sure, how many events more."""

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit import wording
from toolkit.need import limits
from toolkit.need.indicators import Figure, Figures, Indicator, Status
from toolkit.statistics import comparison
from toolkit.vocabulary import Ages, Area, AreaCode, Identifier, Polarity, Record

MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
Verdict = Literal["better", "similar", "worse", "higher", "lower", "not_compared"]


class Reading(Record):
    """One indicator for one place, next to its comparator. Values are in the indicator's own unit."""

    id: Identifier
    name: str
    unit: str
    area: AreaCode
    area_name: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    comparator: AreaCode
    comparator_name: str
    comparator_value: float | None = None
    verdict: Verdict = "not_compared"
    difference: str
    excess: float | None = None
    count: float | None = None
    denominator: float | None = None
    period: str | None = None
    status: Status | Literal["no_figure"] = "published"
    polarity: Polarity
    counts: Literal["people", "events"] | None = None
    source: Identifier
    note: str | None = None

    @property
    def is_tested(self) -> bool:
        return self.verdict != "not_compared"

    @property
    def is_adverse(self) -> bool:
        """Whether it lies on the side that asks for a look: tested worse or higher, or untested on that side."""
        if self.is_tested:
            return self.verdict in ("worse", "higher")
        if self.value is None or self.comparator_value is None:
            return False
        above = self.value > self.comparator_value
        return self.value < self.comparator_value if self.polarity == "good_high" else above

    @property
    def ratio(self) -> float | None:
        """The place's value as a multiple of its comparator's; None where either is missing or zero."""
        if not self.value or not self.comparator_value:
            return None
        return self.value / self.comparator_value


@dataclass(frozen=True)
class LocalNeed:
    """Everything that readings are made from."""

    areas: Mapping[str, Area]
    indicators: Mapping[str, Indicator]
    figures: Mapping[str, Figures]
    comparator: str

    def readings(self, area: Area, indicators: Iterable[Indicator] | None = None) -> list[Reading]:
        """A reading of each indicator for an area, those that stand out first."""
        chosen = self.indicators.values() if indicators is None else indicators
        return sorted((self.reading(area, indicator) for indicator in chosen), key=_standing_out)

    def reading(self, area: Area, indicator: Indicator) -> Reading:
        """The latest figure of an indicator for an area, compared where counts or limits allow."""
        reference = self.areas[indicator.comparator or self.comparator]
        figures = self.figures.get(indicator.id)
        figure = latest(figures, area.code) if figures else None
        base = _Frame(indicator, area, reference)
        if figures is None or figure is None or figure.value is None:
            return base.without_value(figure, self.wider_figure(area, indicator), self.areas)
        return base.compared(figure, at(figures, reference.code, figure.period), figures.source)

    def wider_figure(self, area: Area, indicator: Indicator) -> Figure | None:
        """The latest figure of the nearest county or police force around an area: never the area's own."""
        figures = self.figures.get(indicator.id)
        wider = [code for code in area.inside if self.areas[code].kind in ("county", "police-force-area")]
        found = (latest(figures, code) for code in wider) if figures else ()
        return next((figure for figure in found if figure and figure.value is not None), None)


def latest(figures: Figures, area: str) -> Figure | None:
    """The figure of the last period for an area, whether or not its value was published."""
    own = [figure for figure in figures.figures if figure.area == area]
    return max(own, key=lambda figure: period_order(figure.period), default=None)


def at(figures: Figures, area: str, period: str) -> Figure | None:
    """The figure of one period for an area."""
    return next((item for item in figures.figures if (item.area, item.period) == (area, period)), None)


def period_end(period: str) -> int:
    """The year in which a period ends: 2024 for '2023/24', '2021/22-23/24' and 'year ending June 2024'."""
    numbers = re.findall(r"(?<![0-9Qq])(?:[0-9]{4}|[0-9]{2})(?![0-9])", period)
    last = numbers[-1] if numbers else "0"
    return int(last) + 2000 if len(last) == 2 else int(last)


def period_order(period: str) -> tuple[int, int]:
    """When a period ends, for putting periods in order: its year, then its month or quarter where it names one.

    >>> sorted(["March 2024", "2024 Q1", "2023/24", "Year to June 2024"], key=period_order)
    ['2023/24', 'March 2024', '2024 Q1', 'Year to June 2024']
    """
    quarter = re.search(r"Q([1-4])", period)
    last = max((period.rfind(name), number) for name, number in MONTHS.items())
    return period_end(period), int(quarter[1]) * 3 if quarter else last[1] if last[0] >= 0 else 0


@dataclass(frozen=True)
class _Frame:
    indicator: Indicator
    area: Area
    reference: Area

    def reading(self, **values: object) -> Reading:
        return Reading(
            **{
                "id": self.indicator.id,
                "name": self.indicator.name,
                "unit": self.indicator.unit,
                "area": self.area.code,
                "area_name": self.area.name,
                "comparator": self.reference.code,
                "comparator_name": self.reference.name,
                "polarity": self.indicator.polarity,
                "counts": self.indicator.counts,
                "source": self.indicator.source,
                **values,
            }
        )

    def without_value(self, figure: Figure | None, wider: Figure | None, areas: Mapping[str, Area]) -> Reading:
        if figure is not None:
            words = _STATUS_WORDS[figure.status]
            return self.reading(
                value=None, difference=words, status=figure.status, period=figure.period, note=figure.note
            )
        if wider is not None:
            name = areas[wider.area].name
            value = wording.with_unit(wider.value, self.indicator.unit)
            words = f"not published for {self.area.name}; for {name} it is {value}"
            return self.reading(value=None, difference=words, status="no_figure", period=wider.period)
        words = f"no figure on file: {self.indicator.data_gap or f'none is published for {self.area.name}'}"
        return self.reading(value=None, difference=words, status="no_figure")

    def compared(self, figure: Figure, reference: Figure | None, source: str) -> Reading:
        assert figure.value is not None
        count = limits.count(self.indicator, figure)
        lower, upper = limits.limits(self.indicator, figure)
        expected = reference.value if reference else None
        verdict = self._verdict(lower, upper, expected)
        return self.reading(
            value=figure.value,
            lower=lower,
            upper=upper,
            comparator_value=expected,
            verdict=verdict,
            difference=self._difference(figure.value, expected, verdict),
            excess=self._excess(figure, count, reference),
            count=count,
            denominator=figure.denominator,
            period=figure.period,
            source=figure.source or source,
            note=figure.note,
        )

    def _verdict(self, lower: float | None, upper: float | None, expected: float | None) -> str:
        if lower is None or upper is None or expected is None:
            return "not_compared"
        position = comparison.compare_with_reference(lower, upper, expected)
        return str(comparison.verdict(position, self.indicator.polarity))

    def _difference(self, value: float, expected: float | None, verdict: str) -> str:
        name = self.reference.name
        if expected is None:
            return f"{name} has no figure for the same period; not compared"
        if verdict == "similar":
            return f"no clear difference from {name}"
        side = "same as" if value == expected else f"{'higher' if value > expected else 'lower'} than"
        return f"{side} {name}" + ("; not tested" if verdict == "not_compared" else "")

    def _excess(self, figure: Figure, count: float | None, reference: Figure | None) -> float | None:
        if count is None or figure.denominator is None or reference is None or reference.value is None:
            return None
        rate = reference.value
        if reference.numerator is not None and reference.denominator is not None:
            rate = reference.numerator / reference.denominator * self.indicator.multiplier
        expected = comparison.excess(count, figure.denominator, rate, multiplier=self.indicator.multiplier)
        return round(float(expected), 1)


_STATUS_WORDS = {
    "published": "published",
    "suppressed": "hidden by the publisher: the number is too small to show",
    "hidden_here": "hidden here, so that nobody can be recognised",
    "unavailable": "the publisher has no figure",
    "not_applicable": "does not apply here",
    "wrong_in_source": "the published figure cannot be right, so it is left out",
}


def _standing_out(reading: Reading) -> tuple[int, float, str]:
    tested = {"worse": 0, "higher": 1, "similar": 3, "lower": 4, "better": 5}
    rank = tested.get(reading.verdict, 2 if reading.is_adverse else 6 if reading.value is not None else 7)
    ratio = reading.ratio or 1.0
    return rank, -max(ratio, 1 / ratio), reading.name


def is_relevant(indicator: Indicator, kinds: Iterable[str], ages: Ages | None) -> bool:
    """Whether an indicator speaks for a question: one of its kinds of violence, and an age in common."""
    wanted = set(kinds)
    fits_kind = not wanted or not indicator.kinds_of_violence or bool(wanted & set(indicator.kinds_of_violence))
    fits_ages = ages is None or indicator.ages is None or indicator.ages.overlaps(ages)
    return fits_kind and fits_ages
