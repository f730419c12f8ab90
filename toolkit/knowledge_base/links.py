"""Knows what the partnership decided on the links behind a gap: confirmed, rejected or added, by whom and when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from toolkit.evidence import Approach
from toolkit.knowledge_base.base import KnowledgeBase
from toolkit.knowledge_base.decisions import OWNER_KINDS, LinkDecision, OwnerKind, link_id
from toolkit.need.indicators import Indicator
from toolkit.provision import Service
from toolkit.vocabulary import FactorLink

Linked = TypeVar("Linked", Approach, Indicator, Service)


@dataclass(frozen=True)
class ShownLink:
    """One link as people see it: from what to which factor, on whose word, and what was decided on it."""

    owner_kind: OwnerKind
    owner: str
    owner_name: str
    factor: str
    factor_name: str
    source: str
    decided_by: str | None
    decided_on: str | None
    stands: bool = True
    why: str = ""

    @property
    def id(self) -> str:
        return link_id(self.owner_kind, self.owner, self.factor)

    @property
    def is_confirmed(self) -> bool:
        return self.stands and self.decided_by is not None


def with_decisions(base: KnowledgeBase, decisions: Sequence[LinkDecision]) -> KnowledgeBase:
    """The knowledge base in which confirmed links say by whom, rejected ones are gone and added ones are there."""
    by_owner: dict[tuple[str, str], list[LinkDecision]] = defaultdict(list)
    for decision in decisions:
        if decision.factor in base.factors:
            by_owner[decision.owner_kind, decision.owner].append(decision)
    return replace(
        base,
        approaches=_decided(base.approaches, "approach", "acts_on", by_owner),
        indicators=_decided(base.indicators, "indicator", "factors", by_owner),
        services=_decided(base.services, "service", "acts_on", by_owner),
        link_decisions=tuple(decisions),
    )


def _decided(
    records: Mapping[str, Linked], kind: str, field: str, by_owner: Mapping[tuple[str, str], list[LinkDecision]]
) -> dict[str, Linked]:
    changed = {key: by_owner[kind, key] for key in records if (kind, key) in by_owner}
    return {
        key: record.model_copy(update={field: _links(getattr(record, field), changed[key])})
        if key in changed
        else record
        for key, record in records.items()
    }


def _links(links: Iterable[FactorLink], decisions: Iterable[LinkDecision]) -> tuple[FactorLink, ...]:
    found = {link.factor: link for link in links}
    for decision in decisions:
        before = found.pop(decision.factor, FactorLink(factor=decision.factor))
        if decision.stands:
            by = {"confirmed_by": decision.decided_by, "confirmed_on": decision.decided_on}
            found[decision.factor] = before.model_copy(update=by)
    return tuple(found.values())


def shown_links(base: KnowledgeBase) -> list[ShownLink]:
    """Every link in use and every rejected one: by kind of owner, then by the owner's name."""
    rejected = [_rejected(base, item) for item in base.link_decisions if not item.stands]
    found = [*_in_use(base), *(link for link in rejected if link)]
    return sorted(found, key=lambda link: (OWNER_KINDS.index(link.owner_kind), link.owner_name, link.factor_name))


def _in_use(base: KnowledgeBase) -> Iterator[ShownLink]:
    reasons = {decision.id: decision.why for decision in base.link_decisions}
    for kind, owner, name, links in owners(base):
        for link in links:
            yield ShownLink(
                kind, owner, name, link.factor, base.factors[link.factor].name, link.source, link.confirmed_by,
                link.confirmed_on, why=reasons.get(link_id(kind, owner, link.factor), ""),
            )  # fmt: skip


def _rejected(base: KnowledgeBase, decision: LinkDecision) -> ShownLink | None:
    names = {(kind, owner): name for kind, owner, name, _ in owners(base)}
    name, factor = names.get((decision.owner_kind, decision.owner)), base.factors.get(decision.factor)
    if name is None or factor is None:
        return None
    return ShownLink(
        decision.owner_kind, decision.owner, name, factor.id, factor.name, "our-mapping", decision.decided_by,
        decision.decided_on, stands=False, why=decision.why,
    )  # fmt: skip


def owners(base: KnowledgeBase) -> Iterator[tuple[OwnerKind, str, str, tuple[FactorLink, ...]]]:
    """Everything that can be linked to a factor: kind, id, name and its links."""
    yield from (("indicator", item.id, item.name, item.factors) for item in base.indicators.values())
    yield from (("approach", item.id, item.name, item.acts_on) for item in base.approaches.values())
    yield from (("service", item.id, item.name, item.acts_on) for item in base.services.values())
