"""Reads stop and search of data.police.uk: rows of single people, of whom only numbers large enough are kept."""

from collections import Counter
from collections.abc import Sequence

from toolkit import wording
from toolkit.errors import UserError
from toolkit.need.readers import counting, found, tables, values
from toolkit.need.readers.found import Found, Report, Series, Tally
from toolkit.need.readers.known import Known
from toolkit.need.readers.tables import Table
from toolkit.need.readers.values import Value
from toolkit.spreadsheets import Sheet
from toolkit.spreadsheets.opening import SAFE
from toolkit.vocabulary import Ages, Area

KIND, TITLE, MULTIPLIER = "stop-and-search", "Stop and search of data.police.uk", 1000.0
HEADINGS = ("Type", "Date", "Gender", "Age range", "Legislation", "Object of search", "Outcome")
CHILDREN = Ages(lowest=10, highest=17)
LIMITS = (
    "A search shows what the police did, not how much violence there is. The file does not name its police force: "
    "check that it is yours."
)


def recognised(sheet: Sheet) -> Table | None:
    """The table, if it is one of stops and searches."""
    return tables.below(sheet, HEADINGS)


def read(parts: Sequence[Table], known: Known) -> Found:
    """Rates for the whole network's area: all searches, those for each object, and those of people aged 10 to 17."""
    tally = Tally()
    rows = [row for table in parts for row in _rows(tables.whole(table), tally)]
    months = sorted({month for month, _, _ in rows})
    area = known.areas[known.home]
    period = _period(months)
    objects = Counter(item or "no object on record" for _, item, _ in rows)
    made = [_series("All searches", len(rows), area, period, known)]
    made += [_series(f"Searches for {name.lower()}", number, area, period, known) for name, number in objects.items()]
    young = next((item.people for item in area.people_by_age if item.ages == CHILDREN), None)
    if young:
        number = sum(ages == "10-17" for _, _, ages in rows)
        made.append(_series("Searches of people aged 10 to 17", number, area, period, known, CHILDREN, young))
    notes = [LIMITS] if values.whole_year(months) else [LIMITS, f"These are {len(months)} months, not a whole year."]
    files = tuple(table.place for table in parts)
    total = sum(len(table.rows) for table in parts)
    return Found(Report(KIND, TITLE, files, total, len(rows), tally.done(), tuple(notes)), tuple(made))


def _rows(table: Table, tally: Tally) -> list[tuple[str, str, str]]:
    """Month, object and age range of each search of a person."""
    kept = []
    columns = (table.column(name) for name in ("Type", "Date", "Object of search", "Age range"))
    for number, (kind, date, item, ages) in enumerate(zip(*columns, strict=True)):
        if not values.is_month(date[:7]):
            raise UserError(
                f"{table.place}, row {table.number_of(number)}: “{date[:30]}” is not a date that we know. It should "
                f"read like 2024-01-31. {SAFE}"
            )
        if kind.casefold().startswith("vehicle"):
            tally.leave_out("of a vehicle alone, not of a person")
        else:
            kept.append((date[:7], item, ages))
    return kept


def _period(months: Sequence[str]) -> str:
    year = values.whole_year(months)
    if year and len(months) == 12:
        return f"Year to {wording.month(year[-1])}"
    if len(months) == 1:
        return wording.month(months[0])
    return f"{wording.month(months[0])} to {wording.month(months[-1])}" if months else "no month"


def _series(
    name: str, number: int, area: Area, period: str, known: Known, ages: Ages | None = None, people: int | None = None
) -> Series:
    matched = known.found_as(KIND, name)
    multiplier = matched[0].multiplier if matched else MULTIPLIER
    figure = counting.rate(area, period, Value(float(number)), multiplier, people)
    return Series(
        key=name, name=name, figures=(figure,), counts="events", multiplier=multiplier, ages=ages, is_published=False,
        source=found.source(KIND, "Stop and search", "data.police.uk", link="https://data.police.uk/data/"),
        unit=f"per {multiplier:,.0f} residents", denominator=f"People aged {ages}" if ages else "Residents",
        indicator=matched[0].id if matched else None, note=LIMITS,
    )  # fmt: skip
