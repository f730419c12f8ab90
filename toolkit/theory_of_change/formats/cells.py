"""Reads the rows of a table from a CSV file or a workbook, and writes rows that no spreadsheet runs."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from toolkit import listing
from toolkit.errors import UserError

MOST_BYTES, MOST_ROWS, MOST_COLUMNS, MOST_UNPACKED = 2_000_000, 5_000, 60, 40_000_000
_BROKEN = (
    "This file cannot be read as a table. Save it again as CSV UTF-8 or as a workbook (.xlsx). Nothing was changed."
)


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV; the apostrophe before a formula comes off again when the file is read."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def guarded(text: str) -> str:
    """Text with an apostrophe before it where a spreadsheet would run it, or where it begins like a guarded one."""
    return f"'{text}" if text.startswith("'") and bare(text) != text else listing.safe_cell(text)


def bare(text: str) -> str:
    """The text without the apostrophe that `guarded` put before it.

    >>> [bare(guarded(text)) for text in ("=1+1", "'=1", "''x", "'tis", "plain")]
    ['=1+1', "'=1", "''x", "'tis", 'plain']
    """
    inner = text[1:] if text.startswith("'") else ""
    return inner if inner.startswith("'") or listing.safe_cell(inner) != inner else text


def read(content: bytes, name: str = "") -> list[list[str]]:
    """All rows of a CSV file or of the first sheet of a workbook. Raises UserError for what is neither."""
    if len(content) > MOST_BYTES:
        raise UserError("This file is larger than 2 MB. Keep only the table of the theory of change in it.")
    is_workbook = content.startswith(b"PK")
    if not is_workbook and (content.startswith(b"\xd0\xcf\x11\xe0") or name.lower().endswith(".xls")):
        raise UserError("This is an old kind of workbook (.xls). Open it, save it as .xlsx and bring it in again.")
    rows = _from_workbook(content) if is_workbook else _from_csv(content)
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise UserError("This file has no rows that say anything. Nothing was changed.")
    return rows


def _from_csv(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        raise UserError(
            "A quotation mark is opened and never closed, so the table has no end. Mend it first."
        ) from None
    if len(rows) > MOST_ROWS:
        raise UserError(f"This table has {len(rows)} rows. Bring in at most {MOST_ROWS}.")
    return [[bare(cell) for cell in row] for row in rows]


def _decoded(content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UserError(_BROKEN)


def _from_workbook(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(member.file_size for member in packed.infolist()) > MOST_UNPACKED:
                raise UserError("This workbook is too large when unpacked. Keep only the table in it.")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = list(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True))
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, OSError, EOFError):
        raise UserError(_BROKEN) from None
    told = [["" if cell is None else bare(str(cell)) for cell in row] for row in rows]
    wide = max((place + 1 for row in told for place, cell in enumerate(row) if cell), default=0)
    return [row[:wide] for row in told]
