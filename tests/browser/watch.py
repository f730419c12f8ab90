"""Watches what a page does behind the tester's back: calls to other hosts, and errors in the console."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page

# At an address below the root, Streamlit first asks beside that page, gets 404, and then asks at the root.
HARMLESS = re.compile(r"404 .*/[^/]+/_stcore/(health|host-config)$")


class Watch:
    """Collects the faults of one page; `expected` matches console errors that the test causes itself."""

    def __init__(self, page: Page, home: str, expected: str | None = None) -> None:
        self.host = urlsplit(home).netloc
        self.expected = re.compile(expected) if expected else None
        self.faults: list[str] = []
        page.on("request", lambda request: self._check_address(request.url))
        page.on("websocket", lambda socket: self._check_address(socket.url))
        page.on("console", self._check_message)
        page.on("pageerror", self._check_error)

    def _check_address(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.host:
            self.faults.append(f"a request to another host: {address}")

    def _check_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._add(f"{message.text} at {message.location.get('url', '')}")

    def _check_error(self, error: Error) -> None:
        self._add(f"an error that no script caught: {error}")

    def _add(self, text: str) -> None:
        if HARMLESS.search(text) or (self.expected and self.expected.search(text)):
            return
        self.faults.append(f"a console error: {text}")
