"""Writes the whole workbook: how to use it, the outcomes to fill in, and the tables that the documents have too."""

import io
from datetime import datetime, time
from typing import Any

import xlsxwriter

from toolkit import marks, wording
from toolkit.documents import phrases
from toolkit.documents.blocks import Cell, References, Row, Table, tables
from toolkit.documents.sections import approach, need, rationale, testing, theory
from toolkit.documents.subject import Subject
from toolkit.documents.workbook import outcomes
from toolkit.documents.workbook.sheets import Book, add_table, formats_of
from toolkit.need.readings import Reading

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
HOW_TO_USE = (
    "Outcomes: one row for each indicator. Tinted boxes are for you to fill in. Drop-downs and checks help you.",
    "Baseline and target each have a number, a date, and a box for words. Leave a box empty if it is not known.",
    "Do not change the last column of Outcomes. It ties each row to the design.",
    "The other sheets show what the design rests on. You can filter every one of them.",
    "Never type names of young people or anything that shows who they are. Use numbers that only you can match.",
)


def to_workbook(subject: Subject) -> bytes:
    """The design as an Excel workbook; the same design gives the same bytes."""
    content = io.BytesIO()
    file = xlsxwriter.Workbook(content, OPTIONS)
    book = Book(file, formats_of(file))
    _set_properties(file, subject)
    note = f"{subject.design.name}. {phrases.AUDIENCE_WORDS[subject.audience]}.{' Draft.' if subject.is_draft else ''}"
    _about(book, subject, note)
    outcomes.add_outcomes(book, subject, note)
    for name, table in _sheets(subject).items():
        add_table(book, name, table, note)
    outcomes.add_lists(book, subject)
    file.close()
    return content.getvalue()


def _set_properties(file: Any, subject: Subject) -> None:
    day = subject.today
    properties = {
        "title": subject.design.name[:255],
        "author": "Throughline",
        "status": "Draft" if subject.is_draft else "",
    }
    properties["comments"] = phrases.AUDIENCE_WORDS[subject.audience]
    file.set_properties({**properties, "created": datetime.combine(day, time())})


def _about(book: Book, subject: Subject, note: str) -> None:
    sheet = book.sheet("About", note)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    book.text(sheet, 0, 0, subject.design.name, "title")
    rows = [
        ("State", "Draft: what is missing stands in the sheet Ten steps." if subject.is_draft else "No gate is open."),
        ("Who this copy is for", phrases.AUDIENCE_WORDS[subject.audience]),
        ("Left out of this copy", wording.join_words(subject.left_out) or "Nothing"),
        ("Place", subject.place),
        ("Made on", phrases.day(subject.today)),
        ("Worked example", subject.design.example_note or "No"),
        *(
            (f"Harmful: {item.name}", f"It does harm on average. Reason written: {item.reason or 'none'}")
            for item in subject.harmful
        ),
        *(("How to use it" if number == 0 else "", text) for number, text in enumerate(HOW_TO_USE)),
        *(("Open data", text) for text in subject.sources.attributions()),
    ]
    for number, (name, text) in enumerate(rows, start=2):
        book.text(sheet, number, 0, name, "strong")
        book.text(sheet, number, 1, text)


def _sheets(subject: Subject) -> dict[str, Table]:
    return {
        "Need": need_table(subject),
        "Gaps": _first(tables(need.gaps(subject)), "Gaps", "No gap is chosen yet"),
        "Evidence": evidence_table(subject),
        "Theory": theory.boxes_table(subject),
        "Arrows": theory.arrows_table(subject),
        "Rationale": rationale.rationale_table(subject),
        "Ten steps": testing.ten_steps_table(subject),
        "Sources": sources_table(subject.sources.references()),
    }


def _first(found: list[Table], caption: str, otherwise: str) -> Table:
    return found[0] if found else Table(caption, (caption,), ((Cell(otherwise, look="missing"),),), (1.0,))


def need_table(subject: Subject) -> Table:
    """One row for each figure, with plain numbers to work with."""
    columns = (
        *("Indicator", "Unit", "Place", "Value", "Lower", "Upper", "Comparator", "Comparator value", "Verdict"),
        *("What it means", "Above or below", "Counts", "Period", "Source"),
    )
    rows = tuple(_need_row(reading, subject) for reading in subject.readings)
    widths = (0.18, 0.09, 0.07, 0.06, 0.06, 0.06, 0.07, 0.06, 0.07, 0.12, 0.06, 0.06, 0.07, 0.07)
    return Table(
        "The need in figures", columns, rows, widths, source=f"{need.EXCESS_METHOD} {need.WHAT_FIGURES_LEAVE_OUT}"
    )


def _need_row(reading: Reading, subject: Subject) -> Row:
    return (
        reading.name,
        reading.unit,
        reading.area_name,
        _number(reading.value, "No figure"),
        _number(reading.lower, "No range"),
        _number(reading.upper, "No range"),
        reading.comparator_name,
        _number(reading.comparator_value, "No figure"),
        marks.VERDICT[reading.verdict].word,
        reading.difference,
        _number(reading.excess, "Cannot be worked out"),
        reading.counts or "Does not apply",
        reading.period or "Not recorded",
        subject.cite(reading.source),
    )


def _number(value: float | None, otherwise: str) -> Cell:
    return Cell(otherwise, look="missing") if value is None else Cell(str(value), number=value)


def evidence_table(subject: Subject) -> Table:
    """One row for each published effect of each approach, with its rating and certainty."""
    rows = tuple(row for taken, _ in subject.approaches for row in approach.effect_rows(taken, subject))
    columns = ("Approach", "Impact on violence", "Rated", "Certainty", "Effect", "Studies", "Year", "Source")
    widths = (0.16, 0.16, 0.1, 0.14, 0.18, 0.08, 0.06, 0.12)
    return Table("Evidence", columns, rows, widths, source=approach.HOW_TO_READ)


def sources_table(references: References) -> Table:
    """One row for each source."""
    rows = tuple(
        (str(item.number), item.title, item.details, item.link or "No link on file") for item in references.items
    )
    return Table("Sources", ("Number", "Title", "Publisher and date", "Link"), rows, (0.06, 0.32, 0.36, 0.26))
