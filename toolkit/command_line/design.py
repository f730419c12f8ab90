"""The commands on a design: draft, document, and what its evaluation still needs."""

import argparse
import sys
from pathlib import Path

from toolkit import design as designs, listing, local_knowledge, readiness
from toolkit.command_line import parsing
from toolkit.design import AUDIENCES
from toolkit.documents import calendar_file, write
from toolkit.evaluation_plan import pitfalls, reach, signing, timetable


def add_to(commands: parsing.Commands) -> None:
    """Add these commands to the parser."""
    draft = parsing.command(commands, "draft", _draft, "a first design for an area, a need and an approach")
    parsing.area_option(draft)
    draft.add_argument("--need", required=True, metavar="ID", help="an id that 'need' prints")
    draft.add_argument("--approach", required=True, metavar="ID")
    draft.add_argument("--reason", default="", metavar="TEXT", help="demanded for a harmful approach")
    draft.add_argument("--output", required=True, type=Path, metavar="FILE.yaml")
    document = parsing.command(commands, "document", _document, "a document from a design")
    document.add_argument("design", type=Path, metavar="DESIGN.yaml")
    document.add_argument(
        "--output", required=True, type=Path, metavar="FILE", help=f"ends in one of {' '.join(write.SUFFIXES)}"
    )
    document.add_argument("--cut", default="plan", choices=write.CUTS)
    document.add_argument("--audience", default="partnership", choices=AUDIENCES)
    plan = parsing.command(commands, "evaluation", _evaluation, "what stops a signature, the pitfalls, and the level")
    plan.add_argument("design", type=Path, metavar="DESIGN.yaml")
    plan.add_argument("--calendar", type=Path, metavar="FILE.ics", help="write the timetable for a calendar as well")
    parsing.format_option(plan)


def _draft(options: argparse.Namespace) -> int:
    design = readiness.draft(
        local_knowledge.load(), options.area, options.need, options.approach, reason=options.reason
    )
    options.output.write_text(designs.to_yaml(design), encoding="utf-8")
    print(f"Written: {options.output}")
    return 0


def _document(options: argparse.Namespace) -> int:
    design = designs.from_yaml(designs.read_text(options.design), str(options.design))
    write.write(design, local_knowledge.load(), options.output, cut=options.cut, audience=options.audience)
    print(f"Written: {options.output}")
    return 0


def _evaluation(options: argparse.Namespace) -> int:
    design = designs.from_yaml(designs.read_text(options.design), str(options.design))
    base = local_knowledge.load()
    level = reach.reach(design, base)
    rows = [{"point": "level", "state": f"at most {level.level.level}", "says": level.why}]
    rows += [{"point": item.name, "state": item.state, "says": item.says} for item in pitfalls.pitfalls(design, base)]
    rows += [
        {"point": "signature", "state": "open", "says": item.message} for item in signing.open_points(design, base)
    ]
    listing.print_rows(rows, options.format)
    if options.calendar:
        options.calendar.write_bytes(calendar_file.to_ics(design, timetable.timetable(design, base)))
        print(f"Written: {options.calendar}", file=sys.stderr)
    return 0
