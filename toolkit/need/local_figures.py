"""Knows the figures that the partnership brought from its own files, and puts them over those on file."""

from collections.abc import Mapping, Sequence

import pydantic
from pydantic import Field

from toolkit.need.indicators import Figure, Figures, Indicator
from toolkit.vocabulary import Ages, Area, AreaCode, Identifier, PartialDate, PeopleAged, Record, Source, Text


class Brought(Record):
    """Who brought a file, when, and what kind of file it was; one bringing can leave several records."""

    upload: Identifier
    files: tuple[Text, ...]
    kind_of_file: Text
    brought_on: PartialDate
    brought_by: str = Field(default="", description="A role or an organisation, never a person's name.")
    left_out: tuple[Text, ...] = Field(default=(), description="What was left out and why, in sentences.")


class LocalFigures(Record):
    """Figures of one indicator from one bringing; `own_indicator` defines an indicator that was not on file."""

    brought: Brought
    indicator: Identifier
    own_indicator: Indicator | None = None
    source: Source
    is_published: bool = Field(description="Published figures keep their publisher's rules; others pass our own.")
    figures: tuple[Figure, ...]

    @pydantic.model_validator(mode="after")
    def _one_name(self) -> "LocalFigures":
        if self.own_indicator is not None and self.own_indicator.id != self.indicator:
            raise ValueError(f"the definition is of '{self.own_indicator.id}', the figures are of '{self.indicator}'")
        return self


class PeopleOf(Record):
    """How many people of an age range live in an area; all ages where none are named."""

    area: AreaCode
    ages: Ages | None = None
    people: int = Field(ge=0)


class LocalPopulation(Record):
    """How many people live in the network's areas, from a file of population that somebody brought."""

    brought: Brought
    source: Source
    year: Text
    people: tuple[PeopleOf, ...]


def over(figures: Mapping[str, Figures], brought: Sequence[LocalFigures]) -> dict[str, Figures]:
    """All figures by indicator: a brought one stands in place of the one for the same area and period, last wins."""
    merged = dict(figures)
    for record in brought:
        on_file = merged.get(record.indicator) or Figures(
            indicator=record.indicator, source=record.source.id, figures=()
        )
        merged[record.indicator] = on_file.model_copy(update={"figures": _over(on_file, record)})
    return merged


def _over(on_file: Figures, record: LocalFigures) -> tuple[Figure, ...]:
    kept = {(figure.area, figure.period): figure for figure in on_file.figures}
    for figure in record.figures:
        if not says_nothing_new(figure, kept.get((figure.area, figure.period))):
            kept[figure.area, figure.period] = figure.model_copy(update={"source": record.source.id})
    return tuple(kept.values())


def says_nothing_new(figure: Figure, before: Figure | None) -> bool:
    """Whether a figure only says that there is none here, where one is on file: that never takes the other's place."""
    return figure.status in ("unavailable", "hidden_here") and before is not None and before.value is not None


def with_people(areas: Mapping[str, Area], brought: Sequence[LocalPopulation]) -> dict[str, Area]:
    """The areas with the people who were brought; the same ages of the same year are replaced."""
    changed = dict(areas)
    for record in brought:
        for line in record.people:
            if line.area in changed and line.ages is not None:
                changed[line.area] = _with_line(changed[line.area], line.ages, line.people, record)
    return changed


def _with_line(area: Area, ages: Ages, people: int, record: LocalPopulation) -> Area:
    line = PeopleAged(ages=ages, people=people, year=record.year, source=record.source.id)
    others = tuple(item for item in area.people_by_age if (item.ages, item.year) != (line.ages, line.year))
    return area.model_copy(update={"people_by_age": (*others, line)})
