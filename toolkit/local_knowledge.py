"""Knows the knowledge base together with what the partnership keeps on record in the store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from toolkit import knowledge_base, store as storage
from toolkit.evidence import LocalFinding
from toolkit.knowledge_base import KnowledgeBase, links
from toolkit.knowledge_base.decisions import LinkDecision
from toolkit.store import Store, address
from toolkit.vocabulary import Record


@dataclass(frozen=True)
class Contribution:
    """One kind of the partnership's records, and how they change what is known."""

    kind: str
    model: type[Record]
    put_in: Callable[[KnowledgeBase, Sequence[Any]], KnowledgeBase]


def _with_findings(base: KnowledgeBase, findings: Sequence[LocalFinding]) -> KnowledgeBase:
    return replace(base, local_findings={finding.id: finding for finding in findings})


CONTRIBUTIONS: tuple[Contribution, ...] = (
    Contribution("local_evidence", LocalFinding, _with_findings),
    Contribution("link_decisions", LinkDecision, links.with_decisions),
)
"""In the order in which they are put in: decisions on links last, since they are about all records."""


def load() -> KnowledgeBase:
    """The evidence base with the records of the database, where there is one: none is made to look into it.

    Raises FileProblems with every problem of every file, and UserError when the database cannot be opened.
    """
    base = knowledge_base.load()
    if not storage.exists(address.default_address()):
        return base
    store = storage.open_store(address.default_address())
    try:
        return with_records(base, store)
    finally:
        store.close()


def with_records(base: KnowledgeBase, store: Store) -> KnowledgeBase:
    """The knowledge base with everything that the partnership keeps on record."""
    for one in CONTRIBUTIONS:
        records = [kept.record for kept in store.records(one.kind, one.model).all()]
        base = one.put_in(base, records) if records else base
    return base


def stamp(store: Store) -> str:
    """A short text that changes whenever a record does that is put into the knowledge base."""
    return store.stamp(one.kind for one in CONTRIBUTIONS)
