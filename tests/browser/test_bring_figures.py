"""From an upload to a changed reading and back, in a real browser."""

from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_violations
from tests.browser.conftest import OpenPage
from tests.browser.still import wait_until_still
from tests.need.readers import made
from tests.running_app import RunningApp
from toolkit import readiness, store
from toolkit.design import new_id
from toolkit.knowledge_base import KnowledgeBase

pytestmark = pytest.mark.browser
DISTRICTS = made.table(
    [
        ("Police Force\nArea code", "Police Force\nArea name", "Community Safety\nPartnership code",
         "Community Safety\nPartnership name", "Local Authority code", "Local Authority name",
         "Total recorded crime\n (excluding fraud)", "Violence with injury"),
        (made.FORCE, "x", "E22000168", "Leicester", made.LEICESTER, "Leicester", "40,000 ", "6,000 "),
        (made.FORCE, "x", "", "Unassigned x", "", "", "4,481 ", "333 "),
    ],
    above=("Table C2: invented for a test, year ending June 2026",),
)  # fmt: skip
COUNTRY = made.table(
    [
        ("Area Code", "Area Name", "Total recorded crime\n (excluding fraud)", "Violence against the person",
         "Violence with injury", "Miscellaneous crimes"),
        (made.ENGLAND, "ENGLAND ", "4,947,379", "1", "484,510", "1"),
    ],
    above=("Table P1: invented for a test, year ending June 2026",),
)  # fmt: skip


@pytest.fixture
def design(own_app_server: RunningApp) -> str:
    """A plan for Leicester in the app's own database."""
    with closing(store.open_store(own_app_server.database)) as kept:
        return kept.create(readiness.worked_example().with_(id=new_id("design"))).design.id


def show(page: Page, name: str, design: str) -> None:
    page.goto(f"/{name}?design={design}")
    wait_until_still(page)


def bring(page: Page, **files: str | bytes) -> None:
    given = [
        {
            "name": f"{name}.csv",
            "mimeType": "text/csv",
            "buffer": content.encode() if isinstance(content, str) else content,
        }
        for name, content in files.items()
    ]
    page.locator("input[type=file]").set_input_files(given)  # type: ignore[arg-type]


def test_from_an_upload_to_a_changed_reading_and_back(
    open_page: OpenPage, own_app_server: RunningApp, design: str
) -> None:
    page = open_page(server=own_app_server)
    show(page, "need", design)
    row = page.get_by_role("row").filter(has_text="Violence with injury, recorded by the police")
    expect(row.first).to_contain_text("13.4")
    show(page, "bring-figures", design)
    bring(page, districts=DISTRICTS, country=COUNTRY)
    expect(page.get_by_text("1 of 2 rows were used.")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("crimes that the police gave no district").first).to_be_visible()
    wait_until_still(page)
    assert axe_violations(page) == []
    page.get_by_label("Who brings them?").fill("Network team")
    page.get_by_role("button", name="Keep what is chosen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Every page uses it from now on.")).to_be_visible(timeout=30_000)
    show(page, "need", design)
    # 6,000 / 368,597 x 1,000 = 16.3, against 484,510 / 56,490,108 x 1,000 = 8.6
    expect(row.first).to_contain_text("16.3")
    expect(row.first).to_contain_text("Year to June 2026")
    expect(row.first).to_contain_text("Worse")
    show(page, "bring-figures", design)
    page.get_by_role("combobox", name="Take one out, or put it back").click()
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="Take it out").click()
    expect(page.get_by_text("taken out").first).to_be_visible(timeout=30_000)
    show(page, "need", design)
    expect(row.first).to_contain_text("13.4")


def test_a_bad_file_says_one_sentence_and_changes_nothing(
    open_page: OpenPage, own_app_server: RunningApp, design: str
) -> None:
    page = open_page(width=390, server=own_app_server)
    show(page, "bring-figures", design)
    bring(page, bad=b"PK\x03\x04 cut off")
    expect(page.get_by_role("alert").filter(has_text="is broken or cut off")).to_be_visible(timeout=30_000)
    wait_until_still(page)
    assert page.get_by_role("button", name="Keep what is chosen").count() == 0
    assert axe_violations(page) == []


def test_an_own_table_on_a_phone_is_explained_column_by_column(
    open_page: OpenPage, own_app_server: RunningApp, design: str
) -> None:
    page = open_page(width=390, server=own_app_server)
    show(page, "bring-figures", design)
    nasty = "<script>document.title='taken'</script>"
    bring(page, own=f"Place,Year,{nasty},Base\nLeicester,2025,120,300\n")
    expect(page.get_by_text("We do not know this layout.")).to_be_visible(timeout=30_000)
    wait_until_still(page)
    assert page.title().endswith("Throughline")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert axe_violations(page) == []


def test_a_large_file_of_street_crime_is_taken_and_its_months_are_shown(
    open_page: OpenPage, own_app_server: RunningApp, design: str, base: KnowledgeBase
) -> None:
    page = open_page(server=own_app_server)
    show(page, "bring-figures", design)
    rows = made.every_small_area(base, "2025-01") * 140
    content = made.street(rows)
    assert len(content) > 6_000_000
    bring(page, street=content)
    expect(page.get_by_text(f"{len(rows):,} of {len(rows):,} rows were used.")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Keep what is chosen").click()
    expect(page.get_by_text("Every page uses it from now on.")).to_be_visible(timeout=30_000)
    show(page, "concentration", design)
    expect(page.get_by_text("On file: 1 month")).to_be_visible()
