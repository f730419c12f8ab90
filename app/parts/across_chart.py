"""Shows one figure in all places as a chart: in order with ranges, or as a funnel."""

from collections.abc import Mapping
from typing import Literal

from app import state
from app.parts import badges, charts, figures, messages, sources, tables, trend_chart
from toolkit import charts as drawing, wording
from toolkit.need import across
from toolkit.need.across import Across, Rank
from toolkit.need.readings import Reading

MOST_NAMED = 4
Way = Literal["ordered", "funnel"]
FUNNEL_WORDS: Mapping[str, str] = {
    "high_998": "clearly above",
    "high_95": "above",
    "similar": "within",
    "low_95": "below",
    "low_998": "clearly below",
}
FUNNEL_METHOD = (
    "Between the full lines lie 95 of 100 places that differ by chance alone, between the broken lines nearly all. "
    "The line in the middle is all these places together."
)
ORDER_METHOD = "The range of ranks holds 95 of 100 orders that chance allows; it leaves out errors in recording."


def show(found: Across, way: Way, own: str) -> None:
    """The chart with its sentence, table and downloads."""
    where = across.outside(found)
    content = f"{way}{own}{''.join(reading.model_dump_json() for reading in found.readings)}"
    made = state.made_once("across", content, lambda: _specification(found, way, where, own))
    reading = _funnel_said(found, where) if way == "funnel" else _ordered_said(found)
    words = charts.Words(
        f"{found.indicator.id}-{way}", f"{found.indicator.name}, {found.period}", reading,
        (f"{found.indicator.name}, {found.indicator.unit}, {found.period}", _columns(found), _rows(found, where)),
        [figures.listing(item) for item in found.readings], _source(found, way),
    )  # fmt: skip
    messages.show(badges.row(badges.verdict(word) for word in figures.VERDICTS if word in _met(found)))
    charts.show(words, _describe(found), made)


def _specification(found: Across, way: Way, where: Mapping[str, str], own: str) -> dict[str, object]:
    if way == "funnel":
        return drawing.specification(drawing.funnel(found.readings, across.funnel(found), where, own))
    return drawing.specification(drawing.ordered(found.readings, own))


def _met(found: Across) -> set[str]:
    return {reading.verdict for reading in found.readings}


def _ordered_said(found: Across) -> str:
    first = found.readings[0]
    reference = "" if first.comparator_value is None else f" The line is {first.comparator_name}."
    return f"{len(found.readings)} places from the highest to the lowest, {found.indicator.unit}.{reference}"


def _funnel_said(found: Across, where: Mapping[str, str]) -> str:
    out = [item.area_name for item in found.readings if where.get(item.area, "similar") != "similar"]
    if not out:
        return "No place lies outside the funnel: they differ no more than chance would make them."
    if len(out) > MOST_NAMED:
        return f"{len(out)} of {len(found.readings)} places lie outside the funnel: they differ by more than chance."
    verb = "lies" if len(out) == 1 else "lie"
    return f"{wording.join_words(out)} {verb} outside the funnel: more than chance sets them apart from the others."


def _describe(found: Across) -> str:
    said = (f"{reading.area_name}: {wording.number(reading.value)}" for reading in found.readings)
    return f"{found.indicator.name} in {len(found.readings)} places. {'; '.join(said)}."


def _columns(found: Across) -> list[str | tables.Column]:
    verdict = f"Against {found.readings[0].comparator_name}"
    return ["Place", tables.Column("Value", is_number=True), "95% range", verdict, "More or fewer", "Rank", "Funnel"]


def _rows(found: Across, where: Mapping[str, str]) -> list[tuple[tables.Cell, ...]]:
    ranks = found.ranks
    return [_row(reading, ranks.get(reading.area), where.get(reading.area)) for reading in found.readings]


def _row(reading: Reading, rank: Rank | None, word: str | None) -> tuple[tables.Cell, ...]:
    return (
        reading.area_name,
        figures.value(reading),
        trend_chart.limits(reading.lower, reading.upper),
        badges.verdict(reading.verdict),
        figures.excess(reading),
        _rank(rank),
        FUNNEL_WORDS[word] if word else badges.value("cannot_be_worked_out"),
    )


def _rank(rank: Rank | None) -> tables.Cell:
    if rank is None:
        return badges.value("cannot_be_worked_out")
    sure = "certain" if rank.lowest == rank.highest else f"could be {rank.lowest} to {rank.highest}"
    return tables.cell(str(rank.rank), sure)


def _source(found: Across, way: Way) -> messages.Sayable:
    method = FUNNEL_METHOD if way == "funnel" else ORDER_METHOD
    return sources.line([item.source for item in found.readings], period=found.period, method=method)
