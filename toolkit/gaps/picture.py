"""Knows everything on record that bears on one place and question, and the gaps in it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from toolkit import evidence, provision
from toolkit.evidence import Approach
from toolkit.gaps.judging import KIND_ORDER, Case, Gap
from toolkit.need.indicators import Indicator
from toolkit.need.readings import Reading
from toolkit.provision import Service
from toolkit.vocabulary import Ages, Area, Factor


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(frozen=True)
class Picture:
    """Everything on record that bears on one place and one question."""

    factors: Sequence[Factor]
    readings: Mapping[str, Sequence[Reading]]
    services: Sequence[Service]
    approaches: Sequence[Approach]
    all_approaches: Mapping[str, Approach]
    unconfirmed: Mapping[str, int]
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    area_codes: Collection[str] = ()
    """The area and the areas inside it: places of a service for a wider area are shared with others."""
    ages: Ages | None = None
    """The ages that it is about; None for all."""
    today: date = field(default_factory=_today)

    def narrowed(
        self,
        services: Iterable[Service],
        approaches: Iterable[Approach],
        readings: Mapping[str, Sequence[Reading]],
        ages: Ages | None = None,
    ) -> "Picture":
        """The same picture for one column of the grid."""
        return replace(
            self, services=list(services), approaches=list(approaches), readings=readings, ages=ages or self.ages
        )

    def gaps(self) -> list[Gap]:
        """One gap for each factor, those that ask for action first, then by factor name."""
        found = [self.gap(factor) for factor in self.factors]
        return sorted(found, key=lambda gap: (KIND_ORDER.index(gap.kind), not self.is_tested(gap), gap.factor_name))

    def is_tested(self, gap: Gap) -> bool:
        """Whether a need behind the gap was found to stand out by a test rather than by its figure alone."""
        return any(reading.is_tested and reading.is_adverse for reading in self.readings.get(gap.factor, ()))

    def gap(self, factor: Factor) -> Gap:
        """The gap for one factor, with the reason in one sentence."""
        case = self._case(factor)
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
            warnings=case.warnings,
            capacity=case.capacity,
        )

    def _case(self, factor: Factor) -> Case:
        return Case(
            factor,
            self.readings.get(factor.id, ()),
            provision.acting_on(self.services, factor.id),
            evidence.acting_on(self.approaches, factor.id),
            self.all_approaches,
            self.indicators,
            self.ages,
            self.area_codes,
            _a_year_after(self.today),
        )


def _a_year_after(day: date) -> date:
    """The same day a year later; 28 February for 29 February."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


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
    today: date | None = None,
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
        asked, by_factor, offered, speaking, approaches, _unconfirmed(indicators.values(), offered, speaking),
        indicators, {area.code, *(item.code for item in inside(area, areas))}, ages, today or _today(),
    )  # fmt: skip


def inside(area: Area, areas: Mapping[str, Area]) -> list[Area]:
    """Every area that lies wholly inside this one."""
    return [other for other in areas.values() if area.code in other.inside]


def places_of(area: Area, areas: Mapping[str, Area]) -> set[str]:
    """The area, the areas around it and the areas inside it: a service in any of them serves some of its people."""
    return {area.code, *area.inside, *(other.code for other in inside(area, areas))}


def _unconfirmed(*groups: Iterable[Indicator] | Iterable[Service] | Iterable[Approach]) -> Mapping[str, int]:
    found: dict[str, int] = defaultdict(int)
    for records in groups:
        for record in records:
            for link in record.factors if isinstance(record, Indicator) else record.acts_on:
                found[link.factor] += not link.is_confirmed
    return found
