"""Writes a timetable as a calendar file that every calendar reads."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

import icalendar

from toolkit.design import Design
from toolkit.evaluation_plan.timetable import KINDS, Entry

DOMAIN = "throughline.invalid"
"""Ends the ids of entries; no host has this name, so nothing can be called by it."""


def to_ics(design: Design, entries: Sequence[Entry]) -> bytes:
    """All entries as days of a calendar. The same plan gives the same ids, so a newer file replaces an older one."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Throughline//Timetable//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", icalendar.vText(_one_line(design.name)))
    for entry in entries:
        calendar.add_component(_event(design, entry))
    return bytes(calendar.to_ical())


def _event(design: Design, entry: Entry) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{design.id}-{entry.id}@{DOMAIN}")
    # A fixed stamp, so that the same plan gives the same file.
    event.add("dtstamp", datetime.combine(entry.first, time(), UTC))
    event.add("summary", _one_line(entry.name))
    event.add("description", _one_line(f"{KINDS[entry.kind]}. {design.name}. Who sees to it: {entry.who}."))
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _one_line(text: str) -> str:
    """Without line breaks and other signs that no line of a calendar may hold."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
