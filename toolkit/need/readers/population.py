"""Reads how many people of each age live in small areas or districts, as the statistics office publishes it."""

import re
from collections.abc import Mapping, Sequence

from toolkit.need.readers import found, tables, values
from toolkit.need.readers.found import Found, PeopleCounted, Report, Tally
from toolkit.need.readers.known import Known
from toolkit.need.readers.tables import Table
from toolkit.spreadsheets import Sheet
from toolkit.vocabulary import Ages

KIND, TITLE = "population", "Population by age of the Office for National Statistics"
OLDEST = 90
SMALL = re.compile(r"^lsoa(2011|2021|11|21)?_?code$|^lsoa(2011|2021)code$")
WIDER = re.compile(r"^(lad|ltla|la)\d*_?code\d*(\(\d{4}boundaries\))?$|^lad\d{4}code$|^lacode\(\d{4}boundaries\)$")
YEAR = re.compile(r"mid-?(20\d\d)", re.IGNORECASE)
USUAL = (
    Ages(lowest=0, highest=17),
    Ages(lowest=10, highest=17),
    Ages(lowest=10, highest=24),
    Ages(lowest=0, highest=110),
)
"""The ages that the indicators of violence prevention use most; 0 to 110 is everybody."""


def recognised(sheet: Sheet) -> Table | None:
    """The table, if it has a column for every year of age (by sex or not) and a code of places."""
    for row in sheet.rows[: tables.DEEPEST_HEADING]:
        keys = {tables.key(item) for item in row}
        single = {"0", "17", "90+"} <= keys or {"f0", "f17", "f90", "m0", "m90"} <= keys
        if single and any(SMALL.match(item) or WIDER.match(item) for item in keys):
            return tables.below(sheet, row)
    return None


def read(table: Table, known: Known) -> Found:
    """People of the ages used most in each place; small areas and wards are added up, with their edition kept apart."""
    tally = Tally()
    table = tables.whole(table)
    ages = _age_columns(table)
    people: dict[str, list[float]] = {}
    for row, code in zip(table.rows, _places(table, known), strict=True):
        if not code:
            tally.leave_out("of other places")
            continue
        sums = people.setdefault(code, [0.0] * (OLDEST + 1))
        for age, columns in ages.items():
            sums[age] += sum(values.number(tables.cell(row, column)) or 0 for column in columns)
    used = len(table.rows) - sum(item.rows for item in tally.done())
    year = _year(table)
    report = Report(KIND, TITLE, (table.place,), len(table.rows), used, tally.done(), _notes(year))
    counted = tuple(PeopleCounted(code, item, _sum(sums, item)) for code, sums in _with_sums(people, known).items()
                    for item in USUAL)  # fmt: skip
    source = found.source(
        f"{KIND}-{values.slug(year)}", f"Population by single year of age, {year}", "Office for National Statistics",
        link="https://www.ons.gov.uk/peoplepopulationandcommunity",
    )  # fmt: skip
    return Found(report, population=counted, population_year=year, population_source=source)


def _age_columns(table: Table) -> Mapping[int, Sequence[int]]:
    columns: dict[int, list[int]] = {}
    for place, heading in enumerate(table.headings):
        named = re.fullmatch(r"[fm]?(\d{1,2})\+?", tables.key(heading))
        if named and int(named[1]) <= OLDEST:
            columns.setdefault(int(named[1]), []).append(place)
    return columns


def _places(table: Table, known: Known) -> list[str]:
    """The network's place of each row, empty for another. The list of small areas decides, then the district named."""
    small = next((item for item in table.headings if SMALL.match(tables.key(item))), "")
    wider = next((item for item in table.headings if WIDER.match(tables.key(item))), "")
    edition = "2011" if "11" in tables.key(small) else "2021"
    own = known.small_areas.of(edition) if known.small_areas and small else None
    place_of = own.place_of() if own else {}
    codes, districts = table.column(small), table.column(wider)
    return [
        place_of.get(code) or (district if district in known.areas else "")
        for code, district in zip(codes, districts, strict=True)
    ]


def _with_sums(people: Mapping[str, list[float]], known: Known) -> dict[str, list[float]]:
    sums = dict(people)
    for area in known.areas.values():
        parts = [part.code for part in known.parts(area)]
        if area.code not in sums and parts and all(code in people for code in parts):
            sums[area.code] = [sum(numbers) for numbers in zip(*(people[code] for code in parts), strict=True)]
    return sums


def _sum(sums: Sequence[float], ages: Ages) -> int:
    return round(sum(sums[ages.lowest : ages.highest + 1]))


def _year(table: Table) -> str:
    named = YEAR.search(f"{table.above} {table.place}")
    return f"mid-{named[1]}" if named else "year not named"


def _notes(year: str) -> tuple[str, ...]:
    notes = ["Estimates from before Census 2021 can be several in a hundred too low or too high."]
    if int((re.findall(r"20\d\d", year) or ["2021"])[0]) > 2020:
        notes = []
    return (*notes, "Rates on file keep the number of people that they were worked out with.")
