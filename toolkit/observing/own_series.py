"""Reads numbers by month that people have from elsewhere, such as incidents: one line for each month."""

import itertools
import re
from datetime import date

from toolkit.coproduction import dates
from toolkit.errors import UserError
from toolkit.observing.observed import Series
from toolkit.vocabulary import Identifier, Record

MOST_LINES = 600
_PARTS = re.compile(r"^(.*?)[\s,;:\t]+(-?[\d,]*\.?\d+)$")


class OwnSeries(Record):
    """The series of one plan that people typed in themselves."""

    design: Identifier
    series: tuple[Series, ...] = ()


def read_series(text: str, name: str, source: str, good: str, today: date) -> Series:
    """Lines such as "2026-04, 31" as a series. Raises UserError that names the line for anything else.

    >>> read_series("Jan 2026, 31\\nFeb 2026, 28", "Incidents", "The council", "lower", date(2026, 11, 27)).values
    (31.0, 28.0)
    """
    if not name.strip() or not source.strip():
        raise UserError("Say what the numbers count, and where they are from.")
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not 2 <= len(lines) <= MOST_LINES:
        raise UserError(f"Write 2 to {MOST_LINES} lines, one for each month.")
    read = [_line(number, line, today) for number, line in lines]
    _check_order(read)
    first = min(month for _, month, _ in read)
    ordered = sorted(read, key=lambda item: item[1])
    return Series(
        name=name.strip(), period="month", first=f"{first // 12:04}-{first % 12 + 1:02}",
        values=tuple(value for _, _, value in ordered), good=good, source=source.strip(),
    )  # fmt: skip


def _line(number: int, line: str, today: date) -> tuple[int, int, float]:
    match = _PARTS.match(line)
    if not match:
        raise UserError(f"Line {number}: “{line[:40]}” is not a month and a number. Write it as {today:%Y-%m}, 31.")
    try:
        written = dates.read_date(match[1], today)
    except UserError as problem:
        raise UserError(f"Line {number}: {problem}") from None
    if len(written) < len("2026-11"):
        raise UserError(f"Line {number}: “{match[1][:40]}” names no month. Write it as {today:%Y-%m}.")
    year, month = (int(part) for part in written.split("-")[:2])
    return number, year * 12 + month - 1, float(match[2].replace(",", ""))


def _check_order(read: list[tuple[int, int, float]]) -> None:
    """No month twice and none missing: a control chart has no gaps."""
    months = sorted(month for _, month, _ in read)
    for before, after in itertools.pairwise(months):
        name = f"{after // 12:04}-{after % 12 + 1:02}"
        if before == after:
            raise UserError(f"The month {name} is there twice. Keep one line.")
        if after - before > 1:
            gap = before + 1
            raise UserError(f"The month {gap // 12:04}-{gap % 12 + 1:02} is missing. Write 0 where there was none.")
