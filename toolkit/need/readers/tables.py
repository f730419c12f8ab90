"""Finds the table in a sheet: where its headings stand below a preamble, and its columns by name, never by place."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.errors import UserError
from toolkit.spreadsheets import Sheet
from toolkit.spreadsheets.opening import SAFE

DEEPEST_HEADING = 40


@dataclass(frozen=True)
class Table:
    """The rows below a heading."""

    place: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    first_row: int
    above: str = ""

    def find(self, heading: str) -> int | None:
        """Where a column stands; spaces, capitals and notes do not count. None where it is not there."""
        wanted = key(heading)
        return next((place for place, item in enumerate(self.headings) if key(item) == wanted), None)

    def column(self, heading: str) -> list[str]:
        """The cells of a column; empty ones where there is no such column."""
        wanted = key(heading)
        if wanted not in self._columns:
            place = self.find(heading)
            self._columns[wanted] = [cell(row, place) for row in self.rows]
        return self._columns[wanted]

    @cached_property
    def _columns(self) -> dict[str, list[str]]:
        return {}

    def starting(self, start: str, without: Iterable[str] = ()) -> list[str]:
        """The headings that start so, apart from some."""
        not_wanted = {key(item) for item in without}
        return [item for item in self.headings if key(item).startswith(key(start)) and key(item) not in not_wanted]

    def number_of(self, row: int) -> int:
        """The row's number in the file, as a spreadsheet counts."""
        return self.first_row + row


@functools.cache
def key(heading: str) -> str:
    """A heading made ready to compare.

    >>> key("Total recorded crime\\n (excluding fraud) [note 2]") == key("TotalRecordedCrime(excluding fraud)")
    True
    """
    return re.sub(r"\s+", "", re.sub(r"\[note[^\]]*\]", "", heading)).casefold().lstrip("\ufeff")


def cell(row: Sequence[str], place: int | None) -> str:
    """A cell's text, empty where the row is too short."""
    return row[place].strip() if place is not None and place < len(row) else ""


def below(sheet: Sheet, wanted: Iterable[str]) -> Table | None:
    """The table under the first row that holds all the wanted headings; None where there is none."""
    keys = {key(item) for item in wanted}
    for number, row in enumerate(sheet.rows[:DEEPEST_HEADING]):
        if keys <= {key(item) for item in row}:
            return _table(sheet, number)
    return None


def _table(sheet: Sheet, number: int) -> Table:
    headings = tuple(re.sub(r"\s+", " ", item).strip().lstrip("\ufeff") for item in sheet.rows[number])
    rows = sheet.rows[number + 1 :]
    while rows and not any(item.strip() for item in rows[-1]):
        rows = rows[:-1]
    above = "\n".join(" ".join(row).strip() for row in sheet.rows[:number])
    return Table(sheet.place, headings, rows, number + 2, above)


def whole(table: Table) -> Table:
    """The table, once all rows have as many cells as most have. Raises UserError that names the row that has not.

    Some older exports have one cell less in every row than in the heading.
    """
    usual = Counter(len(row) for row in table.rows).most_common(1)[0][0] if table.rows else 0
    for number, row in enumerate(table.rows):
        if len(row) != usual and any(item.strip() for item in row):
            raise UserError(
                f"{table.place}, row {table.number_of(number)} has {len(row)} cells where the others have {usual}: "
                f"the file was cut off or changed. Download it again. {SAFE}"
            )
    return Table(table.place, table.headings, [row for row in table.rows if row], table.first_row, table.above)
