"""Shows how far a long command has come: a bar on a terminal, nothing where the output goes into a file."""

import sys
from collections.abc import Iterator, Sequence
from typing import TextIO, TypeVar

Item = TypeVar("Item")
WIDTH = 24


def along(items: Sequence[Item], noun: str, out: TextIO | None = None) -> Iterator[Item]:
    """The items one by one, with a bar that grows on standard error."""
    screen = out or sys.stderr
    for number, item in enumerate(items):
        _draw(screen, number, len(items), noun)
        yield item
    _draw(screen, len(items), len(items), noun)
    if screen.isatty() and items:
        screen.write("\n")


def _draw(screen: TextIO, done: int, of: int, noun: str) -> None:
    if not screen.isatty():
        return
    filled = WIDTH * done // max(of, 1)
    screen.write(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {done} of {of} {noun}")
    screen.flush()
