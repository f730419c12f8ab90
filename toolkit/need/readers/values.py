"""Knows how published tables write numbers, missing values and periods; a sign for 'missing' never becomes zero."""

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.need.indicators import Status

SIGNS: Mapping[str, tuple[Status, str]] = {
    "c": ("suppressed", ""),
    "*": ("suppressed", ""),
    "x": ("unavailable", ""),
    ":": ("unavailable", ""),
    "..": ("unavailable", ""),
    "z": ("not_applicable", ""),
    "n/a": ("not_applicable", ""),
    "u": ("unavailable", "The publisher holds the figure back because it is too uncertain"),
    "low": ("unavailable", "The publisher rounds it to zero, but it is not zero"),
    "k": ("unavailable", "The publisher rounds it to zero, but it is not zero"),
    "-": ("suppressed", "The source shows a dash; we take the number to be too small to publish"),
}
"""The signs of government statistics, with and without square brackets."""
_NUMBER = re.compile(r"^-?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?([eE][-+]?\d+)?$")
_TOO_FEW = re.compile(r"^[<≤]\s*\d+$")


@dataclass(frozen=True)
class Value:
    """What a cell says: a number, or why there is none. `is_read` is false for anything else, words for instance."""

    number: float | None = None
    status: Status = "published"
    note: str = ""
    is_read: bool = True


def value(text: str) -> Value:
    """A cell as published tables write it.

    >>> value("170,002 ").number, value("5.8%").number, value("[x]").status, value("-").status, value("").status
    (170002.0, 5.8, 'unavailable', 'suppressed', 'unavailable')
    >>> value("0").number, value("12 March").is_read
    (0.0, False)
    """
    bare = text.strip().removesuffix("%").strip()
    if not bare:
        return Value(status="unavailable")
    if _NUMBER.match(bare) and any(sign.isdigit() for sign in bare):
        return Value(float(bare.replace(",", "")))
    if _TOO_FEW.match(bare):
        return Value(status="suppressed", note=f"The source says {bare}")
    status = SIGNS.get(bare.casefold().strip("[]"))
    return Value(status=status[0], note=status[1]) if status else Value(is_read=False)


def number(text: str) -> float | None:
    """The number in a cell; None for everything else."""
    return value(text).number


def period(text: str, kind: str) -> str:
    """A period of a government table: '202425' of an academic or financial year is 2024/25.

    >>> period("202425", "Academic year"), period("2025", "Calendar year"), period("2024-25", "")
    ('2024/25', '2025', '2024/25')
    >>> period("2013/14-15/16", ""), period("2018/19 - 20/21", "")
    ('2013/14 to 2015/16', '2018/19 to 2020/21')
    """
    several = re.fullmatch(r"(\d{4}/\d{2})\s*[-–]\s*(\d{2}/\d{2})", text.strip())
    if several:
        return f"{several[1]} to {several[1][:2]}{several[2]}"
    bare = re.sub(r"^(\d{4})[-–](\d{2})$", r"\1\2", text.strip())
    years = re.match(r"^(\d{2})(\d{2})(\d{2})$", bare)
    if not years or "month" in kind.casefold() or int(years[3]) != (int(years[2]) + 1) % 100:
        return text.strip()
    return f"{years[1]}{years[2]}/{years[3]}"


def slug(text: str) -> str:
    """Words as a part of an id.

    >>> slug("Year to June 2025")
    'year-to-june-2025'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "unnamed"


def is_month(text: str) -> bool:
    """Whether a text is a month as 2025-01."""
    return re.fullmatch(r"[12]\d{3}-(0[1-9]|1[0-2])", text) is not None


def following(month: str) -> str:
    """The next month.

    >>> following("2025-12")
    '2026-01'
    """
    year, number = int(month[:4]), int(month[5:7])
    return f"{year + number // 12}-{number % 12 + 1:02d}"


def whole_year(months: Iterable[str]) -> tuple[str, ...]:
    """The last twelve months in a row; none where the last ones have a hole.

    >>> whole_year([f"2024-{month:02d}" for month in range(1, 13)])[0], whole_year(["2024-01"])
    ('2024-01', ())
    """
    there = sorted(set(months))[-12:]
    in_a_row = all(following(first) == second for first, second in itertools.pairwise(there))
    return tuple(there) if len(there) == 12 and in_a_row else ()


def span(months: Iterable[str]) -> tuple[str, ...]:
    """Every month from the first to the last.

    >>> span(["2025-03", "2025-01"])
    ('2025-01', '2025-02', '2025-03')
    """
    there = sorted(set(months))
    run = there[:1]
    while run and run[-1] < there[-1]:
        run.append(following(run[-1]))
    return tuple(run)
