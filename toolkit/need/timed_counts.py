"""Knows when in the week and where people were hurt, in counts from which nobody can be recognised."""

from collections.abc import Mapping

from pydantic import Field

from toolkit import wording
from toolkit.need.local_figures import Brought
from toolkit.vocabulary import Record, Source, Text

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TIMES = ("midnight to 4am", "4am to 8am", "8am to noon", "noon to 4pm", "4pm to 8pm", "8pm to midnight")
MOST_NAMED = 3
Shown = int | None
"""A count as it may be shown; None is hidden because it is small, or because it would give away one that is."""


class TimedCounts(Record):
    """Events of one file by day and time of day, by month, by method and by kind of place. No single row is kept."""

    brought: Brought | None = None
    what: Text
    source: Source
    first_month: Text
    last_month: Text
    events: int = Field(ge=0)
    by_day_and_time: tuple[tuple[Shown, ...], ...] = Field(description="Monday to Sunday, in six times of day each.")
    by_month: Mapping[str, Shown]
    by_method: Mapping[str, Shown] = {}
    by_kind_of_place: Mapping[str, Shown] = {}
    rule: Text = Field(description="How small numbers were hidden, in a sentence.")

    def reading(self) -> tuple[str, str]:
        """When most happened, of what may be shown, and how much was counted in which months."""
        shown = [
            (number, f"{day}, {time}")
            for day, numbers in zip(DAYS, self.by_day_and_time, strict=True)
            for time, number in zip(TIMES, numbers, strict=True)
            if number
        ]
        most = max((number for number, _ in shown), default=0)
        named = [words for number, words in shown if number == most]
        months = [wording.month(item) for item in dict.fromkeys((self.first_month, self.last_month))]
        rest = f"About {self.events} in {' to '.join(months)}."
        if not shown:
            return "Too few to show by day and time.", rest
        return f"Most often: {wording.join_words(named[:MOST_NAMED])}.", rest
