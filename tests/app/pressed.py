"""Presses download buttons in a page test, which has no browser to send the file to."""

from collections.abc import Callable
from typing import Any

import pytest
import streamlit


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
