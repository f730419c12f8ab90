"""Tells which way an indicator of a place went over its last five figures, and never across a break in recording."""

from collections.abc import Sequence
from typing import Literal

from toolkit.need import readings
from toolkit.need.indicators import Figure, Figures, Indicator
from toolkit.need.readings import LocalNeed, Reading
from toolkit.statistics import trends
from toolkit.vocabulary import Area

Direction = Literal["up", "down", "steady"]
_WORDS: dict[str, Direction] = {"increasing": "up", "decreasing": "down", "no_significant_change": "steady"}


def direction(area: Area, indicator: Indicator, need: LocalNeed) -> Direction | None:
    """Up, down or steady by the method of Fingertips; None with fewer than five figures that have a range."""
    found = [reading for reading in series(area, indicator, need) if reading.lower is not None]
    if len(found) < trends.POINTS:
        return None
    columns = ([getattr(reading, name) for reading in found] for name in ("value", "lower", "upper"))
    return _WORDS.get(str(trends.recent_trend(*columns).word))


def series(area: Area, indicator: Indicator, need: LocalNeed) -> list[Reading]:
    """Every figure of a place with a value, read one by one, the oldest first; nothing from before a break."""
    figures = need.figures.get(indicator.id)
    if figures is None:
        return []
    own = sorted((item for item in figures.figures if item.area == area.code), key=_year)
    return [
        LocalNeed(need.areas, need.indicators, {indicator.id: _alone(figures, item)}, need.comparator).reading(
            area, indicator
        )
        for item in _since_the_last_break(own, area, indicator)
        if item.value is not None
    ]


def _year(figure: Figure) -> int:
    return readings.period_end(figure.period)


def _alone(figures: Figures, figure: Figure) -> Figures:
    return figures.model_copy(update={"figures": (figure,)})


def _since_the_last_break(figures: Sequence[Figure], area: Area, indicator: Indicator) -> list[Figure]:
    if not figures:
        return []
    breaks = indicator.breaks_between(area, _year(figures[0]), _year(figures[-1]))
    last = max((item.year for item in breaks), default=0)
    return [figure for figure in figures if _year(figure) > last]
