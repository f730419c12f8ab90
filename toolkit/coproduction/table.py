"""Reads what people said from a CSV file, as spreadsheets and online forms write them."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from toolkit import wording
from toolkit.coproduction import lines
from toolkit.coproduction.cards import Card
from toolkit.coproduction.lines import MOST_LINES, Line
from toolkit.design import Audience, Voice
from toolkit.errors import UserError

MOST_BYTES = 2_000_000
COLUMNS: tuple[str, ...] = ("What was said", "Card", "Group", "Date")
"""The columns of a table to fill in; only the first is needed where the page gives group and date."""
_NAMES: Mapping[str, str] = {
    name: column
    for column, names in {
        "text": ("what was said", "said", "text", "comment", "comments", "quote", "what people said", "contribution"),
        "about": ("card", "card number", "number", "about", "theme", "card no"),
        "group": ("group", "who", "said by", "from", "which group"),
        "said_on": ("date", "when", "said on", "day", "date said"),
    }.items()
    for name in names
}
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@")


def read_table(
    content: bytes,
    *,
    cards: Sequence[Card],
    today: date,
    group: str = "",
    said_on: str = "",
    share_with: Audience = "partnership",
) -> tuple[Voice, ...]:
    """One voice for each row. `group` and `said_on` stand in where the file does not say.

    Raises UserError that names every problem by its row, as a spreadsheet counts rows; then nothing is taken.
    """
    rows, broken = _rows(_text(content))
    if not rows:
        raise UserError(broken or "This file is empty. Nothing was taken in.")
    places = _columns(rows[0])
    _check_whose(places, group, said_on)
    found = list(_lines(rows, places, group, said_on))
    if len(found) > MOST_LINES:
        raise UserError(f"This file has {len(found)} rows. Bring at most {MOST_LINES} at a time.")
    if broken:
        raise UserError(broken)
    return lines.reader(cards, today, share_with).voices(found)


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise UserError("This file is larger than 2 MB. Bring what people said in smaller parts.")
    if content.startswith(b"PK"):
        raise UserError("This is a workbook, not a CSV file. Open it, choose “Save as”, then “CSV UTF-8”.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    try:
        return _decoded(content, "utf-8-sig")
    except UserError:
        return _decoded(content, "cp1252")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise UserError("This is not a CSV file that we can read. Open it, choose “Save as”, then “CSV UTF-8”.")
    return text


def _rows(text: str) -> tuple[list[list[str]], str]:
    """The rows that can be read, and what is wrong with the next one."""
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True))
    except csv.Error:
        wrong = "a quotation mark is missing or too many, or a cell is far too long"
        return rows, f"Row {len(rows) + 1} cannot be read: {wrong}. Put it right and try again. Nothing was taken in."
    return rows, ""


def _separator(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)


def _columns(head: Sequence[str]) -> dict[str, int]:
    """Where each of our columns stands in the file; what we do not know is left alone."""
    places: dict[str, int] = {}
    twice: list[str] = []
    for number, name in enumerate(head):
        column = _NAMES.get(lines.clean(name).lower().rstrip(":?"), "")
        if column in places:
            twice.append(f"“{name}”")
        elif column:
            places[column] = number
    if twice:
        names = wording.join_words(twice)
        raise UserError(f"Row 1: the same column is there twice: {names}. Keep one. Nothing was taken in.")
    if "text" not in places:
        raise UserError(
            "Row 1: there is no column “What was said”. The first row must name the columns: "
            f"{wording.join_words(COLUMNS)}. Nothing was taken in."
        )
    return places


def _check_whose(places: Mapping[str, int], group: str, said_on: str) -> None:
    """Raises UserError where neither the file nor the page says which group it was, or when."""
    if "group" not in places and not lines.is_said(group):
        raise UserError("Say which group said this: above, or in a column “Group”. Nothing was taken in.")
    if "said_on" not in places and not said_on:
        raise UserError("Say when this was said: above, or in a column “Date”. Nothing was taken in.")


def _lines(rows: Sequence[Sequence[str]], places: Mapping[str, int], group: str, said_on: str) -> Iterator[Line]:
    for number, row in enumerate(rows[1:], start=2):
        cells = {column: _cell(row, place) for column, place in places.items()}
        if not any(lines.is_said(cell) for cell in cells.values()):
            continue
        yield Line(
            f"Row {number}",
            lines.without_bullet(cells["text"]),
            cells.get("group") or group,
            cells.get("said_on") or said_on,
            cells.get("about", ""),
        )


def _cell(row: Sequence[str], place: int) -> str:
    """The cell's text, without the apostrophe that keeps a spreadsheet from running it."""
    text = row[place].strip() if place < len(row) else ""
    return text[1:] if text.startswith("'") and text[1:].startswith(_RUN_BY_SPREADSHEETS) else text
