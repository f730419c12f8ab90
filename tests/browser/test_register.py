"""The register in a real browser: a service added changes a gap; a list comes in and goes out."""

import csv
import io
import json
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_violations
from tests.browser.conftest import OpenPage
from tests.browser.still import wait_until_still
from tests.running_app import RunningApp
from toolkit import readiness, store
from toolkit.design import new_id

pytestmark = pytest.mark.browser


@pytest.fixture
def plan(own_app_server: RunningApp) -> str:
    """The id of a plan for Leicester in the app's own database."""
    with closing(store.open_store(own_app_server.database)) as kept:
        return kept.create(readiness.worked_example().with_(id=new_id("design"))).design.id


def open_at(page: Page, name: str, plan: str, more: str = "") -> None:
    page.goto(f"/{name}?design={plan}{more}")
    wait_until_still(page, 60)


def choose(page: Page, label: str, option: str) -> None:
    """One more option in a list that takes several, by keyboard alone."""
    page.get_by_role("combobox", name=label).focus()
    page.keyboard.type(option)
    wait_until_still(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    wait_until_still(page)


def row_of(page: Page, name: str) -> str:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name)).first.inner_text()


def test_a_service_that_is_added_changes_the_gap(open_page: OpenPage, own_app_server: RunningApp, plan: str) -> None:
    page = open_page(server=own_app_server)
    open_at(page, "gaps", plan, "&gaps-by=Place&gaps-all=true")
    assert "Provision gap" in row_of(page, "Robbery")
    open_at(page, "provision", plan)
    page.get_by_role("link", name="Add a service").click()
    wait_until_still(page)
    page.get_by_role("textbox", name="Who are you?").fill("Network team")
    page.get_by_role("textbox", name="Who are you?").press("Tab")
    wait_until_still(page)
    page.get_by_role("textbox", name="Name of the service").fill("Shop Watch (invented)")
    page.get_by_role("textbox", name="Name of the service").press("Tab")
    wait_until_still(page)
    page.get_by_role("button", name="Add it to the register").click()
    wait_until_still(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Shop Watch (invented)")
    choose(page, "What does it work on?", "Robbery")
    choose(page, "Which approaches does it use?", "Hot spots policing")
    assert axe_violations(page) == []
    open_at(page, "gaps", plan, "&gaps-by=Place&gaps-all=true")
    now = row_of(page, "Robbery")
    assert "On record" in now
    assert "Shop Watch (invented)" in now


def test_a_list_comes_in_and_goes_out(open_page: OpenPage, own_app_server: RunningApp, plan: str) -> None:
    page = open_page(server=own_app_server)
    open_at(page, "bring-in-services", plan)
    listed = b"Service name,Capacity,End date\nNight Football (invented),40,31/03/2027\nDrop-in (invented),,\n"
    page.locator("input[type=file]").set_input_files({"name": "list.csv", "mimeType": "text/csv", "buffer": listed})
    wait_until_still(page)
    expect(page.get_by_text("2 new services")).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_role("button", name="Take these in").click()
    wait_until_still(page)
    expect(page.get_by_text("Taken in: 2 services.")).to_be_visible()
    with page.expect_download() as csv_file:
        page.get_by_role("button", name="Register as CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(csv_file.value.path()).read_text(encoding="utf-8-sig"))))
    football = next(row for row in rows if row["Service"] == "Night Football (invented)")
    assert (football["Places a year"], football["Funding ends"], len(rows)) == ("40", "2027-03-31", 9)
    with page.expect_download() as json_file:
        page.get_by_role("button", name="Register as Open Referral UK").click()
    assert json.loads(Path(json_file.value.path()).read_text(encoding="utf-8"))["total_items"] == 9


def test_a_cell_opens_by_keyboard_and_says_what_stands_behind_it(
    open_page: OpenPage, own_app_server: RunningApp, plan: str
) -> None:
    page = open_page(server=own_app_server)
    open_at(page, "gaps", plan)
    cell = page.locator("details.gap").first
    cell.locator("summary").focus()
    page.keyboard.press("Enter")
    for words in ("Why", "Who provides it", "For how many", "What studies say", "What would close it", "It rests on"):
        expect(cell.get_by_text(words, exact=True)).to_be_visible()
    assert axe_violations(page) == []


def test_many_places_stay_readable_on_a_desktop_and_a_phone(
    open_page: OpenPage, own_app_server: RunningApp, plan: str
) -> None:
    with closing(store.open_store(own_app_server.database)) as kept:
        before = kept.get(plan)
        whole = before.design.with_(area="E23000021", area_name="Leicester, Leicestershire and Rutland")
        kept.save(whole, before.version)
    for width in (1280, 320):
        page = open_page(server=own_app_server, width=width)
        open_at(page, "gaps", plan, "&gaps-by=Place")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(page.get_by_text("Rutland", exact=True).first).to_be_visible()
        assert axe_violations(page) == []
