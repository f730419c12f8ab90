"""Adds a command to the parser, and the options that several commands share."""

import argparse
from collections.abc import Callable
from typing import TypeAlias

from toolkit.listing import FORMATS

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Run = Callable[[argparse.Namespace], int]
"""What a command does; it returns the exit code."""


def command(commands: Commands, name: str, run: Run, purpose: str) -> argparse.ArgumentParser:
    """A new command, with nothing but its name, its purpose and what it does."""
    parser = commands.add_parser(name, help=purpose, description=purpose, allow_abbrev=False)
    parser.set_defaults(run=run)
    return parser


def listing_command(commands: Commands, name: str, run: Run, purpose: str) -> argparse.ArgumentParser:
    """A new command that lists rows for an area, in one of the formats."""
    parser = command(commands, name, run, purpose)
    area_option(parser)
    format_option(parser)
    return parser


def area_option(parser: argparse.ArgumentParser) -> None:
    """The area that a command is about."""
    parser.add_argument("--area", required=True, metavar="CODE", help="such as E06000016 for Leicester")


def format_option(parser: argparse.ArgumentParser) -> None:
    """How a command prints its rows."""
    parser.add_argument("--format", default="table", choices=FORMATS)
