"""What stands around the pages: headers, compressed files, closed addresses, the font."""

import gzip
import re
import urllib.error
import urllib.request
from http.client import HTTPMessage

import pytest
from playwright.sync_api import Page

from tests.browser.still import wait_until_still
from tests.running_app import RunningApp

pytestmark = pytest.mark.browser


def fetch(address: str, **headers: str) -> tuple[bytes, HTTPMessage]:
    request = urllib.request.Request(address, headers={name.replace("_", "-"): text for name, text in headers.items()})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read(), answer.headers


def start_script(app_server: RunningApp) -> str:
    html, _ = fetch(app_server.address)
    found = re.search(r'src="\.(/static/js/index\.[^"]+\.js)"', html.decode())
    assert found, "Streamlit's start page names no script"
    return app_server.address + found[1]


def test_every_answer_carries_the_protective_headers(app_server: RunningApp) -> None:
    for address in ("/", "/_stcore/health", "/app/static/fonts/Inter.woff2"):
        _, headers = fetch(app_server.address + address)
        policy = headers["Content-Security-Policy"]
        assert "'unsafe-eval'" not in policy
        assert re.search(r"script-src 'self' 'sha256-[^']{44}' blob:;", policy), policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/interact"])
def test_what_nobody_needs_is_closed(app_server: RunningApp, address: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        fetch(app_server.address + address)


def test_a_script_is_sent_compressed_to_browsers_that_can_read_it(app_server: RunningApp) -> None:
    plain, plain_headers = fetch(start_script(app_server))
    compressed, headers = fetch(start_script(app_server), Accept_Encoding="gzip")
    assert plain_headers["Content-Encoding"] is None
    assert headers["Content-Encoding"] == "gzip"
    assert "immutable" in headers["Cache-Control"]
    assert headers["Content-Type"].startswith("text/javascript")
    assert gzip.decompress(compressed) == plain
    assert len(compressed) < len(plain) / 2


def test_an_address_outside_the_scripts_reaches_no_other_file(app_server: RunningApp) -> None:
    with pytest.raises(urllib.error.HTTPError, match=r"400|404"):
        fetch(app_server.address + "/static/js/%2e%2e/%2e%2e/%2e%2e/%2e%2e/config.py", Accept_Encoding="gzip")
    with pytest.raises(urllib.error.HTTPError, match=r"400|404"):
        fetch(app_server.address + "/app/static/%2e%2e/pyproject.toml")


def test_text_on_the_page_is_set_in_the_font_that_comes_with_the_app(page: Page) -> None:
    page.goto("/")
    wait_until_still(page)
    assert page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).fontFamily").startswith(
        "Inter"
    )
    faces = page.evaluate("[...document.fonts].map(face => [face.family.replaceAll('\"', ''), face.status])")
    assert ["Inter", "loaded"] in faces


def test_the_app_prints_its_address_and_looks_for_no_other(app_server: RunningApp) -> None:
    assert re.search(r"URL: http://localhost:\d+", app_server.log())
    assert "External" not in app_server.log()
    assert "external IP" not in app_server.log()
