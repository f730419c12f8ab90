"""Knows everything on record that bears on one place and question, and the gaps in it, whole or by column."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit import evidence, provision
from toolkit.evidence import Approach
from toolkit.gaps.judging import KIND_ORDER, Case, Gap
from toolkit.need.indicators import Indicator
from toolkit.need.readings import Reading
from toolkit.provision import Service
from toolkit.vocabulary import AGE_BANDS, PREVENTION_LEVELS, Ages, Area, Factor


@dataclass(frozen=True)
class Picture:
    """Everything on record that bears on one place and one question."""

    factors: Sequence[Factor]
    readings: Mapping[str, Sequence[Reading]]
    services: Sequence[Service]
    approaches: Sequence[Approach]
    all_approaches: Mapping[str, Approach]
    unconfirmed: Mapping[str, int]

    def narrowed(
        self,
        services: Iterable[Service],
        approaches: Iterable[Approach],
        readings: Mapping[str, Sequence[Reading]],
    ) -> "Picture":
        """The same picture for one column of the grid."""
        return Picture(self.factors, readings, list(services), list(approaches), self.all_approaches, self.unconfirmed)

    def gaps(self) -> list[Gap]:
        """One gap for each factor, those that ask for action first, then by factor name."""
        found = [self.gap(factor) for factor in self.factors]
        return sorted(found, key=lambda gap: (KIND_ORDER.index(gap.kind), not self._is_tested(gap), gap.factor_name))

    def _is_tested(self, gap: Gap) -> bool:
        """Whether a need behind the gap was found to stand out by a test rather than by its figure alone."""
        return any(reading.is_tested and reading.is_adverse for reading in self.readings.get(gap.id, ()))

    def gap(self, factor: Factor) -> Gap:
        """The gap for one factor, with the reason in one sentence."""
        case = Case(
            factor,
            self.readings.get(factor.id, ()),
            provision.acting_on(self.services, factor.id),
            evidence.acting_on(self.approaches, factor.id),
            self.all_approaches,
        )
        kind, reason = case.judge()
        return Gap(
            id=factor.id,
            kind=kind,
            factor=factor.id,
            factor_name=factor.name,
            reason=reason,
            approaches=tuple(approach.id for approach in case.approaches if not approach.is_harmful),
            excluded=tuple(approach.id for approach in case.approaches if approach.is_harmful),
            services=tuple(service.id for service in case.services),
            needs=tuple(reading.id for reading in case.readings),
            unconfirmed_links=self.unconfirmed.get(factor.id, 0),
        )


def grid_columns(picture: Picture, by: Literal["level", "age"]) -> dict[str, Picture]:
    """The picture cut into columns: by level of prevention or by age band."""
    return _by_level(picture) if by == "level" else _by_age(picture)


def _by_level(picture: Picture) -> dict[str, Picture]:
    return {
        name: picture.narrowed(
            (service for service in picture.services if level in service.levels),
            (approach for approach in picture.approaches if not approach.prevention or level in approach.prevention),
            picture.readings,
        )
        for level, name in PREVENTION_LEVELS.items()
    }


def _by_age(picture: Picture) -> dict[str, Picture]:
    return {
        name: picture.narrowed(
            (item for item in picture.services if item.ages is None or item.ages.overlaps(band)),
            (item for item in picture.approaches if item.ages is None or item.ages.overlaps(band)),
            picture.readings,
        )
        for name, band in AGE_BANDS.items()
    }


def picture(
    area: Area,
    areas: Mapping[str, Area],
    factors: Iterable[Factor],
    indicators: Mapping[str, Indicator],
    readings: Iterable[Reading],
    services: Iterable[Service],
    approaches: Mapping[str, Approach],
    *,
    kinds: Iterable[str] = (),
    ages: Ages | None = None,
) -> Picture:
    """What bears on one area and question: only services on offer there, only factors of those kinds of violence."""
    wanted = set(kinds)
    places = places_of(area, areas)
    offered = [service for service in services if service.serves(places, ages)]
    speaking = [item for item in approaches.values() if not wanted or wanted & set(item.kinds_of_violence)]
    asked = [factor for factor in factors if not wanted or wanted & set(factor.kinds_of_violence)]
    by_factor: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        for link in indicators[reading.id].factors:
            by_factor[link.factor].append(reading)
    return Picture(
        asked, by_factor, offered, speaking, approaches, _unconfirmed(indicators.values(), offered, speaking)
    )


def places_of(area: Area, areas: Mapping[str, Area]) -> set[str]:
    """The area, the areas around it and the areas inside it: a service in any of them serves some of its people."""
    return {area.code, *area.inside, *(other.code for other in areas.values() if area.code in other.inside)}


def _unconfirmed(*groups: Iterable[Indicator] | Iterable[Service] | Iterable[Approach]) -> Mapping[str, int]:
    found: dict[str, int] = defaultdict(int)
    for records in groups:
        for record in records:
            for link in record.factors if isinstance(record, Indicator) else record.acts_on:
                found[link.factor] += not link.is_confirmed
    return found
