"""Knows when data are collected: the moments in a person's way through a service, and in a programme's year."""

from collections.abc import Mapping, Sequence
from typing import Literal

from toolkit import wording

Moment = Literal[
    "start", "middle", "end", "after_3_months", "after_6_months", "after_12_months",
    "each_session", "monthly", "quarterly", "yearly", "when_published",
]  # fmt: skip
MOMENTS: Mapping[str, str] = {
    "start": "when a person starts",
    "middle": "halfway",
    "end": "when a person ends",
    "after_3_months": "3 months after a person ends",
    "after_6_months": "6 months after a person ends",
    "after_12_months": "12 months after a person ends",
    "each_session": "at each session",
    "monthly": "every month",
    "quarterly": "every three months",
    "yearly": "once a year",
    "when_published": "when a new figure is published",
}
OF_A_PERSON: tuple[str, ...] = ("start", "middle", "end", "after_3_months", "after_6_months", "after_12_months")
"""Moments that come once in each person's way, so that each of them asks something of the person."""
FOLLOW_UPS: Mapping[str, int] = {"after_3_months": 3, "after_6_months": 6, "after_12_months": 12}
"""Moments after a person has left, in months."""


def in_words(moments: Sequence[str]) -> str:
    """Moments as a phrase, in the order in which they come.

    >>> in_words(["end", "start"])
    'When a person starts and when a person ends'
    """
    words = wording.join_words([words for key, words in MOMENTS.items() if key in moments])
    return words[:1].upper() + words[1:]


def times_asked(moments: Sequence[str]) -> int:
    """How many times each person is asked.

    >>> times_asked(["start", "end", "after_6_months"]), times_asked(["monthly"])
    (3, 0)
    """
    return sum(moment in OF_A_PERSON for moment in moments)


def is_before_and_after(moments: Sequence[str]) -> bool:
    """Whether the same people are measured at the start and again at the end or later."""
    return "start" in moments and any(moment in moments for moment in ("end", *FOLLOW_UPS))


def read(timing: str) -> tuple[Moment, ...]:
    """The moments that somebody's own words name, for plans from before there was a list.

    >>> read("At the start, halfway and at the end for each person"), read("Every month"), read("When it suits")
    (('start', 'middle', 'end'), ('monthly',), ())
    """
    said = timing.lower()
    return tuple(moment for moment, words in _SAID.items() if any(word in said for word in words))


_SAID: Mapping[Moment, tuple[str, ...]] = {
    "start": ("start", "before"),
    "middle": ("halfway", "middle"),
    "end": ("end", "after the"),
    "after_3_months": ("three months after", "3 months after"),
    "after_6_months": ("six months after", "6 months after"),
    "after_12_months": ("twelve months after", "12 months after", "a year after"),
    "each_session": ("each session", "every session"),
    "monthly": ("every month", "monthly", "each month"),
    "quarterly": ("every three months", "each quarter"),
    "yearly": ("once a year", "every year", "each year", "yearly"),
    "when_published": ("publish",),
}
