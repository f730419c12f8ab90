"""Reads CSV files and Excel workbooks into rows of text, as a person sees them, and runs nothing in them."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from toolkit.errors import UserError
from toolkit.spreadsheets import opening, text
from toolkit.spreadsheets.opening import SAFE, GivenFile

MOST_BYTES = 60_000_000
"""Of one table, unpacked. Street crime alone may be larger, and is read another way."""
MOST_ROWS = 200_000
MOST_COLUMNS = 600

Rows = list[list[str]]


@dataclass(frozen=True)
class Sheet:
    """One table of a file, row by row as text; the first row is row 1."""

    file: str
    rows: Rows
    name: str = ""

    @property
    def place(self) -> str:
        """What to call it in a message."""
        return f"{self.file}, sheet “{self.name}”" if self.name else self.file


def sheets(file: GivenFile) -> list[Sheet]:
    """The tables of a file: one for CSV, one for each sheet with content for Excel. Raises UserError."""
    if not file.content.strip():
        raise UserError(f"{file.name} is empty. {SAFE}")
    if file.content.startswith(b"PK"):
        return _workbook(file)
    if file.content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UserError(f"{file.name} is an old or locked Excel file. Save it as .xlsx without password. {SAFE}")
    return [Sheet(file.name, _csv(file))]


def _csv(file: GivenFile) -> Rows:
    if len(file.content) > MOST_BYTES:
        raise _too_large(file.name)
    written = text.decoded(file)
    rows: Rows = []
    try:
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=_separator(written)):
            rows.append(row)
            _check_size(file.name, len(rows), len(row))
    except csv.Error:
        raise UserError(
            f"{file.name}, row {len(rows) + 1} cannot be read: a cell is far too long, or a quotation mark is missing. "
            f"Put that row right and bring the file again. {SAFE}"
        ) from None
    return rows


def _separator(written: str) -> str:
    head = "\n".join(written[:20_000].splitlines()[:40])
    return max(",;\t", key=head.count)


def _workbook(file: GivenFile) -> list[Sheet]:
    with opening.archive(file) as packed:
        if sum(item.file_size for item in packed.infolist()) > MOST_BYTES:
            raise _too_large(file.name)
    shown, formulas = _loaded(file, data_only=True), _loaded(file, data_only=False)
    try:
        names = [name for name in shown.sheetnames if hasattr(shown[name], "iter_rows")]
        found = [Sheet(file.name, _sheet_rows(file.name, shown[name], formulas[name]), name) for name in names]
    except UserError:
        raise
    except Exception:  # noqa: BLE001  a damaged workbook can fail anywhere in the library
        raise opening.broken(file.name) from None
    finally:
        shown.close()
        formulas.close()
    return [sheet for sheet in found if any(any(row) for row in sheet.rows)]


def _loaded(file: GivenFile, *, data_only: bool) -> Any:
    import openpyxl  # a quarter of a second that only workbooks need

    try:
        return openpyxl.load_workbook(io.BytesIO(file.content), read_only=True, data_only=data_only)
    except Exception:  # noqa: BLE001  a damaged workbook can fail anywhere in the library
        raise opening.broken(file.name) from None


def _sheet_rows(file: str, shown: Any, formulas: Any) -> Rows:
    rows: Rows = []
    for cells, written in zip(shown.iter_rows(), formulas.iter_rows(values_only=True), strict=True):
        _check_size(file, len(rows) + 1, len(cells))
        for cell, behind in zip(cells, written, strict=True):
            if cell.value is None and isinstance(behind, str) and behind.startswith("="):
                raise UserError(
                    f"{file}, sheet “{shown.title}”, row {len(rows) + 1}: a cell holds a formula without its result. "
                    f"Open the file in Excel, save it, and bring it again. {SAFE}"
                )
        rows.append([_as_text(cell) for cell in cells])
    return rows


def _as_text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, (datetime, date)):
        day = value.isoformat()
        return day.removesuffix("T00:00:00")
    if isinstance(value, float) and "%" in (cell.number_format or ""):
        return f"{value * 100:.12g}%"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _check_size(name: str, rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise UserError(
            f"{name} has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns. Keep the part that you need and "
            f"bring that. {SAFE}"
        )


def _too_large(name: str) -> UserError:
    return UserError(
        f"{name} holds more than {MOST_BYTES / 1e6:.0f} MB in one table. Keep the places and years that you need and "
        f"bring that part. {SAFE}"
    )
