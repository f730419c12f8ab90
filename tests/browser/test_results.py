"""From a plan to its workbook, filled in and brought back, to the results: as a service does it."""

import io
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_violations
from tests.browser.conftest import OpenPage
from tests.browser.still import wait_until_still
from tests.observing import sheets
from tests.running_app import RunningApp
from toolkit import knowledge_base, readiness, store
from toolkit.design import Design, new_id
from toolkit.observing import reading
from toolkit.observing.form import form_for

pytestmark = pytest.mark.browser
PEOPLE = 60


@pytest.fixture
def plan(app_server: RunningApp) -> Design:
    """A plan with its data still to come, kept in the app's own database."""
    example = readiness.worked_example()
    lines = {key: sheets.plan().outcomes[key] for key in ("wellbeing", "suspensions")}
    lines["wellbeing"] = lines["wellbeing"].model_copy(update={"box": "trusted-adult"})
    evaluation = example.evaluation.model_copy(update={"people_expected": PEOPLE})
    design = example.with_(id=new_id("design"), name="An invented plan", outcomes=lines, evaluation=evaluation)
    with closing(store.open_store(app_server.database)) as kept:
        return kept.create(design).design


def filled_in(page: Page, plan: Design, *, with_a_fault: bool) -> bytes:
    """The workbook that the page hands out, filled in by a script."""
    with page.expect_download() as started:
        page.get_by_role("button", name="Download the workbook (Excel)").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(started.value.path()).read_bytes()))
    form = form_for(plan, knowledge_base.load())
    places = {column.key: place for place, column in enumerate(form.columns, start=1)}
    for row, person in enumerate(sheets.people(PEOPLE, form), start=2):
        for key, value in person.items():
            book[reading.SHEET].cell(row=row, column=places[key]).value = value
    if with_a_fault:
        book[reading.SHEET].cell(row=7, column=places["sex"]).value = "M/F"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def bring(page: Page, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "filled-in.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    expect(page.get_by_text("rows read.").first).to_be_visible()
    wait_until_still(page)


def test_from_plan_to_workbook_to_upload_to_results(page: Page, plan: Design) -> None:
    page.goto(f"/monitoring?design={plan.id}")
    wait_until_still(page)
    page.get_by_role("link", name="Collect the data").click()
    wait_until_still(page)
    bring(page, filled_in(page, plan, with_a_fault=True))
    expect(page.get_by_text("1 cell in 1 row cannot be right.")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Cell C7")).to_be_visible()
    assert page.get_by_role("button", name="Take in").count() == 0
    page.get_by_text("Leave out 1 row with something wrong.").click()
    wait_until_still(page)
    page.get_by_label("Who brings this?").fill("An invented service")
    page.get_by_label("Who brings this?").press("Enter")
    wait_until_still(page)
    page.get_by_role("button", name=f"Take in {PEOPLE - 1} rows").click()
    expect(page.get_by_text(f"Taken in: {PEOPLE - 1} rows.")).to_be_visible()
    wait_until_still(page)
    page.get_by_role("link", name="See the results").click()
    wait_until_still(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Results")
    expect(page.get_by_text("does not show that the service caused it").first).to_be_visible()
    expect(page.get_by_role("rowheader", name="No reliable change")).to_be_visible()
    expect(page.get_by_text("1 row left out on purpose")).to_be_visible()
    assert axe_violations(page) == []


@pytest.mark.parametrize("width", [390, 320])
def test_results_can_be_read_on_a_phone(open_page: OpenPage, plan: Design, width: int) -> None:
    page, form = open_page(width=width, height=700), form_for(plan, knowledge_base.load())
    page.goto(f"/collect-data?design={plan.id}")
    wait_until_still(page)
    bring(page, sheets.workbook(form, sheets.people(PEOPLE, form)))
    page.get_by_role("button", name=f"Take in {PEOPLE} rows").click()
    expect(page.get_by_text(f"Taken in: {PEOPLE} rows.")).to_be_visible()
    page.goto(f"/results?design={plan.id}")
    wait_until_still(page)
    expect(page.get_by_role("heading", name="Who was reached")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(page) == []


def test_by_keyboard_results_are_written_on_the_arrows(page: Page, plan: Design) -> None:
    form = form_for(plan, knowledge_base.load())
    page.goto(f"/collect-data?design={plan.id}")
    wait_until_still(page)
    bring(page, sheets.workbook(form, sheets.people(PEOPLE, form)))
    page.get_by_role("button", name=f"Take in {PEOPLE} rows").press("Enter")
    expect(page.get_by_text(f"Taken in: {PEOPLE} rows.")).to_be_visible()
    page.goto(f"/results?design={plan.id}")
    wait_until_still(page)
    button = page.get_by_role("button", name="Write these results on the arrows")
    button.focus()
    button.press("Enter")
    expect(page.get_by_text("Written.", exact=True)).to_be_visible()
