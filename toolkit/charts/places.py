"""Draws one figure across places: ordered with its ranges, or as a funnel by how many people a place has."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import altair as alt

from toolkit import marks, wording
from toolkit.charts import rows, theme
from toolkit.need.readings import Reading

HEIGHT = 330


def ordered(readings: Sequence[Reading], own: str = "") -> alt.LayerChart:
    """Each place's value with its range on one scale, and a line at the comparator; the own place is in bold."""
    drawn = [reading for reading in readings if reading.value is not None]
    top = max([*(reading.upper or reading.value or 0 for reading in drawn), *_references(drawn)], default=1.0)
    data = [_row(number, reading, own) for number, reading in enumerate(drawn)]
    base = alt.Chart(theme.inline(data)).encode(y=theme.rows_down(len(data)))
    axis = alt.Axis(title=None, tickCount=4, domain=False, labelPadding=8)
    x = alt.X("lower:Q", axis=axis, scale=alt.Scale(domain=[0, top * 1.04], nice=False))
    layers = (theme.lines_between(len(data)), *_reference_line(drawn), *rows.layers(base, x, "value"))
    whole = alt.layer(*layers).properties(width="container", height=theme.ROW * max(len(data), 1) + theme.AXIS)
    return cast(alt.LayerChart, whole)


def _references(readings: Sequence[Reading]) -> list[float]:
    return [reading.comparator_value for reading in readings[:1] if reading.comparator_value is not None]


def _reference_line(readings: Sequence[Reading]) -> list[alt.Chart]:
    return [
        alt.Chart(theme.inline([{"at": value}])).mark_rule(color=marks.INK, strokeWidth=1.2).encode(x="at:Q")
        for value in _references(readings)
    ]


def _row(number: int, reading: Reading, own: str) -> dict[str, Any]:
    value = wording.number(reading.value)
    name = f"{reading.area_name} (this place)" if reading.area == own else reading.area_name
    return rows.row(
        number, name, reading.verdict, value=reading.value, lower=reading.lower, upper=reading.upper,
        words=value, short=value, said=f"{reading.area_name}: {value}, {reading.difference}",
    )  # fmt: skip


def funnel(
    readings: Sequence[Reading], lines: Sequence[Mapping[str, float]], where: Mapping[str, str], own: str = ""
) -> alt.LayerChart:
    """Each place by its people and its value, between the lines that chance alone would keep it in."""
    points = [_point(reading, where, own) for reading in readings]
    top = max([*(float(point["value"]) for point in points), *(line["upper_95"] for line in lines)])
    x = alt.X(
        "people:Q",
        axis=alt.Axis(title="People counted in", tickCount=4, format=",", grid=False),
        scale=alt.Scale(type="log", nice=False),
    )
    y = alt.Y("value:Q", axis=alt.Axis(title=None, tickCount=4, domain=False), scale=alt.Scale(domain=[0, top * 1.1]))
    base = alt.Chart(theme.inline(list(lines)))
    layers = [*_limits(base, x), *_places(alt.Chart(theme.inline(points)), x, y)]
    return cast(alt.LayerChart, alt.layer(*layers).properties(width="container", height=HEIGHT + theme.AXIS))


def _limits(base: alt.Chart, x: alt.X) -> list[alt.Chart]:
    looks = {"middle": (marks.INK, [1, 0]), "95": (marks.EDGE, [1, 0]), "998": (marks.EDGE, [5, 4])}
    fields = ("middle", "lower_95", "upper_95", "lower_998", "upper_998")
    drawn = []
    for field in fields:
        colour, dash = looks[field.rpartition("_")[2]]
        line = base.mark_line(color=colour, strokeDash=dash, strokeWidth=1.2, clip=True)
        drawn.append(line.encode(x=x, y=alt.Y(f"{field}:Q")))
    return drawn


def _places(base: alt.Chart, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    point = base.mark_point(size=90, strokeWidth=1.8, opacity=1).encode(
        x=x, y=y, color=alt.Color("colour:N", scale=None), fill=alt.Fill("fill:N", scale=None),
        shape=alt.Shape("shape:N", scale=None), description="said:N",
    )  # fmt: skip
    words: dict[str, Any] = {"align": "center", "dy": -13, "fontWeight": 600}
    halo = base.mark_text(**words, stroke="white", strokeWidth=4).encode(x=x, y=y, text="name:N")
    name = base.mark_text(**words).encode(x=x, y=y, text="name:N", color=alt.Color("colour:N", scale=None))
    return [point, halo, name]


def _point(reading: Reading, where: Mapping[str, str], own: str) -> dict[str, Any]:
    word = where.get(reading.area, "similar")
    verdict = reading.verdict if word != "similar" else "similar"
    colour = marks.VERDICT[verdict].colour
    is_named = word != "similar" or reading.area == own
    return {
        "people": reading.denominator, "value": reading.value, "name": reading.area_name if is_named else "",
        "colour": colour, "fill": colour if word.endswith("998") else "white", "shape": rows.SHAPES[verdict],
        "said": f"{reading.area_name}: {wording.number(reading.value)}",
    }  # fmt: skip
