"""Reads the files that people really have, known by what is in them and never by their name."""

from toolkit.need.readers.found import Change, Found, LeftOut, Refused, Report, Series, changes, new
from toolkit.need.readers.known import Known
from toolkit.need.readers.reading import Unknown, read, read_own

__all__ = [
    "Change", "Found", "Known", "LeftOut", "Refused", "Report", "Series", "Unknown", "changes", "new", "read",
    "read_own",
]  # fmt: skip
