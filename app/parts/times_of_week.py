"""Shows when in the week people were hurt, as a table of days and times from which nobody can be recognised."""

from collections.abc import Mapping

from app import state
from app.parts import badges, frame, messages, sources, tables
from toolkit import local_knowledge, wording
from toolkit.need.timed_counts import DAYS, TIMES, TimedCounts


def on_file() -> None:
    """The counts that somebody brought, on the page of need; nothing where there are none."""
    kept = local_knowledge.timed_counts(state.store())
    if not kept:
        return
    messages.heading("When in the week people were hurt")
    for number, counts in enumerate(kept):
        messages.reading(f"{counts.what}.", " ".join(counts.reading()))
        with frame.folded("Look at the days and times", f"times-{number}"):
            _tables(counts)
        sources.note(f"Source: {counts.source.publisher}, {counts.source.title}. {counts.rule}")


def show(counts: TimedCounts) -> None:
    """The finding, then day by time, then by method and kind of place."""
    messages.reading(*counts.reading())
    _tables(counts)
    messages.paragraph(counts.rule, "small")


def _tables(counts: TimedCounts) -> None:
    columns: list[str | tables.Column] = ["Day", *(tables.Column(name, is_number=True) for name in TIMES)]
    rows = [(day, *map(shown, numbers)) for day, numbers in zip(DAYS, counts.by_day_and_time, strict=True)]
    caption = f"{counts.what}, about {wording.number(counts.events)}, by day and time"
    tables.show(caption, columns, rows)
    groups(counts)


def groups(counts: TimedCounts) -> None:
    """The same counts by method and by kind of place, where the file had them."""
    _group("How people were hurt", counts.by_method)
    _group("The kind of place", counts.by_kind_of_place)


def _group(caption: str, numbers: Mapping[str, int | None]) -> None:
    if numbers:
        columns = ("What was recorded", tables.Column("Number", is_number=True))
        tables.show(caption, columns, [(name, shown(number)) for name, number in numbers.items()])


def shown(number: int | None) -> tables.Cell:
    """A count, a true zero, or that it is hidden."""
    if number is None:
        return badges.value("hidden_here")
    return badges.value("zero") if number == 0 else number
