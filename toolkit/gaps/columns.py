"""Cuts a picture into the columns of the grid: by age band, by level of prevention, or by place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.gaps.picture import Picture, inside
from toolkit.need.readings import Reading
from toolkit.vocabulary import AGE_BANDS, PREVENTION_LEVELS, Ages, Area

By = Literal["age", "level", "place"]
CUTS: Mapping[By, str] = {"age": "Age", "level": "Level of prevention", "place": "Place"}
LARGE_AREAS = ("region", "country")


@dataclass(frozen=True)
class Column:
    """One column of the grid: its key for programs, its name for people, and the picture in it."""

    key: str
    name: str
    picture: Picture


def by_level(picture: Picture) -> list[Column]:
    """One column for each level of prevention; what is on record for no level may be for any."""
    return [
        Column(
            level,
            name,
            picture.narrowed(
                (item for item in picture.services if not item.levels or level in item.levels),
                (item for item in picture.approaches if not item.prevention or level in item.prevention),
                picture.readings,
            ),
        )
        for level, name in PREVENTION_LEVELS.items()
    ]


def by_age(picture: Picture) -> list[Column]:
    """One column for each age band, with the figures that count people of that band, or people of all ages.

    Give a picture for all ages: the columns beside the plan's own ages are there to be seen.
    """
    return [
        Column(
            name,
            name,
            picture.narrowed(
                (item for item in picture.services if item.ages is None or item.ages.overlaps(band)),
                (item for item in picture.approaches if item.ages is None or item.ages.overlaps(band)),
                {factor: _of_age(picture, found, band) for factor, found in picture.readings.items()},
                band,
            ),
        )
        for name, band in AGE_BANDS.items()
    ]


def _of_age(picture: Picture, readings: Sequence[Reading], band: Ages) -> list[Reading]:
    found = []
    for reading in readings:
        indicator = picture.indicators.get(reading.id)
        if indicator is None or indicator.ages is None or indicator.ages.overlaps(band):
            found.append(reading)
    return found


def grid_columns(picture: Picture, by: Literal["level", "age"]) -> dict[str, Picture]:
    """The picture cut into columns by their names."""
    return {column.name: column.picture for column in (by_level(picture) if by == "level" else by_age(picture))}


def authorities(area: Area, areas: Mapping[str, Area]) -> list[Area]:
    """The smallest authorities inside an area, by name; the area itself where there are none."""
    within = [other for other in inside(area, areas) if other.kind not in LARGE_AREAS]
    smallest = [other for other in within if not inside(other, areas)]
    return sorted(smallest, key=lambda other: other.name) or [area]
