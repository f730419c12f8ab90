"""Draws the rows that several charts share: a name at the left, a value at the right, the mark and its range below."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from toolkit import marks
from toolkit.charts import theme

SHAPES: Mapping[str, str] = {
    "worse": "triangle-up",
    "better": "circle",
    "similar": "circle",
    "higher": "square",
    "lower": "square",
    "not_compared": "square",
}
LONGEST_BRIEF = 28


def row(number: int, name: str, verdict: str, *, words: str, short: str, said: str, **where: Any) -> dict[str, Any]:
    """One row of data; `where` holds the position of the mark and the two ends of its range."""
    colour = marks.VERDICT[verdict].colour
    return {
        "row": number,
        "name": name,
        "brief": name if len(name) <= LONGEST_BRIEF else name.rpartition(", ")[0] or name,
        "words": words,
        "short": short,
        "colour": colour,
        "fill": colour if verdict in ("worse", "better") else "white",
        "shape": SHAPES[verdict],
        "said": said,
        **where,
    }


def layers(base: alt.Chart, axis: alt.X, middle: str) -> tuple[alt.Chart, ...]:
    """Halo, range, mark, name and value of every row, in the order in which they are drawn."""
    return (
        names(base, stroke="white", strokeWidth=5),
        _ranges(base, axis),
        _marks(base, middle),
        names(base),
        words(base),
    )


def _ranges(base: alt.Chart, axis: alt.X) -> alt.Chart:
    drawn: alt.Chart = base.mark_rule(strokeWidth=3.5, opacity=0.45, yOffset=8).encode(
        x=axis, x2="upper:Q", color=alt.Color("colour:N", scale=None)
    )
    return drawn


def _marks(base: alt.Chart, middle: str) -> alt.Chart:
    drawn: alt.Chart = base.mark_point(size=110, strokeWidth=1.8, opacity=1, yOffset=8).encode(
        x=f"{middle}:Q",
        color=alt.Color("colour:N", scale=None),
        fill=alt.Fill("fill:N", scale=None),
        shape=alt.Shape("shape:N", scale=None),
        description="said:N",
    )
    return drawn


def names(base: alt.Chart, **more: Any) -> alt.Chart:
    """The name of each row above its mark, shorter where there is little room."""
    limit = alt.expr(f"{theme.NARROW} ? width - 86 : width - 170")
    text = alt.expr(f"{theme.NARROW} ? datum.brief : datum.name")
    drawn: alt.Chart = base.mark_text(align="left", fontWeight=600, yOffset=-11, limit=limit, text=text, **more).encode(
        x=alt.value(0)
    )
    return drawn


def words(base: alt.Chart) -> alt.Chart:
    """What stands at the right of each row, in the colour of its mark."""
    text = alt.expr(f"{theme.NARROW} ? datum.short : datum.words")
    drawn: alt.Chart = base.mark_text(align="right", yOffset=-11, text=text).encode(
        x=alt.value("width"), color=alt.Color("colour:N", scale=None)
    )
    return drawn
