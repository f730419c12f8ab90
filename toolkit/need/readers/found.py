"""Knows what a reader gives: series of figures, and a report of what was read, what was left out and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from toolkit import wording
from toolkit.need import local_figures
from toolkit.need.indicators import Figure, Figures, Gathered
from toolkit.need.small_areas import SmallAreaCounts
from toolkit.need.timed_counts import TimedCounts
from toolkit.vocabulary import Ages, PartialDate, Source

Statistic = Literal["rate", "proportion", "score"]


@dataclass(frozen=True)
class LeftOut:
    """Rows that were not used, and why, as the end of a sentence: '412 rows: of other places'."""

    why: str
    rows: int


@dataclass(frozen=True)
class Report:
    """What kind of file it was, and what became of its rows."""

    kind: str
    title: str
    files: tuple[str, ...]
    rows: int
    used: int
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    """What a person must know before they use it: labels that disagree, rows that cannot be right."""

    def sentences(self) -> tuple[str, ...]:
        """What was left out, line by line."""
        return tuple(f"{wording.count_of(item.rows, 'row')}: {item.why}" for item in self.left_out)


@dataclass(frozen=True)
class Series:
    """Figures of one thing, as the file names it. `indicator` is the id of the one that it is, where that is known."""

    key: str
    name: str
    figures: tuple[Figure, ...]
    source: Source
    indicator: str | None = None
    statistic: Statistic = "rate"
    multiplier: float = 1.0
    unit: str = ""
    counts: Literal["people", "events"] | None = None
    ages: Ages | None = None
    denominator: str = ""
    is_published: bool = True
    note: str = ""
    gathered: Gathered = "official"

    @property
    def has_counts(self) -> bool:
        """Whether every value stands on a count and a denominator, so that it can be worked out anew."""
        known = [figure for figure in self.figures if figure.value is not None]
        return bool(known) and all(item.numerator is not None and item.denominator is not None for item in known)

    def scaled(self, multiplier: float) -> "Series":
        """The same per another number of people: 1,000 or 100,000. Only where counts and denominators are there."""
        figures = tuple(_scaled(figure, multiplier) for figure in self.figures)
        return replace(self, figures=figures, multiplier=multiplier)


def _scaled(figure: Figure, multiplier: float) -> Figure:
    if figure.value is None or figure.numerator is None or figure.denominator is None:
        return figure
    value = figure.numerator / figure.denominator * multiplier
    return figure.model_copy(update={"value": value, "lower": None, "upper": None})


@dataclass(frozen=True)
class PeopleCounted:
    """How many people a file of population counts in an area, of some ages or of all."""

    area: str
    ages: Ages | None
    people: int


@dataclass(frozen=True)
class Found:
    """What one reader gives for one file, or for several that belong together."""

    report: Report
    series: tuple[Series, ...] = ()
    small_area_counts: tuple[SmallAreaCounts, ...] = ()
    timed_counts: tuple[TimedCounts, ...] = ()
    population: tuple[PeopleCounted, ...] = ()
    population_year: str = ""
    population_source: Source | None = None


@dataclass(frozen=True)
class Refused:
    """A file that could not be read, and the sentence that says why."""

    file: str
    why: str


@dataclass
class Tally:
    """Counts the rows that are not used while a reader goes through a file."""

    reasons: Counter[str] = field(default_factory=Counter)

    def leave_out(self, why: str, rows: int = 1) -> None:
        """Note rows that are not used."""
        if rows:
            self.reasons[why] += rows

    def done(self) -> tuple[LeftOut, ...]:
        """All that was left out, most first."""
        return tuple(LeftOut(why, rows) for why, rows in self.reasons.most_common())


@dataclass(frozen=True)
class Change:
    """A figure that stands otherwise on file."""

    area: str
    period: str
    before: float | None
    after: float | None


def changes(series: Series, on_file: Figures | None) -> list[Change]:
    """The figures of a series that are on file with another value: the publisher has revised them."""
    before = {(figure.area, figure.period): figure for figure in on_file.figures} if on_file else {}
    return [
        Change(figure.area, figure.period, before[figure.area, figure.period].value, figure.value)
        for figure in series.figures
        if (figure.area, figure.period) in before and not _same(before[figure.area, figure.period], figure)
    ]


def new(series: Series, on_file: Figures | None) -> int:
    """How many figures of a series are of a place and period for which none is on file."""
    there = {(figure.area, figure.period) for figure in on_file.figures} if on_file else set()
    return sum((figure.area, figure.period) not in there for figure in series.figures)


def _same(before: Figure, after: Figure) -> bool:
    if local_figures.says_nothing_new(after, before):
        return True
    if before.value is None or after.value is None:
        return before.status == after.status
    # What is on file can be rounded for people to read, to fewer places than the file has.
    places = len(f"{before.value:.10g}".partition(".")[2])
    return abs(before.value - after.value) <= 0.5000001 * 10.0**-places


def once(figures: Iterable[Figure], tally: Tally) -> tuple[Figure, ...]:
    """One figure for each place and period: the first that has a value. The others are counted as repeated."""
    kept: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        place = figure.area, figure.period
        if place in kept:
            tally.leave_out("the same place and period a second time")
        if place not in kept or kept[place].value is None:
            kept[place] = figure
    return tuple(kept.values())


def source(kind: str, title: str, publisher: str, *, link: str | None = None, read_on: PartialDate = "") -> Source:
    """Where figures of a brought file come from."""
    licence = "Open Government Licence v3.0" if link else None
    return Source(
        id=f"brought-{kind}", title=title, publisher=publisher, link=link, licence=licence, grade="A",
        read_on=read_on or None, note="Read from a file that somebody brought.",
    )  # fmt: skip
