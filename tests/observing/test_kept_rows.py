"""Rows about people are kept only while a recorded impact assessment holds, and are gone when they are erased."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as some

from tests.observing import sheets
from tests.observing.sheets import TODAY
from toolkit import design as designs, store as storage
from toolkit.__main__ import main
from toolkit.observing import assessments, checking, reading
from toolkit.observing.assessments import ImpactAssessment, KeptRows
from toolkit.observing.form import Form, form_for
from toolkit.store import address


@pytest.fixture(scope="module")
def form(base) -> Form:
    return form_for(sheets.plan(), base)


def rows(form: Form, number: int, seed: int = 1):
    sheet = reading.read(sheets.csv_file(form, sheets.people(number, form, seed)), form)
    return checking.check(sheet, form, TODAY).good()


def test_what_was_kept_comes_back_as_it_was(form):
    values = rows(form, 30)
    kept = assessments.to_keep(values, form, TODAY)
    again = KeptRows.model_validate_json(kept.model_dump_json())
    assert assessments.joined(again, {column.key: [] for column in form.columns}, form) == values


@given(some.integers(0, 20), some.integers(0, 20))
def test_a_later_sheet_adds_people_and_replaces_those_who_are_there(form, before, after):
    kept = assessments.to_keep(rows(form, before), form, TODAY)
    new = rows(form, after, seed=2)
    together = assessments.joined(kept, new, form)
    assert len(set(together["code"])) == len(together["code"]) == max(before, after)
    assert {key: values[:after] for key, values in together.items()} == new or after == 0


def test_a_column_that_is_new_in_the_plan_is_empty_for_those_kept(form):
    kept = assessments.to_keep(rows(form, 3), form, TODAY)
    fewer = kept.model_copy(update={"columns": kept.columns[:-1], "rows": tuple(row[:-1] for row in kept.rows)})
    together = assessments.joined(fewer, {column.key: [] for column in form.columns}, form)
    assert together[form.columns[-1].key] == [None, None, None]


@pytest.mark.parametrize(
    ("today", "holds"),
    [(date(2026, 10, 31), False), (date(2026, 11, 1), True), (date(2027, 10, 31), True), (date(2027, 11, 1), False)],
)
def test_an_assessment_holds_from_its_day_until_its_review(today, holds):
    made = ImpactAssessment(design="a", assessed_on="2026-11-01", assessed_by="The lead", review_on="2027-11-01")
    assert made.holds(today) == holds


def test_erased_rows_are_not_in_the_database_file_any_more(form, tmp_path: Path):
    store = storage.open_store(f"sqlite:///{tmp_path}/kept.sqlite")
    kept = store.records(assessments.ROWS, KeptRows)
    kept.create("an-invented-plan", assessments.to_keep(rows(form, 40), form, TODAY))

    def bytes_on_disk() -> bytes:
        return b"".join(path.read_bytes() for path in sorted(tmp_path.iterdir()))

    assert b"P001" in bytes_on_disk()
    kept.erase("an-invented-plan")
    assert kept.all(with_retired=True) == []
    assert kept.history("an-invented-plan") == []
    store.close()
    assert b"P001" not in bytes_on_disk()


def recorded(*more: str) -> int:
    return main(["impact-assessment", "an-invented-plan", *more])


def test_an_administrator_records_and_withdraws_an_assessment(capsys, form):
    store = storage.open_store(address.default_address())
    store.create(sheets.plan())
    assert recorded("--by", "The data protection lead", "--on", "2026-11-01", "--review", "2027-11-01") == 0
    assert "rows may be kept until 2027-11-01" in capsys.readouterr().out
    assert store.records(assessments.ASSESSMENTS, ImpactAssessment).get("an-invented-plan").record.holds(TODAY)
    store.records(assessments.ROWS, KeptRows).create(
        "an-invented-plan", assessments.to_keep(rows(form, 3), form, TODAY)
    )
    assert recorded("--withdraw") == 0
    assert store.records(assessments.ROWS, KeptRows).all(with_retired=True) == []
    assert store.records(assessments.ASSESSMENTS, ImpactAssessment).all() == []
    assert recorded("--by", "The lead", "--on", "2026-12-01", "--review", "2027-12-01") == 0
    assert not store.records(assessments.ASSESSMENTS, ImpactAssessment).get("an-invented-plan").retired
    store.close()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ((), "Say who assessed it, when, and until when"),
        (("--by", "The lead", "--on", "1/11/2026", "--review", "2027-11-01"), "“1/11/2026” is not a date"),
        (("--by", "The lead", "--on", "2026-11-01", "--review", "2026-11-01"), "must come after the day"),
    ],
)
def test_a_record_that_cannot_be_right_is_refused(capsys, more, says):
    store = storage.open_store(address.default_address())
    store.create(sheets.plan())
    store.close()
    assert recorded(*more) == 1
    assert says in capsys.readouterr().err


def test_an_unknown_plan_has_no_assessment(capsys):
    storage.open_store(address.default_address()).close()
    assert recorded("--by", "The lead", "--on", "2026-11-01", "--review", "2027-11-01") == 1
    assert capsys.readouterr().err


def test_the_sheet_can_be_made_without_a_browser(capsys, tmp_path, form):
    plan, made = tmp_path / "design.yaml", tmp_path / "sheet.xlsx"
    plan.write_text(designs.to_yaml(sheets.plan()), encoding="utf-8")
    assert main(["data-sheet", str(plan), "--output", str(made)]) == 0
    assert reading.read(made.read_bytes(), form).waiting == 60
