"""Checks a sheet row by row, and says of every cell that cannot be right which it is, what is wrong and what to do."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from toolkit.coproduction import concerns, dates
from toolkit.coproduction.concerns import FIRST_NAMES
from toolkit.errors import UserError
from toolkit.observing.form import Column, Form
from toolkit.observing.reading import Cell, Formula, Sheet

Value = str | float | date | None
EARLIEST = date(2000, 1, 1)
_DAY_ZERO = date(1899, 12, 30)
"""Excel counts its days from here."""
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{1,19}")
_DAY_NUMBER = re.compile(r"\d{5}(\.\d+)?")
_LONG_NUMBER = re.compile(r"\d{8,}")
_BLANKS = frozenset({"", "-", "n/a", "na", "none", "not recorded"})


@dataclass(frozen=True)
class Fault:
    """One cell that cannot be right."""

    row: int
    cell: str
    column: str
    says: str

    def __str__(self) -> str:
        return f"{self.cell} ({self.column}): {self.says}"


@dataclass(frozen=True)
class Checked:
    """What was read: every person's values by column, the rows they stood in, and all that cannot be right."""

    values: Mapping[str, list[Value]]
    rows: tuple[int, ...]
    faults: tuple[Fault, ...]
    unknown: tuple[str, ...] = ()

    @property
    def faulty_rows(self) -> frozenset[int]:
        return frozenset(fault.row for fault in self.faults)

    def good(self) -> Mapping[str, list[Value]]:
        """The values without the rows in which something is wrong."""
        faulty = self.faulty_rows
        kept = [place for place, row in enumerate(self.rows) if row not in faulty]
        return {key: [values[place] for place in kept] for key, values in self.values.items()}


def check(sheet: Sheet, form: Form, today: date) -> Checked:
    """Every cell of our columns checked: alone, then against the others of its row and column."""
    values: dict[str, list[Value]] = {}
    faults: list[Fault] = []
    for column in form.columns:
        values[column.key] = _column(sheet, column, today, faults)
    rows = tuple(number for number, _ in sheet.rows)
    faults += _repeated(sheet, form, rows, values["code"])
    faults += _order_of_days(sheet, form, rows, values)
    order = {column.heading: place for place, column in enumerate(form.columns)}
    return Checked(values, rows, tuple(sorted(faults, key=lambda item: (item.row, order[item.column]))), sheet.unknown)


def _column(sheet: Sheet, column: Column, today: date, faults: list[Fault]) -> list[Value]:
    """The values of one column; each different cell is looked at once, so long sheets stay quick."""
    read = partial(_READERS[column.kind], column=column, today=today)
    known: dict[tuple[type, Cell], tuple[Value, str]] = {}
    found: list[Value] = []
    for (number, _), cell in zip(sheet.rows, sheet.column(column.key), strict=True):
        key = (type(cell), cell)
        if key not in known:
            known[key] = _read_one(cell, column, read)
        value, says = known[key]
        if says and column.key in sheet.places:
            faults.append(Fault(number, sheet.address(number, column.key), column.heading, says))
        found.append(value)
    return found


def _read_one(cell: Cell, column: Column, read: Callable[[Cell], Value]) -> tuple[Value, str]:
    if isinstance(cell, Formula):
        return None, "This is a formula. Type the value itself."
    words = " ".join(cell.split()) if isinstance(cell, str) else cell
    if words is None or (isinstance(words, str) and words.lower() in _BLANKS):
        return None, "This must not be empty." if column.must_be_filled else ""
    try:
        return read(words), ""
    except UserError as problem:
        return None, str(problem)


def _code(cell: Cell, column: Column, today: date) -> Value:
    text = f"{cell:g}" if isinstance(cell, float) else str(cell)
    if concerns(text) or "@" in text or " " in text or text.lower() in FIRST_NAMES or _is_date(text):
        raise UserError(f"“{text}” may show who the person is. Use a code, such as P001.")
    if _LONG_NUMBER.search(text):
        raise UserError(f"“{text}” looks like a number that others use for the person. Use a code of your own.")
    if not _CODE.fullmatch(text):
        raise UserError(f"“{text}” is no code. Use 2 to 20 letters and digits, such as P001.")
    return text.upper()


