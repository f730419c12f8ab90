"""Reads the Indices of Deprivation by small area or by district, with their official or shorter headings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit import wording
from toolkit.errors import UserError
from toolkit.need.indicators import Figure
from toolkit.need.readers import found, tables, values
from toolkit.need.readers.found import Found, Report, Series, Tally
from toolkit.need.readers.known import Known
from toolkit.need.readers.tables import Table
from toolkit.spreadsheets import Sheet
from toolkit.spreadsheets.opening import SAFE
from toolkit.vocabulary import Source

KIND, TITLE = "indices-of-deprivation", "Indices of Deprivation"
SMALL = (("LSOA code (2021)", "2021"), ("lsoa21_code", "2021"), ("LSOA code (2011)", "2011"), ("lsoa11_code", "2011"))
SCORE = re.compile(r"^(indexofmultipledeprivation\(imd\)score|imd_?score)$")
DECILE = re.compile(r"^(indexofmultipledeprivation\(imd\)decile.*|imd_?decile)$")
AVERAGE = re.compile(r"^(imd.?averagescore|imd_average_score)$")
DISTRICT = re.compile(r"^(localauthoritydistrictcode\(\d{4}\)|ltla\d\d_code)$")
PEOPLE = re.compile(r"^totalpopulation")
DISTRICTS_OF_2015 = "localauthoritydistrictcode(2013)"


DIRECTION = "Rank 1 and tenth 1 are the most deprived. The index of one year is never compared with that of another."


@dataclass(frozen=True)
class SmallArea:
    """One small area: its score, its tenth (1 is the most deprived) and its residents."""

    score: float | None
    tenth: float | None
    people: float | None


def recognised(sheet: Sheet) -> Table | None:
    """The table, if it has a score of multiple deprivation by small area or an average by district."""
    for row in sheet.rows[: tables.DEEPEST_HEADING]:
        keys = [tables.key(item) for item in row]
        small = next((name for name, _ in SMALL if tables.key(name) in keys), None)
        if small and any(SCORE.match(item) or DECILE.match(item) for item in keys):
            return tables.below(sheet, (small,))
        if any(AVERAGE.match(item) for item in keys) and any(DISTRICT.match(item) for item in keys):
            return tables.below(sheet, row)
    return None


def read(table: Table, known: Known) -> Found:
    """The average score and the share of small areas in the most deprived tenth, for each place of the network."""
    table = tables.whole(table)
    return _by_small_area(table, known) if _edition(table) else _by_district(table, known)


def _edition(table: Table) -> str:
    return next((edition for name, edition in SMALL if table.find(name) is not None), "")


def _year(table: Table) -> str:
    """The index's year. Areas of 2011 carry that of 2019, and of 2015 where the districts are those of 2013."""
    keys = [tables.key(item) for item in table.headings]
    if _edition(table) == "2011":
        return "2015" if DISTRICTS_OF_2015 in keys else "2019"
    is_older = any(key in ("localauthoritydistrictcode(2019)", "ltla19_code") for key in keys)
    return "2019" if is_older else "2025"


def _heading(table: Table, pattern: re.Pattern[str]) -> str:
    return next((item for item in table.headings if pattern.match(tables.key(item))), "")


def _by_small_area(table: Table, known: Known) -> Found:
    edition, tally = _edition(table), Tally()
    own = known.small_areas.of(edition) if known.small_areas else None
    codes = table.column(next(name for name, _ in SMALL if table.find(name) is not None))
    _check_edition(table, codes, edition, known)
    residents = own.residents() if own else {}
    rows = _small_areas(table, codes, residents)
    place_of = own.place_of() if own else _districts(table, codes, known)
    by_place: dict[str, list[SmallArea]] = {}
    for code, row in zip(codes, rows, strict=True):
        if code in place_of:
            by_place.setdefault(place_of[code], []).append(row)
        else:
            tally.leave_out("of other places")
    used = len(codes) - sum(item.rows for item in tally.done())
    notes = (_weights(table, bool(residents)), DIRECTION)
    report = Report(KIND, TITLE, (table.place,), len(codes), used, tally.done(), notes)
    return Found(report, _series(_with_wider(by_place, known), _year(table), known))


def _with_wider(by_place: Mapping[str, Sequence[SmallArea]], known: Known) -> dict[str, Sequence[SmallArea]]:
    """The small areas of each place, and those of each wider place whose parts are all there."""
    wider = dict(by_place)
    for area in known.areas.values():
        parts = [part.code for part in known.parts(area)]
        if area.code not in by_place and parts and all(code in by_place for code in parts):
            wider[area.code] = [row for code in parts for row in by_place[code]]
    return wider


