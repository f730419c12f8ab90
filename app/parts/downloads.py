"""Offers files to download, and writes CSV that no spreadsheet can run."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from toolkit import listing

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HTML, YAML, CSV, PNG, SVG = "text/html", "application/yaml", "text/csv", "image/png", "image/svg+xml"
KINDS: Mapping[str, str] = {".docx": WORD, ".xlsx": EXCEL, ".html": HTML, ".yaml": YAML, ".csv": CSV}
LONGEST_NAME = 50


def file(label: str, content: bytes | str | Callable[[], bytes], name: str, kind: str, key: str) -> None:
    """A download button. A function is called only when somebody presses the button."""
    st.download_button(label, content, file_name=name, mime=kind, key=key, on_click="ignore")


def table(label: str, columns: Sequence[str], rows: Sequence[Sequence[object]], name: str, key: str) -> None:
    """A download button for a table as CSV."""
    # The mark at the start tells Excel that the file is UTF-8.
    file(label, csv_text(columns, rows).encode("utf-8-sig"), name, CSV, key)


def csv_text(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table as CSV in which no text can run as a formula; missing values stay empty.

    >>> csv_text(["name", "value"], [["=1+1", -2.5], ["a, b", None]])
    "name,value\\r\\n'=1+1,-2.5\\r\\n\\"a, b\\",\\r\\n"
    """
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([_harmless(name) for name in columns])
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return written.getvalue()


def _harmless(value: object) -> object:
    return listing.safe_cell(value) if isinstance(value, str) else value
