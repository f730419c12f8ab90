"""Knows which letters the fonts of PDF files hold, and what stands for those that no font here holds."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
STANDS_FOR_ANY = "□"
_LAID_OUT = frozenset("\n\r\t\u200b\u2060\u00ad")


@cache
def held() -> frozenset[str]:
    """Every letter that our fonts hold."""
    found: set[str] = set()
    for line in (FONTS / "letters.txt").read_text(encoding="ascii").split():
        first, _, last = line.partition("-")
        found.update(chr(code) for code in range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found) | _LAID_OUT


def foreign(texts: Iterable[str]) -> frozenset[str]:
    """The letters of some texts that our fonts do not hold."""
    return frozenset().union(*texts) - held()


def replaced(text: str, letters: frozenset[str]) -> str:
    """The text with a sign in place of some letters."""
    return "".join(STANDS_FOR_ANY if letter in letters else letter for letter in text)
