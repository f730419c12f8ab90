"""Shows a chart with its title, its reading in one sentence, its source, the same in a table, and three downloads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import downloads, frame, messages, sources, tables
from toolkit import charts as drawing
from toolkit.documents import pictures

Table = tuple[str, Sequence[str | tables.Column], Sequence[Sequence[tables.Cell]]]
"""Caption, columns and rows as `tables.show` takes them."""


@dataclass(frozen=True)
class Words:
    """Everything that stands around a chart. `name` is unique on its page, and begins the names of its files."""

    name: str
    title: str
    reading: str
    table: Table
    data: Sequence[Mapping[str, object]]
    """The same figures for other programs: whole numbers, codes and limits, one row each."""
    source: messages.Sayable = ""
    fold_table: bool = False
    table_title: str = "The same figures in a table"


def show(words: Words, description: str, specification: dict[str, Any]) -> None:
    """A chart as Vega-Lite; `description` is what a screen reader says of it."""
    above(words)
    # Streamlit's own theme would make the chart differ from the one in documents.
    st.vega_lite_chart(spec=specification, theme=None, width="stretch", alt=description)
    alone = drawing.titled(specification, words.title, words.reading, _plain(words.source))
    below(words, partial(drawing.svg, alone))


def above(words: Words) -> None:
    """What stands above a chart: its title, and the sentence that says what it shows."""
    messages.show(Markup('<h2 class="quiet">{}</h2>').format(words.title))
    messages.show(Markup('<p class="says">{}</p>').format(words.reading))


def below(words: Words, svg: Callable[[], str]) -> None:
    """What stands below a chart: where it is from, the three downloads, and the same in a table."""
    if words.source:
        sources.note(words.source)
    _offer(words, svg)
    if words.fold_table:
        with frame.folded(words.table_title, f"table-{words.name}"):
            tables.show(*words.table)
        return
    messages.heading(words.table_title, 3)
    tables.show(*words.table)


def _offer(words: Words, svg: Callable[[], str]) -> None:
    once = partial(state.made_once, f"svg-{words.name}", f"{words}", svg)
    with st.container(horizontal=True, gap="medium", key=f"take-{words.name}"):
        columns = list(words.data[0]) if words.data else []
        rows = [list(row.values()) for row in words.data]
        downloads.table("Figures (CSV)", columns, rows, f"{words.name}.csv", f"csv-{words.name}", quiet=True)
        _file("Drawing (SVG)", lambda: once().encode(), words, ".svg", downloads.SVG)
        _file("Picture (PNG)", lambda: pictures.to_png(once()), words, ".png", downloads.PNG)


def _file(label: str, make: Callable[[], bytes], words: Words, suffix: str, kind: str) -> None:
    downloads.file(label, make, f"{words.name}{suffix}", kind, f"{suffix[1:]}-{words.name}", quiet=True)


def _plain(text: messages.Sayable) -> str:
    return text.striptags() if isinstance(text, Markup) else text
