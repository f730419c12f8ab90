"""Evidence in the browser: narrow down, send the view on, compare, confirm a link, all kept."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_violations
from tests.browser.conftest import OpenPage
from tests.browser.still import wait_until_still

pytestmark = pytest.mark.browser


def go(page: Page, address: str) -> None:
    page.goto(address)
    wait_until_still(page)


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a list by keyboard, as somebody without a mouse does."""
    box = page.get_by_label(label, exact=True)
    box.click()
    box.press_sequentially(option[:12])
    page.get_by_role("option", name=re.compile(re.escape(option))).first.wait_for()
    box.press("Enter")
    wait_until_still(page)
    page.keyboard.press("Escape")


def test_a_narrowed_view_is_sent_on_by_its_address(page: Page, open_page: OpenPage) -> None:
    go(page, "/evidence")
    page.get_by_text("Narrow the list down").click()
    wait_until_still(page)
    choose(page, "Impact on violence", "High")
    choose(page, "How sure", "High certainty")
    expect(page.get_by_text("2 of 30 approaches.")).to_be_visible()
    assert "impact=high" in page.url
    other = open_page(width=390, height=844)
    go(other, page.url)
    expect(other.get_by_text("2 of 30 approaches.")).to_be_visible()
    assert axe_violations(other) == []


def test_the_number_beside_a_choice_is_what_it_leaves(page: Page) -> None:
    go(page, "/evidence?certainty=low")
    page.get_by_text("Narrow the list down").click()
    wait_until_still(page)
    box = page.get_by_label("Impact on violence", exact=True)
    box.click()
    box.press_sequentially("High")
    words = page.get_by_role("option", name=re.compile("^High ")).inner_text()
    count = int(re.findall(r"\d+", words)[0])
    page.get_by_role("option", name=re.compile("^High ")).click()
    wait_until_still(page)
    expect(page.get_by_text(re.compile(rf"^{count} of 30 approaches\."))).to_be_visible()


def test_three_approaches_stand_side_by_side_after_a_reload(page: Page) -> None:
    go(page, "/evidence")
    for name in ("Mentoring", "Sport programmes", "Focused deterrence"):
        choose(page, "Compare up to 3 side by side", name)
    page.reload()
    wait_until_still(page)
    table = page.get_by_role("table", name="Side by side")
    for name in ("Mentoring", "Sport programmes", "Focused deterrence"):
        expect(table.get_by_role("columnheader", name=name)).to_be_visible()


def test_a_name_leads_to_its_page_and_a_plan_stays_open(page: Page, example: str) -> None:
    go(page, f"/evidence?design={example}&search=mentorin")
    page.get_by_role("table").get_by_role("link", name="Mentoring", exact=True).last.click()
    wait_until_still(page)
    expect(page.get_by_role("heading", name="Mentoring", exact=True)).to_be_visible()
    assert f"design={example}" in page.url
    assert axe_violations(page) == []


def test_a_link_is_confirmed_and_the_next_reader_sees_by_whom(page: Page, open_page: OpenPage) -> None:
    go(page, "/links?link-from=service&link-to=reoffending")
    box = page.get_by_label("Link", exact=True)
    box.click()
    page.get_by_role("option").first.click()
    wait_until_still(page)
    page.get_by_label("Who decides?").fill("Youth justice partners")
    page.get_by_role("button", name="Keep this decision").click()
    wait_until_still(page)
    expect(page.get_by_text("Every page uses it from now on.")).to_be_visible()
    other = open_page()
    go(other, "/links?link-decided=confirmed")
    expect(other.get_by_text("Youth justice partners").first).to_be_visible()
