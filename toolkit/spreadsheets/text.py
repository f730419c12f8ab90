"""Decodes text as spreadsheets write it, and refuses what is not text."""

from toolkit.errors import UserError
from toolkit.spreadsheets.opening import SAFE, GivenFile

LONGEST_LINE = 200_000
"""No heading and no row of a table is longer than this."""


def decoded(file: GivenFile) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or Windows-1252. Raises UserError for anything else."""
    content = file.content
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return _with_lines(text, file.name)
    raise UserError(
        f"{file.name} is not a table that we can read: its letters are in no known code. Open it in a spreadsheet and "
        f"save it as “CSV UTF-8”. {SAFE}"
    )


def _with_lines(text: str, name: str) -> str:
    first = text[: LONGEST_LINE + 1]
    if len(first) > LONGEST_LINE and "\n" not in first and "\r" not in first:
        raise UserError(
            f"{name} starts with a line of more than {LONGEST_LINE:,} signs, so it is not a table. Check that you "
            f"chose the right file. {SAFE}"
        )
    return text
