"""The studio in a real browser: drafted, edited on the drawing and by keyboard alone, undone, downloaded, reloaded."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

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
    keep(app_server, design)
    return design


def keep(app_server: RunningApp, design: Design) -> None:
    opened = store.open_store(app_server.database)
    opened.create(design)
    opened.close()


def kept(app_server: RunningApp, design: Design) -> Design:
    opened = store.open_store(app_server.database)
    found = opened.get(design.id).design
    opened.close()
    return found


def open_at(page: Page, name: str, plan: Design) -> Page:
    page.goto(f"/{name}?design={plan.id}")
    wait_until_still(page)
    return page


def box(page: Page, words: str) -> Locator:
    return page.locator(f"[data-box][aria-label*='{words}']")


def line(page: Page, words: str) -> Locator:
    """The line of a box in the outline, which opens its fields."""
    return page.locator("summary").filter(has_text=words)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    wait_until_still(page)


def test_drafted_edited_on_the_drawing_undone_downloaded_and_reloaded(page: Page, app_server: RunningApp) -> None:
    base_plan = readiness.worked_example().with_(id=designs.new_id("design"), theory={}, outcomes={})
    keep(app_server, base_plan)
    open_at(page, "theory-of-change", base_plan)
    press(page, "Draft it for me")
    expect(page.locator("[data-box]").first).to_be_visible()
    box(page, "People:").click()
    wait_until_still(page)
    press(page, "Rename")
    field = page.get_by_label(re.compile("^New words for this box"))
    expect(field).to_be_focused()
    field.fill("Young people <b>hurt</b> & afraid")
    field.press("Enter")
    wait_until_still(page)
    expect(box(page, "Young people <b>hurt</b> & afraid")).to_be_visible()
    press(page, "Add a box after it")
    page.get_by_label(re.compile("^What follows from")).fill("A worker phones them")
    page.keyboard.press("Enter")
    wait_until_still(page)
    expect(box(page, "A worker phones them")).to_be_focused()
    page.get_by_role("button", name=re.compile("^Undo: ")).click()
    wait_until_still(page)
    expect(box(page, "A worker phones them")).to_have_count(0)
    page.get_by_role("button", name=re.compile("^Redo: ")).click()
    wait_until_still(page)
    with page.expect_download() as started:
        page.get_by_role("button", name=re.compile("SVG")).first.click()
    drawn = started.value.path().read_text(encoding="utf-8")
    assert "&lt;b&gt;hurt&lt;/b&gt;" in drawn
    page.reload()
    wait_until_still(page)
    expect(box(page, "A worker phones them")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Undo: "))).to_be_enabled()


def test_by_mouse_two_boxes_are_joined_and_a_box_is_moved_and_taken_away(
    page: Page, plan: Design, app_server: RunningApp
) -> None:
    open_at(page, "theory-of-change", plan)
    box(page, "an adult they trust").click()
    wait_until_still(page)
    press(page, "Draw an arrow from it")
    box(page, "a plan to stay safe").click()
    wait_until_still(page)
    expect(page.get_by_role("heading", name=re.compile("^Arrow 20: "))).to_be_visible()
    box(page, "a plan to stay safe").click()
    wait_until_still(page)
    press(page, "Column →")
    expect(box(page, "a plan to stay safe")).to_have_attribute("aria-label", re.compile("^(Later change|Outcome)"))
    press(page, "Take it away")
    press(page, "Take it away and join what is around it")
    expect(box(page, "a plan to stay safe")).to_have_count(0)
    theory = kept(app_server, plan).theory
    assert ("trusted-adult", "not-hurt-again") in {(arrow.start, arrow.end) for arrow in theory.arrows.values()}


def test_a_double_click_renames_in_place_and_escape_leaves_the_words(page: Page, plan: Design) -> None:
    open_at(page, "theory-of-change", plan)
    people = page.locator("[data-box=people]")
    before = people.get_attribute("aria-label")
    people.dblclick()
    wait_until_still(page)
    field = page.get_by_label(re.compile("^New words for this box"))
    field.fill("Not meant")
    field.press("Escape")
    wait_until_still(page)
    expect(people).to_have_attribute("aria-label", str(before))


def test_one_path_is_brought_out_and_said_in_words(page: Page, plan: Design) -> None:
    open_at(page, "theory-of-change", plan)
    box(page, "a plan to stay safe").click()
    wait_until_still(page)
    press(page, "Show its path only")
    dimmed = page.locator("[data-box].dim")
    expect(dimmed).not_to_have_count(0)
    expect(box(page, "a plan to stay safe")).not_to_have_class(re.compile("dim"))
    expect(page.get_by_text("One path is shown.")).to_be_visible()
    expect(page.get_by_text(re.compile("Leads up to it: .*Support workers meet them"))).to_be_visible()
    press(page, "Show everything")
    expect(dimmed).to_have_count(0)


def test_the_drawing_by_keyboard_alone(page: Page, plan: Design, app_server: RunningApp) -> None:
    open_at(page, "theory-of-change", plan)
    page.locator("[data-box=people]").focus()
    page.keyboard.press("F2")
    page.keyboard.type("People who come to A&E")
    page.keyboard.press("Enter")
    wait_until_still(page)
    expect(page.locator("[data-box=people]")).to_be_focused()
    page.keyboard.press("Alt+ArrowRight")
    wait_until_still(page)
    changed = kept(app_server, plan).theory.boxes["people"]
    assert (changed.text, changed.kind) == ("People who come to A&E", "activity")
    for _ in range(2):
        page.keyboard.press("Control+z")
        wait_until_still(page)
    assert kept(app_server, plan).theory == plan.theory
    page.keyboard.press("Control+y")
    wait_until_still(page)
    assert kept(app_server, plan).theory.boxes["people"].text == "People who come to A&E"


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something with this name has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "() => { let e = document.activeElement;"
            " while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
            " return (e.labels?.[0]?.innerText || e.innerText || e.getAttribute('aria-label') || '').trim(); }"
        )
        if name in str(here):
            return
    pytest.fail(f"the keyboard does not reach “{name}”")


def test_the_outline_does_everything_by_keyboard_alone(page: Page, plan: Design, app_server: RunningApp) -> None:
    open_at(page, "theory-outline", plan)
    tab_to(page, "People aged 11 to 25")
    page.keyboard.press("Enter")
    tab_to(page, "Words")
    page.keyboard.press("Control+a")
    page.keyboard.type("People who come to A&E")
    page.keyboard.press("Tab")
    wait_until_still(page)
    assert kept(app_server, plan).theory.boxes["people"].text == "People who come to A&E"
    tab_to(page, "Add a box that follows from it")
    page.keyboard.type("A worker phones them")
    page.keyboard.press("Enter")
    wait_until_still(page)
    theory = kept(app_server, plan).theory
    (new,) = theory.boxes.keys() - plan.theory.boxes.keys()
    assert [arrow.end for arrow in theory.arrows_from("people")][-1] == new
    tab_to(page, "Open its card")
    page.keyboard.press("Enter")
    wait_until_still(page)
    expect(page.get_by_role("combobox", name=re.compile("Box or arrow"))).to_be_focused()
    expect(page.get_by_role("heading", name="People: People who come to A&E")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Undo: “A worker phones them” added")).press("Enter")
    wait_until_still(page)
    assert new not in kept(app_server, plan).theory.boxes


def test_the_outline_draws_turns_opens_and_takes_arrows_away(
    phone_page: Page, plan: Design, app_server: RunningApp
) -> None:
    page = open_at(phone_page, "theory-outline", plan)
    line(page, "Young people have a plan to stay safe").click()
    choice = page.get_by_label("Draw an arrow to")
    choice.select_option(label=next(
        words for words in choice.locator("option").all_inner_texts() if "handle conflict" in words
    ))  # fmt: skip
    press(page, "Draw the arrow")
    assert len(kept(app_server, plan).theory.arrows) == 20
    press(page, "Turn arrow 20 round")
    last = kept(app_server, plan).theory.ordered_arrows()[-1]
    assert (last.start, last.end) == ("calm-in-conflict", "safety-plan")
    line(page, "Young people handle conflict without violence").click()
    press(page, "Open arrow 20")
    expect(page.get_by_role("heading", name=re.compile("^Arrow 20: "))).to_be_in_viewport()
    press(page, "Take arrow 20 away")
    press(page, "Yes, take the arrow away")
    assert len(kept(app_server, plan).theory.arrows) == 19
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_is_typed_in_the_outline_stays_while_someone_else_changes_the_plan(
    page: Page, open_page: OpenPage, plan: Design, app_server: RunningApp
) -> None:
    other = open_page()
    open_at(page, "theory-outline", plan)
    open_at(other, "theory-outline", plan)
    line(page, "People aged 11 to 25").click()
    page.get_by_label("Add a box that follows from it").fill("Half a thought")
    other.get_by_label("Add a box under “Early change”").fill("They sleep better")
    other.keyboard.press("Enter")
    wait_until_still(other)
    page.locator("select[data-key='people:kind']").select_option("need")
    wait_until_still(page)
    expect(page.get_by_label("Add a box that follows from it")).to_have_value("Half a thought")
    texts = {each.text for each in kept(app_server, plan).theory.boxes.values()}
    assert "They sleep better" in texts
    assert kept(app_server, plan).theory.boxes["people"].kind == "need"


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", ["theory-outline", "theory-narrative", "theory-begin", "theory-backwards"])
def test_axe_finds_nothing_of_our_making(open_page: OpenPage, plan: Design, name: str, width: int) -> None:
    page = open_at(open_page(width=width), name, plan)
    if name == "theory-outline":
        line(page, "People aged 11 to 25").click()
        wait_until_still(page)
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_card_stays_open_while_its_box_gets_new_words_moves_and_is_undone(page: Page, plan: Design) -> None:
    open_at(page, "theory-of-change", plan)
    box(page, "Mentoring and support").click()
    wait_until_still(page)
    words = page.get_by_role("textbox", name="Text", exact=True)
    words.fill("Mentoring by peers")
    words.press("Tab")
    wait_until_still(page)
    press(page, "Column →")
    page.get_by_role("button", name=re.compile("^Undo: ")).click()
    wait_until_still(page)
    page.get_by_text("A guess, to check", exact=True).first.click()
    wait_until_still(page)
    expect(page.get_by_role("heading", name="Activity: Mentoring by peers")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="“Mentoring by peers” is open.")).to_be_visible()
