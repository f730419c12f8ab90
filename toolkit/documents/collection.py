"""Writes the workbook in which a plan's data are collected: one sheet to enter, one that explains."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from toolkit.documents import packing
from toolkit.documents.workbook.sheets import Book, fit_height, formats_of, write_head
from toolkit.observing import reading
from toolkit.observing.form import Column, Form

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
USUAL_PEOPLE, MOST_CODES, SPARE_ROWS = 60, 2000, 200
"""Rows with a code where the plan names no number; the most that we write; and rows without one under them."""
WIDTHS = {"code": 12.0, "date": 14.0, "number": 13.0, "yes_no": 13.0, "choice": 20.0}
RULES: tuple[str, ...] = (
    "One row for each person. Everyone who was offered a place stays in, also those who never came or left early.",
    "Person code: use the codes that are there. Several places? Put a letter in front, such as A-P001.",
    "Keep the list of codes and names somewhere else, locked.",
    "Never write a name, a birthday, an address or a number that others use for the person.",
    "Write the score of a questionnaire, never the answers. Its questions are not in here: get them from their owners.",
    "Leave a box empty where nobody asked or the person did not say.",
    "Do not change the first row. You may leave out columns that you do not collect.",
    "These rows are personal data even without names. Store this file as your data protection lead says.",
)


def to_workbook(form: Form, people: int | None, today: date) -> bytes:
    """The workbook for a form; the same form and number of people give the same bytes on the same day."""
    content = io.BytesIO()
    file = xlsxwriter.Workbook(content, OPTIONS)
    book = Book(file, formats_of(file))
    file.set_properties({
        "title": f"Data sheet: {form.name}"[:255], "author": "Throughline", "category": reading.MADE_HERE,
        "keywords": form.design, "created": datetime.combine(today, time()),
    })  # fmt: skip
    codes = person_codes(people)
    last = len(codes) + SPARE_ROWS
    sheet = _enter(book, form, codes, last)
    lists = _explain(book, form)
    for place, column in enumerate(form.columns):
        sheet.data_validation(1, place, last, place, _rule(column, place, last, lists))
    file.close()
    return packing.without_times(content.getvalue())


def person_codes(people: int | None) -> list[str]:
    """Codes that say nothing about anybody, one for each person who is expected.

    >>> person_codes(2), len(person_codes(None))
    (['P001', 'P002'], 60)
    """
    number = min(people or USUAL_PEOPLE, MOST_CODES)
    return [f"P{place:03}" for place in range(1, number + 1)]


def template_rows(form: Form, people: int | None) -> list[tuple[str, ...]]:
    """The rows of the same sheet as CSV: a code each, all else empty."""
    return [(code, *("" for _ in form.columns[1:])) for code in person_codes(people)]


def _enter(book: Book, form: Form, codes: Sequence[str], last: int) -> Any:
    sheet = book.sheet(reading.SHEET, f"{form.name}. Personal data.")
    widths = [max(WIDTHS[column.kind], min(26.0, len(column.heading) * 0.62)) for column in form.columns]
    write_head(book, sheet, 0, [column.heading for column in form.columns], widths)
    for row in range(1, last + 1):
        for place, column in enumerate(form.columns):
            look = "fill-in-date" if column.kind == "date" else "fill-in"
            if place == 0 and row <= len(codes):
                book.text(sheet, row, 0, codes[row - 1], look)
            else:
                sheet.write_blank(row, place, None, book.formats[look, False])
    return sheet


def _explain(book: Book, form: Form) -> dict[str, str]:
    """The sheet that explains; gives where the words of each drop-down stand."""
    sheet = book.sheet("How to fill it in", f"{form.name}.")
    widths = (30.0, 58.0, 60.0)
    write_head(book, sheet, 0, ("Column", "What it is for", "What may stand in it"), widths)
    rows = [*_about_columns(form), *_about_left_out(form)]
    for number, words in enumerate(rows, start=1):
        fit_height(sheet, number, words, widths)
        for place, text in enumerate(words):
            book.text(sheet, number, place, text, "strong" if place == 0 else "plain")
    for number, text in enumerate(RULES, start=len(rows) + 2):
        sheet.merge_range(number, 0, number, 2, text, book.formats["plain", False])
        sheet.set_row(number, 30)
    return _lists(book, sheet, form)


def _about_columns(form: Form) -> Iterator[tuple[str, str, str]]:
    for column in form.columns:
        must = " It must be filled in." if column.must_be_filled else ""
        yield column.heading, column.what_for + must, allowed(column)


def _about_left_out(form: Form) -> Iterator[tuple[str, str, str]]:
    for name, why in form.left_out:
        yield name, f"Not in the sheet. {why}", "Watch it elsewhere."


def allowed(column: Column) -> str:
    if column.choices:
        return "; ".join(column.choices)
    words = {"code": "2 to 20 letters and digits, one for each person", "date": "A date, such as 2026-04-30"}
    if column.kind in words:
        return words[column.kind]
    if column.lowest is not None and column.highest is not None:
        return f"A number from {column.lowest:g} to {column.highest:g}"
    return f"A number, at least {column.lowest:g}" if column.lowest is not None else "A number"


def _lists(book: Book, sheet: Any, form: Form) -> dict[str, str]:
    """The words of the drop-downs, in hidden columns: words with commas cannot stand in the rule itself."""
    places: dict[str, str] = {}
    with_lists = [column for column in form.columns if column.choices]
    for place, column in enumerate(with_lists, start=6):
        for row, choice in enumerate(column.choices):
            book.text(sheet, row, place, choice)
        name = xl_col_to_name(place, col_abs=True)
        places[column.key] = f"='How to fill it in'!{name}$1:{name}${len(column.choices)}"
    sheet.set_column(6, 6 + len(with_lists), None, None, {"hidden": True})
    return places


def _rule(column: Column, place: int, last: int, lists: dict[str, str]) -> dict[str, Any]:
    """What a cell of the column takes; Excel says why it does not."""
    words = {"input_title": column.heading[:32], "input_message": column.what_for[:255], "error_title": "Not possible"}
    said = {**words, "error_message": f"{allowed(column)}."[:255]}
    if column.key in lists:
        return {**said, "validate": "list", "source": lists[column.key], "error_message": "Choose from the list."}
    if column.kind == "code":
        letter = xl_col_to_name(place)
        unique = f"=COUNTIF(${letter}$2:${letter}${last + 1},{letter}2)=1"
        return {**said, "validate": "custom", "value": unique, "error_message": "This code is in another row already."}
    if column.kind == "date":
        return {**said, "validate": "date", "criteria": "between", "minimum": date(2000, 1, 1), "maximum": "=TODAY()"}
    return {**said, **_bounds(column)}


def _bounds(column: Column) -> dict[str, Any]:
    lowest, highest = column.lowest, column.highest
    if lowest is not None and highest is not None:
        return {"validate": "decimal", "criteria": "between", "minimum": lowest, "maximum": highest}
    return {"validate": "decimal", "criteria": ">=", "value": -1e12 if lowest is None else lowest}
