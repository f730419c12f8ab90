"""Shows how one figure moved in a place, with every break in recording drawn and said."""

from app import state
from app.parts import badges, charts, figures, messages, sources, tables
from toolkit import charts as drawing, wording
from toolkit.need import trends
from toolkit.need.trends import Point, Trend


def show(ours: Trend, other: Trend | None, highest: float | None = None) -> None:
    """The chart with its sentence, its table and its downloads; the comparator's line beside it where it has one."""
    made = state.made_once("trend", f"{ours}{other}{highest}", lambda: _specification(ours, other, highest))
    words = charts.Words(
        f"trend-{ours.indicator}-{ours.area}",
        f"{ours.name} in {ours.area_name}, over time",
        _said(ours),
        (
            f"{ours.name}, {ours.unit}",
            ("Period", *_columns(ours, other)),
            [_row(point, other) for point in ours.points],
        ),
        [_listing(ours, point) for point in ours.points],
        _source(ours),
        fold_table=True,
    )
    charts.show(words, f"A line over {len(ours.points)} periods. {_said(ours)}", made)


def of(indicator: str, area: str) -> Trend | None:
    """The trend of an indicator in an area, by their ids."""
    base = state.base()
    return trends.trend(state.need(), base.areas[area], base.indicators[indicator])


def reference(ours: Trend) -> Trend | None:
    """The trend of the place that a trend is compared with."""
    need = state.need()
    code = need.indicators[ours.indicator].comparator or need.comparator
    return None if code == ours.area else of(ours.indicator, code)


def _specification(ours: Trend, other: Trend | None, highest: float | None) -> dict[str, object]:
    return drawing.specification(drawing.over_time(ours, other, highest))


def _said(ours: Trend) -> str:
    return " ".join(part for part in (trends.in_a_sentence(ours), trends.broken(ours)) if part)


def _columns(ours: Trend, other: Trend | None) -> list[tables.Column]:
    more = [tables.Column(other.area_name, is_number=True)] if other else []
    return [tables.Column(ours.area_name, is_number=True), tables.Column("95% range"), *more]


def _row(point: Point, other: Trend | None) -> tuple[tables.Cell, ...]:
    value = figures.missing(point.status) if point.value is None else figures.number(point.value)
    beside = {item.period: item.value for item in other.points} if other else {}
    more = (figures.number(beside.get(point.period)),) if other else ()
    return (point.period, value, limits(point.lower, point.upper), *more)


def limits(lower: float | None, upper: float | None) -> tables.Cell:
    """A range in words, or that there is none."""
    if lower is None or upper is None:
        return badges.value("cannot_be_worked_out", "no range")
    return f"{wording.number(lower)} to {wording.number(upper)}"


def _listing(ours: Trend, point: Point) -> dict[str, object]:
    place = {"indicator": ours.indicator, "area": ours.area, "area_name": ours.area_name, "unit": ours.unit}
    return {**place, **point.model_dump()}


def _source(ours: Trend) -> messages.Sayable:
    named = [state.base().figures[ours.indicator].source, *(item.source for item in ours.breaks)]
    return sources.line(named, method=trends.METHOD, leaves_out="The bars are 95% ranges.")