def _weights(table: Table, has_residents: bool) -> str:
    if _heading(table, PEOPLE):
        return "Averages are weighted by the people in the file."
    if has_residents:
        return (
            "Averages are weighted by the residents on file, as the file has no people; the published ones can differ."
        )
    return "Averages are not weighted by people, as neither the file nor the tool has them; the published ones differ."


def _small_areas(table: Table, codes: Sequence[str], residents: Mapping[str, int]) -> list[SmallArea]:
    scores, tenths, people = (table.column(_heading(table, item)) for item in (SCORE, DECILE, PEOPLE))
    return [
        SmallArea(values.number(score), values.number(tenth), values.number(number) or residents.get(code))
        for code, score, tenth, number in zip(codes, scores, tenths, people, strict=True)
    ]


def _districts(table: Table, codes: Sequence[str], known: Known) -> dict[str, str]:
    names = table.column(_heading(table, DISTRICT))
    return {code: name for code, name in zip(codes, names, strict=True) if name in known.areas}


def _check_edition(table: Table, codes: Sequence[str], edition: str, known: Known) -> None:
    """Raises UserError when codes of the other edition stand under the heading of this one."""
    if known.small_areas is None:
        return
    places: dict[str, set[str]] = {item.edition: set(item.place_of()) for item in known.small_areas.editions}
    strange = set(codes) & set().union(*(set(), *(places[name] for name in places if name != edition)))
    strange -= places.get(edition, set())
    if strange:
        named = wording.join_words(sorted(strange)[:3])
        raise UserError(
            f"{table.place} says that its small areas are of {edition}, but {named} are of another census. The two are "
            f"never mixed. Download the file again. {SAFE}"
        )


def _series(by_place: Mapping[str, Sequence[SmallArea]], year: str, known: Known) -> tuple[Series, ...]:
    scores, shares = [], []
    for code, rows in by_place.items():
        average = _average(rows)
        tenths = [row.tenth for row in rows if row.tenth is not None]
        worst = sum(tenth == 1 for tenth in tenths)
        if average is not None:
            scores.append(Figure(area=code, period=year, value=average, note="Our average of the small areas"))
        if tenths:
            value = worst / len(tenths) * 100
            shares.append(Figure(area=code, period=year, value=value, numerator=worst, denominator=len(tenths)))
    return tuple(item for item in (_scores(scores, year, known), _shares(shares, year, known)) if item.figures)


def _average(rows: Sequence[SmallArea]) -> float | None:
    known = [row for row in rows if row.score is not None]
    if not known:
        return None
    weighted = all(row.people for row in known)
    weights = [row.people if weighted else 1 for row in known]
    return sum((row.score or 0) * (weight or 0) for row, weight in zip(known, weights, strict=True)) / sum(
        weight or 0 for weight in weights
    )


def _scores(figures: Sequence[Figure], year: str, known: Known) -> Series:
    matched = known.found_as(KIND, "average score")
    return Series(
        key="average score", name=f"Average deprivation score, {year}", figures=tuple(figures), source=_source(year),
        indicator=matched[0].id if matched else None, statistic="score", unit="points",
    )  # fmt: skip


def _shares(figures: Sequence[Figure], year: str, known: Known) -> Series:
    matched = known.found_as(KIND, "share in most deprived tenth")
    return Series(
        key="share in most deprived tenth", name=f"Small areas among the most deprived tenth of England, {year}",
        figures=tuple(figures), source=_source(year), indicator=matched[0].id if matched else None,
        statistic="proportion", multiplier=100.0, unit="% of small areas", denominator="Small areas in the place",
    )  # fmt: skip


def _source(year: str) -> Source:
    return found.source(
        f"{KIND}-{year}", f"English indices of deprivation {year}",
        "Ministry of Housing, Communities and Local Government",
        link="https://www.gov.uk/government/collections/english-indices-of-deprivation",
    )  # fmt: skip


def _by_district(table: Table, known: Known) -> Found:
    tally, year = Tally(), _year(table)
    codes, averages = table.column(_heading(table, DISTRICT)), table.column(_heading(table, AVERAGE))
    figures = []
    for code, cell in zip(codes, averages, strict=True):
        value = values.value(cell)
        if code not in known.areas:
            tally.leave_out("of other places")
        elif value.number is None:
            figures.append(Figure(area=code, period=year, status=value.status))
        else:
            figures.append(Figure(area=code, period=year, value=value.number))
    report = Report(KIND, TITLE, (table.place,), len(codes), len(figures), tally.done())
    series = _scores(found.once(figures, Tally()), year, known)
    return Found(report, (series,) if series.figures else ())
