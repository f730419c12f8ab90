"""The commands on a plan's data: the sheet to collect them, and the record that rows about people may be kept."""

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

from toolkit import design as designs, local_knowledge, store as storage
from toolkit.command_line import parsing
from toolkit.documents import collection
from toolkit.errors import UserError
from toolkit.observing import assessments
from toolkit.observing.assessments import ImpactAssessment, KeptRows
from toolkit.observing.form import form_for
from toolkit.store import Store, address


def add_to(commands: parsing.Commands) -> None:
    """Add these commands to the parser."""
    sheet = parsing.command(commands, "data-sheet", _sheet, "the workbook in which a plan's data are collected")
    sheet.add_argument("design", type=Path, metavar="DESIGN.yaml")
    sheet.add_argument("--output", required=True, type=Path, metavar="FILE.xlsx")
    purpose = "record that a plan's data protection impact was assessed, so that rows about people may be kept"
    assessed = parsing.command(commands, "impact-assessment", _assessed, purpose)
    assessed.add_argument("design", metavar="DESIGN-ID", help="the id in the plan's address: ?design=...")
    assessed.add_argument("--by", metavar="ROLE", help="who assessed it: a role or organisation")
    assessed.add_argument("--on", metavar="DATE", help="when, such as 2026-11-27")
    assessed.add_argument("--review", metavar="DATE", help="until when it holds; rows must be erased by then")
    assessed.add_argument("--where", default="", metavar="TEXT", help="where the assessment is kept")
    assessed.add_argument("--withdraw", action="store_true", help="take the record back and erase the rows")


def _sheet(options: argparse.Namespace) -> int:
    design = designs.from_yaml(designs.read_text(options.design), str(options.design))
    form = form_for(design, local_knowledge.load())
    today = datetime.now(UTC).date()
    options.output.write_bytes(collection.to_workbook(form, design.evaluation.people_expected, today))
    print(f"Written: {options.output}")
    return 0


def _assessed(options: argparse.Namespace) -> int:
    store = storage.open_store(address.default_address())
    try:
        store.get(options.design)
        if options.withdraw:
            _withdraw(store, options.design)
            print(f"Withdrawn for {options.design}. The rows are erased; the results stay.")
        else:
            record = _record(options)
            kept = store.records(assessments.ASSESSMENTS, ImpactAssessment)
            kept.keep_all({record.design: record}, record.assessed_by)
            print(f"Recorded for {options.design}: rows may be kept until {record.review_on}.")
    finally:
        store.close()
    return 0


def _record(options: argparse.Namespace) -> ImpactAssessment:
    if not (options.by and options.on and options.review):
        raise UserError("Say who assessed it, when, and until when it holds: --by, --on and --review.")
    for day in (options.on, options.review):
        _check_day(day)
    if options.review <= options.on:
        raise UserError(f"The review ({options.review}) must come after the day of the assessment ({options.on}).")
    return ImpactAssessment(
        design=options.design, assessed_on=options.on, assessed_by=options.by, review_on=options.review,
        where_kept=options.where,
    )  # fmt: skip


def _check_day(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise UserError(f"“{text}” is not a date. Write it as 2026-11-27.") from None


def _withdraw(store: Store, design: str) -> None:
    store.records(assessments.ROWS, KeptRows).erase(design)
    kept = store.records(assessments.ASSESSMENTS, ImpactAssessment)
    if any(item.id == design for item in kept.all()):
        kept.retire(design)
