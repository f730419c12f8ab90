"""The drawing of the theory of change in a real browser: by keyboard, by mouse, and on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_violations
from tests.browser.conftest import OpenPage
from tests.browser.still import wait_until_still
from tests.running_app import RunningApp
from toolkit import design as designs, readiness, store
from toolkit.design import Design

pytestmark = pytest.mark.browser


@pytest.fixture
def plan(app_server: RunningApp) -> Design:
    """A worked example of this test alone."""
    design = readiness.worked_example().model_copy(update={"id": designs.new_id("design")})
    kept = store.open_store(app_server.database)
    kept.create(design)
    kept.close()
    return design


def open_theory(page: Page, plan: Design) -> Page:
    page.goto(f"/theory-of-change?design={plan.id}")
    wait_until_still(page)
    return page


def arrow(page: Page, number: int) -> str:
    return f"[data-arrow][aria-label^='Arrow {number}:']"


def test_an_arrow_opens_by_keyboard_alone_and_keeps_the_focus(page: Page, plan: Design) -> None:
    open_theory(page, plan)
    expect(page.get_by_role("heading", name="Change a box or an arrow")).to_be_visible()
    page.get_by_role("button", name="Skip the drawing").focus()
    for _ in range(len(plan.theory.boxes) + 5):
        page.keyboard.press("Tab")
    focused = page.locator("[data-arrow]:focus")
    expect(focused).to_have_attribute("aria-label", re.compile("^Arrow 5: "))
    page.keyboard.press("Enter")
    wait_until_still(page)
    expect(page.get_by_role("heading", name=re.compile("^Arrow 5: "))).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Arrow 5 is open.")).to_be_visible()
    expect(focused).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    wait_until_still(page)
    expect(page.get_by_role("heading", name=re.compile("^Arrow 6: "))).to_be_visible()


def test_from_the_drawing_to_the_card_and_an_answer_that_a_reload_keeps(page: Page, plan: Design) -> None:
    open_theory(page, plan)
    page.locator(arrow(page, 10)).click()
    wait_until_still(page)
    page.get_by_role("button", name="Go to its card").press("Enter")
    expect(page.get_by_role("combobox", name=re.compile("Box or arrow"))).to_be_focused()
    page.get_by_label("How will you test that?").fill("Ask the young people every month.")
    page.keyboard.press("Tab")
    wait_until_still(page)
    open_theory(page, plan)
    page.locator(arrow(page, 10)).click()
    wait_until_still(page)
    expect(page.get_by_label("How will you test that?")).to_have_value("Ask the young people every month.")


def test_a_box_opens_by_click_and_its_new_words_stand_in_the_drawing(page: Page, plan: Design) -> None:
    open_theory(page, plan)
    page.locator("[data-box=people]").click()
    wait_until_still(page)
    words = page.get_by_role("textbox", name="Text", exact=True)
    words.fill("<b>Young people</b> & families")
    words.press("Tab")
    wait_until_still(page)
    expect(page.locator("[data-box=people]")).to_have_attribute("aria-label", "People: <b>Young people</b> & families")


def test_the_drawing_can_be_skipped(page: Page, plan: Design) -> None:
    open_theory(page, plan)
    page.get_by_role("button", name="Skip the drawing").press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Open the picture full size")).to_be_focused()


def test_the_picture_opens_full_size_in_a_tab_of_its_own(phone_page: Page, plan: Design) -> None:
    open_theory(phone_page, plan)
    expect(phone_page.locator("[data-arrow]").first).to_be_hidden()
    with phone_page.context.expect_page() as opened:
        phone_page.get_by_role("link", name="Open the picture full size").click()
    expect(opened.value.locator("[data-arrow]")).to_have_count(len(plan.theory.arrows))


def test_on_a_phone_the_forms_do_everything(phone_page: Page, plan: Design) -> None:
    open_theory(phone_page, plan)
    phone_page.get_by_role("button", name="Change a box or an arrow").click()
    choice = phone_page.get_by_role("combobox", name=re.compile("Box or arrow"))
    expect(choice).to_be_focused()
    choice.fill("Arrow 10")
    choice.press("Enter")
    wait_until_still(phone_page)
    expect(phone_page.get_by_role("heading", name=re.compile("^Arrow 10: "))).to_be_visible()
    assert phone_page.evaluate("document.documentElement.scrollWidth") <= 390


def test_advice_takes_the_reader_to_the_card(phone_page: Page, plan: Design) -> None:
    open_theory(phone_page, plan)
    phone_page.get_by_role("button", name=re.compile("^Open arrow")).first.click()
    wait_until_still(phone_page)
    expect(phone_page.get_by_role("combobox", name=re.compile("Box or arrow"))).to_be_focused()
    expect(phone_page.get_by_role("heading", name=re.compile("^Arrow "))).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 1024, 390, 320])
def test_axe_finds_nothing_of_our_making(open_page: OpenPage, plan: Design, width: int) -> None:
    page = open_theory(open_page(width=width), plan)
    assert axe_violations(page) == []
    page.get_by_role("combobox", name=re.compile("Box or arrow")).fill("Arrow 10")
    page.keyboard.press("Enter")
    wait_until_still(page)
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
