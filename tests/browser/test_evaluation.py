"""The plan for an evaluation in the browser: from a drafted theory to a plan that could be signed, and its days."""

import re
from contextlib import closing
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_violations
from tests.browser.conftest import OpenPage
from tests.browser.still import wait_until_still
from tests.running_app import RunningApp
from toolkit import readiness, store
from toolkit.design import new_id

pytestmark = pytest.mark.browser
BELOW = ("evaluation-questions", "how-many-people", "evaluation-size", "fairness-and-data", "evaluation-timetable")


@pytest.fixture
def plan(app_server: RunningApp) -> str:
    """A plan of one's own, with a theory and no evaluation."""
    with closing(store.open_store(app_server.database)) as kept:
        example = readiness.worked_example("reach")
        bare = example.with_(id=new_id("design"), evaluation={"study_design": "before_and_after"}, outcomes={})
        return kept.create(bare).design.id


def open_at(page: Page, name: str, design: str) -> None:
    page.goto(f"/{name}?design={design}")
    wait_until_still(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    wait_until_still(page)


def type_number(page: Page, label: str, value: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(value)
    field.press("Enter")
    wait_until_still(page)


def test_one_press_drafts_a_plan_and_it_outlives_a_reload(page: Page, plan: str) -> None:
    open_at(page, "evaluation", plan)
    expect(page.get_by_text(re.compile("Not ready to sign"))).to_be_visible()
    press(page, "Draft what is missing")
    page.get_by_role("link", name="Questions to answer").click()
    wait_until_still(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("What should the test find out?")
    expect(page.get_by_text("All five kinds are there.")).to_be_visible()
    question = page.get_by_label("The question", exact=True)
    question.fill("Who stays away, and why?")
    question.blur()
    wait_until_still(page)
    page.reload()
    wait_until_still(page)
    expect(page.get_by_role("table").get_by_text("Who stays away, and why?")).to_be_visible()


def test_people_and_grant_change_what_is_advised(page: Page, plan: str) -> None:
    open_at(page, "how-many-people", plan)
    type_number(page, "How many people do you expect to take part in the test?", "60")
    expect(page.get_by_text(re.compile("With 60 people split by chance into two groups"))).to_be_visible()
    open_at(page, "evaluation-size", plan)
    type_number(page, "What does the whole service cost, in whole pounds?", "5000")
    expect(page.get_by_text(re.compile("£500 buys"))).to_be_visible()
    few = page.get_by_role("cell", name="Left out").count()
    type_number(page, "What does the whole service cost, in whole pounds?", "500000")
    expect(page.get_by_text(re.compile("£50,000 buys"))).to_be_visible()
    assert page.get_by_role("cell", name="Left out").count() < few


def test_a_calendar_file_comes_from_two_days(page: Page, example: str) -> None:
    open_at(page, "evaluation-timetable", example)
    with page.expect_download() as started:
        page.get_by_role("button", name="Download for your calendar (.ics)").click()
    calendar = icalendar.Calendar.from_ical(Path(started.value.path()).read_bytes())
    assert len(calendar.walk("VEVENT")) > 8


def test_two_editors_keep_both_questions(open_page: OpenPage, plan: str) -> None:
    first, second = open_page(), open_page()
    for page in (first, second):
        open_at(page, "fairness-and-data", plan)
    for page, words in ((first, "Public task"), (second, "Ask the panel")):
        label = "Which lawful basis do you use?" if page is first else "Who keeps the list of codes, and where?"
        field = page.get_by_role("textbox", name=f"Your answer: {label}")
        field.fill(words)
        field.blur()
        wait_until_still(page)
    first.reload()
    wait_until_still(first)
    expect(first.get_by_role("textbox", name="Your answer: Which lawful basis do you use?")).to_have_value(
        "Public task"
    )
    expect(first.get_by_role("textbox", name="Your answer: Who keeps the list of codes, and where?")).to_have_value(
        "Ask the panel"
    )


def test_a_script_in_a_question_stays_words(page: Page, plan: str) -> None:
    open_at(page, "evaluation-questions", plan)
    press(page, "Add a question of your own")
    question = page.get_by_label("The question", exact=True)
    question.fill("<script>document.title = 'taken'</script><img src=x onerror=alert(1)>")
    question.blur()
    wait_until_still(page)
    assert page.title() == "Questions to answer - Throughline"
    expect(page.get_by_role("table").get_by_text("<script>")).to_be_visible()


@pytest.mark.parametrize("name", BELOW)
def test_what_opens_on_request_has_no_fault_either(page: Page, example: str, name: str) -> None:
    open_at(page, name, example)
    for summary in page.locator("[data-testid=stExpander] summary").all():
        summary.click()
    wait_until_still(page)
    assert axe_violations(page) == []
