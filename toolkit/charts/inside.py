"""Draws what is inside a place: how crime gathers in small areas, by month, and by hour and day of the week."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import altair as alt
import pandas as pd

from toolkit import marks
from toolkit.charts import theme
from toolkit.need.concentration import Concentrated, Month, month_name

HEIGHT = 260
CELL = 30


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


def hours(rows: Sequence[Mapping[str, Any]], days: Sequence[str], times: Sequence[str]) -> alt.LayerChart:
    """A grid of days against times of day, darker where there are more; every cell has its number."""
    most = max((row["count"] or 0 for row in rows), default=0) or 1
    data = [{**row, "label": _number(row["count"]), "light": (row["count"] or 0) > most * 0.55} for row in rows]
    base = alt.Chart(theme.inline(data)).encode(
        x=alt.X("time:N", sort=list(times), axis=alt.Axis(title=None, orient="top", labelAngle=0, domain=False)),
        y=alt.Y("day:N", sort=list(days), axis=alt.Axis(title=None, domain=False)),
    )
    scale = alt.Scale(domain=[0, most], range=["#F2F5F5", marks.DEEP])
    cells = base.mark_rect(stroke="white").encode(color=alt.Color("count:Q", scale=scale), description="said:N")
    text = base.mark_text(fontSize=12).encode(
        text="label:N", color=alt.condition("datum.light", alt.value("white"), alt.value(marks.INK))
    )
    return cast(
        alt.LayerChart, alt.layer(cells, text).properties(width="container", height=CELL * len(days) + theme.AXIS)
    )


def _number(count: float | None) -> str:
    return "–" if count is None else f"{count:g}"
