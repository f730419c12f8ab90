"""Writes sheets of a workbook so that no cell is ever run as a formula, whatever people have typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit import marks
from toolkit.documents.blocks import Cell, Table, cell

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST_TEXT = 32_767
"""The most characters that Excel keeps in a cell."""
SHARE_TO_CHARACTERS = 170
LINE_HEIGHT, TALLEST_ROW = 13.5, 400
"""In points. Excel allows 409; a taller row could not be scrolled through."""
_PLAIN: Mapping[str, object] = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
_LOOKS: Mapping[str, Mapping[str, object]] = {
    "plain": {},
    "strong": {"bold": True},
    "missing": {"italic": True, "font_color": marks.INK_2},
    "head": {"bold": True, "bottom": 2, "bottom_color": marks.INK, "font_color": marks.INK},
    "number": {"num_format": "[>=1000]#,##0;[<=-1000]-#,##0;0.0##"},
    "note": {"italic": True, "font_color": marks.INK_2, "text_wrap": False},
    "title": {"bold": True, "font_size": 16, "text_wrap": False},
    "fill-in": {"bg_color": marks.MIST, "border": 1, "border_color": marks.RULE},
    "fill-in-date": {"bg_color": marks.MIST, "border": 1, "border_color": marks.RULE, "num_format": "d mmm yyyy"},
}


@dataclass(frozen=True)
class Book:
    """An open workbook with our formats."""

    file: Any
    formats: Mapping[tuple[str, bool], Any]

    def sheet(self, name: str, note: str = "") -> Any:
        """A new sheet that prints on its side, as wide as the page."""
        sheet = self.file.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{note.replace('&', '&&')[:200]}&R&A, page &P of &N")
        return sheet

    def text(self, sheet: Any, row: int, column: int, words: str, look: str = "plain") -> None:
        """Words, always as words: what could start a formula is also marked as text for whoever edits the cell."""
        risky = words.startswith(STARTS_A_FORMULA)
        sheet.write_string(row, column, words[:LONGEST_TEXT], self.formats[look, risky])

    def value(self, sheet: Any, row: int, column: int, content: Cell) -> None:
        """A number where the cell has one, otherwise its words."""
        if content.number is not None:
            sheet.write_number(row, column, content.number, self.formats["number", False])
        else:
            self.text(sheet, row, column, content.text, content.look)


def formats_of(file: Any) -> Mapping[tuple[str, bool], Any]:
    """Every look, each with and without the mark that keeps a cell text."""
    return {
        (look, is_text): file.add_format({**_PLAIN, **values, "quote_prefix": is_text})
        for look, values in _LOOKS.items()
        for is_text in (False, True)
    }


def add_table(book: Book, name: str, table: Table, note: str) -> Any:
    """A sheet from a table of the documents: head row frozen and repeated in print, filters, widths."""
    sheet = book.sheet(name, note)
    widths = [_in_bounds(share / sum(table.widths) * SHARE_TO_CHARACTERS) for share in table.widths]
    write_head(book, sheet, 0, table.columns, widths)
    for number, row in enumerate(table.rows, start=1):
        fit_height(sheet, number, [cell(content).text for content in row], widths)
        for column, content in enumerate(row):
            book.value(sheet, number, column, cell(content))
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    if table.source:
        book.text(sheet, len(table.rows) + 2, 0, table.source, "note")
    return sheet


def write_head(book: Book, sheet: Any, row: int, columns: Sequence[str], widths: Sequence[float]) -> None:
    """The head row of a sheet, which stays in view and repeats on every printed page."""
    for column, (name, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(column, column, _in_bounds(width))
        book.text(sheet, row, column, name, "head")
    fit_height(sheet, row, columns, widths)
    sheet.freeze_panes(row + 1, 1)
    sheet.repeat_rows(row)


def fit_height(sheet: Any, row: int, words: Sequence[str], widths: Sequence[float]) -> None:
    """Make a row as high as its longest text needs: not every program does so when it opens the file."""
    lines = [_lines(text, width) for text, width in zip(words, widths, strict=True)]
    sheet.set_row(row, min(TALLEST_ROW, 3 + LINE_HEIGHT * max(lines)))


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column so many characters wide."""
    return sum(1 + int(len(part) * 0.95 / width) for part in text.split("\n"))


def _in_bounds(width: float) -> float:
    return max(10, min(60, round(width)))
