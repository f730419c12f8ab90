"""A headless Chromium for the tests, and pages that fail a test when they misbehave unseen."""

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium, still
from tests.browser.watch import Watch
from tests.running_app import RunningApp
from toolkit import readiness, store
from toolkit.design import new_id

RESULTS = Path(__file__).parent.parent.parent / "test-results"
OUTCOME = pytest.StashKey[bool]()

OpenPage = Callable[..., Page]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember whether the test failed, for the fixture that takes the pictures."""
    report = yield
    item.stash[OUTCOME] = item.stash.get(OUTCOME, False) or report.failed
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of one worker."""
    path = chromium.find()
    assert path, "no Chromium here: `make test` installs one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[OpenPage]:
    """Opens pages as different people would: `open_page(width=390)`, `open_page(server=own_app_server)`."""
    marker = request.node.get_closest_marker("allow_console_errors")
    opened: list[tuple[Page, Watch]] = []

    def open_one(width: int = 1280, height: int = 900, server: RunningApp | None = None) -> Page:
        home = (server or request.getfixturevalue("app_server")).address
        context = browser.new_context(viewport={"width": width, "height": height}, base_url=home, locale="en-GB")
        # Headless Chromium has no window to choose a file in, and would never finish a download.
        context.add_init_script("delete window.showSaveFilePicker")
        context.add_init_script(still.LISTEN)
        page = context.new_page()
        opened.append((page, Watch(page, home, marker.args[0] if marker else None)))
        return page

    yield open_one
    _close(request.node, opened)


def _close(test: pytest.Item, opened: list[tuple[Page, Watch]]) -> None:
    faults = [fault for _, watch in opened for fault in watch.faults]
    failed = test.stash.get(OUTCOME, False)
    if faults or failed:
        _take_pictures(test, [page for page, _ in opened])
    for page, _ in opened:
        page.context.close()
    if faults:
        pytest.fail("the page misbehaved unseen:\n" + "\n".join(faults), pytrace=False)


def _take_pictures(test: pytest.Item, pages: list[Page]) -> None:
    RESULTS.mkdir(exist_ok=True)
    name = re.sub(r"[^\w.-]+", "_", test.nodeid)[-120:]
    for number, page in enumerate(pages, start=1):
        if not page.is_closed():
            page.screenshot(path=RESULTS / f"{name}-{number}.png", full_page=True)


@pytest.fixture(scope="session")
def example(app_server: RunningApp) -> str:
    """The id of a worked example that is kept in the app's own database."""
    with closing(store.open_store(app_server.database)) as kept:
        design = readiness.worked_example()
        return kept.create(design.with_(id=new_id("design"))).design.id


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A desktop browser, 1280 x 900."""
    return open_page()


@pytest.fixture
def phone_page(open_page: OpenPage) -> Page:
    """A phone, 390 x 844."""
    return open_page(width=390, height=844)


@pytest.fixture
def narrow_page(open_page: OpenPage) -> Page:
    """The narrowest screen that must work, 320 x 640: also a desktop page at 400 % zoom."""
    return open_page(width=320, height=640)
