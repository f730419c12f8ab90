"""Puts mapped crimes to the network's small areas, and tells a place with few crimes from one without a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from toolkit import wording
from toolkit.errors import UserError
from toolkit.need.readers import found as finding, police_series, values
from toolkit.need.readers.found import Found, LeftOut, Report
from toolkit.need.readers.known import Known
from toolkit.need.small_areas import Edition, SmallAreaCounts
from toolkit.spreadsheets.opening import SAFE
from toolkit.vocabulary import Source

KIND, TITLE = "police-uk", "Street crime of data.police.uk"
LEAST_SHARE_WITH_CRIME = 0.5
"""With the force's file nearly every small area has a crime in a month; without it few have."""
CODE, MONTH, FORCE, TYPE = "LSOA code", "Month", "Reported by", "Crime type"


@dataclass(frozen=True)
class Month:
    """One month: the small areas that count, by place, and the places whose force seems to have no file in it."""

    month: str
    edition: Edition
    places: Mapping[str, str]
    without_file: tuple[str, ...]


def source() -> Source:
    """Where mapped crimes come from."""
    return finding.source(
        KIND, "Street-level crime, mapped to points near where it happened", "data.police.uk",
        link="https://data.police.uk/data/",
    )  # fmt: skip


def found(rows: pd.DataFrame, files: tuple[str, ...], known: Known) -> Found:
    """Counts of the network's small areas month by month, and yearly rates where twelve months are whole."""
    months = [_month(name, part, known) for name, part in rows.groupby(MONTH, sort=True)]
    inside = pd.concat([_inside(rows, month) for month in months], ignore_index=True)
    kept = [_counts(month, *force, rows, files) for month in months for force in _by_force(inside, month)]
    series = police_series.yearly(inside, months, known, source())
    total, no_place = int(rows["count"].sum()), int(rows.loc[rows[CODE] == "", "count"].sum())
    used = int(inside["count"].sum())
    left_out = (
        LeftOut("no place on record", no_place),
        LeftOut("a place outside this network, or one whose force has no file that month", total - no_place - used),
    )
    report = Report(
        KIND, TITLE, files, total, used, tuple(item for item in left_out if item.rows), _notes(months, known)
    )
    return Found(report, series, tuple(kept))


def _month(name: str, rows: pd.DataFrame, known: Known) -> Month:
    located = rows[rows[CODE] != ""]
    edition, places = _edition(name, located, known)
    seen = set(located[CODE]) & set(places)
    by_place: dict[str, list[str]] = {}
    for small, place in places.items():
        by_place.setdefault(place, []).append(small)
    listed = known.small_areas is not None
    without = tuple(
        place
        for place, smalls in by_place.items()
        if listed and len(seen.intersection(smalls)) < LEAST_SHARE_WITH_CRIME * len(smalls)
    )
    counted = {small: place for small, place in places.items() if place not in without}
    return Month(name, edition, counted, without)


def _edition(month: str, located: pd.DataFrame, known: Known) -> tuple[Edition, Mapping[str, str]]:
    """The boundaries that a month uses, told by codes that only one edition has."""
    if known.small_areas is None:
        return "2021", _by_name(located, known)
    editions: dict[Edition, Mapping[str, str]] = {item.edition: item.place_of() for item in known.small_areas.editions}
    seen = set(located[CODE])
    only = {name: seen & set(codes) - _others(editions, name) for name, codes in editions.items()}
    met = [name for name, codes in only.items() if codes]
    if len(met) > 1:
        examples = wording.join_words([f"{min(only[name])} of {name}" for name in met])
        raise UserError(
            f"The files mix small areas of two censuses in {wording.month(month)} ({examples}), so they cannot be "
            f"counted together. Download that month again. {SAFE}"
        )
    edition = met[0] if met else known.small_areas.editions[0].edition
    return edition, editions.get(edition, {})


def _others(editions: Mapping[Edition, Mapping[str, str]], name: str) -> set[str]:
    return {code for other, codes in editions.items() if other != name for code in codes}


def _by_name(located: pd.DataFrame, known: Known) -> dict[str, str]:
    """Where the network has no list of its small areas: by the district in the small area's name."""
    names = located[[CODE, "LSOA name"]].drop_duplicates()
    districts = names["LSOA name"].str.replace(r"\s\d{3}[A-Z]$", "", regex=True)
    areas = [known.area(name) for name in districts]
    return {code: area.code for code, area in zip(names[CODE], areas, strict=True) if area}


def _inside(rows: pd.DataFrame, month: Month) -> pd.DataFrame:
    part = rows[(rows[MONTH] == month.month) & rows[CODE].isin(list(month.places))]
    return part.assign(place=part[CODE].map(month.places))


def _by_force(inside: pd.DataFrame, month: Month) -> list[tuple[str, pd.DataFrame, list[str]]]:
    """Each force with its crimes and its small areas, the one with most crimes first.

    A force is at home where it recorded the most: only there is a small area without its crimes a true zero.
    """
    part = inside[inside[MONTH] == month.month]
    crimes = part.groupby(["place", FORCE])["count"].sum().unstack(fill_value=0)
    homes = crimes.idxmax(axis=1).to_dict() if len(crimes) else {}
    found_forces = []
    for force in crimes.sum().sort_values(ascending=False).index:
        own = part[part[FORCE] == force]
        there = [code for code, place in month.places.items() if homes.get(place) == force]
        found_forces.append((str(force), own, list(dict.fromkeys([*there, *own[CODE]]))))
    return found_forces


def _counts(
    month: Month, force: str, part: pd.DataFrame, codes: list[str], rows: pd.DataFrame, files: tuple[str, ...]
) -> SmallAreaCounts:
    types = sorted(set(part[TYPE]))
    table = part.pivot_table(index=CODE, columns=TYPE, values="count", aggfunc="sum", fill_value=0)
    table = table.reindex(index=codes, columns=types, fill_value=0)
    own = rows[(rows[MONTH] == month.month) & (rows[FORCE] == force) & (rows[CODE] == "")]
    no_place = own.groupby(TYPE)["count"].sum()
    return SmallAreaCounts(
        force=force, month=month.month, edition=month.edition, crime_types=tuple(types),
        counts={code: tuple(map(int, numbers)) for code, numbers in zip(table.index, table.to_numpy(), strict=True)},
        without_place=tuple(int(no_place.get(name, 0)) for name in types),
        source=source(), files=files[:24],
    )  # fmt: skip


def _notes(months: Sequence[Month], known: Known) -> tuple[str, ...]:
    notes = [
        f"{wording.month(month.month)}: almost nothing is mapped in "
        f"{wording.join_words([known.areas[code].name for code in month.without_file if code in known.areas])}. "
        "Its police force seems to have no file. That is not a low number of crimes: the month is left out there."
        for month in months
        if month.without_file
    ]
    names = [month.month for month in months]
    expected = values.span(names)
    holes = [wording.month(name) for name in expected if name not in names]
    if holes:
        notes.append(f"There is no file for {wording.join_words(holes)}.")
    return tuple(notes)
