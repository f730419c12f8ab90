"""Knows the knowledge base together with what the partnership keeps on record in the store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from toolkit import evaluation, knowledge_base, register, store as storage, vocabulary
from toolkit.evaluation import StepConfirmation
from toolkit.evidence import LocalFinding
from toolkit.gaps import Priorities, Weighing
from toolkit.knowledge_base import KnowledgeBase, links
from toolkit.knowledge_base.decisions import LinkDecision
from toolkit.need import data_sharing, local_figures, small_areas
from toolkit.need.data_sharing import SharedData
from toolkit.need.local_figures import LocalFigures, LocalPopulation
from toolkit.need.small_areas import SmallAreaCounts
from toolkit.need.timed_counts import TimedCounts
from toolkit.provision import Confirmation, Service
from toolkit.readiness import priorities
from toolkit.store import Store, address
from toolkit.vocabulary import Record

SMALL_AREA_COUNTS, TIMED_COUNTS = "small_area_counts", "timed_counts"


@dataclass(frozen=True)
class Contribution:
    """One kind of the partnership's records, and how they change what is known."""

    kind: str
    model: type[Record]
    put_in: Callable[[KnowledgeBase, Sequence[Any]], KnowledgeBase]
    take_out: Callable[[KnowledgeBase, Sequence[str]], KnowledgeBase] | None = None
    """Where a retired record also ends what a file says: given the ids of the retired records."""


def _with_findings(base: KnowledgeBase, findings: Sequence[LocalFinding]) -> KnowledgeBase:
    return replace(base, local_findings={finding.id: finding for finding in findings})


def _with_figures(base: KnowledgeBase, records: Sequence[LocalFigures]) -> KnowledgeBase:
    own = vocabulary.by_id(record.own_indicator for record in records if record.own_indicator)
    indicators = {**own, **base.indicators}
    known = [_known(record, base) for record in records if record.indicator in indicators]
    return replace(
        base,
        sources={**vocabulary.by_id(record.source for record in known), **base.sources},
        indicators={**base.indicators, **own},
        figures=local_figures.over(base.figures, known),
    )


def _known(record: LocalFigures, base: KnowledgeBase) -> LocalFigures:
    """Without figures of places that the evidence base no longer has."""
    return record.model_copy(update={"figures": tuple(item for item in record.figures if item.area in base.areas)})


def _with_people(base: KnowledgeBase, records: Sequence[LocalPopulation]) -> KnowledgeBase:
    sources = vocabulary.by_id(record.source for record in records)
    return replace(base, sources={**sources, **base.sources}, areas=local_figures.with_people(base.areas, records))


def _with_confirmed_steps(base: KnowledgeBase, records: Sequence[StepConfirmation]) -> KnowledgeBase:
    return replace(base, steps=evaluation.confirmed(base.steps, records))


def _with_sharing(base: KnowledgeBase, records: Sequence[SharedData]) -> KnowledgeBase:
    return replace(base, data_sharing=data_sharing.with_changes(base.data_sharing, records))


CONTRIBUTIONS: tuple[Contribution, ...] = (
    Contribution("local_population", LocalPopulation, _with_people),
    Contribution("local_figures", LocalFigures, _with_figures),
    Contribution("step_confirmation", StepConfirmation, _with_confirmed_steps),
    Contribution(register.SERVICES, Service, register.put_in_services, register.take_out_services),
    Contribution(register.CONFIRMATIONS, Confirmation, register.put_in_confirmations),
    Contribution(data_sharing.KIND, SharedData, _with_sharing),
    Contribution("local_evidence", LocalFinding, _with_findings),
    Contribution("weighing", Weighing, priorities.put_weighing),
    Contribution("priorities", Priorities, priorities.put_priorities),
    Contribution("link_decisions", LinkDecision, links.with_decisions),
)
"""In the order in which they are put in: decisions on links last, since they are about all records."""


def load() -> KnowledgeBase:
    """The evidence base with the records of the database, where there is one: none is made to look into it.

    Raises FileProblems with every problem of every file, and UserError when the database cannot be opened.
    """
    return load_with_counts()[0]


def load_with_counts() -> tuple[KnowledgeBase, list[SmallAreaCounts]]:
    """The same, with the crimes by small area that somebody brought."""
    base = knowledge_base.load()
    if not storage.exists(address.default_address()):
        return base, []
    store = storage.open_store(address.default_address())
    try:
        return with_records(base, store), small_area_counts(store)
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


def small_area_counts(store: Store) -> list[SmallAreaCounts]:
    """The crimes by small area and month that somebody brought, the latest for each force and month.

    `small_areas.table` makes rows of them; `store.stamp([SMALL_AREA_COUNTS])` says when they have changed.
    """
    kept = store.records(SMALL_AREA_COUNTS, SmallAreaCounts).all()
    return small_areas.latest(item.record for item in kept)


def confirm_step(store: Store, confirmation: StepConfirmation) -> None:
    """Keep what somebody found on one of the ten steps; a later look at the same step takes its place."""
    records = store.records("step_confirmation", StepConfirmation)
    before = {kept.id: kept for kept in records.all(with_retired=True)}.get(confirmation.step)
    if before is None:
        records.create(confirmation.step, confirmation, by=confirmation.confirmed_by)
    else:
        records.save(confirmation.step, confirmation, before.version, by=confirmation.confirmed_by)


def timed_counts(store: Store) -> list[TimedCounts]:
    """Counts by day and time that somebody brought, such as assaults seen in an emergency department, oldest first."""
    return [item.record for item in store.records(TIMED_COUNTS, TimedCounts).all()]
