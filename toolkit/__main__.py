"""The command line: need, gaps, drafts and documents without a browser."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from toolkit import design as designs, knowledge_base, readiness, reviewing
from toolkit.checking import check_paths
from toolkit.design import AUDIENCES
from toolkit.documents import write
from toolkit.errors import UserError
from toolkit.knowledge_base import schemas
from toolkit.listing import FORMATS, print_rows
from toolkit.readiness.drafting import area_picture


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, or 1 for problems in the input; wrong use ends with 2."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever reads has seen enough (`| head`); without this Python would complain once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"{error.filename or 'The file'} cannot be written or read: {error.strerror}.", file=sys.stderr)
        return 1


def _check(options: argparse.Namespace) -> int:
    problems, advice = check_paths(options.paths)
    for line in [*problems, *advice]:
        print(line)
    if not problems:
        print("No faults found." + (" The lines above are advice." if advice else ""))
    return 1 if problems else 0


def _need(options: argparse.Namespace) -> int:
    base = knowledge_base.load()
    readings = base.local_need().readings(base.area(options.area))
    rows = [
        {
            "id": reading.id,
            "name": reading.name,
            "value": reading.value,
            "lower": reading.lower,
            "upper": reading.upper,
            "comparator_value": reading.comparator_value,
            "verdict": reading.verdict,
            "difference": reading.difference,
            "excess": reading.excess,
            "period": reading.period,
            "source": base.source_title(reading.source),
        }
        for reading in readings
    ]
    print_rows(rows, options.format)
    return 0


def _gaps(options: argparse.Namespace) -> int:
    base = knowledge_base.load()
    rows = [
        {
            "id": gap.id,
            "kind": gap.kind,
            "factor": gap.factor,
            "reason": gap.reason,
            "approaches": list(gap.approaches),
            "excluded": list(gap.excluded),
        }
        for gap in area_picture(base.area(options.area), base).gaps()
    ]
    print_rows(rows, options.format)
    return 0


def _draft(options: argparse.Namespace) -> int:
    design = readiness.draft(knowledge_base.load(), options.area, options.need, options.approach, reason=options.reason)
    options.output.write_text(designs.to_yaml(design), encoding="utf-8")
    print(f"Written: {options.output}")
    return 0


def _document(options: argparse.Namespace) -> int:
    design = designs.from_yaml(designs.read_text(options.design), str(options.design))
    write.write(design, knowledge_base.load(), options.output, cut=options.cut, audience=options.audience)
    print(f"Written: {options.output}")
    return 0


def _review(options: argparse.Namespace) -> int:
    base, today = knowledge_base.load(), datetime.now(UTC).date()
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


def _profile(options: argparse.Namespace) -> int:
    write.write_profile(options.area, knowledge_base.load(), options.output)
    print(f"Written: {options.output}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m toolkit", description="Throughline without a browser.", allow_abbrev=False
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    check = _command(commands, "check", _check, "check the evidence base, or the files and folders given")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    _listing_command(commands, "need", _need, "each indicator for an area against its comparator")
    _listing_command(commands, "gaps", _gaps, "need against provision and evidence, factor by factor")
    draft = _command(commands, "draft", _draft, "a first design for an area, a need and an approach")
    _area(draft)
    draft.add_argument("--need", required=True, metavar="ID", help="an id that 'need' prints")
    draft.add_argument("--approach", required=True, metavar="ID")
    draft.add_argument("--reason", default="", metavar="TEXT", help="demanded for a harmful approach")
    draft.add_argument("--output", required=True, type=Path, metavar="FILE.yaml")
    document = _command(commands, "document", _document, "a document from a design")
    document.add_argument("design", type=Path, metavar="DESIGN.yaml")
    document.add_argument("--output", required=True, type=Path, metavar="FILE.docx|.xlsx|.html")
    document.add_argument("--cut", default="plan", choices=write.CUTS)
    document.add_argument("--audience", default="partnership", choices=AUDIENCES)
    profile = _command(commands, "profile", _profile, "the locality profile of an area, in Word")
    _area(profile)
    profile.add_argument("--output", required=True, type=Path, metavar="FILE.docx")
    review = _command(commands, "review", _review, "what is due for review in the evidence base, with links")
    review.add_argument("--format", default="table", choices=FORMATS)
    review.add_argument("--output", type=Path, metavar="FILE.docx|.html", help="write it as a document instead")
    schema = _command(commands, "schema", _schema, "JSON Schema of the evidence files, for editors")
    schema.add_argument("--output", required=True, type=Path, metavar="FOLDER")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    purpose: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=purpose, description=purpose, allow_abbrev=False)
    parser.set_defaults(run=run)
    return parser


def _listing_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    purpose: str,
) -> None:
    parser = _command(commands, name, run, purpose)
    _area(parser)
    parser.add_argument("--format", default="table", choices=FORMATS)


def _area(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--area", required=True, metavar="CODE", help="such as E06000016 for Leicester")


if __name__ == "__main__":
    sys.exit(main())
