"""Makes yearly rates of mapped crimes by type for the network's places, where twelve months are whole."""

from collections.abc import Sequence
from typing import Protocol

import pandas as pd

from toolkit import wording
from toolkit.need.readers import counting, values
from toolkit.need.readers.found import Series
from toolkit.need.readers.known import Known
from toolkit.need.readers.values import Value
from toolkit.vocabulary import Source

KIND, MULTIPLIER = "police-uk", 1000.0
NOTES = {
    "Violence and sexual offences": (
        "It mixes common assault, stalking, harassment and sexual offences, and has no mark for knives, no ages and "
        "no split by injury."
    ),
    "Possession of weapons": "It counts people found with a weapon, which is not the same as crimes with a knife.",
}


class MonthRead(Protocol):
    """A month, and the places that were left out of it."""

    @property
    def month(self) -> str: ...

    @property
    def without_file(self) -> tuple[str, ...]: ...


def yearly(inside: pd.DataFrame, months: Sequence[MonthRead], known: Known, source: Source) -> tuple[Series, ...]:
    """A series for each type of crime over the last twelve months; none where months are missing."""
    year = values.whole_year(month.month for month in months)
    if not year:
        return ()
    missing = {place for month in months if month.month in year for place in month.without_file}
    part = inside[inside["Month"].isin(list(year)) & ~inside["place"].isin(list(missing))]
    counts = part.groupby(["Crime type", "place"])["count"].sum().unstack(fill_value=0)
    period = f"Year to {wording.month(year[-1])}"
    made = [_series(str(name), row, period, known, source) for name, row in counts.iterrows()]
    return tuple(sorted(made, key=lambda item: item.indicator is None))


def _series(name: str, row: "pd.Series[int]", period: str, known: Known, source: Source) -> Series:
    matched = known.found_as(KIND, name)
    multiplier = matched[0].multiplier if matched else MULTIPLIER
    counts = {str(place): Value(float(number)) for place, number in row.items()}
    return Series(
        key=name, name=f"{name}, on the police map", source=source, counts="events", multiplier=multiplier,
        figures=tuple(counting.with_sums(known, period, counts, multiplier)),
        unit=f"per {multiplier:,.0f} residents", denominator="Residents of all ages",
        indicator=matched[0].id if matched else None, note=NOTES.get(name, ""),
    )  # fmt: skip
