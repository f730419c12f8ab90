"""Knows how documents say dates, audiences, verdicts, kinds of gap and figures."""

import calendar
from collections.abc import Mapping
from datetime import date

from toolkit import marks, wording
from toolkit.need.readings import Reading
from toolkit.vocabulary import Label

AUDIENCE_WORDS: Mapping[str, str] = {
    "private": "Private: only for the people who made it",
    "partnership": "For the partnership",
    "funder": "For the funder",
    "public": "For the public",
}
LABEL_WORDS: Mapping[str | None, str] = {
    "high": "High impact",
    "moderate": "Moderate impact",
    "low": "Low impact",
    "unclear": "Unclear: too few good studies to tell",
    "harmful": "Harmful: stop or justify",
    None: "Impact not recorded",
}
DIRECTION_WORDS: Mapping[str, str] = {"higher": "Higher is better", "lower": "Lower is better", "": "Not decided yet"}


def day(moment: date) -> str:
    """A day as people write it.

    >>> day(date(2026, 11, 3))
    '3 November 2026'
    """
    return f"{moment.day} {calendar.month_name[moment.month]} {moment.year}"


def partial(text: str | None, missing: str = "date not recorded") -> str:
    """A date as exact as it is known.

    >>> [partial(text) for text in ("2026-11-03", "2026-11", "2026", None)]
    ['3 November 2026', 'November 2026', '2026', 'date not recorded']
    """
    if not text:
        return missing
    year, *rest = text.split("-")
    month = calendar.month_name[int(rest[0])] if rest and 1 <= int(rest[0]) <= 12 else ""
    parts = [str(int(rest[1])) if len(rest) > 1 else "", month, year]
    return " ".join(part for part in parts if part)


def figure(reading: Reading) -> str:
    """A reading's value with its unit, or why there is none."""
    if reading.value is None:
        return upper_first(reading.difference)
    return wording.with_unit(reading.value, reading.unit)


def short_figure(reading: Reading) -> str:
    """A reading's value with its unit, or only that there is none."""
    return figure(reading) if reading.value is not None else "no figure to show"


def limits(reading: Reading) -> str:
    """The interval around a reading, or '' where there is none."""
    if reading.value is None or reading.lower is None or reading.upper is None:
        return ""
    return f"{wording.number(reading.lower)} to {wording.number(reading.upper)}"


def in_a_sentence(reading: Reading) -> str:
    """A reading as one sentence, numbers first and then what they mean."""
    if reading.value is None:
        return ended(f"{reading.name} in {reading.area_name}: {reading.difference}")
    words = f"{reading.name} in {reading.area_name}: {figure(reading)}"
    if reading.comparator_value is not None:
        words += f", against {wording.number(reading.comparator_value)} in {reading.comparator_name}"
    judged = marks.VERDICT[reading.verdict].word if reading.verdict in ("better", "worse") else ""
    difference = f"{judged}: {reading.difference}" if judged else upper_first(reading.difference)
    return f"{words} ({reading.period}). {difference}."


def excess(reading: Reading) -> str:
    """How many more or fewer than the comparator's rate would give, in words."""
    if reading.excess is None:
        return "Cannot be worked out"
    amount = wording.number(abs(round(reading.excess)))
    if round(reading.excess) == 0:
        return "About the same"
    side = "more" if reading.excess > 0 else "fewer"
    one, many = ("person", "people") if reading.counts == "people" else ("event", "events")
    return f"{amount} {one if amount == '1' else many} {side}"


def rating(label: Label | None, rated_on: str | None) -> str:
    """An impact label with the date of the rating."""
    return f"{LABEL_WORDS[label]} (rated {partial(rated_on, 'on a date not recorded')})"


def upper_first(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """The text as a sentence with its full stop."""
    text = text.strip()
    return text if not text or text[-1] in ".!?:" else text + "."
