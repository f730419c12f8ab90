"""Reads what people type or what stands in a cell: dates, numbers, choices, lists; empty means not known."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from rapidfuzz import fuzz, process

from toolkit.errors import UserError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
UNKNOWN = {"", "-", "–", "?", "not recorded", "not known", "unknown", "n/a", "na", "none recorded", "tbc"}
LONGEST_TEXT = 2000
NEAR_ENOUGH = 80
Key = TypeVar("Key", bound=str)


def text(given: str) -> str | None:
    """One text, tidied; None for nothing and for words that mean 'not known'."""
    tidy = re.sub(r"[ \t\r\f\v]+", " ", given.replace("\x00", "")).strip()
    if len(tidy) > LONGEST_TEXT:
        raise UserError(f"this is longer than {LONGEST_TEXT:,} letters: shorten it")
    return None if tidy.lower() in UNKNOWN else tidy


def count(given: str) -> int | None:
    """A whole number such as '1,200' or '£45,000'. Raises UserError for anything else that is not empty.

    >>> count("£1,200"), count("30.0"), count("not recorded"), count("0")
    (1200, 30, None, 0)
    """
    found = text(given)
    if found is None:
        return None
    digits = re.sub(r"\.0+$", "", re.sub(r"[£,\s]", "", found))
    if not re.fullmatch(r"[0-9]{1,12}", digits):
        raise UserError(f"“{found}” is not a whole number: write it like 40 or 1200, or leave it empty if not known")
    return int(digits)


def partial_date(given: str) -> str | None:
    """A date as exact as it is known: '2026-03', '31/03/2026', '31 March 2026', 'March 2026' or '2026'.

    >>> [partial_date(given) for given in ("31/3/2026", "March 2026", "1 Apr 2025", "2026", "2026-03-31")]
    ['2026-03-31', '2026-03', '2025-04-01', '2026', '2026-03-31']
    """
    found = text(given)
    if found is None:
        return None
    year, month, day = _parts(found)
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise _no_date(found) from None
    return "-".join(part for part in (year, month, day) if part)


def _parts(found: str) -> tuple[str, str, str]:
    iso = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", found)
    if iso:
        return iso[1], _two(iso[2]), _two(iso[3])
    british = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", found)
    if british:
        return british[3], _two(british[2]), _two(british[1])
    written = re.fullmatch(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})", found)
    if written and written[2][:3].lower() in MONTHS:
        return written[3], _two(str(MONTHS.index(written[2][:3].lower()) + 1)), _two(written[1])
    raise _no_date(found)


def _two(number: str | None) -> str:
    return f"{int(number):02}" if number else ""


def _no_date(found: str) -> UserError:
    return UserError(f"“{found}” is not a date that we know: write it like 2026-03-31, or March 2026")


def parts(given: str) -> list[str]:
    """The items of a list in one cell, parted by semicolons or lines.

    >>> parts("Mentoring; Sport programmes\\n")
    ['Mentoring', 'Sport programmes']
    """
    found = text(given)
    return [item for item in (part.strip() for part in re.split(r"[;\n]", found or "")) if item]


def choice(given: str, options: Mapping[Key, str], noun: str) -> Key:
    """The key of the option that a cell names by its key or its words. Raises UserError with the nearest."""
    wanted = _plain(given)
    for key, words in options.items():
        if wanted in (_plain(key), _plain(words)):
            return key
    near = process.extractOne(wanted, {key: _plain(words) for key, words in options.items()}, scorer=fuzz.WRatio)
    hint = f"did you mean “{options[near[2]]}”?" if near and near[1] >= NEAR_ENOUGH else f"it is no {noun} on our list"
    raise UserError(f"“{given.strip()}” is not known: {hint}")


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", words.lower()).strip()
