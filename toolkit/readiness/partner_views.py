"""Cuts the gaps of a place by who can act: what matters for health, schools, police and the other partners."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.gaps import Gap, opened
from toolkit.gaps.opened import Opened
from toolkit.knowledge_base import KnowledgeBase, find
from toolkit.provision import ActingPartner, CanAct
from toolkit.readiness.drafting import area_picture
from toolkit.vocabulary import Area


@dataclass(frozen=True)
class Matter:
    """One thing that a partner can act on in a place: how, what gap there is, and what stands behind it."""

    can: CanAct
    gap: Gap
    behind: Opened
    others: tuple[str, ...]
    """Other partners who can act on it too."""


def matters(area: Area, base: KnowledgeBase, partner: ActingPartner) -> list[Matter]:
    """What a partner can act on, in the order of the gaps."""
    picture = area_picture(area, base)
    return [
        Matter(can, gap, opened.opened(gap, picture), _others(gap.factor, partner, list(base.who_can_act.values())))
        for gap in picture.gaps()
        if (can := partner.on(gap.factor))
    ]


def partner(identifier: str, base: KnowledgeBase) -> ActingPartner:
    """The partner with an id. Raises UserError with the nearest id."""
    return find(base.who_can_act, identifier, "partner")


def _others(factor: str, partner: ActingPartner, partners: Sequence[ActingPartner]) -> tuple[str, ...]:
    return tuple(other.name for other in partners if other.id != partner.id and other.on(factor))
