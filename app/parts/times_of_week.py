"""Shows when in the week people were hurt, as a table of days and times from which nobody can be recognised."""

from collections.abc import Mapping

from app.parts import badges, messages, tables
from toolkit import wording
from toolkit.need.timed_counts import DAYS, TIMES, TimedCounts


def show(counts: TimedCounts) -> None:
    """The finding, then day by time, then by method and kind of place."""
    messages.reading(*counts.reading())
    columns: list[str | tables.Column] = ["Day", *(tables.Column(name, is_number=True) for name in TIMES)]
    rows = [(day, *map(_shown, numbers)) for day, numbers in zip(DAYS, counts.by_day_and_time, strict=True)]
    caption = f"{counts.what}, about {wording.number(counts.events)}, by day and time"
    tables.show(caption, columns, rows)
    _groups("How people were hurt", counts.by_method)
    _groups("The kind of place", counts.by_kind_of_place)
    messages.paragraph(counts.rule, "small")


def _groups(caption: str, numbers: Mapping[str, int | None]) -> None:
    if numbers:
        columns = ("What was recorded", tables.Column("Number", is_number=True))
        tables.show(caption, columns, [(name, _shown(number)) for name, number in numbers.items()])


def _shown(number: int | None) -> tables.Cell:
    if number is None:
        return badges.value("hidden_here")
    return badges.value("zero") if number == 0 else number
