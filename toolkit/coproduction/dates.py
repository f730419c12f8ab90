"""Reads the dates that people write, and says how to write one that cannot be read."""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date

from toolkit.errors import UserError

EARLIEST_YEAR = 1900
_TIME = re.compile(r"[T,\s]+\d{1,2}:\d{2}.*$", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", re.ASCII)
_IN_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([a-z]{3,9})\.?[ ,-]+(\d{4})", re.ASCII | re.IGNORECASE)
_MONTHS: Mapping[str, int] = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if number
} | {"sept": 9}


def read_date(words: str, today: date) -> str:
    """A date as exact as it was written: 2025-12-15, 2025-12 or 2025. Days stand before months, as written here.

    Raises UserError that quotes the words and shows how to write them.

    >>> [read_date(words, date(2026, 1, 1)) for words in ("2025-12-15", "15/12/2025", "15th Dec 2025", "2025-12")]
    ['2025-12-15', '2025-12-15', '2025-12-15', '2025-12']
    """
    plain = _TIME.sub("", " ".join(words.split()))
    for pattern, order in _FORMS:
        match = pattern.fullmatch(plain)
        if match:
            found = _checked(order(match), today)
            if found:
                return found
    raise UserError(f"“{words}” is not a date we know. {_how_to_write(plain, today)}")


Parts = tuple[int, int | None, int | None]
"""Year, month and day, as far as they are given."""


def _from_year_first(match: re.Match[str]) -> Parts:
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _from_day_first(match: re.Match[str]) -> Parts:
    day, month, year = match.groups()
    return int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)


def _from_words(match: re.Match[str]) -> Parts:
    day, month, year = match.groups()
    return int(year), _MONTHS.get(month.lower(), 0), int(day) if day else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Parts]], ...] = (
    (_YEAR_FIRST, _from_year_first),
    (_DAY_FIRST, _from_day_first),
    (_IN_WORDS, _from_words),
)


def _checked(parts: Parts, today: date) -> str | None:
    """The date as a design keeps it; None where there is no such day. Raises UserError for one still to come."""
    year, month, day = parts
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if year < EARLIEST_YEAR:
        return None
    written = "-".join([f"{year}", *(f"{part:02}" for part in (month, day) if part is not None)])
    if first > today:
        raise UserError(f"The date {written} is still to come. Write the day on which it was said.")
    return written


def _how_to_write(plain: str, today: date) -> str:
    """What to write instead: their own date where day and month are swapped, or else a pattern."""
    match = _DAY_FIRST.fullmatch(plain)
    if match:
        year, day, month = _from_day_first(match)
        try:
            return f"Write it as {date(year, month or 0, day or 0).isoformat()}."
        except ValueError:
            pass
    return f"Write it as year, month and day: {today.isoformat()}."
