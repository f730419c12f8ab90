"""Reads the tables of the Department for Education as they are published: one row for a place, a year and a group."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.need.indicators import Figure
from toolkit.need.readers import found, national, tables, values
from toolkit.need.readers.found import Found, Report, Series, Statistic, Tally
from toolkit.need.readers.known import Known
from toolkit.need.readers.tables import Table
from toolkit.spreadsheets import Sheet
from toolkit.vocabulary import Source

KIND, TITLE = "department-for-education", "Table of the Department for Education"
PUBLISHER = "Department for Education"
LINK = "https://explore-education-statistics.service.gov.uk"
LEVELS = {
    "national": "country_code", "regional": "region_code", "localauthority": "new_la_code",
    "localauthoritydistrict": "lad_code",
}  # fmt: skip
PLACES = re.compile(
    r"^(time_period|time_identifier|year|level|geographic_level)$|_(code|name)$|^school|^old_la|^num_schools"
)
COUNTS = re.compile(r"^(t_|num|count|cohort|headcount|pupils|population)|_(count|number|estimate)$|^vg_cohort_djf")
SHARES = re.compile(r"percent|^pt_|_rate$|^rate|_pct|pct_")
READY_MADE = re.compile(r"quintile|quartile|decile|_rank$")
MOST_SERIES = 4000


@dataclass(frozen=True)
class Layout:
    """The table with its columns told apart."""

    table: Table
    level: Sequence[str]
    period: Sequence[str]
    filters: Sequence[str]
    measures: Sequence[str]

    @cached_property
    def only_one(self) -> dict[str, bool]:
        """Whether a filter has the same words in every row."""
        return {name: len(set(self.table.column(name))) == 1 for name in self.filters}

    @cached_property
    def codes(self) -> list[str]:
        """The code of each row's place; empty for a school."""
        return [self._code(row) for row in range(len(self.table.rows))]

    def _code(self, row: int) -> str:
        column = LEVELS.get(self.level[row].casefold().replace(" ", ""))
        return tables.cell(self.table.rows[row], self.table.find(column)) if column else ""

    def group(self, row: int) -> tuple[str, ...]:
        """The row's group of people: what its filters say."""
        return tuple(tables.cell(self.table.rows[row], self.table.find(name)) for name in self.filters)


def recognised(sheet: Sheet) -> Table | None:
    """The table, if it has a year and a level of places, under their newer or older names."""
    for needed in (
        ("time_period", "geographic_level"),
        ("year", "level", "country_code"),
        ("year", "level", "la_name"),
    ):
        table = tables.below(sheet, needed)
        if table:
            return table
    return None


def read(table: Table, known: Known) -> Found:
    """A series for each measure and group of people. Columns are found by name: their order and number change."""
    tally = Tally()
    layout = _layout(tables.whole(table))
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in range(len(table.rows)):
        groups[layout.group(row)].append(row)
    notes: dict[str, None] = {}
    used: set[int] = set()
    series = [
        item
        for measure in layout.measures
        for group, rows in groups.items()
        if (item := _series(layout, measure, group, rows, known, notes, used))
    ][:MOST_SERIES]
    _say_left_out(layout, known, tally)
    report = Report(
        KIND, TITLE, (table.place,), len(table.rows), len(used), tally.done(), (*notes, *_ready_made(table))
    )
    return Found(report, tuple(sorted(series, key=lambda item: item.indicator is None)))


def _layout(table: Table) -> Layout:
    others = [item for item in table.headings if item and not PLACES.search(tables.key(item))]
    measures = [item for item in others if _is_measure(table.column(item))]
    first = "time_period" if table.find("time_period") is not None else "year"
    level = "geographic_level" if table.find("geographic_level") is not None else "level"
    kinds = table.column("time_identifier")
    period = [values.period(text, kind) for text, kind in zip(table.column(first), kinds, strict=True)]
    filters = [item for item in others if item not in measures]
    shown = [item for item in measures if not READY_MADE.search(item.casefold())]
    return Layout(table, table.column(level), period, filters, shown)


