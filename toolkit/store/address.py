"""Knows where the database is, unless a person says otherwise."""

import os

import platformdirs


def default_address() -> str:
    """THROUGHLINE_DATABASE, or one file in this person's own data folder."""
    own = platformdirs.user_data_path("throughline", appauthor=False) / "throughline.sqlite"
    return os.environ.get("THROUGHLINE_DATABASE") or f"sqlite:///{own.as_posix()}"
