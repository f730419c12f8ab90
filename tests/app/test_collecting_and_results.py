"""The two pages under monitoring: the sheet goes out, comes back, and its results can be read and learned from."""

import io
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from app import state
from app.parts import kept_results
from tests.app.test_pages import blank, kept, open_at, text_of
from tests.observing import sheets
from toolkit import readiness, store
from toolkit.__main__ import main
from toolkit.design import Design, new_id
from toolkit.evidence import LocalFinding
from toolkit.observing.form import form_for


def plan() -> Design:
    """A worked example whose own lines are replaced by the invented ones, tied to its boxes."""
    example = readiness.worked_example()
    lines = sheets.plan().outcomes
    tied = {
        "wellbeing": lines["wellbeing"].model_copy(update={"box": "trusted-adult"}),
        "suspensions": lines["suspensions"],
    }
    evaluation = example.evaluation.model_copy(update={"people_expected": 60})
    return example.with_(id=new_id("design"), outcomes=tied, evaluation=evaluation)


def upload(test: AppTest, content: bytes, name: str = "data.xlsx") -> AppTest:
    kind = "text/csv" if name.endswith(".csv") else "application/octet-stream"
    test.file_uploader[0].upload(name, content, kind)
    return test.run()


def taken_in(design: Design, number: int = 60) -> AppTest:
    form = form_for(design, state.base())
    test = upload(open_at("collect_data", design), sheets.workbook(form, sheets.people(number, form)))
    test.button(key=f"{design.id}-take-data").click().run()
    assert not test.exception
    return test


def results(design: Design) -> AppTest:
    test = AppTest.from_file(str(Path(__file__).parents[2] / "app" / "main.py"), default_timeout=60)
    test.query_params["design"] = design.id
    test.run()
    test.switch_page("pages/results.py").run()
    assert not test.exception
    return test


def test_without_outcomes_there_is_nothing_to_collect():
    assert "There is nothing to collect yet." in text_of(open_at("collect_data", blank()))


def test_good_rows_are_taken_in_and_only_totals_are_kept():
    design = plan()
    test = taken_in(design)
    assert "Taken in: 60 rows." in text_of(test)
    found = kept_results.of(design.id)
    assert found is not None
    assert found.rows.people == 60
    with closing(store.open_store(state.database_address())) as opened:
        text = str([kept.record for kept in opened.records(kept_results.KIND, type(found)).all()])
    assert "P001" not in text


def test_bad_cells_are_named_and_nothing_is_taken_in_until_somebody_leaves_their_rows_out():
    design = plan()
    form = form_for(design, state.base())
    rows = sheets.people(40, form)
    rows[2]["sex"] = "<b>?</b>"
    test = upload(open_at("collect_data", design), sheets.workbook(form, rows))
    said = text_of(test)
    assert "40 rows read. 1 cell in 1 row cannot be right." in said
    assert "Cell C4" in said
    assert "<b>?</b>" not in said
    assert not [button for button in test.button if "Take in" in button.label]
    assert kept_results.of(design.id) is None
    test.checkbox(key=f"{design.id}-data-0-leave-out").check().run()
    test.button(key=f"{design.id}-take-data").click().run()
    found = kept_results.of(design.id)
    assert found is not None
    assert (found.rows.people, found.left_out.rows, dict(found.left_out.columns)) == (40, 1, {"Sex": 1})
    assert "1 row left out on purpose, because something was wrong in “Sex”." in text_of(results(design))


def test_a_broken_file_is_one_sentence_and_changes_nothing():
    design = plan()
    test = upload(open_at("collect_data", design), b"PK\x03\x04 broken")
    assert "This workbook is cut off or broken" in text_of(test)
    assert kept_results.of(design.id) is None


def test_a_second_sheet_takes_the_place_of_the_first():
    design = plan()
    taken_in(design)
    form = form_for(design, state.base())
    test = AppTest.from_file(str(Path(__file__).parents[2] / "app" / "main.py"), default_timeout=60)
    test.query_params["design"] = design.id
    test.run()
    test.switch_page("pages/collect_data.py").run()
    upload(test, sheets.csv_file(form, sheets.people(30, form)), "data.csv")
    test.button(key=f"{design.id}-take-data").click().run()
    found = kept_results.of(design.id)
    assert found is not None
    assert found.rows.people == 30


def test_what_is_asked_about_a_scale_is_kept_in_the_plan():
    design = plan()
    test = open_at("collect_data", design)
    test.number_input(key=f"{design.id}-wellbeing-reliability").set_value(0.9).run()
    test.checkbox(key=f"{design.id}-enters-by-score").check().run()
    assert kept(design).outcomes["wellbeing"].reliability == 0.9
    assert kept(design).evaluation.enters_by_score


def test_the_results_name_plan_and_actual_and_claim_no_cause():
    design = plan()
    taken_in(design)
    said = text_of(results(design))
    for wanted in (
        "Planned and actual", "The way through", "Who was reached", "No reliable change", "Worse", "Improved",
        "There is no group to compare with, so this does not show that the service caused it.",
        "Numbers from 1 to 7 are hidden", "The arrows that the results test",
    ):  # fmt: skip
        assert wanted in said, wanted


