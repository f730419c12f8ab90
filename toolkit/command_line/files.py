"""The command on files that people have: read."""

import argparse
import sys
from pathlib import Path

from toolkit import local_knowledge
from toolkit.command_line import parsing
from toolkit.listing import print_rows
from toolkit.need import readers
from toolkit.need.readers import Found


def add_to(commands: parsing.Commands) -> None:
    """Add this command to the parser."""
    words = "say what files hold, what would be used and what left out; keep nothing"
    read = parsing.command(commands, "read", _read, words)
    read.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parsing.format_option(read)


def _read(options: argparse.Namespace) -> int:
    desk = readers.read(options.files, local_knowledge.load().known_to_readers())
    rows = [_row(item) for item in desk.found]
    rows += [_own(item) for item in desk.unknown]
    print_rows(rows, options.format)
    for refused in desk.refused:
        print(refused.why, file=sys.stderr)
    return 1 if desk.refused else 0


def _row(found: Found) -> dict[str, object]:
    report = found.report
    return {
        "files": list(report.files),
        "kind": report.title,
        "rows": report.rows,
        "used": report.used,
        "series": [item.name for item in found.series],
        "known_here_as": [item.indicator for item in found.series if item.indicator],
        "months": [item.month for item in found.small_area_counts],
        "left_out": list(report.sentences()),
        "notes": list(report.notes),
    }


def _own(unknown: readers.Unknown) -> dict[str, object]:
    columns = [f"{heading} ({role})" for role, heading in unknown.mapping.columns.items()]
    return {
        "files": [unknown.file],
        "kind": "A table of your own: say in the app what its columns mean",
        "rows": len(unknown.table.rows),
        "used": 0,
        "series": columns,
        "known_here_as": [],
        "months": [],
        "left_out": [],
        "notes": [],
    }
