"""Reads exports of the public health profiles (Fingertips): one indicator, many places, years, sexes and ages."""

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from toolkit.need.indicators import Figure, Status
from toolkit.need.readers import found, labels, tables, values
from toolkit.need.readers.found import Found, Report, Series, Tally
from toolkit.need.readers.known import Known
from toolkit.need.readers.tables import Table
from toolkit.spreadsheets import Sheet
from toolkit.vocabulary import Ages

KIND, TITLE = "fingertips", "Public health profiles (Fingertips)"
HEADINGS = ("Indicator ID", "Indicator Name", "Area Code", "Area Name", "Sex", "Age", "Time period", "Value", "Count")
_HIDDEN = re.compile(r"suppress|disclos|small number|fewer than|too small", re.IGNORECASE)
Row = dict[str, str]
Which = tuple[str, str, str]
"""Number of the indicator, sex and age: what makes a series."""


def recognised(sheet: Sheet) -> Table | None:
    """The table, if this is such an export: with 27 or 26 columns, with or without spaces in their names."""
    return tables.below(sheet, HEADINGS)


def read(table: Table, known: Known) -> Found:
    """A series for each indicator, sex and age. The column that is named after the parent area is not needed."""
    tally = Tally()
    groups: defaultdict[Which, list[Row]] = defaultdict(list)
    for row in _rows(tables.whole(table)):
        if row["category type"]:
            tally.leave_out("a group inside England by deprivation, not a place")
        else:
            groups[row["indicator id"], row["sex"], row["age"]].append(row)
    series = [_series(which, rows, known, tally) for which, rows in groups.items()]
    used = sum(len(item.figures) for item in series)
    notes = tuple(note for rows in groups.values() for note in labels.disagreements(rows))
    report = Report(KIND, TITLE, (table.place,), len(table.rows), used, tally.done(), notes)
    return Found(report, tuple(sorted((item for item in series if item.figures), key=_likely_first)))


def _rows(table: Table) -> list[Row]:
    # The trend and the comparison with England are read to be checked, never to be used.
    names = (
        "Indicator ID", "Indicator Name", "Area Code", "Sex", "Age", "Category Type", "Time period",
        "Time period Sortable", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Count", "Denominator",
        "Value note", "Recent Trend", "Compared to England value or percentiles", "Area Name",
    )  # fmt: skip
    columns = {name.casefold(): table.column(name) for name in names}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _series(which: Which, rows: Sequence[Row], known: Known, tally: Tally) -> Series:
    ours = [row for row in rows if row["area code"] in known.areas]
    tally.leave_out("of other places", len(rows) - len(ours))
    figures = found.once((_figure(row) for row in ours), tally)
    name = " ".join(rows[0]["indicator name"].split())
    matched = known.found_as(KIND, which[0]) if which[1] == "Persons" else None
    multiplier = _multiplier(rows)
    return Series(
        key="-".join(which),
        name=f"{name} ({which[1].lower()}, {which[2]})",
        figures=figures,
        source=found.source(f"{KIND}-{which[0]}", name, "Office for Health Improvement and Disparities",
                            link=f"https://fingertips.phe.org.uk/search/{which[0]}"),
        indicator=matched[0].id if matched else None,
        multiplier=multiplier or 1.0,
        unit=f"per {multiplier:,.0f}" if multiplier and multiplier > 1 else "",
        ages=ages(which[2]),
    )  # fmt: skip


def _likely_first(series: Series) -> tuple[bool, bool, str]:
    return series.indicator is None, "(persons" not in series.name, series.name


def _figure(row: Row) -> Figure:
    value, note = values.number(row["value"]), row["value note"]
    period = values.period(row["time period"], "")
    if value is None:
        status: Status = "suppressed" if _HIDDEN.search(note) else "unavailable"
        return Figure(area=row["area code"], period=period, status=status, note=note or None)
    lower, upper = values.number(row["lower ci 95.0 limit"]), values.number(row["upper ci 95.0 limit"])
    limits = (lower, upper) if lower is not None and upper is not None and lower <= value <= upper else (None, None)
    return Figure(
        area=row["area code"], period=period, value=value, lower=limits[0], upper=limits[1],
        numerator=values.number(row["count"]), denominator=values.number(row["denominator"]) or None, note=note or None,
    )  # fmt: skip


def _multiplier(rows: Sequence[Row]) -> float | None:
    """What counts over denominators were multiplied by, where the values are plain rates; counts can be rounded."""
    for row in sorted(rows, key=lambda item: -(values.number(item["count"]) or 0)):
        value, count = values.number(row["value"]), values.number(row["count"])
        people = values.number(row["denominator"])
        if value and count and people:
            exponent = math.log10(value * people / count)
            return float(10 ** round(exponent)) if abs(exponent - round(exponent)) < 0.01 else None
    return None


def ages(text: str) -> Ages | None:
    """The ages as these files write them.

    >>> ages("<15 yrs"), ages("10-24 yrs"), ages("18+ yrs"), ages("All ages")
    (Ages(lowest=0, highest=14), Ages(lowest=10, highest=24), Ages(lowest=18, highest=110), None)
    """
    numbers = [int(item) for item in re.findall(r"\d+", text)]
    if text.startswith("<") and numbers:
        return Ages(lowest=0, highest=numbers[0] - 1)
    if len(numbers) == 2 and numbers[0] <= numbers[1] <= 110:
        return Ages(lowest=numbers[0], highest=numbers[1])
    if "+" in text and numbers and numbers[0] <= 110:
        return Ages(lowest=numbers[0], highest=110)
    return Ages(lowest=numbers[0], highest=numbers[0]) if len(numbers) == 1 and numbers[0] <= 110 else None
