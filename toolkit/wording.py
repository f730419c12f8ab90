"""Knows how numbers and lists are written so that people read them easily."""

import calendar
from collections.abc import Sequence


def number(value: float | None) -> str:
    """A figure as people read it, or 'not recorded'.

    >>> [number(value) for value in (13.378, 1768.2, 0.0558, 0.0, 5.0, None)]
    ['13.4', '1,768', '0.056', '0', '5', 'not recorded']
    """
    if value is None:
        return "not recorded"
    if abs(value) >= 1000 or float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 1 else f"{value:.2g}"


def with_unit(value: float | None, unit: str) -> str:
    """A figure with its unit; a percent sign stands next to the number.

    >>> with_unit(13.378, "per 1,000 residents"), with_unit(5.8, "% of pupils"), with_unit(None, "%")
    ('13.4 per 1,000 residents', '5.8% of pupils', 'not recorded')
    """
    if value is None:
        return number(value)
    return f"{number(value)}{'' if unit.startswith('%') else ' '}{unit}"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Words as a list in a sentence.

    >>> join_words(["a", "b", "c"])
    'a, b and c'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def lower_first(text: str) -> str:
    """A sentence made ready to stand inside another; words all in capitals keep them.

    >>> lower_first("Young people"), lower_first("A&E navigators")
    ('young people', 'A&E navigators')
    """
    first = text.split(" ", 1)[0]
    return text if any(letter.isupper() or letter == "&" for letter in first[1:]) else text[:1].lower() + text[1:]


def count_of(number_of: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count_of(1, "arrow"), count_of(3, "arrow"), count_of(0, "study", "studies")
    ('1 arrow', '3 arrows', 'no studies')
    """
    noun = one if number_of == 1 else (many or one + "s")
    return f"{number_of or 'no'} {noun}"


def month(text: str) -> str:
    """A month in words.

    >>> month("2025-01")
    'January 2025'
    """
    return f"{calendar.month_name[int(text[5:7])]} {text[:4]}"
