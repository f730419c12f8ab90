"""Knows the knowledge base together with what the partnership keeps on record in the store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit import knowledge_base, store as storage
from toolkit.gaps import Priorities, Weighing
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import priorities
from toolkit.store import Store, address
from toolkit.vocabulary import Record


@dataclass(frozen=True)
class Contribution:
    """One kind of the partnership's records, and how they change what is known."""

    kind: str
    model: type[Record]
    put_in: Callable[[KnowledgeBase, Sequence[Any]], KnowledgeBase]


CONTRIBUTIONS: tuple[Contribution, ...] = (
    Contribution("weighing", Weighing, priorities.put_weighing),
    Contribution("priorities", Priorities, priorities.put_priorities),
)
"""In the order in which they are put in."""


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
