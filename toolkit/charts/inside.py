"""Draws what is inside a place: how crime gathers in small areas, by month, and by hour and day of the week."""

from collections.abc import Sequence
from typing import Any, cast

import altair as alt
import pandas as pd

from toolkit import marks
from toolkit.charts import theme
from toolkit.need.concentration import Concentrated, Month, month_name
from toolkit.need.when import Slot

HEIGHT = 260
CELL = 38
STEPS: tuple[tuple[str, str], ...] = (
    (marks.MIST, marks.INK),
    ("#C9DCE8", marks.INK),
    ("#8FB6CF", marks.INK),
    (marks.MODERATE, marks.WHITE),
    (marks.HIGH, marks.WHITE),
)
"""Fill and ink from few to many; every number can be read on its cell."""


def shares(found: Concentrated) -> alt.LayerChart:
    """The share of crimes in the hottest part of the small areas, against an even spread."""
    rows, so_far = [{"areas": 0.0, "share": 0.0}], 0
    for number, item in enumerate(found.small_areas, start=1):
        so_far += item.count
        rows.append({"areas": number / len(found.small_areas), "share": so_far / found.total})
    x = alt.X("areas:Q", axis=_percent("Small areas, those with most crime first"), scale=_whole())
    y = alt.Y("share:Q", axis=_percent("Share of crimes"), scale=_whole())
    line = alt.Chart(theme.inline(rows)).mark_line(color=marks.HIGH, strokeWidth=2.4).encode(x=x, y=y)
    even = alt.Chart(theme.inline([{"areas": 0, "share": 0}, {"areas": 1, "share": 1}]))
    even_line = even.mark_line(color=marks.EDGE, strokeDash=[5, 4], strokeWidth=1.4).encode(x="areas:Q", y="share:Q")
    layers = (even_line, line, *_tenth(found))
    return cast(alt.LayerChart, alt.layer(*layers).properties(width="container", height=HEIGHT + theme.AXIS))


def _percent(title: str) -> alt.Axis:
    return alt.Axis(title=title, format=".0%", tickCount=5, domain=False)


def _whole() -> alt.Scale:
    return alt.Scale(domain=[0, 1], nice=False)


def _tenth(found: Concentrated) -> list[alt.Chart]:
    row = {"areas": 0.1, "share": found.share, "said": f"a tenth of the areas: {found.share:.0%} of crimes"}
    base = alt.Chart(theme.inline([row])).encode(x="areas:Q", y="share:Q")
    words: dict[str, Any] = {"align": "left", "dx": 10, "dy": 5, "fontWeight": 600}
    halo = base.mark_text(**words, stroke="white", strokeWidth=5).encode(text="said:N")
    return [
        base.mark_point(size=90, filled=True, color=marks.HIGH, opacity=1),
        halo,
        base.mark_text(**words).encode(text="said:N"),
    ]


def months(found: Sequence[Month]) -> alt.LayerChart:
    """One bar for each month; a month that is not on file leaves a gap with a word in its place."""
    listed = {item.month: item.count for item in found}
    names = pd.period_range(min(listed), max(listed), freq="M").strftime("%Y-%m")
    rows = [_month(name, listed.get(name)) for name in names]
    x = alt.X("name:N", sort=None, axis=alt.Axis(title=None, labelAngle=0, labelOverlap=True, domain=False))
    y = alt.Y("count:Q", axis=alt.Axis(title=None, tickCount=4, domain=False), scale=alt.Scale(zero=True))
    bars = alt.Chart(theme.inline(rows)).mark_bar(color=marks.HIGH).encode(x=x, y=y, description="said:N")
    missing = alt.Chart(theme.inline([row for row in rows if row["count"] is None]))
    words = missing.mark_text(text="not on file", angle=270, align="left", dx=6, color=marks.DATA)
    gaps = [words.encode(x=x, y=alt.value(HEIGHT))] if None in [row["count"] for row in rows] else []
    return cast(alt.LayerChart, alt.layer(bars, *gaps).properties(width="container", height=HEIGHT))


def _month(name: str, count: int | None) -> dict[str, Any]:
    short = pd.Period(name).strftime("%b %y")
    return {"name": short, "count": count, "said": f"{month_name(name)}: {'not on file' if count is None else count}"}


def hours(slots: Sequence[Slot]) -> alt.LayerChart:
    """A grid of times of day against days, darker where there are more; a slate cell is hidden."""
    most = max((slot.count or 0 for slot in slots), default=0) or 1
    rows = [_cell(slot, most) for slot in slots]
    base = alt.Chart(theme.inline(rows)).encode(
        x=alt.X("day:N", sort=None, axis=alt.Axis(title=None, orient="top", labelAngle=0, domain=False)),
        y=alt.Y("time:N", sort=None, axis=alt.Axis(title=None, domain=False, labelLimit=110)),
    )
    cells = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color("fill:N", scale=None), description="said:N"
    )
    text = base.mark_text(fontSize=12).encode(text="label:N", color=alt.Color("ink:N", scale=None))
    height = CELL * len({slot.time for slot in slots}) + theme.AXIS
    return cast(alt.LayerChart, alt.layer(cells, text).properties(width="container", height=height))


def _cell(slot: Slot, most: int) -> dict[str, Any]:
    place = {"day": slot.day[:3], "time": slot.time}
    if slot.count is None:
        return {
            **place,
            "fill": marks.DATA,
            "ink": marks.WHITE,
            "label": "",
            "said": f"{slot.day}, {slot.time}: hidden",
        }
    step = min(int(slot.count / most * len(STEPS)), len(STEPS) - 1)
    fill, ink = STEPS[step]
    return {
        **place,
        "fill": fill,
        "ink": ink,
        "label": f"{slot.count}",
        "said": f"{slot.day}, {slot.time}: {slot.count}",
    }
