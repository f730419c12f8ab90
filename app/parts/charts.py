"""Shows a chart with its title, its reading in one sentence, its source and the same figures in a table."""

from collections.abc import Sequence
from typing import Any

import streamlit as st
from markupsafe import Markup

from app.parts import messages, sources, tables


def show(
    title: str,
    description: str,
    specification: dict[str, Any],
    table: tuple[str, Sequence[str | tables.Column], Sequence[Sequence[tables.Cell]]],
    *,
    source: messages.Sayable = "",
    table_title: str = "The same figures in a table",
) -> None:
    """A chart as Vega-Lite, with what a screen reader says of it, and its table twin below.

    `table` is caption, columns and rows as `tables.show` takes them.
    """
    messages.show(Markup('<h2 class="quiet">{}</h2>').format(title))
    # Streamlit's own theme would make the chart differ from the one in documents.
    st.vega_lite_chart(spec=specification, theme=None, width="stretch", alt=description)
    if source:
        sources.note(source)
    messages.heading(table_title, 3)
    tables.show(*table)
