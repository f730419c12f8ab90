"""Hands each file to the reader that knows it; files that belong together are read together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit import spreadsheets, wording
from toolkit.errors import UserError
from toolkit.need.column_mapping import ColumnMapping
from toolkit.need.readers import (
    assaults,
    deprivation,
    disclosing,
    fingertips,
    lait,
    ons_crime,
    own_table,
    police_uk,
    population,
    stop_and_search,
    tidy,
)
from toolkit.need.readers.found import Found, Refused
from toolkit.need.readers.known import Known
from toolkit.need.readers.tables import Table
from toolkit.spreadsheets import GivenFile, Sheet
from toolkit.spreadsheets.opening import SAFE
from toolkit.vocabulary import Source

Progress = Callable[[str, int], None]
"""Told the name of the file in hand, and how many rows of street crime have been read so far."""
ONE_BY_ONE = (fingertips, ons_crime, lait, tidy, deprivation, population)
"""Readers of one table; the first that knows a table reads it."""


@dataclass(frozen=True)
class Unknown:
    """A table of no layout that we know, with what its headings seem to mean."""

    file: str
    table: Table
    mapping: ColumnMapping


@dataclass
class Desk:
    """What was found so far among the files on the desk."""

    found: list[Found] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    searches: list[Table] = field(default_factory=list)


def read(files: Iterable[GivenFile | Path], known: Known, progress: Progress | None = None) -> Desk:
    """Everything that the files hold. A file that cannot be read is refused with its reason; the others go on.

    A path is read from the disk; street crime of any size is read from there part by part.
    """
    desk = Desk()
    street = _Street(known, desk, progress)
    for file in files:
        try:
            for part in _parts(file):
                if progress:
                    progress(part.name, street.rows)
                _take(part, known, desk, street)
        except UserError as error:
            desk.refused.append(Refused(file.name, str(error)))
    street.finish()
    _finish(desk, lambda: stop_and_search.read(desk.searches, known), desk.searches)
    # Their rows are people.
    desk.searches.clear()
    desk.found[:] = [_safe(item, known) for item in desk.found]
    return desk


def read_own(table: Table, mapping: ColumnMapping, known: Known, source: Source) -> Found:
    """An own table, by what its columns mean. Raises UserError."""
    return own_table.read(table, mapping, known, source)


def _parts(file: GivenFile | Path) -> Iterator[GivenFile | Path]:
    if isinstance(file, Path) and police_uk.recognised(file):
        yield file
    else:
        yield from spreadsheets.unpacked(
            file if isinstance(file, GivenFile) else GivenFile(file.name, file.read_bytes())
        )


def _take(part: GivenFile | Path, known: Known, desk: Desk, street: "_Street") -> None:
    try:
        if isinstance(part, Path) or police_uk.recognised(part):
            street.take(part)
            return
        _take_sheets(spreadsheets.sheets(part), known, desk)
    except UserError as error:
        desk.refused.append(Refused(part.name, str(error)))


def _take_sheets(sheets: Sequence[Sheet], known: Known, desk: Desk) -> None:
    """The sheets that a reader knows; the covers and notes around them are named. Without any, all are own tables."""
    others = [sheet for sheet in sheets if not _take_known(sheet, known, desk)]
    if len(others) < len(sheets):
        _say_passed_over(others, desk)
        return
    own = [(sheet, table) for sheet in sheets if (table := own_table.table_in(sheet)) and table.rows]
    if not own:
        raise UserError(
            f"{sheets[0].place if sheets else 'The file'} holds no table that we can find: a row of column names with "
            f"rows below it. {SAFE}"
        )
    desk.unknown += [Unknown(sheet.place, table, own_table.guess(table)) for sheet, table in own]


def _take_known(sheet: Sheet, known: Known, desk: Desk) -> bool:
    for reader in ONE_BY_ONE:
        table = reader.recognised(sheet)
        if table:
            desk.found.append(reader.read(table, known))
            return True
    searches, injuries = stop_and_search.recognised(sheet), assaults.recognised(sheet)
    if searches:
        desk.searches.append(searches)
    elif injuries:
        desk.found.append(assaults.read(injuries))
    return bool(searches or injuries)


def _say_passed_over(others: Sequence[Sheet], desk: Desk) -> None:
    if others and desk.found:
        last = desk.found[-1]
        named = wording.join_words([f"“{sheet.name}”" for sheet in others])
        notes = (*last.report.notes, f"Sheets that are no such table, and were not read: {named}.")
        desk.found[-1] = replace(last, report=replace(last.report, notes=notes))


def _finish(desk: Desk, make: Callable[[], Found], parts: list[Table]) -> None:
    if not parts:
        return
    try:
        desk.found.append(make())
    except UserError as error:
        desk.refused.append(Refused(parts[0].place, str(error)))


def _safe(found: Found, known: Known) -> Found:
    """Unpublished figures pass the rule for small numbers here, before anybody sees them."""
    return Found(
        found.report, tuple(disclosing.safe(item, known) for item in found.series), found.small_area_counts,
        found.timed_counts, found.population, found.population_year, found.population_source,
    )  # fmt: skip


class _Street:
    """Street crime, read file by file as it is unpacked, so that no archive ever stands in memory whole."""

    def __init__(self, known: Known, desk: Desk, progress: Progress | None) -> None:
        self.count = police_uk.Counting(known)
        self.desk, self.progress = desk, progress

    @property
    def rows(self) -> int:
        return self.count.rows

    def take(self, part: GivenFile | Path) -> None:
        for rows in self.count.take(part):
            if self.progress:
                self.progress(part.name, rows)

    def finish(self) -> None:
        if not self.count.files:
            return
        try:
            self.desk.found.append(self.count.found())
        except UserError as error:
            self.desk.refused.append(Refused(self.count.files[0], str(error)))
