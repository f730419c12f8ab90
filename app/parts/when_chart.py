"""Shows when in the week people were hurt, and where, from counts in which nobody can be recognised."""

from markupsafe import Markup

from app import state
from app.parts import charts, messages, sources, tables, times_of_week
from toolkit import charts as drawing
from toolkit.need import when
from toolkit.need.timed_counts import DAYS, TIMES, TimedCounts


def show(found: list[TimedCounts]) -> None:
    """One grid for each file on file; and what to bring where there is none."""
    if not found:
        words = "Emergency departments and ambulance services can give it. Bring their file; only counts are kept."
        messages.heading("When people are hurt")
        messages.note("No counts by day and time are on file.", words, "empty")
    for number, counts in enumerate(found, start=1):
        _grid(counts, number)
        times_of_week.groups(counts)


def _grid(counts: TimedCounts, number: int) -> None:
    slots, said = when.slots(counts), when.in_a_sentence(counts)
    made = state.made_once("hours", f"{slots}", lambda: drawing.specification(drawing.hours(slots)))
    columns: list[str | tables.Column] = ["Time", *(tables.Column(day, is_number=True) for day in DAYS)]
    rows = [
        (time, *(times_of_week.shown(day[place]) for day in counts.by_day_and_time)) for place, time in enumerate(TIMES)
    ]
    words = charts.Words(
        f"when-{number}", f"{counts.what}: when in the week", said,
        (f"{counts.what}, about {counts.events}, {when.period(counts)}", columns, rows),
        [{"day": slot.day, "time": slot.time, "count": slot.count} for slot in slots],
        _source(counts), fold_table=True,
    )  # fmt: skip
    charts.show(words, f"A grid of seven days against six times of day. {said}", made)


def _source(counts: TimedCounts) -> Markup:
    note = "A slate cell is hidden. People who were hurt and asked nobody for help are not in it."
    line = Markup("Source: {}. Period: {}. {} {}")
    return line.format(sources.title(counts.source), when.period(counts), counts.rule, note)
