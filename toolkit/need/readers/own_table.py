"""Reads any own table by a mapping of its columns: survey results, returns of services, a spreadsheet of one's own."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from toolkit import wording
from toolkit.errors import UserError
from toolkit.need.column_mapping import ColumnMapping, Role
from toolkit.need.indicators import Figure, Gathered, Status
from toolkit.need.readers import assaults, disclosing, found, tables, values
from toolkit.need.readers.found import Found, Report, Series, Statistic, Tally
from toolkit.need.readers.known import Known
from toolkit.need.readers.tables import Table
from toolkit.spreadsheets import Sheet
from toolkit.spreadsheets.opening import SAFE
from toolkit.vocabulary import Source

KIND, TITLE = "own-table", "Your own table"
SURVEY = ("Place", "Period", "Question or statement", "Group", "People who said so", "People who answered")
SERVICE = ("Place", "Period", "What is counted", "Number", "Out of")
TEMPLATES: Mapping[tuple[str, ...], Gathered] = {SURVEY: "survey", SERVICE: "service"}
_WORDS: Mapping[Role, str] = {
    "place": "place area areaname areacode district authority localauthority lacode laname ladcode ladname csp town",
    "period": "period year timeperiod date month quarter financialyear when",
    "what": "indicator measure what whatiscounted questionorstatement question statement thing outcome service",
    "group": "group agegroup sex age ages",
    "value": "value rate percent percentage % share proportion score",
    "count": "count number numerator n total people events peoplewhosaidso referrals cases",
    "out_of": "outof denominator population base peoplewhoanswered sample respondents of",
    "lower": "lower lowerlimit lowerci lci",
    "upper": "upper upperlimit upperci uci",
    "moment": "dateandtime datetime timeofcall callreceived incidentdatetime dateandtimeofincident",
}
NAMES: Mapping[str, Role] = {name: role for role, names in _WORDS.items() for name in names.split()}
NUMBERS: tuple[Role, ...] = ("value", "count", "out_of", "lower", "upper")
MOST_NAMED = 5
_SERIAL = re.compile(r"^[2-6]\d{4}(\.\d+)?$")
_DAY = re.compile(r"^(\d{4})-(\d{2})(-\d{2})?|^(\d{1,2})/(\d{1,2})/(\d{4})$")


def table_in(sheet: Sheet) -> Table | None:
    """The table under the first row with two names or more and no numbers; None where there is none."""
    for row in sheet.rows[: tables.DEEPEST_HEADING]:
        named = [item for item in row if item.strip()]
        if len(named) >= 2 and not any(values.number(item) is not None for item in named):
            return tables.below(sheet, row)
    return None


def guess(table: Table) -> ColumnMapping:
    """What the headings say by themselves: our own templates are known wholly, others in part."""
    columns: dict[Role, str] = {}
    for heading in table.headings:
        role = NAMES.get(re.sub(r"[^a-z%]", "", heading.casefold()))
        if role and role not in columns and heading:
            columns[role] = heading
    return ColumnMapping(headings=table.headings, columns=columns)


def read(table: Table, mapping: ColumnMapping, known: Known, source: Source) -> Found:
    """A series for each thing and group. Nobody has published these figures unless the mapping says so."""
    missing = mapping.missing()
    if missing:
        raise UserError(f"{table.place}: please say {missing}.")
    if "moment" in mapping.columns:
        return _by_time(table, mapping, known, source)
    tally, strange = Tally(), Counter[str]()
    groups: defaultdict[str, list[Figure]] = defaultdict(list)
    for number in range(len(table.rows)):
        cells = {role: tables.cell(table.rows[number], table.find(name)) for role, name in mapping.columns.items()}
        area = known.area(cells.get("place") or mapping.one_place or "")
        if not any(cells.values()):
            continue
        if area is None:
            strange[cells.get("place") or "no place"] += 1
            tally.leave_out("of other places, or of places that the tool does not know by that name")
            continue
        name = ", ".join(item for item in (cells.get("what") or mapping.one_thing, cells.get("group")) if item)
        groups[name or "Figures"].append(_figure(table, number, cells, area.code, mapping))
    series = tuple(_series(name, figures, mapping, source, known, tally) for name, figures in groups.items())
    used = sum(len(item.figures) for item in series)
    report = Report(KIND, TITLE, (table.place,), len(table.rows), used, tally.done(), _notes(strange, mapping))
    return Found(report, series)


def _by_time(table: Table, mapping: ColumnMapping, known: Known, source: Source) -> Found:
    """Events with a day and time: only counts are kept, of the network's places where a column names them."""
    tally, place = Tally(), mapping.columns.get("place")
    other = {number for number, name in enumerate(table.column(place)) if not known.area(name)} if place else set()
    tally.leave_out("of other places", len(other))
    roles: tuple[Role, ...] = ("moment", "what", "group")
    empty = [""] * len(table.rows)
    columns = tuple(table.column(mapping.columns[role]) if role in mapping.columns else empty for role in roles)
    return assaults.counted(table, columns, mapping.one_thing, source, tally, KIND, TITLE, other)


