"""A workbook made from a plan, filled in by a script with good and bad values: every bad cell is named."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from tests.observing import sheets
from tests.observing.sheets import TODAY, WELLBEING
from toolkit.documents import collection
from toolkit.errors import UserError
from toolkit.observing import checking, reading
from toolkit.observing.checking import Checked
from toolkit.observing.form import Form, age_bands, form_for
from toolkit.vocabulary import Ages


@pytest.fixture(scope="module")
def form(base) -> Form:
    return form_for(sheets.plan(), base)


def checked(content: bytes, form: Form) -> Checked:
    return checking.check(reading.read(content, form), form, TODAY)


def letter(form: Form, key: str) -> str:
    place = [column.key for column in form.columns].index(key)
    return chr(ord("A") + place)


def test_the_sheet_asks_for_people_their_way_and_each_outcome_that_is_about_people(form):
    headings = [column.heading for column in form.columns]
    assert headings[:3] == ["Person code", "Age band", "Sex"]
    assert "SWEMWBS at the start" in headings
    assert "SWEMWBS at the end" in headings
    assert "Share of people with a written plan" in headings
    assert [name for name, _ in form.left_out] == ["Recorded violence"]
    assert len(set(headings)) == len(headings)


def test_a_plan_with_two_groups_asks_which_one(base):
    design = sheets.plan(evaluation={"study_design": "comparison_group"})
    assert [column.heading for column in form_for(design, base).columns][:2] == ["Person code", "Group"]


def test_age_bands_are_cut_to_the_plan():
    assert age_bands(Ages(lowest=18, highest=25)) == ("Under 18", "18 to 25", "26 or over", "Not known")
    assert age_bands(Ages(lowest=0, highest=110))[0] == "0 to 9"
    assert age_bands(None)[-1] == "Not known"


def test_the_workbook_has_one_sheet_to_enter_and_one_that_explains_with_drop_downs_and_checks(form):
    book = openpyxl.load_workbook(io.BytesIO(collection.to_workbook(form, 5, TODAY)))
    assert book.sheetnames == ["People", "How to fill it in"]
    kinds = {str(rule.sqref).split(":")[0]: rule.type for rule in book["People"].data_validations.dataValidation}
    assert kinds["A2"] == "custom"
    assert kinds[f"{letter(form, 'sex')}2"] == "list"
    assert kinds[f"{letter(form, 'started')}2"] == "date"
    assert kinds[f"{letter(form, f'{WELLBEING}:start')}2"] == "decimal"
    assert [book["People"].cell(row=row, column=1).value for row in (2, 6, 7)] == ["P001", "P005", None]
    words = " ".join(str(cell.value) for row in book["How to fill it in"].iter_rows() for cell in row if cell.value)
    assert "never the answers" in words
    assert "It is a figure for a whole area" in words


def test_the_same_form_gives_the_same_bytes(form):
    assert collection.to_workbook(form, 30, TODAY) == collection.to_workbook(form, 30, TODAY)


@pytest.mark.parametrize("make", [sheets.workbook, sheets.csv_file])
def test_good_rows_come_back_as_they_were(form, make):
    rows = sheets.people(40, form)
    found = checked(make(form, rows), form)
    assert found.faults == ()
    assert found.values["code"] == [row["code"] for row in rows]
    assert found.values["started"] == [row["started"] for row in rows]
    assert found.values[f"{WELLBEING}:end"] == [row[f"{WELLBEING}:end"] for row in rows]
    assert found.values["agreed:end"] == [1.0 if row["agreed:end"] == "Yes" else 0.0 for row in rows]


BAD = {
    "code": ("Jayden", "“Jayden” may show who the person is. Use a code, such as P001."),
    "age": ("About 12", "“About 12” is not in the list. Choose one of: Under 11; 11 to 14; 15 to 17; 18 or over;"),
    "sex": ("F?", "“F?” is not in the list. Choose one of: Female; Male; Not known."),
    "offered": ("soon", "“soon” is not a date that we know. Write it as 2026-11-27."),
    "started": ("2026-04", "“2026-04” has no day. Write year, month and day, such as 2026-11-27."),
    "stands": (None, "This must not be empty."),
    "ended": (date(2027, 1, 1), "2027-01-01 is still to come. Write the day on which it happened."),
    "reason": ("Bored", "“Bored” is not in the list."),
    "sessions": (-1.0, "-1 is below 0, the lowest that there is."),
    f"{WELLBEING}:start": (41.0, "41 is above 35, the highest that there is."),
    f"{WELLBEING}:end": ("twenty", "“twenty” is not a number. Write digits only, such as 12 or 12.5."),
    "school-suspensions:start": ("=1+1", "This is a formula. Type the value itself."),
    "in-education-training-or-work:start": ("Maybe", "“Maybe” is neither Yes nor No."),
}  # fmt: skip


@pytest.mark.parametrize("make", [sheets.workbook, sheets.csv_file])
def test_every_bad_cell_is_named_and_no_good_one(form, make):
    rows = sheets.people(40, form)
    wanted = {}
    for row, (key, (value, says)) in enumerate(BAD.items()):
        rows[row][key] = value
        address = (
            f"Cell {letter(form, key)}{row + 2}"
            if make is sheets.workbook
            else f"Row {row + 2}, column {letter(form, key)}"
        )
        wanted[address] = says
    found = checked(make(form, rows), form)
    assert {fault.cell for fault in found.faults} == set(wanted)
    for fault in found.faults:
        assert fault.says.startswith(wanted[fault.cell]), fault
    assert len(found.good()["code"]) == 40 - len(BAD)


def test_faults_between_cells_are_named_too(form):
    rows = sheets.people(6, form)
    rows[3]["code"] = "p001"
    rows[4]["ended"] = rows[4]["started"].replace(year=2025)
    found = [str(fault) for fault in checked(sheets.workbook(form, rows), form).faults]
    assert found[0] == "Cell A5 (Person code): “P001” is in row 2 already. Each person has one row."
    assert found[1].startswith(f"Cell {letter(form, 'ended')}6 (Finished or left on): ")
    assert "is before “Started on”" in found[1]


@pytest.mark.parametrize(
    "code",
    ["Jo Smith", "aisha", "jo@school.uk", "07700900123", "9434765919", "01-02-2010", "LE1 6TH", "x", "=A1", "P 1"],
)
def test_a_code_that_may_show_who_it_is_is_refused(form, code):
    rows = sheets.people(3, form)
    rows[1]["code"] = code
    faults = checked(sheets.csv_file(form, rows), form).faults
    assert [fault.cell for fault in faults] == ["Row 3, column A"]


def test_rows_that_hold_a_code_alone_wait_and_are_not_people(form):
    sheet = reading.read(sheets.workbook(form, sheets.people(4, form), number=30), form)
    assert len(sheet.rows) == 4
    assert sheet.waiting == 26


def test_columns_may_move_be_left_out_or_be_added(form):
    book = openpyxl.Workbook()
    book.active.append(["Notes", "where they stand", "PERSON CODE"])
    book.active.append(["x", "finished", "P001"])
    kept = io.BytesIO()
    book.save(kept)
    found = checked(kept.getvalue(), form)
    assert found.faults == ()
    assert found.values["stands"] == ["Finished"]
    assert found.values["sex"] == [None]
    assert found.unknown == ("Notes",)


@pytest.mark.parametrize("written", ["30/04/2026", "2026-04-30", "30 April 2026", "30.4.26"])
def test_dates_are_read_as_people_write_them(form, written):
    rows = [{"code": "P001", "stands": "Finished", "started": written}]
    assert checked(sheets.csv_file(form, rows), form).values["started"] == [date(2026, 4, 30)]


def test_a_day_that_excel_wrote_as_a_number_is_named_with_the_day_that_it_may_be(form):
    rows = [{"code": "P001", "stands": "Finished", "started": "46000"}]
    faults = checked(sheets.csv_file(form, rows), form).faults
    assert faults[0].says == "46000 is a number, not a date. Is it 2025-12-09? Write the date as 2026-11-27."


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8", ","), ("utf-16", "\t"), ("cp1252", ";")])
def test_csv_as_other_programs_write_it(form, encoding, separator):
    rows = sheets.people(3, form)
    content = sheets.csv_file(form, rows, encoding, separator)
    assert checked(content, form).values["code"] == ["P001", "P002", "P003"]


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/worksheets/sheet1.xml", b"0" * (reading.MOST_UNPACKED + 1))
    return packed.getvalue()


def other_plan(form: Form) -> bytes:
    return collection.to_workbook(Form("another", "Another", form.columns, form.asked, ()), 3, TODAY)


HOSTILE = {
    "empty": (lambda form: b"", "This file is empty"),
    "cut off": (lambda form: sheets.workbook(form, sheets.people(3, form))[:2000], "cut off or broken"),
    "a picture": (lambda form: b"\x89PNG\r\n\x1a\n\0\0\0", "neither a workbook nor a CSV file"),
    "a bomb": (lambda form: bomb(), "unpacks to far too much"),
    "too large": (lambda form: b"x" * (reading.MOST_BYTES + 1), "larger than 20 MB"),
    "no head": (lambda form: b"a,b\n1,2\n", "Row 1 does not have “Person code” and “Where they stand”"),
    "twice": (lambda form: b"Person code,Where they stand,Person code\n", "“Person code” is there twice"),
    "a quotation mark": (lambda form: b'Person code,Where they stand\nP001,"Fin', "Row 2 cannot be read"),
    "another plan": (other_plan, "made for another plan"),
    "a zip without a book": (lambda form: _zip_of_text(), "cannot be opened"),
}  # fmt: skip


def _zip_of_text() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("readme.txt", "hello")
    return packed.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_read_gets_one_plain_sentence(form, name):
    make, says = HOSTILE[name]
    with pytest.raises(UserError) as problem:
        reading.read(make(form), form)
    assert says in str(problem.value)
    assert "Nothing was taken in." in str(problem.value)
    assert "\n" not in str(problem.value)


def test_times_on_dates_and_numbers_as_text_do_no_harm(form):
    at_ten = datetime(2026, 4, 30, 10, 0)  # noqa: DTZ001  spreadsheets know no time zones
    rows = [{"code": 17.0, "stands": "Finished", "started": at_ten, "sessions": "1,200"}]
    found = checked(sheets.workbook(form, rows), form)
    assert found.values["code"] == ["17"]
    assert found.values["started"] == [date(2026, 4, 30)]
    assert [fault.says for fault in found.faults] == ["1200 is above 1000, the highest that there is."]


def test_html_in_a_cell_is_only_words(form):
    rows = [{"code": "P001", "stands": "<script>alert(1)</script>"}]
    faults = checked(sheets.csv_file(form, rows), form).faults
    assert faults[0].says.startswith("“<script>alert(1)</script>” is not in the list")
