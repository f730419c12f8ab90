"""Offers files to download, and writes CSV that no spreadsheet can run."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

import streamlit as st

from app import faults, state
from app.parts import messages
from toolkit import listing
from toolkit.design import Design
from toolkit.documents import write
from toolkit.errors import UserError

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HTML, YAML, CSV, PNG, SVG = "text/html", "application/yaml", "text/csv", "image/png", "image/svg+xml"
KINDS: Mapping[str, str] = write.MEDIA_TYPES
LONGEST_NAME = 50


def file(
    label: str, content: bytes | str | Callable[[], bytes], name: str, kind: str, key: str, *, quiet: bool = False
) -> None:
    """A download button. A function is called only when somebody presses the button; a quiet one looks like a link."""
    look: Literal["tertiary", "secondary"] = "tertiary" if quiet else "secondary"
    st.download_button(label, content, file_name=name, mime=kind, key=key, on_click="ignore", type=look)


def table(
    label: str, columns: Sequence[str], rows: Sequence[Sequence[object]], name: str, key: str, *, quiet: bool = False
) -> None:
    """A download button for a table as CSV."""
    # The mark at the start tells Excel that the file is UTF-8.
    file(label, csv_text(columns, rows).encode("utf-8-sig"), name, CSV, key, quiet=quiet)


def csv_text(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table as CSV in which no text can run as a formula; missing values stay empty.

    >>> csv_text(["name", "value"], [["=1+1", -2.5], ["a, b", None]]).splitlines()
    ['name,value', "'=1+1,-2.5", '"a, b",']
    """
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([_harmless(name) for name in columns])
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return written.getvalue()


def _harmless(value: object) -> object:
    return listing.safe_cell(value) if isinstance(value, str) else value


def made(label: str, make: Callable[[], bytes], name: str, content: str, key: str) -> None:
    """A download button for a document, made when somebody presses it and only once for the same content.

    `content` is the text that the document follows from. Below the button stands why it could not be made.
    """
    own = f"{key}-{name}"
    once = partial(state.made_once, own, content, make)
    st.download_button(
        label, partial(_without_words, once), file_name=name, mime=KINDS[Path(name).suffix], key=own,
        on_click=_note_fault, args=(own, once),
    )  # fmt: skip
    if state.refused(own):
        messages.note("This file could not be made.", state.refused(own), "error")


def name_for(design: Design, what: str, suffix: str) -> str:
    """A file's name from the plan's name: 'mentoring-in-leicester-brief.docx'."""
    plain = unicodedata.normalize("NFKD", design.name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME].strip("-")
    return f"{stem or 'plan'}-{what}{suffix}"


def _note_fault(key: str, make: Callable[[], bytes]) -> None:
    """Make the file once before it is sent, so that the page can say it when that fails."""
    try:
        make()
    except UserError as error:
        state.refuse(key, str(error))
    except Exception as error:  # noqa: BLE001  whatever goes wrong, the rest of the page must stay
        state.refuse(key, f"Your plan is safe. Tell the people who look after this tool: {faults.log_fault(error)}.")
    else:
        state.refuse(key, "")


def _without_words(make: Callable[[], bytes]) -> bytes:
    """The file, or an error without people's own words, which Streamlit would write into its log."""
    try:
        return make()
    except Exception as error:  # noqa: BLE001  whatever went wrong is told on the page
        raise UserError(f"This file could not be made ({type(error).__name__}).") from None