def _series(
    name: str, figures: Sequence[Figure], mapping: ColumnMapping, source: Source, known: Known, tally: Tally
) -> Series:
    statistic: Statistic = "proportion" if mapping.multiplier == 100 else "rate"
    matched = known.found_as(KIND, name)
    made = Series(
        key=name, name=name, figures=found.once(figures, tally), source=source, statistic=statistic,
        multiplier=mapping.multiplier, unit="%" if statistic == "proportion" else f"per {mapping.multiplier:,.0f}",
        is_published=mapping.is_published, indicator=matched[0].id if matched else None,
        gathered=TEMPLATES.get(mapping.headings, "own"),
    )  # fmt: skip
    return disclosing.safe(made, known)


def _figure(table: Table, number: int, cells: Mapping[Role, str], area: str, mapping: ColumnMapping) -> Figure:
    period = _period(cells.get("period") or mapping.one_period, table, number)
    value, count, out_of, lower, upper = (
        _number(cells.get(role, ""), mapping.columns.get(role, ""), table, number) for role in NUMBERS
    )
    main = values.value(cells.get("value") or cells.get("count") or "")
    if value is None and count is not None and out_of:
        value = count / out_of * mapping.multiplier
    if value is None:
        # A count out of nothing known is a data gap, not a rate.
        note = main.note or ("Out of how many is not given" if main.number is not None else "")
        status: Status = "unavailable" if main.status == "published" else main.status
        return Figure(area=area, period=period, status=status, note=note or None)
    _check(table, number, count, out_of, mapping)
    limits = (lower, upper) if lower is not None and upper is not None and lower <= value <= upper else (None, None)
    return Figure(
        area=area, period=period, value=value, numerator=count, denominator=out_of or None,
        lower=limits[0], upper=limits[1],
    )  # fmt: skip


def _check(table: Table, number: int, count: float | None, out_of: float | None, mapping: ColumnMapping) -> None:
    if count is not None and count < 0:
        raise _wrong(table, number, f"the count is {count:g}, which is below zero")
    if mapping.multiplier == 100 and count is not None and out_of and count > out_of:
        raise _wrong(table, number, f"{count:g} is more than the {out_of:g} that it is out of")


def _number(text: str, heading: str, table: Table, number: int) -> float | None:
    found_value = values.value(text)
    if not found_value.is_read:
        raise _wrong(table, number, f"“{text[:30]}” under “{heading}” is not a number")
    return found_value.number


def _period(text: str, table: Table, number: int) -> str:
    if not text:
        raise _wrong(table, number, "there is no year or period")
    if _SERIAL.match(text):
        raise _wrong(table, number, f"“{text}” looks like a date that a spreadsheet turned into a number")
    day = _DAY.match(text)
    if day:
        year, month = (day[1], day[2]) if day[1] else (day[6], day[5])
        if not 1 <= int(month) <= 12:
            raise _wrong(table, number, f"“{text}” is not a date that we know")
        return wording.month(f"{year}-{int(month):02d}")
    return values.period(text, "")


def _wrong(table: Table, number: int, what: str) -> UserError:
    return UserError(f"{table.place}, row {table.number_of(number)}: {what}. Put it right and bring it again. {SAFE}")


def _notes(strange: Counter[str], mapping: ColumnMapping) -> tuple[str, ...]:
    notes = [] if mapping.is_published else [disclosing.RULE]
    if strange:
        named = wording.join_words([f"“{name[:40]}”" for name, _ in strange.most_common(MOST_NAMED)])
        more = f" and {len(strange) - MOST_NAMED} more" if len(strange) > MOST_NAMED else ""
        notes.append(f"Places that were not used: {named}{more}.")
    return tuple(notes)


def template(headings: Iterable[str], place: str, today: date) -> list[tuple[object, ...]]:
    """An example row for a table to fill in; the numbers are invented, and the row says so."""
    rows = {
        SURVEY: (place, str(today.year), "I feel safe after school (invented example)", "Aged 11 to 15", 120, 300),
        SERVICE: (place, str(today.year), "Young people who finished the programme (invented example)", 40, 55),
    }
    return [rows[tuple(headings)]]