def test_results_go_to_the_arrows_and_to_the_findings_of_the_partnership():
    design = plan()
    taken_in(design)
    test = results(design)
    test.button(key="write-arrows").click().run()
    theory = kept(design).theory
    held = {
        theory.boxes[arrow.start].kind: any("Held here" in item.text for item in arrow.evidence_for)
        for arrow in theory.arrows.values()
        if arrow.end == "trusted-adult"
    }
    assert held.pop("activity"), "what was done was there, and what follows from it was measured"
    assert not any(held.values()), "what was not measured at the beginning was not put to the test"
    test.button(key="keep-finding").click().run()
    assert "Say who found this out" in text_of(test)
    test.text_input(key=f"{design.id}-found-by").set_value("An invented service").run()
    test.button(key="keep-finding").click().run()
    finding = state.store().records("local_evidence", LocalFinding).get(f"results-of-{design.id}").record
    assert finding.found_by == "An invented service"
    assert finding.approaches == tuple(taken.approach for taken in design.ordered("approaches"))


def test_before_any_data_the_page_shows_the_way():
    assert "No data came back yet." in text_of(open_at("results", plan()))


def test_results_can_be_taken_out_of_use():
    design = plan()
    taken_in(design)
    results(design).button(key="remove-results").click().run()
    assert kept_results.of(design.id) is None


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("2026-01, 31\n2026-03, 30", "The month 2026-02 is missing."),
        ("2026-01, 31\nmany", "Line 2: “many” is not a month and a number."),
        ("2026-01, 31\n2026-01, 30", "The month 2026-01 is there twice."),
    ],
)
def test_a_series_of_ones_own_names_the_line_that_is_wrong(lines, says):
    design = plan()
    test = open_at("results", design)
    test.text_input(key=f"{design.id}-own-name").set_value("Incidents")
    test.text_input(key=f"{design.id}-own-source").set_value("The council")
    test.text_area(key=f"{design.id}-own-text").set_value(lines).run()
    test.button(key=f"{design.id}-own-add").click().run()
    assert says in text_of(test)


def test_a_series_of_ones_own_is_drawn_with_its_signals_in_words():
    design = plan()
    test = open_at("results", design)
    lines = "\n".join(f"2025-{month:02}, {10 + 2 * (month % 2)}" for month in range(1, 13)) + "\n2026-01, 40"
    test.text_input(key=f"{design.id}-own-name").set_value("Incidents")
    test.text_input(key=f"{design.id}-own-source").set_value("The council")
    test.text_area(key=f"{design.id}-own-text").set_value(lines).run()
    test.button(key=f"{design.id}-own-add").click().run()
    assert (
        "A point lies outside the limits: such a point is rare by chance. Here: January 2026, on the high side (the bad"
        in text_of(test)
    )
    test.button(key="remove-own-0").click().run()
    assert "Incidents, by month" not in text_of(test)


def test_the_workbook_offered_is_the_one_that_is_read():
    design = plan()
    test = open_at("collect_data", design)
    buttons = [button.proto.label for button in test.get("download_button")]
    assert {"Download the workbook (Excel)", "Download as CSV"} <= set(buttons)
    form = form_for(design, state.base())
    book = openpyxl.load_workbook(io.BytesIO(sheets.workbook(form, [], 5)))
    assert book.properties.keywords == design.id


def test_rows_are_kept_only_after_an_assessment_is_recorded_and_can_be_erased():
    design = plan()
    form = form_for(design, state.base())
    test = upload(open_at("collect_data", design), sheets.workbook(form, sheets.people(20, form)))
    assert f"{design.id}-keep-rows" not in {box.key for box in test.checkbox}
    assert (
        main(["impact-assessment", design.id, "--by", "The lead", "--on", "2026-01-01", "--review", "2999-01-01"]) == 0
    )
    test.run()
    assert "An impact assessment is recorded." in text_of(test)
    test.checkbox(key=f"{design.id}-keep-rows").check().run()
    test.button(key=f"{design.id}-take-data").click().run()
    assert "Rows are kept here: 20." in text_of(test)
    later = sheets.people(30, form, seed=5)[15:]
    upload(test, sheets.workbook(form, later))
    test.button(key=f"{design.id}-take-data").click().run()
    assert "Rows are kept here: 30." in text_of(test)
    found = kept_results.of(design.id)
    assert found is not None
    assert found.rows.people == 30
    test.number_input(key=f"{design.id}-wellbeing-reliability").set_value(0.95).run()
    test.button(key="again").click().run()
    again = kept_results.of(design.id)
    assert again is not None
    assert again.changes[0].reliable is not None
    assert again.changes[0].reliable.reliability == 0.95
    test.button(key="erase-rows").click().run()
    assert "Rows are kept here" not in text_of(test)
