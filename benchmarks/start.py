"""Seconds from the start of the process to its first page, without a browser and in one."""

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.session import Session
from tests.browser import chromium, still
from tests.running_app import RunningApp

PROJECT = Path(__file__).parent.parent
TIMES = 5
STEPS = ("it answers", "its first page is made", "a browser shows it")


def main() -> None:
    """Start the app several times, each with a new database, and print the medians."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        seconds = [_start_once(browser) for _ in range(TIMES)]
        browser.close()
    print(f"Seconds from the start of the process, median of {TIMES} starts (least to most):")
    for name, column in zip(STEPS, zip(*seconds, strict=True), strict=True):
        print(f"  until {name:24} {statistics.median(column):5.2f} ({min(column):.2f} to {max(column):.2f})")


def _start_once(browser: Browser) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        app = RunningApp(PROJECT, Path(folder))
        start = time.perf_counter()
        app.start()
        answers = time.perf_counter() - start
        with Session(app.address):
            made = time.perf_counter() - start
        try:
            return answers, made, _seconds_in_browser(browser, app.address) + answers
        finally:
            app.stop()


def _seconds_in_browser(browser: Browser, address: str) -> float:
    """From opening the address in a browser that has never seen it until its last change."""
    page = browser.new_context().new_page()
    page.add_init_script(still.LISTEN)
    page.goto(address)
    still.wait_until_still(page)
    seconds: float = page.evaluate("window.__last.change") / 1000
    page.context.close()
    return seconds


if __name__ == "__main__":
    main()
