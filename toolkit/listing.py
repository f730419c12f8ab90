"""Prints rows on the command line: as a table for people, as CSV or JSON for programs."""

import csv
import json
import math
import shutil
import sys
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from toolkit import wording

FORMATS = ("table", "csv", "json")
Row = Mapping[str, Any]


def print_rows(rows: Sequence[Row], form: str, out: TextIO | None = None) -> None:
    """Print rows that share their keys, in one of the three formats. JSON has null for what is missing."""
    out = out or sys.stdout
    if form == "json":
        json.dump([_plain(row) for row in rows], out, ensure_ascii=False, indent=1, allow_nan=False)
        out.write("\n")
    elif form == "csv":
        _csv(rows, out)
    else:
        _table(rows, out)


def _plain(row: Row) -> dict[str, Any]:
    return {key: None if isinstance(value, float) and math.isnan(value) else value for key, value in row.items()}


def _csv(rows: Sequence[Row], out: TextIO) -> None:
    if not rows:
        return
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows[0])
    for row in rows:
        writer.writerow(_cell(value) for value in _plain(row).values())


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return " ".join(value)
    return safe_cell(value) if isinstance(value, str) else value


def safe_cell(text: str) -> str:
    """Text that no spreadsheet runs as a formula: an apostrophe goes before = + - @, a tab or a line break.

    >>> safe_cell("=1+1"), safe_cell("plain")
    ("'=1+1", 'plain')
    """
    return f"'{text}" if text.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text


def _table(rows: Sequence[Row], out: TextIO) -> None:
    width = min(shutil.get_terminal_size((110, 40)).columns, 110)
    for row in rows:
        for number, (key, value) in enumerate(row.items()):
            lead = f"{'' if number == 0 else '  '}{key.replace('_', ' ')}: "
            text = lead + _words(value)
            out.write(textwrap.fill(text, width, subsequent_indent=" " * 4) + "\n")
        out.write("\n")


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "none"
    if isinstance(value, (int, float)):
        return wording.number(value)
    return "not recorded" if value is None else str(value).replace("_", " ")
