"""Knows the knowledge base together with what the partnership keeps on record in the store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit import knowledge_base, register, store as storage
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import Confirmation, Service
from toolkit.store import Store, address
from toolkit.vocabulary import Record


@dataclass(frozen=True)
class Contribution:
    """One kind of the partnership's records, and how they change what is known."""

    kind: str
    model: type[Record]
    put_in: Callable[[KnowledgeBase, Sequence[Any]], KnowledgeBase]
    take_out: Callable[[KnowledgeBase, Sequence[str]], KnowledgeBase] | None = None
    """Where a retired record also ends what a file says: given the ids of the retired records."""


CONTRIBUTIONS: tuple[Contribution, ...] = (
    Contribution(register.SERVICES, Service, register.put_in_services, register.take_out_services),
    Contribution(register.CONFIRMATIONS, Confirmation, register.put_in_confirmations),
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
        kept = store.records(one.kind, one.model).all(with_retired=True)
        records = [item.record for item in kept if not item.retired]
        retired = [item.id for item in kept if item.retired]
        base = one.put_in(base, records) if records else base
        base = one.take_out(base, retired) if one.take_out and retired else base
    return base


def stamp(store: Store) -> str:
    """A short text that changes whenever a record does that is put into the knowledge base."""
    return store.stamp(one.kind for one in CONTRIBUTIONS)
