"""Reads lengths of time and months out of what people write: “12 weeks”, “six to nine months”, “by March 2027”."""

import re

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
)  # fmt: skip
NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)} | {"twenty": 20, "twenty-four": 24}
WEEKS_IN = {
    "minute": 0.0,
    "hour": 0.0,
    "day": 1 / 7,
    "week": 1.0,
    "fortnight": 2.0,
    "month": 52 / 12,
    "term": 13.0,
    "year": 52.0,
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER = r"(\d+(?:\.\d+)?|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_LENGTH = re.compile(
    rf"\b{_NUMBER}(?:\s*(?:to|or|and|-|–)\s*{_NUMBER})?[\s-]*({'|'.join(WEEKS_IN)})s?\b"
    r"(?!\s+(?:a|an|per|each|every)\b)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(\d{4})-(\d{2})\b|\b(" + "|".join(MONTHS) + r")[a-z]*\.?\s+(\d{4})\b|\b(20\d{2})\b", re.IGNORECASE
)
Month = tuple[int, int]
"""Year and month."""


def lengths_in_weeks(text: str) -> list[float]:
    """Every length of time in a text, in weeks; of a range the shorter, and 0 for less than a day.

    >>> lengths_in_weeks("Usually every week, for 6 to 24 months."), lengths_in_weeks("12 sessions over 12 weeks")
    ([26.0], [12.0])
    >>> lengths_in_weeks("15 weeks, about three hours a week")
    [15.0]
    >>> lengths_in_weeks("three to six months"), lengths_in_weeks("up to 35 minutes")
    ([13.0], [0.0])
    """
    return [round(_value(first) * WEEKS_IN[unit.lower()], 2) for first, _, unit in _LENGTH.findall(text)]


def months_named(text: str) -> list[Month]:
    """Every month in a text; a year alone is its last month.

    >>> months_named("by March 2027"), months_named("2026-11-30"), months_named("at the end of 2028")
    ([(2027, 3)], [(2026, 11)], [(2028, 12)])
    """
    return [_month(*found) for found in _MONTH.findall(text)]


def months_between(start: str, end: str) -> int | None:
    """How many months lie between two dates that people wrote; None where either cannot be read.

    >>> months_between("April 2026", "March 2027"), months_between("soon", "2027")
    (11, None)
    """
    first, last = months_named(start), months_named(end)
    if not first or not last:
        return None
    return (last[-1][0] - first[0][0]) * 12 + last[-1][1] - first[0][1]


def _value(text: str) -> float:
    return float(NUMBERS.get(text.lower(), 0) or text)


def _month(year: str, month: str, name: str, year_of_name: str, alone: str) -> Month:
    if name:
        return int(year_of_name), MONTHS.index(name.lower()) + 1
    return (int(year), min(max(int(month), 1), 12)) if year else (int(alone), 12)
