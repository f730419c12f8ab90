"""Judges one factor: what kind of gap there is between need, provision and evidence, and why, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit import wording
from toolkit.evidence import Approach
from toolkit.need.readings import Reading
from toolkit.provision import Service
from toolkit.vocabulary import Factor, Identifier, Record

Kind = Literal[
    "provision_gap",
    "weak_provision",
    "evidence_gap",
    "data_gap",
    "harmful_provision",
    "unclear_provision",
    "no_gap",
]
KIND_ORDER: tuple[str, ...] = (
    "harmful_provision", "provision_gap", "weak_provision", "unclear_provision", "evidence_gap", "data_gap", "no_gap",
)  # fmt: skip


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

    @property
    def shown_as(self) -> str:
        """The kind, or 'on_record' where there is no gap because a service is on record."""
        return "on_record" if self.kind == "no_gap" and self.services else self.kind

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
    factor: Factor
    readings: Sequence[Reading]
    services: Sequence[Service]
    approaches: Sequence[Approach]
    all_approaches: Mapping[str, Approach]

    def judge(self) -> tuple[Kind, str]:
        harmful = [service for service in self.services if "harmful" in self._labels(service)]
        known = [reading for reading in self.readings if reading.value is not None]
        adverse = [reading for reading in known if reading.is_adverse]
        if harmful:
            return "harmful_provision", self._harmful(harmful)
        if not known:
            return "data_gap", self._unknown()
        if not adverse:
            return (
                "no_gap",
                f"{self._need(known)}. {self._on_record()} An average can hide need in some streets or groups.",
            )
        return self._provision(adverse[0])

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
        unknown = "How many places there are is not recorded, so nobody can say if it is enough."
        return "no_gap", f"{need}. {self._on_record()} {unknown if None in places else ''}".strip()

    def _need(self, readings: Sequence[Reading]) -> str:
        first = readings[0]
        value = wording.with_unit(first.value, first.unit)
        against = f" ({wording.number(first.comparator_value)})" if first.comparator_value is not None else ""
        words = first.difference.replace("; not tested", f"{against}, but not tested")
        words = words if against in words else words + against
        return f"{first.name}: {value} in {first.area_name}, {words}"

    def _on_record(self) -> str:
        if not self.services:
            return "No service that acts on it is recorded."
        return f"On record: {wording.join_words([service.name for service in self.services])}."

    def _unknown(self) -> str:
        missing = f"No figure on file shows {self.factor.name.lower()} here, so the need is not known."
        return f"{missing} {self._on_record()}"

    def _harmful(self, services: Sequence[Service]) -> str:
        names = wording.join_words([service.name for service in services])
        return f"{names} uses an approach that does harm on average: stop it, or write down why not."

    def _labels(self, service: Service) -> set[str | None]:
        used = [self.all_approaches[use.approach] for use in service.approaches]
        return {approach.label for approach in used}
