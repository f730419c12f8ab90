#!/bin/sh
# Makes sure that the browser tests can run: the driver's one library, and a Chromium (one that is there, else Debian's
# package, else Playwright's own).
set -eu
cd "$(dirname "$0")/.."

driver_runs() { .venv/bin/python -m playwright --version >/dev/null 2>&1; }

# What tests/browser/chromium.py finds counts, so that the two can never disagree.
chromium_found() { .venv/bin/python tests/browser/chromium.py >/dev/null 2>&1; }

debian_has_chromium() {
    command -v apt-cache >/dev/null 2>&1 || return 1
    # A machine that never fetched its package lists knows no package at all.
    [ -n "$(apt-cache pkgnames chromium)" ] || [ "$(id -u)" -ne 0 ] || apt-get update -qq || true
    apt-cache pkgnames chromium | grep -qx chromium
}

# Playwright's driver comes complete but for this library, which a small Debian lacks.
driver_runs || sh scripts/apt_install.sh libatomic1

chromium_found && exit 0
if debian_has_chromium; then
    sh scripts/apt_install.sh chromium fonts-liberation
else
    # Ubuntu has Chromium as a snap only, which keeps its files where the tests cannot see them.
    .venv/bin/python -m playwright install --with-deps chromium || true
fi
chromium_found && exit 0
echo "The browser tests need Chromium or Google Chrome: please install one, then run the same command again." >&2
exit 1
