"""Opens a page and finds what it shows in a page test, and presses its download buttons, which have no browser."""

import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from app import state
from toolkit.design import Design

MAIN = Path(__file__).parents[2] / "app" / "main.py"


class Downloads:
    """The files that the page last offered, by the label of their buttons."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.offered: dict[str, tuple[str, Any]] = {}
        self.original: Callable[..., bool] = streamlit.download_button
        monkeypatch.setattr(streamlit, "download_button", self._note)

    def _note(self, label: str, data: Any, *, file_name: str, **more: Any) -> bool:
        self.offered[label] = (file_name, data)
        return self.original(label, data, file_name=file_name, **more)

    def name(self, label: str) -> str:
        return self.offered[label][0]

    def content(self, label: str) -> bytes:
        """What the browser would be sent."""
        data = self.offered[label][1]
        made = data() if callable(data) else data
        return made.encode() if isinstance(made, str) else bytes(made)


def text_of(test: AppTest) -> str:
    """All that the page says, as HTML; a page that failed fails the test."""
    assert not test.exception
    return " ".join(element.proto.body for element in test.get("html"))


def field(test: AppTest, kind: str, label: str) -> Any:
    """The first field of a kind whose label begins so."""
    elements: Any = test.get(kind)
    return next(element for element in elements if element.label.startswith(label))


def open_at(page: str, design: Design) -> AppTest:
    """A page as its address opens it, with a design that is kept first."""
    state.store().create(design)
    return open_kept(page, design)


def open_kept(page: str, design: Design) -> AppTest:
    """A page in a session of its own, with a design that is kept already."""
    test = AppTest.from_file(str(MAIN), default_timeout=90)
    test.query_params["design"] = design.id
    return test.run().switch_page(f"pages/{page}.py").run()


def shown(test: AppTest) -> str:
    """All that the page says, as a reader sees it."""
    return html.unescape(text_of(test))
