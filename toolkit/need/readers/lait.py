"""Reads the long table of the Local Authority Interactive Tool: a measure, a year, a place and a value in each row."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from toolkit.need.indicators import Figure
from toolkit.need.readers import found, national, tables, values
from toolkit.need.readers.found import Found, Report, Series, Tally
from toolkit.need.readers.known import Known, plain
from toolkit.need.readers.tables import Table
from toolkit.need.readers.values import Value
from toolkit.spreadsheets import Sheet
from toolkit.vocabulary import Area

KIND, TITLE = "local-authority-interactive-tool", "Local Authority Interactive Tool (Department for Education)"
LINK = "https://www.gov.uk/government/publications/local-authority-interactive-tool-lait"
REGIONS = frozenset(
    plain(name)
    for name in (
        "North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands", "East of England",
        "South East", "South West", "London",
    )
)  # fmt: skip
"""Inner and Outer London are parts of London, so a check of nine regions leaves them out."""
NOT_PUBLISHED = "Not published, and not because the number is small: nobody has one, or the place is too wide"
Row = tuple[str, Value]


def recognised(sheet: Sheet) -> Table | None:
    """The table, with the name of its measures in short or in full."""
    for name in ("Short Desc", "Data item"):
        table = tables.below(sheet, (name, "Years", "LA and Regions", "Values"))
        if table:
            return table
    return None


def read(table: Table, known: Known) -> Found:
    """A series for each measure. Places are known by their names: this table has no codes of the statistics office."""
    tally = Tally()
    rows: defaultdict[str, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    short = "Short Desc" if table.find("Short Desc") is not None else "Data item"
    names = ("Years", "LA and Regions", "Values")
    columns = (table.column(name) for name in (short, *names))
    for measure, year, place, cell in zip(*columns, strict=True):
        rows[measure][values.period(year, "")].append((place, values.value(cell)))
    notes: list[str] = []
    series = [_series(measure, years, known, tally, notes) for measure, years in rows.items()]
    used = sum(len(item.figures) for item in series)
    report = Report(KIND, TITLE, (table.place,), len(table.rows), used, tally.done(), tuple(notes))
    return Found(
        report, tuple(sorted((item for item in series if item.figures), key=lambda item: item.indicator is None))
    )


def _series(measure: str, years: Mapping[str, Sequence[Row]], known: Known, tally: Tally, notes: list[str]) -> Series:
    figures: list[Figure] = []
    for year, rows in years.items():
        wrong = _why_wrong(rows)
        if wrong:
            notes.append(f"{measure}, {year}: {wrong}")
        figures += _of_year(year, rows, known, wrong)
        tally.leave_out("of other places", sum(known.area(place) is None for place, _ in rows))
    matched = known.found_as(KIND, measure)
    return Series(
        key=measure, name=measure, figures=found.once(figures, tally),
        source=found.source(f"{KIND}-{values.slug(measure)}", f"Local Authority Interactive Tool, {measure}",
                            "Department for Education", link=LINK),
        indicator=matched[0].id if matched else None,
        statistic=matched[0].statistic if matched else "rate",
        multiplier=matched[0].multiplier if matched else 1.0,
        unit=matched[0].unit if matched else "",
    )  # fmt: skip


def _of_year(year: str, rows: Sequence[Row], known: Known, wrong: str) -> list[Figure]:
    # Where every place has a dash, nobody published anything; where only some have, theirs were too small to show.
    nobody = all(value.number is None for _, value in rows)
    return [
        _figure(area, year, value, nobody, wrong if area.kind == "country" else "")
        for place, value in rows
        if (area := known.area(place))
    ]


def _figure(area: Area, year: str, value: Value, nobody: bool, wrong: str) -> Figure:
    code = area.code
    if wrong:
        return Figure(area=code, period=year, status="wrong_in_source", note=wrong)
    if value.number is None and (nobody or area.kind in ("country", "region")):
        return Figure(area=code, period=year, status="unavailable", note=NOT_PUBLISHED)
    if value.number is None:
        return Figure(area=code, period=year, status=value.status, note=value.note or None)
    return Figure(area=code, period=year, value=value.number)


def _why_wrong(rows: Sequence[Row]) -> str:
    whole = [value.number for place, value in rows if plain(place) == "england"]
    regions = [value.number for place, value in rows if plain(place) in REGIONS]
    return national.why_wrong(whole[0] if whole else None, regions)
