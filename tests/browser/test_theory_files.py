"""The drawing in a real browser: its words stay in their boxes at any width, and its files can be taken away."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.still import wait_until_still
from tests.running_app import RunningApp
from toolkit import design as designs, readiness, store
from toolkit.design import Design
from toolkit.theory_of_change import svg

pytestmark = pytest.mark.browser
OUTSIDE = """
[...document.querySelectorAll('[data-box]')].flatMap((group) => {
  const box = group.querySelector('rect').getBoundingClientRect();
  return [...group.querySelectorAll('text')]
    .filter((text) => {
      const words = text.getBoundingClientRect();
      return words.left < box.left || words.right > box.right + 0.5 || words.top < box.top - 0.5
        || words.bottom > box.bottom + 0.5;
    })
    .map((text) => text.textContent);
})
"""


@pytest.fixture
def plan(app_server: RunningApp) -> Design:
    """A worked example of this test alone."""
    design = readiness.worked_example().model_copy(update={"id": designs.new_id("design")})
    kept = store.open_store(app_server.database)
    kept.create(design)
    kept.close()
    return design


@pytest.mark.parametrize("width", [320, 640, 1024, 1600])
def test_words_stay_inside_their_boxes_at_any_width(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width, height=900)
    for example in readiness.worked_examples():
        picture = svg.from_theory(example.theory).replace("<svg ", '<svg style="width:100%;height:auto" ', 1)
        page.set_content(f"<body style='margin:0'>{picture}</body>")
        assert page.locator("[data-box]").count() == len(example.theory.boxes)
        assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize(
    ("label", "start"),
    [("Poster (PDF, A3)", b"%PDF"), ("PowerPoint", b"PK"), ("draw.io", b"<?xml"), ("Picture (PNG)", b"\x89PNG")],
)
def test_a_file_comes_down_in_the_browser(page: Page, plan: Design, tmp_path: Path, label: str, start: bytes) -> None:
    page.goto(f"/theory-of-change?design={plan.id}")
    wait_until_still(page)
    page.get_by_role("link", name="Take it away: PDF, PowerPoint, Word, draw.io and more").click()
    wait_until_still(page)
    expect(page.get_by_role("heading", name="Take the drawing away", level=1)).to_be_visible()
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name=label, exact=True).press("Enter")
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.read_bytes().startswith(start)
