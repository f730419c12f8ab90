"""The workbook has one row for each indicator, checks what is typed, and runs nobody's text as a formula."""

import io

import openpyxl
import pytest

from tests.documents.conftest import HOSTILE, TODAY
from toolkit.design import Design
from toolkit.documents import write
from toolkit.documents.workbook import outcomes
from toolkit.knowledge_base import KnowledgeBase

SHEETS = [
    "About",
    "Outcomes",
    "Need",
    "Gaps",
    "Evidence",
    "Theory",
    "Arrows",
    "Rationale",
    "Ten steps",
    "Sources",
    "Lists",
]


@pytest.fixture(scope="module")
def content(full: Design, base: KnowledgeBase) -> bytes:
    return write.to_bytes(full, base, ".xlsx", "plan", "private", TODAY)


@pytest.fixture(scope="module")
def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_every_sheet_is_there_with_its_head_row_in_view(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == SHEETS
    for name in SHEETS[1:]:
        assert book[name].freeze_panes == "B2"
        assert book[name].print_title_rows == "$1:$1"


def test_outcomes_has_one_row_for_each_indicator(book: openpyxl.Workbook, full: Design) -> None:
    rows = [row for row in book["Outcomes"].iter_rows(min_row=2, values_only=True) if row[0]]
    lines = full.ordered("outcomes")
    assert [row[1] or "" for row in rows] == [line.indicator for line in lines]
    assert [row[-1] for row in rows] == [line.id for line in lines]


def test_no_cell_is_a_formula(book: openpyxl.Workbook) -> None:
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert "s" in kinds


def test_text_that_could_start_a_formula_is_kept_as_text(book: openpyxl.Workbook) -> None:
    cells = {cell.value: cell for row in book["Outcomes"].iter_rows(min_row=2) for cell in row if cell.value}
    for text in HOSTILE[:4]:
        assert cells[text].data_type == "s"
        assert cells[text].style is not None
        assert cells[text].quotePrefix
    assert "<script>alert(1)</script>" in cells


def test_drop_downs_and_checks_cover_every_row_and_the_spare_ones(book: openpyxl.Workbook, full: Design) -> None:
    rules = book["Outcomes"].data_validations.dataValidation
    kinds = {column.name: rule for column in outcomes.COLUMNS if column.check for rule in rules
             if str(rule.sqref).startswith(letter_of(column.name))}  # fmt: skip
    assert kinds["Measure"].type == "list"
    assert kinds["Good direction"].type == "list"
    assert kinds["Timing"].errorStyle == "warning"
    assert kinds["Who collects"].errorStyle == "warning"
    assert kinds["Baseline number"].type == "decimal"
    assert kinds["Target date"].type == "date"
    assert str(kinds["Measure"].sqref) == f"C2:C{len(full.outcomes) + outcomes.SPARE_ROWS + 1}"


def letter_of(name: str) -> str:
    names = [column.name for column in outcomes.COLUMNS]
    return chr(ord("A") + names.index(name))


def test_each_list_offers_what_the_design_already_says(book: openpyxl.Workbook, base: KnowledgeBase) -> None:
    lists = book["Lists"]
    measures = {lists.cell(row, 1).value for row in range(2, lists.max_row + 1)}
    assert {measure.name for measure in base.measures.values()} <= measures
    chosen = {row[2] for row in book["Outcomes"].iter_rows(min_row=2, values_only=True) if row[2]}
    assert chosen <= measures


def test_figures_are_numbers_and_missing_ones_are_words(book: openpyxl.Workbook) -> None:
    rows = {row[0]: row for row in book["Need"].iter_rows(min_row=2, values_only=True) if row[0]}
    injury = next(row for name, row in rows.items() if name.startswith("Violence with injury"))
    suspensions = next(row for name, row in rows.items() if name.startswith("Suspensions"))
    assert isinstance(injury[3], float)
    assert suspensions[4] == "No range"


def test_no_cell_of_a_shown_table_is_blank(book: openpyxl.Workbook) -> None:
    for name in ("Need", "Gaps", "Evidence", "Theory", "Arrows", "Rationale", "Ten steps", "Sources"):
        sheet = book[name]
        last = int(sheet.auto_filter.ref.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        for row in sheet.iter_rows(min_row=2, max_row=last, max_col=sheet.max_column, values_only=True):
            assert all(value not in (None, "") for value in row), (name, row)


def test_the_same_design_gives_the_same_bytes(content: bytes, full: Design, base: KnowledgeBase) -> None:
    assert write.to_bytes(full, base, ".xlsx", "plan", "private", TODAY) == content


def test_an_empty_design_gives_a_workbook_to_fill_in(empty: Design, base: KnowledgeBase) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write.to_bytes(empty, base, ".xlsx", "plan", "funder", TODAY)))
    assert book["Outcomes"].data_validations.dataValidation