def _is_measure(cells: Sequence[str]) -> bool:
    read = [values.value(item) for item in dict.fromkeys(cells) if item]
    return bool(read) and all(item.is_read for item in read)


def _series(
    layout: Layout, measure: str, group: tuple[str, ...], rows: Sequence[int], known: Known,
    notes: dict[str, None], used: set[int],
) -> Series | None:  # fmt: skip
    ours = [row for row in rows if layout.codes[row] in known.areas]
    if not ours:
        return None
    used.update(ours)
    matched = known.found_as(KIND, measure) if _is_everybody(layout, group) else None
    out_of = layout.table.column(matched[1].denominator) if matched and matched[1].denominator else None
    wrong = {} if COUNTS.search(measure.casefold()) else _wrong_nationals(layout, measure, rows)
    notes.update(dict.fromkeys(f"{measure}, {period}: {why}" for period, why in wrong.items()))
    cells = layout.table.column(measure)
    figures = (_figure(layout, row, cells[row], values.number(out_of[row]) if out_of else None, wrong) for row in ours)
    name = ", ".join(item for item in (measure, *group) if item)
    return Series(
        key=name, name=name.replace("_", " "), figures=found.once(figures, Tally()),
        source=_source(measure),
        indicator=matched[0].id if matched else None, statistic=_statistic(measure),
        multiplier=100.0 if _statistic(measure) == "proportion" else 1.0,
        unit="%" if _statistic(measure) == "proportion" else "",
    )  # fmt: skip


def _is_everybody(layout: Layout, group: tuple[str, ...]) -> bool:
    """Whether a group is all that the table counts, and not a part of it."""
    alone = (layout.only_one[name] for name in layout.filters)
    return all(item.casefold() in ("total", "all", "") or single for item, single in zip(group, alone, strict=True))


def _source(measure: str) -> Source:
    title = f"Published table, {measure.replace('_', ' ')}"
    return found.source(f"{KIND}-{values.slug(measure)}", title, PUBLISHER, link=LINK)


def _statistic(measure: str) -> Statistic:
    return "proportion" if SHARES.search(measure.casefold()) else "rate"


def _figure(layout: Layout, row: int, cell: str, out_of: float | None, wrong: Mapping[str, str]) -> Figure:
    code, period, value = layout.codes[row], layout.period[row], values.value(cell)
    if period in wrong and layout.level[row].casefold() == "national":
        return Figure(area=code, period=period, status="wrong_in_source", note=wrong[period])
    if value.number is None:
        return Figure(area=code, period=period, status=value.status, note=value.note or None)
    return Figure(area=code, period=period, value=value.number, denominator=out_of or None)


def _wrong_nationals(layout: Layout, measure: str, rows: Sequence[int]) -> dict[str, str]:
    """The periods in which the national row of a rate cannot be right, each with the reason."""
    cells = layout.table.column(measure)
    whole: dict[str, float | None] = {}
    regions: defaultdict[str, list[float | None]] = defaultdict(list)
    for row in rows:
        level, period = layout.level[row].casefold(), layout.period[row]
        if level == "national":
            whole[period] = values.number(cells[row])
        elif level == "regional":
            regions[period].append(values.number(cells[row]))
    found_wrong = {period: national.why_wrong(value, regions[period]) for period, value in whole.items()}
    return {period: why for period, why in found_wrong.items() if why}


def _say_left_out(layout: Layout, known: Known, tally: Tally) -> None:
    for row in range(len(layout.table.rows)):
        if layout.codes[row] not in known.areas:
            is_school = layout.level[row].casefold() == "school"
            tally.leave_out("about one school, not a place" if is_school else "of other places")


def _ready_made(table: Table) -> tuple[str, ...]:
    """Columns that hold a publisher's own verdict, which is never used."""
    names = [item for item in table.headings if READY_MADE.search(item.casefold())]
    if not names:
        return ()
    return (f"{len(names)} columns with ready-made ranks or fifths were not used: we work comparisons out ourselves.",)
