"""Writes the sheet of outcomes: one row for each indicator, with drop-downs and checks on what is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from toolkit.design import PlannedOutcome
from toolkit.documents.phrases import DIRECTION_WORDS
from toolkit.documents.sections import testing
from toolkit.documents.subject import Subject
from toolkit.documents.workbook.sheets import Book, fit_height, write_head

SPARE_ROWS = 20
"""Rows under the last outcome in which the drop-downs and checks work too."""
TIMINGS = (
    "At the start and at the end for each person",
    "At the start, halfway and at the end for each person",
    "Three months after a person leaves",
    "Every month",
    "Every three months",
    "Once a year",
    "Each time the publisher brings out a new figure",
)
SAFE_NUMBER = 1e12


@dataclass(frozen=True)
class Column:
    """One column: its name, width, and what may be typed into it."""

    name: str
    width: float
    check: str = ""
    hint: str = ""


COLUMNS: tuple[Column, ...] = (
    Column("Outcome", 36),
    Column("Indicator", 30),
    Column("Measure", 26, "measures", "Choose a measure from the list, or leave it empty."),
    Column("Good direction", 16, "directions", "Choose from the list."),
    Column("Main outcome", 11, "yes or no", "Only one outcome is the main one."),
    Column("Baseline in words", 22),
    Column("Baseline number", 12, "number", "A number, such as 12.5. Leave it empty if it is not known."),
    Column("Baseline date", 13, "date", "A date, such as 31/03/2027."),
    Column("Target in words", 22),
    Column("Target number", 12, "number", "A number, such as 10. Leave it empty if none is set."),
    Column("Target date", 13, "date", "A date, such as 31/03/2028."),
    Column("Timing", 28, "timings", "Choose from the list, or write your own."),
    Column("Who collects", 24, "collectors", "Choose from the list, or write your own."),
    Column("Row id (do not change)", 20),
)
_STRICT = {"measures", "directions", "yes or no", "number", "date"}


def add_outcomes(book: Book, subject: Subject, note: str) -> None:
    """The sheet with its drop-downs and checks; `add_lists` writes what the drop-downs read."""
    sheet = book.sheet("Outcomes", note)
    write_head(book, sheet, 0, [column.name for column in COLUMNS], [column.width for column in COLUMNS])
    lines = subject.design.ordered("outcomes")
    for row, line in enumerate(lines, start=1):
        _write_line(book, sheet, row, line, subject)
    last = len(lines) + SPARE_ROWS
    _blank_rows(book, sheet, len(lines) + 1, last)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    ranges = _ranges(lists_for(subject))
    for number, column in enumerate(COLUMNS):
        if column.check:
            sheet.data_validation(1, number, last, number, _rule(column, ranges))


def _write_line(book: Book, sheet: Any, row: int, line: PlannedOutcome, subject: Subject) -> None:
    words = (
        line.outcome,
        line.indicator,
        testing.measure_name(line, subject),
        DIRECTION_WORDS[line.good_direction] if line.good_direction else "",
        "Yes" if line.is_primary else "No",
        line.baseline,
        "",
        "",
        line.target,
        "",
        "",
        line.timing,
        line.collector,
        line.id,
    )
    fit_height(sheet, row, words, [column.width for column in COLUMNS])
    for number, text in enumerate(words):
        _write_box(book, sheet, row, number, text)


def _write_box(book: Book, sheet: Any, row: int, number: int, text: str) -> None:
    look = {"": "plain", "date": "fill-in-date"}.get(COLUMNS[number].check, "fill-in")
    if text:
        book.text(sheet, row, number, text, look)
    else:
        sheet.write_blank(row, number, None, book.formats[look, False])


def _blank_rows(book: Book, sheet: Any, first: int, last: int) -> None:
    for row in range(first, last + 1):
        for number in range(len(COLUMNS)):
            _write_box(book, sheet, row, number, "")


def lists_for(subject: Subject) -> Mapping[str, Sequence[str]]:
    """What each drop-down offers; what the design already says is always among it."""
    lines = subject.design.ordered("outcomes")
    plan = subject.design.delivery
    partners = [partner.name for partner in subject.base.partnership.partners]
    own = [line.collector for line in lines] + [plan.provider, plan.lead, subject.design.evaluation.evaluator]
    kept = [testing.measure_name(line, subject) for line in lines]
    return {
        "measures": _once(sorted([*(measure.name for measure in subject.base.measures.values()), *kept])),
        "directions": [words for key, words in DIRECTION_WORDS.items() if key],
        "yes or no": ["Yes", "No"],
        "timings": _once([*(line.timing for line in lines), *TIMINGS]),
        "collectors": _once([*own, *partners]),
    }


def _once(words: Sequence[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word.strip()]


def _ranges(lists: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Where each list stands on the sheet of lists."""
    letters = {name: chr(ord("A") + column) for column, name in enumerate(lists)}
    return {name: f"=Lists!${letters[name]}$2:${letters[name]}${len(words) + 1}" for name, words in lists.items()}


def add_lists(book: Book, subject: Subject) -> None:
    """A sheet with one list in each column, which the drop-downs read."""
    lists = lists_for(subject)
    sheet = book.sheet("Lists")
    write_head(book, sheet, 0, [name.capitalize() for name in lists], [36] * len(lists))
    for column, words in enumerate(lists.values()):
        for row, word in enumerate(words, start=1):
            book.text(sheet, row, column, word)


def _rule(column: Column, ranges: Mapping[str, str]) -> dict[str, object]:
    """What may be typed. Timing and collector only warn, since people may know better than our list."""
    message = {"input_title": column.name, "input_message": column.hint, "error_title": column.name}
    strictness = "stop" if column.check in _STRICT else "warning"
    message |= {"error_message": f"Please check this. {column.hint}", "error_type": strictness}
    if column.check == "number":
        return {
            **message,
            "validate": "decimal",
            "criteria": "between",
            "minimum": -SAFE_NUMBER,
            "maximum": SAFE_NUMBER,
        }
    if column.check == "date":
        return {
            **message,
            "validate": "date",
            "criteria": "between",
            "minimum": date(2000, 1, 1),
            "maximum": date(2100, 12, 31),
        }
    return {**message, "validate": "list", "source": ranges[column.check]}
