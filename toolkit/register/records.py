"""Knows how the partnership's records of services and confirmations change what is known."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace

from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import Confirmation, Service
from toolkit.vocabulary import Source

SERVICES, CONFIRMATIONS = "services", "register_confirmations"
"""The kinds under which the store keeps them."""
SOURCE = "own-register"
"""The source of every service that people entered in this tool."""
LONGEST_ID = 60


def put_in_services(base: KnowledgeBase, services: Sequence[Service]) -> KnowledgeBase:
    """The knowledge base with these services. One that a file has too stands in its place; the file's is kept beside.

    A service for places of another network is left out, and so are links to what is not known here any more.
    """
    here = [_known_only(service, base) for service in services if set(service.areas) & set(base.areas)]
    replaced = {service.id: base.services[service.id] for service in here if service.id in base.services}
    return replace(
        base,
        sources={**base.sources, SOURCE: _source(base)},
        services={**base.services, **{service.id: service for service in here}},
        services_in_files={**base.services_in_files, **replaced},
    )


def take_out_services(base: KnowledgeBase, retired: Collection[str]) -> KnowledgeBase:
    """The knowledge base without the services that were taken off the register."""
    gone = {key: base.services[key] for key in retired if key in base.services}
    left = {key: service for key, service in base.services.items() if key not in gone}
    return replace(base, services=left, services_in_files={**base.services_in_files, **gone})


def put_in_confirmations(base: KnowledgeBase, confirmations: Sequence[Confirmation]) -> KnowledgeBase:
    """The knowledge base with what people confirmed of the register."""
    return replace(base, confirmations=tuple(confirmations))


def new_id(name: str, taken: Collection[str]) -> str:
    """An id for a new service, made from its name.

    >>> new_id("Été: Sport & Play!", []), new_id("Mentoring", ["mentoring", "mentoring-2"]), new_id("Ж", [])
    ('ete-sport-play', 'mentoring-3', 'service')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-") or "service"
    numbers = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(one for one in numbers if one not in taken)


def _known_only(service: Service, base: KnowledgeBase) -> Service:
    return service.model_copy(
        update={
            "areas": tuple(code for code in service.areas if code in base.areas),
            "acts_on": tuple(link for link in service.acts_on if link.factor in base.factors),
            "approaches": tuple(use for use in service.approaches if use.approach in base.approaches),
        }
    )


def _source(base: KnowledgeBase) -> Source:
    return Source(
        id=SOURCE,
        title="Register of services, kept in this tool",
        publisher=base.partnership.short_name,
        grade="B",
        note="Entered by people of the partnership. Each entry has its own date and says who told us.",
    )