def _is_date(text: str) -> bool:
    """Whether a code is in truth a day, such as a date of birth."""
    try:
        return len(dates.read_date(text, date.max)) == len("2026-01-01")
    except UserError:
        return False


def _date(cell: Cell, column: Column, today: date) -> Value:
    found = cell if isinstance(cell, date) else _date_from(cell, today)
    if found > today:
        raise UserError(f"{found.isoformat()} is still to come. Write the day on which it happened.")
    if found < EARLIEST:
        raise UserError(f"{found.isoformat()} is too long ago. Write a day from {EARLIEST.year} on.")
    return found


def _date_from(cell: Cell, today: date) -> date:
    if isinstance(cell, str) and _DAY_NUMBER.fullmatch(cell):
        cell = float(cell)
    if isinstance(cell, float):
        likely = f"Is it {(_DAY_ZERO + timedelta(days=int(cell))).isoformat()}? " if 30_000 < cell < 80_000 else ""
        raise UserError(f"{cell:g} is a number, not a date. {likely}Write the date as {today.isoformat()}.")
    words = str(cell)
    try:
        written = dates.read_date(words, date.max)
    except UserError:
        raise UserError(f"“{words[:40]}” is not a date that we know. Write it as {today.isoformat()}.") from None
    if len(written) < len("2026-01-01"):
        raise UserError(f"“{words[:40]}” has no day. Write year, month and day, such as {today.isoformat()}.")
    return date.fromisoformat(written)


def _choice(cell: Cell, column: Column, today: date) -> Value:
    text = str(cell)
    for choice in column.choices:
        if choice.lower() == text.lower():
            return choice
    raise UserError(f"“{text[:40]}” is not in the list. Choose one of: {'; '.join(column.choices)}.")


def _number(cell: Cell, column: Column, today: date) -> Value:
    number = cell if isinstance(cell, float) else _number_from(str(cell))
    if column.lowest is not None and number < column.lowest:
        raise UserError(f"{number:g} is below {column.lowest:g}, the lowest that there is.")
    if column.highest is not None and number > column.highest:
        raise UserError(f"{number:g} is above {column.highest:g}, the highest that there is.")
    return number


def _number_from(text: str) -> float:
    try:
        number = float(text.replace(",", "") if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", text) else text)
    except ValueError:
        number = float("nan")
    if number != number or number in (float("inf"), -float("inf")):
        raise UserError(f"“{text[:40]}” is not a number. Write digits only, such as 12 or 12.5.")
    return number


def _yes_no(cell: Cell, column: Column, today: date) -> Value:
    words = f"{cell:g}" if isinstance(cell, float) else str(cell)
    answer = {"yes": 1.0, "y": 1.0, "1": 1.0, "no": 0.0, "n": 0.0, "0": 0.0}.get(words.lower())
    if answer is None:
        raise UserError(f"“{words[:40]}” is neither Yes nor No. Write Yes or No, or leave it empty.")
    return answer


_READERS: Mapping[str, Callable[..., Value]] = {
    "code": _code, "date": _date, "choice": _choice, "number": _number, "yes_no": _yes_no,
}  # fmt: skip


def _repeated(sheet: Sheet, form: Form, rows: tuple[int, ...], codes: list[Value]) -> Iterator[Fault]:
    first: dict[Value, int] = {}
    for row, code in zip(rows, codes, strict=True):
        if code is not None and first.setdefault(code, row) != row:
            says = f"“{code}” is in row {first[code]} already. Each person has one row."
            yield Fault(row, sheet.address(row, "code"), form.column("code").heading, says)


def _order_of_days(
    sheet: Sheet, form: Form, rows: tuple[int, ...], values: Mapping[str, list[Value]]
) -> Iterator[Fault]:
    for earlier, later in (("offered", "started"), ("started", "ended"), ("offered", "ended")):
        for row, before, after in zip(rows, values[earlier], values[later], strict=True):
            if isinstance(before, date) and isinstance(after, date) and after < before:
                name = form.column(earlier).heading
                says = f"{after.isoformat()} is before “{name}” ({before.isoformat()}). One of the two is wrong."
                yield Fault(row, sheet.address(row, later), form.column(later).heading, says)
