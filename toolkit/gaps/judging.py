"""Judges one factor: what kind of gap there is between need, provision and evidence, and why, in words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from toolkit import wording
from toolkit.evidence import Approach
from toolkit.gaps import capacity as holding
from toolkit.gaps.capacity import Capacity
from toolkit.need.indicators import Indicator
from toolkit.need.readings import Reading
from toolkit.provision import Service
from toolkit.vocabulary import Ages, Factor, Identifier, Record

Kind = Literal[
    "provision_gap",
    "weak_provision",
    "evidence_gap",
    "data_gap",
    "harmful_provision",
    "unclear_provision",
    "ends_within_a_year",
    "no_gap",
]
KIND_ORDER: tuple[str, ...] = (
    "harmful_provision", "provision_gap", "weak_provision", "ends_within_a_year", "unclear_provision", "evidence_gap",
    "data_gap", "no_gap",
)  # fmt: skip
Warning = Literal["average_low", "ends_within_a_year"]
"""What to keep in mind beside the kind: a low average can hide need; a service on record is about to end."""
HIDDEN = "An average can hide need in some streets or groups"


class Gap(Record):
    """What stands between a need and an adequate answer to it, for one factor."""

    id: Identifier
    kind: Kind
    factor: Identifier
    factor_name: str
    reason: str
    approaches: tuple[Identifier, ...] = ()
    excluded: tuple[Identifier, ...] = ()
    services: tuple[Identifier, ...] = ()
    needs: tuple[Identifier, ...] = ()
    unconfirmed_links: int = 0
    warnings: tuple[Warning, ...] = ()
    capacity: Capacity | None = None

    @property
    def shown_as(self) -> str:
        """The kind; where there is no gap, that a service is on record or that a low average may hide need."""
        if self.kind != "no_gap":
            return self.kind
        return "on_record" if self.services else "average_low" if "average_low" in self.warnings else "no_gap"

    @property
    def needs_action(self) -> bool:
        return self.kind != "no_gap"


def in_short(gap: Gap, services: Mapping[str, Service], approaches: Mapping[str, Approach]) -> str:
    """A gap in a few words, for a cell of the grid: who provides it, or that nothing is recorded."""
    names = wording.join_words([_with_ages(services[key]) for key in gap.services])
    if gap.kind == "data_gap":
        return f"The need is not known here. On record: {names}" if names else "The need is not known here"
    if gap.kind == "evidence_gap":
        unclear = [approaches[key].name for key in gap.approaches]
        return (
            f"{wording.join_words(unclear)}: too few studies to tell"
            if unclear
            else "No approach in our list acts on it here"
        )
    return names or "None recorded"


def _with_ages(service: Service) -> str:
    return f"{service.name}, ages {service.ages}" if service.ages else service.name


@dataclass(frozen=True)
class Case:
    """One factor with everything that bears on it. `a_year_on` is the day until which a service should last."""

    factor: Factor
    readings: Sequence[Reading]
    services: Sequence[Service]
    approaches: Sequence[Approach]
    all_approaches: Mapping[str, Approach]
    indicators: Mapping[str, Indicator]
    ages: Ages | None
    area_codes: Collection[str]
    a_year_on: date

    @property
    def capacity(self) -> Capacity:
        """Places against people in need, as far as a figure counts them."""
        speaking = self.adverse or self.known
        return holding.capacity(self.services, speaking, self.indicators, self.ages, self.area_codes)

    def judge(self) -> tuple[Kind, str]:
        """The kind of gap and its reason, in sentences."""
        harmful = [service for service in self.services if "harmful" in self._labels(service)]
        if harmful:
            return "harmful_provision", self._harmful(harmful)
        if not self.known:
            return "data_gap", self._unknown()
        if not self.adverse:
            return "no_gap", f"{self._need(self.known)}. {self._on_record()} {self._inside()}"
        kind, reason = self._provision(self.adverse[0])
        return (kind, reason) if kind != "no_gap" else self._lasting(reason)

    @property
    def known(self) -> list[Reading]:
        return [reading for reading in self.readings if reading.value is not None]

    @property
    def adverse(self) -> list[Reading]:
        return [reading for reading in self.known if reading.is_adverse]

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """What to keep in mind beside the kind."""
        low: tuple[Warning, ...] = ("average_low",) if self._average_is_low() else ()
        return (*low, "ends_within_a_year") if self._ending() else low

    def _average_is_low(self) -> bool:
        return bool(self.known) and not self.adverse and any(_is_low(reading) for reading in self.known)

    def _ending(self) -> list[Service]:
        return [service for service in self.services if not service.is_funded_on(self.a_year_on)]

    def _lasting(self, reason: str) -> tuple[Kind, str]:
        """The same, unless it would be a gap without the services whose funding ends within a year."""
        ending = self._ending()
        if not ending:
            return "no_gap", reason
        lasting = [service for service in self.services if service not in ending]
        kind, _ = replace(self, services=lasting)._provision(self.adverse[0])
        names = wording.join_words([f"{service.name} ({service.funded_until})" for service in ending])
        words = f"{reason} Funding on record ends within a year or has ended: {names}."
        return ("no_gap" if kind == "no_gap" else "ends_within_a_year"), words

    def _provision(self, reading: Reading) -> tuple[Kind, str]:
        need = self._need([reading])
        labels = {label for service in self.services for label in self._labels(service)}
        usable = [item for item in self.approaches if item.label in ("high", "moderate", "low")]
        if not self.services:
            if usable:
                return "provision_gap", f"{need}, and no service that acts on it is recorded."
            return (
                "evidence_gap",
                f"{need}, nothing is recorded, and {self._no_studies()}.",
            )
        if all(service.only_within for service in self.services):
            return (
                "weak_provision",
                f"{need}. {self._on_record()} It is only open to people already in another programme.",
            )
        if not labels & {"high", "moderate", "low"}:
            return (
                "unclear_provision",
                f"{need}. {self._on_record()} Too few good studies to tell if it works: evaluate it.",
            )
        if not labels & {"high", "moderate"}:
            return (
                "weak_provision",
                f"{need}. {self._on_record()} The best approach in use has a low impact on violence.",
            )
        return self._places(need)

    def _no_studies(self) -> str:
        if self.approaches:
            return "no approach that acts on it has enough good studies"
        return "no approach in our list is linked to it"

    def _places(self, need: str) -> tuple[Kind, str]:
        places = [service.places_per_year for service in self.services]
        if any(number == 0 for number in places) and not any(places):
            return "weak_provision", f"{need}. {self._on_record()} It has no places left this year."
        if self.capacity.is_certainly_too_small:
            return "weak_provision", f"{need}. {self._on_record()} Too small: {self.capacity.in_words}"
        unknown = "How many places there are is not recorded, so nobody can say if it is enough."
        return "no_gap", f"{need}. {self._on_record()} {unknown if None in places else ''}".strip()

    def _need(self, readings: Sequence[Reading]) -> str:
        first = readings[0]
        value = wording.with_unit(first.value, first.unit)
        against = f" ({wording.number(first.comparator_value)})" if first.comparator_value is not None else ""
        words = first.difference.replace("; not tested", f"{against}, but not tested")
        words = words if against in words else words + against
        return f"{first.name}: {value} in {first.area_name}, {words}"

    def _inside(self) -> str:
        if not self._average_is_low():
            return f"{HIDDEN}."
        return f"{HIDDEN}: check concentration and inequality inside the area before concluding."

    def _on_record(self) -> str:
        if not self.services:
            return "No service that acts on it is recorded."
        return f"On record: {wording.join_words([service.name for service in self.services])}."

    def _unknown(self) -> str:
        """Why the need is not known, with the figure of a wider area named but never borrowed."""
        missing = f"No figure on file shows {self.factor.name.lower()} here, so the need is not known."
        wider = next((reading for reading in self.readings if reading.status == "no_figure" and reading.period), None)
        if wider:
            missing += f" {wider.name}: {wider.difference}. A wider area's figure is not this place's."
        return f"{missing} {self._on_record()}"

    def _harmful(self, services: Sequence[Service]) -> str:
        names = wording.join_words([service.name for service in services])
        return f"{names} uses an approach that does harm on average: stop it, or write down why not."

    def _labels(self, service: Service) -> set[str | None]:
        used = [self.all_approaches[use.approach] for use in service.approaches if use.approach in self.all_approaches]
        return {approach.label for approach in used}


def _is_low(reading: Reading) -> bool:
    """Whether a figure lies on the good side of its comparator, tested or not."""
    if reading.is_tested:
        return reading.verdict in ("better", "lower")
    return reading.comparator_value is not None and not reading.is_adverse and reading.value != reading.comparator_value
