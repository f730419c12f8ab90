"""The whole way: from the home page to a downloaded document, as each of the three kinds of user goes it."""

import io
import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Download, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.still import wait_until_still
from tests.running_app import RunningApp

pytestmark = pytest.mark.browser
# One way after the other is quick enough, and each must survive what the others left in the store.
WAYS = {"Scope a commission": "commission", "Draft a bid": "bid"}


def go(page: Page, name: str) -> None:
    """Follow the rail to a step."""
    page.get_by_test_id("stSidebar").get_by_role("link", name=re.compile(f"^{name}")).click()
    wait_until_still(page)


def tick(page: Page, name: str) -> None:
    page.get_by_text(name, exact=False).first.click()
    wait_until_still(page)


def type_number(page: Page, label: str, value: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(value)
    field.press("Enter")
    wait_until_still(page)


def answer_five_questions(page: Page) -> None:
    """Public places; 11 to 18; Leicester; violence with injury; focused deterrence."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Five questions for a first draft")
    tick(page, "Violence in public places:")
    type_number(page, "Youngest age", "11")
    type_number(page, "Oldest age", "18")
    tick(page, "In the community")
    page.get_by_role("radiogroup", name="Choose one place").get_by_text("Leicester", exact=True).click()
    wait_until_still(page)
    page.get_by_role("radiogroup").get_by_text(re.compile("^Violence with injury")).click()
    wait_until_still(page)
    page.get_by_role("radiogroup").get_by_text("Focused deterrence", exact=True).click()
    wait_until_still(page)
    page.get_by_role("button", name="Make the first draft").click()
    wait_until_still(page)


def words_of(download: Download) -> str:
    """Every word of a downloaded Word document, tables included."""
    document = docx.Document(io.BytesIO(Path(download.path()).read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("way", WAYS)
def test_from_home_to_a_word_document(page: Page, way: str) -> None:
    page.goto("/")
    wait_until_still(page)
    page.get_by_role("button", name=way).click()
    wait_until_still(page)
    answer_five_questions(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Theory of change")
    expect(page.get_by_text("Focused deterrence").first).to_be_visible()
    go(page, "Documents")
    with page.expect_download() as started:
        page.get_by_role("button", name=re.compile("Full plan.*Word|plan.*Word", re.IGNORECASE)).first.click()
    words = words_of(started.value)
    for wanted in (
        "Leicester",
        "Focused deterrence",
        "Violence with injury",
        "13.4",
        "Office for National Statistics",
        "Youth Endowment Fund",
        "Draft",
    ):
        assert wanted in words, wanted


def test_a_workshop_from_the_cards_to_what_people_said(page: Page) -> None:
    page.goto("/")
    wait_until_still(page)
    page.get_by_role("button", name="Run a workshop").click()
    wait_until_still(page)
    answer_five_questions(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Workshop")
    with page.expect_download() as started:
        page.get_by_role("button", name="Sheet and cards (Word)").click()
    assert "Leicester" in words_of(started.value)
    write(page, "Which group said it?", "Year 9 pupils")
    write(page, "What was said, one thing on each line.", "1: the bus station feels worst\nMake it free <b>please</b>")
    expect(page.get_by_text("2 things will be taken in.")).to_be_visible()
    page.get_by_role("button", name="Take these in").click()
    wait_until_still(page)
    go(page, "Need")
    beside = page.get_by_text("What people said").first
    expect(beside).to_be_visible()
    expect(page.get_by_text("the bus station feels worst").first).to_be_visible()
    expect(page.get_by_text("Make it free <b>please</b>").first).to_be_visible()
    go(page, "Documents")
    with page.expect_download() as started:
        page.get_by_role("button", name="Plan (Word)").click()
    words = words_of(started.value)
    assert "the bus station feels worst" in words
    assert "Year 9 pupils" in words


def test_the_address_can_be_kept_and_a_reload_loses_nothing(page: Page) -> None:
    page.goto("/")
    wait_until_still(page)
    page.get_by_role("button", name="Open the worked example").click()
    wait_until_still(page)
    go(page, "Question and people")
    field = page.get_by_label("What you see, and why it worries you")
    field.fill("Fights after school near the bus station")
    field.press("Tab")
    wait_until_still(page)
    expect(page.get_by_role("status").get_by_text(re.compile("^Saved"))).to_be_visible()
    address = page.url
    assert "design=" in address
    page.reload()
    wait_until_still(page)
    expect(page.get_by_label("What you see, and why it worries you")).to_have_value(
        "Fights after school near the bus station"
    )
    assert page.url == address


@pytest.mark.allow_console_errors("WebSocket|ERR_CONNECTION_REFUSED|Failed to load resource")
def test_a_restarted_server_loses_nothing(open_page: OpenPage, own_app_server: RunningApp) -> None:
    page = open_page(server=own_app_server)
    page.goto("/")
    wait_until_still(page)
    page.get_by_role("button", name="Open the worked example").click()
    wait_until_still(page)
    go(page, "Question and people")
    field = page.get_by_label("What you see, and why it worries you")
    field.fill("Written before the server stopped")
    field.press("Tab")
    wait_until_still(page)
    own_app_server.stop()
    own_app_server.start()
    page.goto(page.url)
    wait_until_still(page)
    expect(page.get_by_label("What you see, and why it worries you")).to_have_value("Written before the server stopped")


def test_two_people_at_one_design_lose_nothing(open_page: OpenPage) -> None:
    her, his = open_page(), open_page()
    her.goto("/")
    wait_until_still(her)
    her.get_by_role("button", name="Open the worked example").click()
    wait_until_still(her)
    go(her, "Question and people")
    his.goto(her.url)
    wait_until_still(his)
    write(her, "What you see, and why it worries you", "Hers: the bus station")
    write(his, "Who are they, in your own words?", "His: young people at the bus station")
    for page in (her, his):
        page.reload()
        wait_until_still(page)
        expect(page.get_by_label("What you see, and why it worries you")).to_have_value("Hers: the bus station")
        expect(page.get_by_label(re.compile("^Who are they"))).to_have_value("His: young people at the bus station")


def test_two_people_in_one_field_see_both_versions(open_page: OpenPage) -> None:
    label = "What you see, and why it worries you"
    her, his = open_page(), open_page()
    her.goto("/")
    wait_until_still(her)
    her.get_by_role("button", name="Open the worked example").click()
    wait_until_still(her)
    go(her, "Question and people")
    his.goto(her.url)
    wait_until_still(his)
    write(her, label, "Hers")
    write(his, label, "His")
    expect(his.get_by_text("Theirs, kept now: Hers")).to_be_visible()
    expect(his.get_by_text("Yours: His")).to_be_visible()
    his.get_by_role("button", name="Put mine back").click()
    wait_until_still(his)
    his.reload()
    wait_until_still(his)
    expect(his.get_by_label(label)).to_have_value("His")


def write(page: Page, label: str, words: str) -> None:
    field = page.get_by_label(re.compile(f"^{re.escape(label)}"))
    field.fill(words)
    field.press("Tab")
    wait_until_still(page)


def test_an_address_of_a_design_that_is_not_here_says_so(page: Page) -> None:
    page.goto("/?design=design-000000")
    wait_until_still(page)
    expect(page.get_by_role("alert")).to_contain_text("This address names a design that is not kept here.")
