"""Reads a list of services from a CSV file or workbook, and remembers which column of it is which of ours."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from toolkit import spreadsheets, wording
from toolkit.errors import UserError
from toolkit.register.columns import BY_KEY, FIELDS
from toolkit.register.importing import SAFE, Given
from toolkit.spreadsheets import GivenFile, Sheet
from toolkit.vocabulary import Record

MAPPINGS = "register_mapping"
MOST_SERVICES = 2000
DEEPEST_HEADING = 20
CLOSE = 92
NOT_USED = ""
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@")


class ColumnMapping(Record):
    """Which of our columns each column of a file is, as somebody chose it; kept under the file's headings."""

    headings: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """A sheet whose headings were found: what stands in each column."""

    sheet: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    first_row: int

    @property
    def key(self) -> str:
        """The id under which a mapping for these headings is kept."""
        return hashlib.sha256("\n".join(self.headings).casefold().encode()).hexdigest()[:24]

    def example(self, number: int) -> str:
        """The first text in a column."""
        return next((row[number].strip() for row in self.rows if number < len(row) and row[number].strip()), "")


def listings(name: str, content: bytes) -> list[Listing]:
    """The lists in a file. Raises UserError for a file that holds none or cannot be read."""
    found = [listing for sheet in spreadsheets.sheets(GivenFile(name, content)) if (listing := _listing(sheet))]
    if not found:
        raise UserError(
            f"{name} holds no list that we can read: one row must name the columns, and services stand below it. {SAFE}"
        )
    return found


def _listing(sheet: Sheet) -> Listing | None:
    """The heading is the row with the most filled cells near the top; a title above it is passed over."""
    top = [sum(bool(cell.strip()) for cell in row) for row in sheet.rows[:DEEPEST_HEADING]]
    if not top or max(top) == 0:
        return None
    place = top.index(max(top))
    headings = tuple(re.sub(r"\s+", " ", cell).strip() for cell in sheet.rows[place])
    rows = sheet.rows[place + 1 :]
    if not any(any(cell.strip() for cell in row) for row in rows):
        return None
    if len(rows) > MOST_SERVICES:
        raise UserError(f"{sheet.place} has {len(rows):,} rows. Bring at most {MOST_SERVICES:,} at a time. {SAFE}")
    return Listing(sheet.place, headings, rows, place + 2)


def suggested(listing: Listing, kept: ColumnMapping | None = None) -> tuple[str, ...]:
    """Which of our columns each of the file's is: as somebody chose before, or else by its heading."""
    if kept is not None and kept.headings == listing.headings:
        return tuple(column if column in BY_KEY else NOT_USED for column in kept.columns)
    taken: set[str] = set()
    found: list[str] = []
    for heading in listing.headings:
        key = _by_heading(heading, taken)
        taken.add(key)
        found.append(key)
    return tuple(found)


def _by_heading(heading: str, taken: set[str]) -> str:
    names = {
        name: field.key
        for field in FIELDS
        if field.key not in taken
        for name in (field.heading.lower(), field.key.replace("_", " "), *field.also)
    }
    wanted = re.sub(r"[^a-z0-9 ]+", " ", heading.lower()).strip()
    if not wanted:
        return NOT_USED
    near = process.extractOne(wanted, list(names), scorer=fuzz.ratio)
    return names[near[0]] if near and near[1] >= CLOSE else NOT_USED


def given(listing: Listing, columns: Sequence[str]) -> list[Given]:
    """The services of a list under a mapping. Raises UserError for a mapping that cannot be."""
    chosen = {key: number for number, key in enumerate(columns) if key != NOT_USED}
    twice = sorted({BY_KEY[key].heading for key in columns if key != NOT_USED and columns.count(key) > 1})
    if twice:
        raise UserError(f"Two columns of the file are set to {wording.join_words(twice)}. Choose one of them. {SAFE}")
    if "name" not in chosen:
        raise UserError(f"Say which column of the file holds the name of the service. {SAFE}")
    return [
        _given(number, row, chosen)
        for number, row in enumerate(listing.rows, start=listing.first_row)
        if any(cell.strip() for cell in row)
    ]


def _given(number: int, row: Sequence[str], chosen: Mapping[str, int]) -> Given:
    texts = {key: _text(row[place]) if place < len(row) else "" for key, place in chosen.items()}
    places = {key: f"{letters(place)}{number}" for key, place in chosen.items()}
    return Given(f"Row {number}", texts, places)


def _text(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    tidy = cell.strip()
    return tidy[1:] if tidy.startswith("'") and tidy[1:].startswith(_RUN_BY_SPREADSHEETS) else tidy


def letters(place: int) -> str:
    """A column's letters, as a spreadsheet names it.

    >>> letters(0), letters(25), letters(26), letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(65 + rest) + found
    return found
