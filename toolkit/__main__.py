"""The command line: need, gaps, drafts and documents without a browser."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from toolkit.command_line import data, design, files, knowledge, place, profile
from toolkit.errors import UserError


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m toolkit", description="Throughline without a browser.", allow_abbrev=False
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for room in (knowledge, place, profile, design, data, files):
        room.add_to(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
