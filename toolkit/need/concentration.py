"""Looks inside a place: how far crime gathers in a few small areas, and in which months."""

import calendar
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from toolkit import wording
from toolkit.need import small_areas
from toolkit.need.small_areas import SmallAreaCounts, SmallAreaEdition, SmallAreas
from toolkit.statistics import concentration
from toolkit.vocabulary import Area

TOP = 0.1
MOST_NAMED = 10
MONTHS_FOR_A_SEASON = 24
USUAL_TYPES = ("Violence and sexual offences", "Possession of weapons", "Robbery")
"""As data.police.uk names them; the first mixes common assault, stalking and sexual offences."""
CAVEAT = (
    "The police move every crime to a point near it before they publish it, so that no home can be found. A point can "
    "stand for many addresses: a hospital, a police station or a shopping street can look like a hot place only "
    "because crimes are put there. Crimes with no place on record are left out. “Violence and "
    "sexual offences” also holds common assault and stalking, and no type of crime here shows a knife or an age."
)


@dataclass(frozen=True)
class SmallArea:
    """One small area and how many crimes were mapped to it."""

    code: str
    count: int
    residents: int | None

    @property
    def rate(self) -> float | None:
        """Crimes for 1,000 residents; a centre has many visitors and few residents, so it is no risk."""
        return self.count / self.residents * 1000 if self.residents else None


@dataclass(frozen=True)
class Concentrated:
    """How crime of some types lies over the small areas of a place."""

    area_name: str
    types: Sequence[str]
    months: Sequence[str]
    small_areas: Sequence[SmallArea]
    """The most crimes first."""
    share: float
    by_chance: float
    areas_with_half: int

    @property
    def total(self) -> int:
        return sum(item.count for item in self.small_areas)

    @property
    def top_areas(self) -> int:
        """How many small areas make a tenth, at least one."""
        return max(1, round(len(self.small_areas) * TOP))

    @property
    def hottest(self) -> Sequence[SmallArea]:
        return self.small_areas[:MOST_NAMED]


def concentrated(
    rows: pd.DataFrame, residents: Mapping[str, int], area_name: str, types: Collection[str]
) -> Concentrated | None:
    """Crime of some types in a place, from the rows of `small_areas.table`; None where there is none.

    `residents` holds every small area of the place, also those without a crime: they count.
    """
    own = _inside(rows, residents, types)
    if own.empty or not own["count"].sum():
        return None
    counts = own.groupby("small_area")["count"].sum().reindex(list(residents), fill_value=0)
    found = concentration.share_in_top(counts.to_numpy(), list(residents.values()), top=TOP)
    listed = [SmallArea(code, int(count), residents[code]) for code, count in counts.items()]
    return Concentrated(
        area_name, sorted(types), sorted(own["month"].unique()),
        sorted(listed, key=lambda item: (-item.count, item.code)), found.share, found.by_chance, found.areas_with_half,
    )  # fmt: skip


def inside(area: Area, edition: SmallAreaEdition, areas: Mapping[str, Area]) -> dict[str, int]:
    """The small areas of a place, or of all places inside it, with their residents."""
    parts = [place for place in edition.places if place.area == area.code or area.code in areas[place.area].inside]
    return {code: people for place in parts for code, people in place.residents.items()}


def of_place(
    area: Area, areas: Mapping[str, Area], known: SmallAreas | None, counts: Sequence[SmallAreaCounts]
) -> Concentrated | None:
    """Violence and weapons inside a place, from the counts of the newest edition; None where nothing is on file."""
    edition = known.of(counts[-1].edition) if known and counts else None
    if edition is None:
        return None
    rows = small_areas.table([item for item in counts if item.edition == edition.edition], edition.place_of())
    return concentrated(rows, inside(area, edition, areas), area.name, usual_types(rows))


def usual_types(rows: pd.DataFrame) -> list[str]:
    """The types of crime that are nearest to serious violence, as far as they are on file."""
    known = sorted(rows["crime_type"].unique())
    return [kind for kind in USUAL_TYPES if kind in known] or known[:1]


def _inside(rows: pd.DataFrame, residents: Mapping[str, int], types: Collection[str]) -> pd.DataFrame:
    return rows[rows["small_area"].isin(list(residents)) & rows["crime_type"].isin(list(types))]


def in_a_sentence(found: Concentrated) -> str:
    """How far crime gathers, against what chance would do."""
    share, chance = f"{found.share:.0%}", f"{found.by_chance:.0%}"
    lead = f"A tenth of the small areas of {found.area_name} had {share} of these crimes"
    half = wording.count_of(found.areas_with_half, "area")
    return f"{lead}; chance alone would give {chance}. {half} of {len(found.small_areas)} had half of them."


@dataclass(frozen=True)
class Month:
    """The crimes of one month in a place."""

    month: str
    count: int


def by_month(rows: pd.DataFrame, residents: Mapping[str, int], types: Collection[str]) -> list[Month]:
    """The crimes of each month on file, in order. A month that is not on file is left out, not zero."""
    own = _inside(rows, residents, types)
    counts = own.groupby("month")["count"].sum()
    return [Month(str(month), int(count)) for month, count in counts.items()]


def months_in_a_sentence(months: Sequence[Month]) -> str:
    """Which months had most and least, and whether that can be called a season."""
    if len(months) < 2:
        return "Only one month is on file, so months cannot be compared."
    per_day = {item.month: item.count / pd.Period(item.month).days_in_month for item in months}
    most, least = max(per_day, key=per_day.__getitem__), min(per_day, key=per_day.__getitem__)
    lead = (
        f"Most a day in {month_name(most)} ({per_day[most]:.1f}), fewest in {month_name(least)} ({per_day[least]:.1f})."
    )
    return f"{lead} {_season(len(months))}"


def _season(months: int) -> str:
    if months >= MONTHS_FOR_A_SEASON:
        return "The same months of several years can be compared below."
    return f"With {months} months on file nobody can tell a season from a trend: two whole years are needed."


def month_name(month: str) -> str:
    """A month as people write it.

    >>> month_name("2025-01")
    'January 2025'
    """
    return str(pd.Period(month).strftime("%B %Y"))


def missing_months(months: Sequence[str]) -> list[str]:
    """The months between the first and the last that are not on file.

    >>> missing_months(["2025-01", "2025-04"])
    ['2025-02', '2025-03']
    """
    if not months:
        return []
    every = pd.period_range(min(months), max(months), freq="M").strftime("%Y-%m")
    return [month for month in every if month not in set(months)]


def by_season(months: Sequence[Month]) -> dict[str, float]:
    """Crimes a day in each calendar month, over all years on file; empty with less than two whole years."""
    if len(months) < MONTHS_FOR_A_SEASON:
        return {}
    frame = pd.DataFrame({"period": [pd.Period(item.month) for item in months], "count": [m.count for m in months]})
    frame["days"] = [period.days_in_month for period in frame["period"]]
    frame["name"] = [period.strftime("%m") for period in frame["period"]]
    sums = frame.groupby("name")[["count", "days"]].sum()
    return {str(name): float(row["count"] / row["days"]) for name, row in sums.iterrows()}


def calendar_month(number: str) -> str:
    """The name of a month of the year.

    >>> calendar_month("01")
    'January'
    """
    return calendar.month_name[int(number)]
