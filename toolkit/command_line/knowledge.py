"""The commands on the knowledge base itself: check, review, schema."""

import argparse
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from toolkit import local_knowledge, reviewing
from toolkit.checking import check_paths
from toolkit.command_line import parsing
from toolkit.documents import write
from toolkit.knowledge_base import schemas
from toolkit.listing import print_rows


def add_to(commands: parsing.Commands) -> None:
    """Add these commands to the parser."""
    check = parsing.command(commands, "check", _check, "check the evidence base, or the files and folders given")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    review = parsing.command(commands, "review", _review, "what is due for review in the evidence base, with links")
    parsing.format_option(review)
    review.add_argument("--output", type=Path, metavar="FILE.docx|.html", help="write it as a document instead")
    schema = parsing.command(commands, "schema", _schema, "JSON Schema of the evidence files, for editors")
    schema.add_argument("--output", required=True, type=Path, metavar="FOLDER")


def _check(options: argparse.Namespace) -> int:
    problems, advice = check_paths(options.paths)
    for line in [*problems, *advice]:
        print(line)
    if not problems:
        print("No faults found." + (" The lines above are advice." if advice else ""))
    return 1 if problems else 0


def _review(options: argparse.Namespace) -> int:
    base, today = local_knowledge.load(), datetime.now(UTC).date()
    found = reviewing.tasks(base, today)
    if options.output:
        write.write_review(found, options.output, today)
        print(f"Written: {options.output}")
    else:
        print_rows([asdict(task) for task in found], options.format)
    return 0


def _schema(options: argparse.Namespace) -> int:
    for path in schemas.write(options.output):
        print(f"Written: {path}")
    return 0
