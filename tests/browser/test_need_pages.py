"""The pages under need in a real browser: the map by keyboard, what can be taken away, and what a reload keeps."""

import json
import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_violations
from tests.browser.conftest import OpenPage
from tests.browser.still import wait_until_still
from tests.browser.test_every_page import IN_FOCUS
from tests.need.test_boundaries import collection, feature, square
from tests.running_app import RunningApp
from toolkit.knowledge_base import KnowledgeBase

pytestmark = pytest.mark.browser


def go(page: Page, address: str) -> Page:
    page.goto(address)
    wait_until_still(page)
    return page


def choose(page: Page, label: str, words: str) -> None:
    field = page.get_by_role("combobox", name=re.compile(re.escape(label)))
    field.click()
    field.fill(words)
    page.get_by_role("option", name=re.compile(f"^{words}")).first.click()
    wait_until_still(page)


def test_the_map_is_read_and_chosen_by_keyboard_alone(page: Page, example: str) -> None:
    go(page, f"/map?design={example}&figure=violence-with-injury")
    page.get_by_role("button", name="Skip the map").focus()
    page.keyboard.press("Tab")
    focused = page.locator("[data-id]:focus")
    expect(focused).to_have_attribute("aria-label", re.compile("^Blaby 6.3 per 1,000 residents, lower than England"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait_until_still(page)
    expect(page.get_by_text("Charnwood: 7.2 per 1,000 residents, lower than England.")).to_be_visible()
    expect(page.locator("[data-id][aria-pressed=true]")).to_have_attribute("aria-label", re.compile("^Charnwood"))
    expect(focused).to_have_attribute("aria-label", re.compile("^Charnwood"))
    assert axe_violations(page) == []
    page.get_by_role("link", name="Open the profile of Charnwood").click()
    wait_until_still(page)
    expect(page.get_by_text("Charnwood next to its comparator").first).to_be_visible()


def test_the_map_can_be_skipped(page: Page, example: str) -> None:
    go(page, f"/map?design={example}")
    page.get_by_role("button", name="Skip the map").press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("[data-id]:focus").count() == 0
    assert page.evaluate(IN_FOCUS), "something beyond the map has the focus"


def test_a_chart_is_taken_away_as_figures_drawing_and_picture(page: Page, example: str) -> None:
    go(page, f"/indicator?design={example}&figure=violence-with-injury")
    starts = {"Figures (CSV)": b"\xef\xbb\xbfid,", "Drawing (SVG)": b"<svg", "Picture (PNG)": b"\x89PNG"}
    for label, start in starts.items():
        with page.expect_download() as taken:
            page.get_by_role("button", name=label).first.click()
        assert Path(taken.value.path()).read_bytes().startswith(start)
        assert taken.value.suggested_filename.startswith("violence-with-injury-ordered.")


def test_a_choice_stands_in_the_address_and_can_be_sent_on(page: Page, open_page: OpenPage, example: str) -> None:
    go(page, f"/place-profile?design={example}")
    choose(page, "Place", "Rutland")
    assert "place=E06000017" in page.url
    other = go(open_page(), page.url)
    expect(other.get_by_text("Rutland next to its comparator").first).to_be_visible()


def test_the_profile_of_a_place_comes_as_word(page: Page, example: str) -> None:
    go(page, f"/place-profile?design={example}&place=E07000130")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Locality profile of Charnwood (Word)").click()
    paragraphs = Document(str(taken.value.path())).paragraphs
    headings = {item.text for item in paragraphs if item.style and str(item.style.name).startswith("Heading")}
    assert {"In short", "Over time", "How sure the order of places is", "Inside the place"} <= headings


def test_real_outlines_are_brought_drawn_and_kept_through_a_reload(
    page: Page, own_app_server: RunningApp, open_page: OpenPage, base: KnowledgeBase, tmp_path: Path
) -> None:
    codes = [area.code for area in base.areas.values() if area.can_be_chosen]
    path = tmp_path / "places.geojson"
    path.write_bytes(collection(*(feature(code, square(-2 + 0.2 * n, 52)) for n, code in enumerate(codes))))
    page = go(open_page(server=own_app_server), "/map?figure=violence-with-injury")
    page.get_by_text("Use real outlines").click()
    page.get_by_label("Where is the file from?").fill("<b>Invented</b> office")
    page.locator("input[type=file]").set_input_files(path)
    wait_until_still(page)
    page.get_by_role("button", name="Use these outlines").click()
    wait_until_still(page)
    go(page, "/map?figure=violence-with-injury")
    assert page.locator("[data-id] path.shape").count() == 9
    expect(page.get_by_text("Outlines: <b>Invented</b> office.")).to_be_visible()
    assert axe_violations(page) == []


def test_a_file_that_is_no_map_gets_one_sentence(page: Page, example: str, tmp_path: Path) -> None:
    path = tmp_path / "places.geojson"
    path.write_text(json.dumps({"features": []}), encoding="utf-8")
    go(page, f"/map?design={example}")
    page.get_by_text("Use real outlines").click()
    page.locator("input[type=file]").set_input_files(path)
    wait_until_still(page)
    page.get_by_role("button", name="Use these outlines").click()
    wait_until_still(page)
    expect(page.get_by_role("alert").filter(has_text="places.geojson is no GeoJSON with areas")).to_be_visible()


def test_an_edit_of_the_register_is_kept_after_a_reload_and_seen_by_others(
    open_page: OpenPage, own_app_server: RunningApp
) -> None:
    page = go(open_page(server=own_app_server), "/data-sharing")
    choose(page, "Which source?", "Ambulance calls")
    page.get_by_label("How often are they made new?").fill("Every month")
    page.get_by_text("Being agreed", exact=True).click()
    page.get_by_label(re.compile("^Who says so")).fill("Network analyst")
    page.get_by_role("button", name="Keep this").click()
    wait_until_still(page)
    page.close()
    own_app_server.stop()
    own_app_server.start()
    other = go(open_page(width=390, server=own_app_server), "/data-sharing")
    row = other.get_by_role("row").filter(has_text="Ambulance calls")
    expect(row).to_contain_text("Every month")
    expect(row).to_contain_text("Being agreed")
    expect(row).to_contain_text("said by Network analyst")
    assert other.evaluate("document.documentElement.scrollWidth") <= 390
