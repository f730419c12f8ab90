"""Draws how many people each size of difference takes."""

from collections.abc import Sequence
from typing import Any, cast

import altair as alt

from toolkit import marks, wording
from toolkit.charts import theme
from toolkit.evaluation import PeopleNeeded


def people_by_difference(needed: Sequence[PeopleNeeded], expected: int | None = None) -> alt.LayerChart:
    """One bar for each size of difference, as long as the people that it takes; a broken line where people end."""
    rows = [
        {
            "row": number,
            "name": item.difference.capitalize(),
            "none": 0,
            "people": item.people,
            "value": wording.count_of(item.people, "person", "people"),
        }
        for number, item in enumerate(needed)
    ]
    most = max([item.people for item in needed] + [expected or 0])
    base = alt.Chart(theme.inline(rows)).encode(y=theme.rows_down(len(rows)))
    x = alt.X("none:Q", axis=None, scale=alt.Scale(domain=[0, most * 1.02], nice=False))
    bars = base.mark_rule(strokeWidth=10, color=marks.HIGH, yOffset=8).encode(x=x, x2="people:Q", description="value:N")
    values = base.mark_text(align="right", yOffset=-11).encode(x=alt.value("width"), text="value:N")
    names = [_said_at_left(base, stroke="white", strokeWidth=5), _said_at_left(base)]
    layers = [bars, *([_people_expected(expected)] if expected else []), *names, values]
    whole = alt.layer(*layers).properties(width="container", height=theme.TALL_ROW * max(len(rows), 1))
    return cast(alt.LayerChart, whole)


def _said_at_left(base: alt.Chart, **more: Any) -> alt.Chart:
    drawn: alt.Chart = base.mark_text(align="left", fontWeight=600, yOffset=-11, **more).encode(
        x=alt.value(0), text="name:N"
    )
    return drawn


def _people_expected(expected: int) -> alt.Chart:
    line = alt.Chart(theme.inline([{"people": expected, "said": f"{expected} people expected"}]))
    drawn: alt.Chart = line.mark_rule(color=marks.INK, strokeWidth=1.6, strokeDash=[5, 4]).encode(
        x="people:Q", description="said:N"
    )
    return drawn
