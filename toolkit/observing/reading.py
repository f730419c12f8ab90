"""Reads a filled-in sheet, workbook or CSV, into plain cells that know their address; it runs nothing in them."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import openpyxl
from openpyxl.utils import get_column_letter

from toolkit import wording
from toolkit.errors import UserError
from toolkit.observing.form import Form

MOST_BYTES = 20_000_000
MOST_UNPACKED = 300_000_000
"""A workbook may hold this much once unpacked; a small file that unpacks to more is made to do harm."""
MOST_ROWS = 100_000
MOST_COLUMNS = 300
SHEET = "People"
MADE_HERE = "Throughline data sheet"
"""The category among the properties of a workbook that we made; its keyword is then the id of its plan."""
Cell = str | float | date | None
"""What stands in a cell: words, a number, a date or nothing."""
NOTHING_TAKEN = "Nothing was taken in."


class Formula(str):
    """A cell that would be worked out by a spreadsheet, which we do not do."""

    __slots__ = ()


@dataclass(frozen=True)
class Sheet:
    """The cells of a sheet: the places of our columns, and the rows with their numbers as the person sees them."""

    places: dict[str, int]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    is_workbook: bool
    unknown: tuple[str, ...] = ()
    """Headings that are not ours; those columns are not read."""
    waiting: int = 0
    """Rows with a code and nothing else."""

    def address(self, row: int, key: str) -> str:
        """How the person finds a cell: 'Cell F7', or 'Row 7, column F' of a CSV file."""
        letter = get_column_letter(self.places[key] + 1)
        return f"Cell {letter}{row}" if self.is_workbook else f"Row {row}, column {letter}"

    def column(self, key: str) -> list[Cell]:
        """All cells of one of our columns, from the first row with people on."""
        place = self.places.get(key)
        if place is None:
            return [None] * len(self.rows)
        return [cells[place] if place < len(cells) else None for _, cells in self.rows]


def read(content: bytes, form: Form) -> Sheet:
    """The cells of a workbook or CSV file, told apart by what is in it, not by its name.

    Raises UserError for a file that is broken, too large, of another plan or without our columns.
    """
    if not content:
        raise UserError(f"This file is empty. Save it again and bring it once more. {NOTHING_TAKEN}")
    if len(content) > MOST_BYTES:
        raise UserError(f"This file is larger than {MOST_BYTES // 1_000_000} MB. Bring it in parts. {NOTHING_TAKEN}")
    is_workbook = content.startswith(b"PK")
    rows = list(_workbook_rows(content, form) if is_workbook else _csv_rows(content))
    if not rows:
        raise UserError(f"There is nothing in this sheet. {NOTHING_TAKEN}")
    places, unknown = _places(rows[0], form)
    kept = [(number, cells) for number, cells in enumerate(rows[1:], start=2) if any(_said(cell) for cell in cells)]
    used = tuple(row for row in kept if _is_used(row[1], places["code"]))
    return Sheet(places, used, is_workbook, unknown, len(kept) - len(used))


def _is_used(cells: tuple[Cell, ...], code: int) -> bool:
    """Whether a row holds more than the code that we put there: others wait for people to come."""
    return any(_said(cell) for place, cell in enumerate(cells) if place != code)


def _said(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def _workbook_rows(content: bytes, form: Form) -> Iterator[tuple[Cell, ...]]:
    _check_size(content)
    try:
        with warnings.catch_warnings():
            # It warns of parts of a workbook that it leaves out, such as drop-downs.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
            _check_plan(book, form)
            yield from _sheet_rows(book[SHEET] if SHEET in book.sheetnames else book.worksheets[0])
    except UserError:
        raise
    except Exception as problem:  # noqa: BLE001  a broken file can break openpyxl anywhere
        raise UserError(
            f"This workbook cannot be opened; it may be cut off or locked ({type(problem).__name__}). "
            f"Save it again as .xlsx. {NOTHING_TAKEN}"
        ) from None


def _check_size(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
    except zipfile.BadZipFile:
        raise UserError(f"This workbook is cut off or broken. Save it again as .xlsx. {NOTHING_TAKEN}") from None
    if unpacked > MOST_UNPACKED:
        raise UserError(f"This workbook unpacks to far too much. Copy the sheet into a new one. {NOTHING_TAKEN}")


def _check_plan(book: openpyxl.Workbook, form: Form) -> None:
    """A workbook that we made says in its properties which plan it is for."""
    made_for = str(book.properties.keywords or "") if book.properties.category == MADE_HERE else ""
    if made_for and made_for != form.design:
        raise UserError(f"This workbook was made for another plan. Open that plan, and bring it there. {NOTHING_TAKEN}")


def _sheet_rows(sheet: openpyxl.worksheet.worksheet.Worksheet) -> Iterator[tuple[Cell, ...]]:
    empty = 0
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        cells = tuple(_plain(cell.value, cell.data_type) for cell in row)
        empty = 0 if any(_said(cell) for cell in cells) else empty + 1
        _check_rows(number - empty)
        if empty > MOST_ROWS:
            return
        yield cells


def _check_rows(number: int) -> None:
    if number > MOST_ROWS + 1:
        raise UserError(f"There are more than {MOST_ROWS:,} rows. Bring them in parts. {NOTHING_TAKEN}")


def _plain(value: object, kind: str) -> Cell:
    if kind == "f":
        return Formula(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return float(value)
    return None if value is None else value if isinstance(value, date) else str(value)


def _csv_rows(content: bytes) -> Iterator[tuple[Cell, ...]]:
    text = _text(content)
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            _check_rows(number)
            yield tuple(_unmarked(cell) for cell in row[:MOST_COLUMNS])
    except csv.Error:
        wrong = "a quotation mark is missing or too many, or a cell is far too long"
        raise UserError(
            f"Row {number + 1} cannot be read: {wrong}. Put it right and try again. {NOTHING_TAKEN}"
        ) from None


def _unmarked(cell: str) -> str:
    """The text of a cell; without the apostrophe that keeps a spreadsheet from running it; a formula stays one."""
    text = cell.strip()
    if text.startswith("'") and text[1:2] in ("=", "+", "-", "@"):
        return text[1:]
    return Formula(text) if text.startswith("=") else text


def _text(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UserError(f"This is neither a workbook nor a CSV file. Save it as .xlsx or as “CSV UTF-8”. {NOTHING_TAKEN}")


def _places(head: Sequence[Cell], form: Form) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where each of our columns stands, by its heading, in any order; and the headings that are not ours."""
    ours = {_key(column.heading): column for column in form.columns}
    places: dict[str, int] = {}
    unknown: list[str] = []
    for place, name in enumerate(head):
        column = ours.get(_key(name))
        if column is None:
            unknown += [str(name).strip()] if _said(name) else []
        elif column.key in places:
            raise UserError(f"The column “{column.heading}” is there twice. Keep one of them. {NOTHING_TAKEN}")
        else:
            places[column.key] = place
    _check_columns(places, form)
    return places, tuple(unknown)


def _check_columns(places: dict[str, int], form: Form) -> None:
    missing = [f"“{column.heading}”" for column in form.columns if column.must_be_filled and column.key not in places]
    if missing:
        some = wording.join_words(missing)
        raise UserError(f"Row 1 does not have {some}. Use the sheet that you download here. {NOTHING_TAKEN}")


def _key(heading: object) -> str:
    return " ".join(str(heading).replace("…", "").split()).lower() if heading is not None else ""
