"""From a gap to a shortlist to a new design with the reason carried along; and numbers that survive a reload."""

import io
import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_violations
from tests.browser.conftest import OpenPage
from tests.browser.still import wait_until_still
from tests.browser.test_journey import go, write

pytestmark = pytest.mark.browser
GAP = "Acting before thinking"
REASON = "Heads of year asked for it"


def press(page: Page, role: str, name: str | re.Pattern[str]) -> None:
    page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]
    wait_until_still(page)


def tick(page: Page, words: str) -> None:
    page.get_by_text(words, exact=True).first.click()
    wait_until_still(page)


def open_example(page: Page) -> None:
    page.goto("/")
    wait_until_still(page)
    press(page, "button", "Open the worked example")
    go(page, "Gaps")


def test_from_a_gap_to_a_shortlist_to_a_new_design_with_the_reason(page: Page) -> None:
    open_example(page)
    press(page, "link", re.compile("^Which gaps first"))
    page.get_by_text(re.compile(f"^{GAP}: ")).first.click()
    wait_until_still(page)
    expect(page.get_by_text(re.compile(f"^{GAP}\\. The figure is"))).to_be_visible()
    press(page, "link", re.compile("^Options for this gap: acting before thinking"))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Options for a gap in"))
    expect(page.get_by_text("Do not use boot camps.")).to_be_visible()
    tick(page, "Do nothing new")
    tick(page, "Social skills training")
    page.get_by_role("radiogroup", name="Judge one option at a time").get_by_text("Social skills training").click()
    wait_until_still(page)
    page.get_by_role("radiogroup", name="Verdict on Social skills training").get_by_text("Take it further").click()
    wait_until_still(page)
    write(page, "Reasons for Social skills training", REASON)
    press(page, "button", "Write this into the decision log")
    old = page.url
    press(page, "button", "Start a new design: Social skills training")
    expect(page.get_by_role("heading", level=1)).to_have_text("Theory of change")
    assert page.url != old
    go(page, "Gaps")
    page.get_by_text(re.compile(f"^{GAP}: .*\\(chosen\\)")).first.click()
    wait_until_still(page)
    expect(page.get_by_label("Why this one?")).to_have_value(f"{REASON}.")
    go(page, "Evidence")
    expect(page.get_by_text(f"Why: {REASON}.")).to_be_visible()
    go(page, "Documents")
    with page.expect_download() as started:
        page.get_by_role("button", name="Plan (Word)", exact=True).click()
    document = docx.Document(io.BytesIO(Path(started.value.path()).read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    for wanted in (REASON, "Decision log", "Take further: Social skills training.", "Left out: boot camps."):
        assert wanted in words, wanted


def test_own_numbers_give_the_money_line_and_survive_a_reload(page: Page) -> None:
    open_example(page)
    press(page, "link", re.compile("^How many it reaches"))
    for label, value in (
        ("People in need, lowest", "400"),
        ("People in need, highest", "600"),
        ("Of the people in need, the share who could use it, lowest, %", "50"),
        ("Of those, the share who are referred, lowest, %", "50"),
        ("Of those referred, the share who start, lowest, %", "50"),
        ("Of those who start, the share who complete, lowest, %", "50"),
        ("Places in that time", "60"),
        ("Contract value for that time, in whole pounds", "90000"),
    ):
        page.get_by_label(label, exact=True).fill(value)
        page.get_by_label(label, exact=True).press("Enter")
        wait_until_still(page)
    expect(page.get_by_text("50 to 60 people would start.")).to_be_visible()
    page.reload()
    wait_until_still(page)
    expect(page.get_by_text("£1,500 to £1,800")).to_be_visible()
    expect(page.get_by_label("People in need, highest", exact=True)).to_have_value("600")
    assert axe_violations(page) == []


def test_harm_is_judged_by_keyboard_and_another_person_sees_it(open_page: OpenPage) -> None:
    her, his = open_page(), open_page()
    open_example(her)
    press(her, "link", re.compile("^Which gaps first"))
    summary = her.get_by_text(re.compile("^Robbery: ")).first
    summary.click()
    wait_until_still(her)
    group = her.get_by_role("radiogroup", name=re.compile(r"^How much harm does it do\? \(Robbery\)"))
    group.get_by_role("radio").first.focus()
    for _ in range(2):
        her.keyboard.press("ArrowDown")
        wait_until_still(her)
    expect(her.get_by_text("The partnership judges it as serious harm.").first).to_be_visible()
    assert axe_violations(her) == []
    open_example(his)
    press(his, "link", re.compile("^Which gaps first"))
    his.get_by_text(re.compile("^Robbery: ")).first.click()
    wait_until_still(his)
    expect(his.get_by_text("The partnership judges it as serious harm.").first).to_be_visible()
