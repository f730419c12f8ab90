"""Finds the browser that the tests drive; as a program, prints its path or fails."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chrome", "msedge")

# Root needs --no-sandbox. The others keep Chromium from calling its makers, and all other hosts out of reach.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def find() -> str | None:
    """The path of a Chromium or Chrome; THROUGHLINE_CHROMIUM names one by hand."""
    chosen = os.environ.get("THROUGHLINE_CHROMIUM")
    return chosen or _installed() or _of_playwright()


def _installed() -> str | None:
    paths = (shutil.which(name) for name in NAMES)
    # A snap keeps its temporary files to itself, so tests could not read what it downloads.
    return next((path for path in paths if path and "/snap/" not in str(Path(path).resolve())), None)


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    found = find()
    sys.stdout.write(f"{found}\n")
    sys.exit(0 if found else 1)
