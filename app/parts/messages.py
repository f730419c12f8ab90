"""Says things to the reader: headings, the sentence above a figure, notes, and plain text that may hold anything."""

from collections.abc import Iterable
from typing import Literal

import streamlit as st
from markupsafe import Markup

from app.parts import badges
from toolkit import marks

Kind = Literal["help", "check", "error", "empty"]
Sayable = str | Markup
"""Text of any kind: a plain string is escaped, Markup stands as it is."""


def reading(bold: Sayable, rest: Sayable = "") -> None:
    """The one-sentence reading that stands above a chart or a page: the finding in bold, then the rest."""
    show(Markup('<p class="reading"><strong>{}</strong> {}</p>').format(bold, rest))


def note(lead: Sayable, text: Sayable = "", kind: Kind = "help") -> None:
    """A note whose first words are enough on their own. Kinds: help, check this, error, empty."""
    role = Markup(' role="alert"') if kind == "error" else ""
    mark = badges.image(marks.NOT_SAVED) if kind == "error" else ""
    body = Markup('<div class="note note-{}"{}><p>{}<strong>{}</strong> {}</p></div>')
    show(body.format(kind, role, mark, lead, text))


def error(text: str) -> None:
    """What is wrong: the first sentence or line stands out, the others follow."""
    first, *others = text.split("\n") if "\n" in text else text.split(". ", 1)
    lines = Markup("").join(Markup("<br>{}").format(line) for line in others)
    note(first if "\n" in text else first.rstrip(".") + ".", lines, "error")


def heading(text: Sayable, level: Literal[2, 3] = 2) -> None:
    """A heading that may hold people's own words."""
    show(Markup("<h{0}>{1}</h{0}>").format(level, text))


def paragraph(text: Sayable, look: Literal["", "lede", "small"] = "") -> None:
    """A paragraph that may hold people's own words."""
    show(Markup('<p class="{}">{}</p>').format(look or "text", text))


def bullets(items: Iterable[Sayable]) -> None:
    """A list with dots."""
    lines = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    show(Markup('<ul class="text">{}</ul>').format(lines))


def link(text: Sayable, address: str) -> Markup:
    """A link to another site, which the reader follows; nothing is fetched from it."""
    return Markup('<a href="{}" target="_blank" rel="noreferrer">{}</a>').format(address, text)


def show(content: Markup) -> None:
    """Put escaped content on the page, never by way of markdown, which would fetch pictures that people typed."""
    st.html(Markup('<div class="throughline">{}</div>').format(content))
