"""Knows everything that is known, keyed by id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from toolkit import provision, yaml_files
from toolkit.errors import UserError
from toolkit.evaluation import EvaluationStep, Planning
from toolkit.evidence import Approach, EvidenceChange, Framework, LocalFinding, Meaning
from toolkit.gaps.weighing import Priorities, Weighing
from toolkit.knowledge_base.decisions import LinkDecision
from toolkit.monitoring import Measure
from toolkit.need.data_sharing import SharedData
from toolkit.need.findings import DeepDive
from toolkit.need.indicators import Figures, Indicator
from toolkit.need.neighbours import Neighbours
from toolkit.need.readers import Known
from toolkit.need.readings import LocalNeed
from toolkit.need.small_areas import SmallAreas
from toolkit.need.tile_map import Tile
from toolkit.provision import ActingPartner, Confirmation, Service, Standing
from toolkit.vocabulary import Area, Factor, KindOfViolence, Outcome, Partnership, Source


@dataclass(frozen=True)
class KnowledgeBase:
    """Everything that is known, keyed by id; areas are keyed by their code, steps stand in order."""

    sources: Mapping[str, Source]
    factors: Mapping[str, Factor]
    outcomes: Mapping[str, Outcome]
    kinds_of_violence: Mapping[str, KindOfViolence]
    steps: Mapping[str, EvaluationStep]
    approaches: Mapping[str, Approach]
    measures: Mapping[str, Measure]
    partnership: Partnership
    areas: Mapping[str, Area]
    indicators: Mapping[str, Indicator]
    figures: Mapping[str, Figures]
    services: Mapping[str, Service]
    planning: Planning
    services_in_files: Mapping[str, Service] = field(default_factory=dict)
    """Services as their files have them, where a record of the partnership has changed or ended them."""
    confirmations: tuple[Confirmation, ...] = ()
    weighing: Weighing = field(default_factory=Weighing)
    priorities: Mapping[str, Priorities] = field(default_factory=dict)
    """By the code of the area that they are for."""
    deep_dives: Mapping[str, DeepDive] = field(default_factory=dict)
    who_can_act: Mapping[str, ActingPartner] = field(default_factory=dict)
    data_sharing: Mapping[str, SharedData] = field(default_factory=dict)
    tile_map: Mapping[str, Tile] = field(default_factory=dict)
    neighbours: Mapping[str, Neighbours] = field(default_factory=dict)
    small_areas: SmallAreas | None = None
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    evidence_changes: Mapping[str, EvidenceChange] = field(default_factory=dict)
    local_findings: Mapping[str, LocalFinding] = field(default_factory=dict)
    """The partnership's own findings, from the store; the published evidence is never changed by them."""
    link_decisions: tuple[LinkDecision, ...] = ()
    """What people decided on links, from the store; `links.with_decisions` has put them into the records."""

    def area(self, code: str) -> Area:
        """The area with a code. Raises UserError naming the areas that can be chosen."""
        chosen = {area.code: area for area in self.areas.values() if area.can_be_chosen}
        if code in chosen:
            return chosen[code]
        named = ", ".join(f"{area.code} ({area.name})" for area in chosen.values())
        raise UserError(f"There is no area with the code '{code}' here. Use one of: {named}.")

    def indicator(self, identifier: str) -> Indicator:
        """The indicator with an id. Raises UserError with the nearest id."""
        return find(self.indicators, identifier, "indicator")

    def approach(self, identifier: str) -> Approach:
        """The approach with an id. Raises UserError with the nearest id."""
        return find(self.approaches, identifier, "approach")

    def local_need(self) -> LocalNeed:
        """What readings of places are made from."""
        return LocalNeed(self.areas, self.indicators, self.figures, self.partnership.comparator)

    def completeness(self, area: Area) -> list[Standing]:
        """Each sector in an area: whether someone has confirmed that all its services are on record."""
        return provision.standings(area, self.partnership.sectors, self.confirmations, self.partnership.area)

    def known_to_readers(self) -> Known:
        """What readers of brought files may ask of the network."""
        return Known(self.areas, self.indicators, self.figures, self.partnership.area, self.small_areas)

    def source_title(self, identifier: str) -> str:
        """A source as publisher, title and year in one line."""
        source = self.sources.get(identifier)
        if source is None:
            return f"'{identifier}', a source that is not on file here"
        return ", ".join(part for part in (source.publisher, source.title, str(source.year or "")) if part)


Found = TypeVar("Found")


def find(records: Mapping[str, Found], key: str, noun: str) -> Found:
    """A record by its key. Raises UserError that names the nearest key and what is allowed."""
    if key in records:
        return records[key]
    raise UserError(f"There is no {noun} '{key}'; {yaml_files.suggest(key, records)}.")
