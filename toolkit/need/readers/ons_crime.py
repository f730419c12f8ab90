"""Reads the tables of police recorded crime as published: C2 by Community Safety Partnership, P1 by police force."""

import re
from collections.abc import Mapping

from toolkit.need.readers import counting, found, tables, values
from toolkit.need.readers.found import Found, Report, Series, Tally
from toolkit.need.readers.known import Known
from toolkit.need.readers.tables import Table
from toolkit.need.readers.values import Value
from toolkit.spreadsheets import Sheet

KIND, TITLE = "ons-crime", "Police recorded crime, table of the Office for National Statistics"
MULTIPLIER = 1000.0
PARTNERSHIPS = ("Police Force Area code", "Community Safety Partnership code", "Local Authority code")
FORCES = ("Area Code", "Area Name", "Violence against the person", "Miscellaneous crimes")
_FIRST_COUNT = tables.key("Total recorded crime (excluding fraud)")
_PERIOD = re.compile(r"year ending ([A-Z][a-z]+ \d{4})")


def recognised(sheet: Sheet) -> Table | None:
    """The table below its preamble, if this is one of the two."""
    return tables.below(sheet, PARTNERSHIPS) or tables.below(sheet, FORCES)


def read(table: Table, known: Known) -> Found:
    """A series for each kind of offence: counts over the residents on file."""
    tally = Tally()
    period = _period(table)
    rows = _places(table, known, tally)
    offences = [item for item in table.headings if item][_where_counts_start(table) :]
    series = tuple(_series(table, name, rows, known, period) for name in offences)
    report = Report(KIND, TITLE, (table.place,), len(table.rows), len(rows), tally.done(), _notes(table, known))
    return Found(report, tuple(sorted(series, key=lambda item: item.indicator is None)))


def _period(table: Table) -> str:
    named = _PERIOD.search(table.above)
    return f"Year to {named[1]}" if named else "Period not named"


def _where_counts_start(table: Table) -> int:
    return next(number for number, item in enumerate(table.headings) if tables.key(item).startswith(_FIRST_COUNT))


def _places(table: Table, known: Known, tally: Tally) -> dict[str, int]:
    """Our places, each with the row that counts it."""
    places: dict[str, int] = {}
    for number in range(len(table.rows)):
        why, code = _place(table, number, known)
        if code is None or code in places:
            tally.leave_out(why if code is None else "the same place a second time")
        else:
            places[code] = number
    return places


def _place(table: Table, number: int, known: Known) -> tuple[str, str | None]:
    """The code of a row's place, or why it has none that we use."""
    names = PARTNERSHIPS if table.find(PARTNERSHIPS[1]) is not None else FORCES[:1]
    codes = [tables.cell(table.rows[number], table.find(name)) for name in names]
    words = " ".join(table.rows[number][: _where_counts_start(table)]).casefold()
    if "unassigned" in words:
        return "crimes that the police gave no district", None
    if not any(codes):
        return "not a place (a note, or a force without an area)", None
    smallest = next(code for code in reversed(codes) if code)
    area = known.area(smallest) or known.area(codes[1] if len(codes) > 1 and codes[1] else smallest)
    if area and not area.residents:
        return "of a place whose number of residents is not on file", None
    return "of other places", area.code if area else None


def _series(table: Table, name: str, rows: Mapping[str, int], known: Known, period: str) -> Series:
    place = table.headings.index(name)
    counts: dict[str, Value] = {
        code: values.value(tables.cell(table.rows[number], place)) for code, number in rows.items()
    }
    bare = re.sub(r"\s*\[note[^\]]*\]", "", name).strip()
    matched = known.found_as(KIND, bare)
    multiplier = matched[0].multiplier if matched else MULTIPLIER
    return Series(
        key=bare,
        name=bare,
        figures=tuple(counting.with_sums(known, period, counts, multiplier)),
        source=found.source(f"{KIND}-{values.slug(period)}", f"Police recorded crime, {period.lower()}",
                            "Office for National Statistics",
                            link="https://www.ons.gov.uk/peoplepopulationandcommunity/crimeandjustice"),
        indicator=matched[0].id if matched else None,
        multiplier=multiplier,
        unit=f"per {multiplier:,.0f} residents",
        counts="events",
        denominator="Residents of all ages",
    )  # fmt: skip


def _notes(table: Table, known: Known) -> tuple[str, ...]:
    """How many crimes of our own force have no district, so that its parts add up to less than the whole."""
    place = _where_counts_start(table)
    force = known.areas.get(known.home)
    for row in table.rows:
        words = " ".join(row[:place]).casefold()
        if "unassigned" in words and known.home in [item.strip() for item in row[:place]] and force:
            missing = values.number(row[place]) or 0
            return (f"{missing:,.0f} crimes in {force.name} have no district on record, so the places add up to less.",)
    return ()
