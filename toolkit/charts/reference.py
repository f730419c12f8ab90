"""Draws a place's figures against a reference, as multiples of it on a scale of doublings."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, cast

import altair as alt

from toolkit import marks, wording
from toolkit.charts import rows, theme
from toolkit.need.readings import Reading

SMALLEST_RATIO, LARGEST_RATIO = 1 / 32, 32.0
"""Beyond these a mark stands at the edge; its true value is written beside it."""
RATIO_WORDS: Mapping[int, str] = {
    -5: "1/32", -4: "1/16", -3: "1/8", -2: "a quarter", -1: "half", 1: "double", 2: "4 times", 3: "8 times",
    4: "16 times", 5: "32 times",
}  # fmt: skip


def can_be_drawn(reading: Reading) -> bool:
    """Whether a reading has a place on the scale of ratios; zero has, at the left edge."""
    return reading.value is not None and bool(reading.comparator_value) and reading.value >= 0


def compare_with_reference(readings: Sequence[Reading], names: Mapping[str, str] | None = None) -> alt.LayerChart:
    """Each place's value as a multiple of its comparator's on a log scale, with its interval where there is one.

    `names` gives short names by the reading's id. Readings without a ratio are left out: see `can_be_drawn`.
    """
    drawn = [reading for reading in readings if can_be_drawn(reading)]
    lowest, highest = _domain(drawn)
    data = [_row(number, reading, names or {}, lowest, highest) for number, reading in enumerate(drawn)]
    base = alt.Chart(theme.inline(data)).encode(y=theme.rows_down(len(data)))
    axis = _ratio_axis(lowest, highest, _same_as(drawn))
    layers = (theme.lines_between(len(data)), _line_of_equals(), *rows.layers(base, axis, "ratio"))
    whole = alt.layer(*layers).properties(width="container", height=theme.ROW * max(len(data), 1) + theme.AXIS)
    return cast(alt.LayerChart, whole)


def _same_as(readings: Sequence[Reading]) -> str:
    references = {reading.comparator_name for reading in readings}
    return f"same as {references.pop()}" if len(references) == 1 else "same"


def _domain(readings: Sequence[Reading]) -> tuple[float, float]:
    # Intervals do not widen the scale: one rare event would press all other figures together.
    ratios = [1 / 2, 2.0, *(reading.ratio for reading in readings if reading.ratio)]
    lowest, highest = max(min(ratios), SMALLEST_RATIO), min(max(ratios), LARGEST_RATIO)
    return 2.0 ** math.floor(math.log2(lowest) + 1e-9), 2.0 ** math.ceil(math.log2(highest) - 1e-9)


def _ratios(reading: Reading) -> tuple[float | None, float | None, float | None]:
    reference = reading.comparator_value
    if not reference:
        return None, None, None
    values = (reading.value, reading.lower, reading.upper)
    middle, lower, upper = (None if value is None else value / reference for value in values)
    return middle, lower, upper


def _row(number: int, reading: Reading, names: Mapping[str, str], lowest: float, highest: float) -> dict[str, Any]:
    middle, lower, upper = _ratios(reading)
    value, other = wording.number(reading.value), wording.number(reading.comparator_value)
    tested = reading.is_tested and lower is not None and upper is not None
    drawn = rows.row(
        number,
        names.get(reading.id, reading.name),
        reading.verdict,
        words=f"{value} ({reading.comparator_name} {other})",
        short=f"{value} ({other})",
        said=f"{reading.name}: {wording.with_unit(reading.value, reading.unit)}, {reading.difference}",
        ratio=min(max(middle or lowest, lowest), highest),
        lower=min(max(lower or lowest, lowest), highest) if tested and lower is not None else None,
        upper=min(max(upper, lowest), highest) if tested and upper is not None else None,
    )
    return drawn if reading.value else {**drawn, "shape": "triangle-left"}


def _ratio_axis(lowest: float, highest: float, same: str) -> alt.X:
    powers = range(round(math.log2(lowest)), round(math.log2(highest)) + 1)
    step = 1 if len(powers) <= 6 else 2
    shown = [power for power in powers if power % step == 0]
    labels = {2.0**power: RATIO_WORDS.get(power, same) for power in shown}
    chosen = "".join(f"abs(datum.value - {ratio}) < 1e-6 ? {json.dumps(word)} : " for ratio, word in labels.items())
    words = f"{theme.NARROW} && datum.value == 1 ? 'same' : {chosen}''"
    axis = alt.Axis(
        values=list(labels), labelExpr=words, title=None, labelFlush=True, labelOverlap=True, labelPadding=8,
        domain=False, labelBound=True,
    )  # fmt: skip
    scale = alt.Scale(type="log", base=2, domain=[lowest, highest], nice=False, clamp=True)
    return alt.X("lower:Q", axis=axis, scale=scale)


def _line_of_equals() -> alt.Chart:
    line = alt.Chart(theme.inline([{"same": 1}]))
    drawn: alt.Chart = line.mark_rule(color=marks.INK, strokeWidth=1.2).encode(x="same:Q")
    return drawn
