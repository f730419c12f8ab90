"""What every page promises: no axe finding, no sideways scroll down to 320 pixels, one heading, and the keyboard."""

import itertools

import pytest
from playwright.sync_api import Page

from app.page_order import PAGES
from tests.browser.axe import axe_violations
from tests.browser.conftest import OpenPage
from tests.browser.still import wait_until_still

pytestmark = pytest.mark.browser
ADDRESSES = {page.id: "/" if page.id == "home" else f"/{page.id}" for page in PAGES}
WIDER_THAN_THE_SCREEN = """
[...document.querySelectorAll('[data-testid=stMain] *')]
  .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
  .filter((e) => getComputedStyle(e).position !== 'absolute' && !e.closest('svg, thead'))
  .map((e) => `${e.tagName}.${e.className}`).slice(0, 5)
"""
HEADINGS = """
[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter((e) => e.checkVisibility()).map((e) => +e.tagName[1])
"""
NAME = "(e.innerText || e.getAttribute('aria-label') || e.title || e.tagName).trim().slice(0, 60)"
IN_FOCUS = f"""
(() => {{
  let e = document.activeElement;
  while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
  return {NAME};
}})()
"""
CAN_BE_PRESSED = f"""
[...document.querySelector('[data-testid=stMain]').querySelectorAll('button, a[href], summary')]
  .filter((e) => e.checkVisibility() && !e.disabled && e.tabIndex >= 0).map((e) => {NAME})
"""


def open_at(page: Page, name: str, example: str) -> None:
    page.goto(f"{ADDRESSES[name]}?design={example}")
    wait_until_still(page)


@pytest.mark.parametrize("name", ADDRESSES)
def test_on_a_desktop(page: Page, example: str, name: str) -> None:
    open_at(page, name, example)
    levels = page.evaluate(HEADINGS)
    assert page.title().endswith("- Throughline")
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels)), levels
    assert axe_violations(page) == []


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("name", ADDRESSES)
def test_on_a_phone(open_page: OpenPage, example: str, name: str, width: int) -> None:
    page = open_page(width=width, height=700)
    open_at(page, name, example)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
    assert axe_violations(page) == []


@pytest.mark.parametrize(
    "name",
    ["home", "need", "bring-figures", "theory-of-change", "documents", "evaluation-questions", "evaluation-timetable"],
)
def test_the_keyboard_alone_reaches_what_can_be_pressed(page: Page, example: str, name: str) -> None:
    open_at(page, name, example)
    wanted = set(page.evaluate(CAN_BE_PRESSED))
    reached: set[str] = set()
    for _ in range(300):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(IN_FOCUS))
        if wanted <= reached:
            break
    assert wanted
    assert wanted - reached == set()
