"""Says who would be left without if a service stopped: how many people, and which needs nothing else meets."""

from dataclasses import dataclass

from toolkit import wording
from toolkit.gaps import Gap
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import Service
from toolkit.readiness.drafting import area_picture
from toolkit.vocabulary import Area


@dataclass(frozen=True)
class LeftWithout:
    """One need that the service acts on: how it is judged with the service, and without it."""

    before: Gap
    after: Gap

    @property
    def others(self) -> tuple[str, ...]:
        """The services on record that would go on acting on it."""
        return self.after.services

    @property
    def is_sole(self) -> bool:
        """Whether nothing else on record acts on it."""
        return not self.after.services


def left_without(service: Service, area: Area, base: KnowledgeBase) -> list[LeftWithout]:
    """Each need that a service acts on in a place, those that nothing else on record meets first."""
    now = area_picture(area, base)
    rest = now.narrowed((item for item in now.services if item.id != service.id), now.approaches, now.readings)
    acted_on = [factor for factor in now.factors if factor.id in service.factors]
    found = [LeftWithout(now.gap(factor), rest.gap(factor)) for factor in acted_on]
    return sorted(found, key=lambda item: (not item.is_sole, item.before.factor_name))


def people_left(service: Service) -> tuple[int | None, str]:
    """How many people a year would be left without, and the same in words; None where it is not recorded."""
    if service.places_used is not None:
        return (
            service.places_used,
            f"{wording.count_of(service.places_used, 'place').capitalize()} used a year would go.",
        )
    if service.places_per_year is not None:
        places = wording.count_of(service.places_per_year, "place").capitalize()
        return service.places_per_year, f"{places} a year would go. How many of them are used is not recorded."
    return None, "How many people would lose it is not known: neither its places nor their use are recorded."


def in_words(service: Service, found: list[LeftWithout]) -> tuple[str, str]:
    """Who would be left without: the people in bold, then the needs."""
    _, lead = people_left(service)
    alone = [wording.lower_first(item.before.factor_name) for item in found if item.is_sole]
    if not found:
        return lead, "No need is linked to it on record."
    if not alone:
        return lead, "For every need that it acts on, something else is on record."
    return lead, f"Nothing else on record acts on {wording.join_words(alone)}. “None recorded” does not mean “none”."
