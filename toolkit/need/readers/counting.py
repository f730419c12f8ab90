"""Makes figures of counts by place: rates per resident, and sums for wider places whose parts are all there."""

from collections.abc import Mapping

from toolkit.need.indicators import Figure
from toolkit.need.readers.known import Known
from toolkit.need.readers.values import Value
from toolkit.vocabulary import Area

OUR_SUM = "Our sum of its parts"


def rate(area: Area, period: str, value: Value, multiplier: float, denominator: float | None = None) -> Figure:
    """A count over the residents of a place, or over another denominator."""
    people = denominator if denominator is not None else area.residents
    if value.number is None:
        return Figure(area=area.code, period=period, status=value.status, note=value.note or None)
    if not people:
        note = "How many people live there is not on file, so no rate can be worked out"
        return Figure(area=area.code, period=period, status="unavailable", note=note)
    worked_out = value.number / people * multiplier
    return Figure(
        area=area.code, period=period, value=worked_out, numerator=value.number, denominator=people,
        note=value.note or None,
    )  # fmt: skip


def with_sums(known: Known, period: str, counts: Mapping[str, Value], multiplier: float) -> list[Figure]:
    """A rate for each place that was counted, and for each wider one that only our sum can give."""
    figures = [rate(known.areas[code], period, value, multiplier) for code, value in counts.items()]
    for area in known.areas.values():
        total = _sum(known, area, counts) if area.code not in counts else None
        if total is not None:
            figures.append(rate(area, period, Value(total, note=OUR_SUM), multiplier))
    return figures


def _sum(known: Known, area: Area, counts: Mapping[str, Value]) -> float | None:
    numbers = [counts[part.code].number if part.code in counts else None for part in known.parts(area)]
    # One part without a number, and the sum would be too low.
    return sum(number for number in numbers if number is not None) if numbers and None not in numbers else None
