"""Counts what the evidence base holds, how much of it has source, date and grade, and what was not found."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.evidence import Approach
from toolkit.knowledge_base.base import KnowledgeBase
from toolkit.vocabulary import Statement

STATEMENTS = (
    "implementation", "equity", "england_and_wales", "running_trials", "cautions", "disagreements"
)  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One fact on an approach, with the source that it names."""

    approach: str
    what: str
    source: str


@dataclass(frozen=True)
class Ledger:
    """The counts of the evidence base, and its facts that lack a source, a date or a grade."""

    approaches: int
    effects: int
    sources: int
    facts: int
    without_source: tuple[Fact, ...]
    without_date: tuple[Fact, ...]
    without_grade: tuple[Fact, ...]
    not_found: dict[str, tuple[str, ...]]
    """For each approach by its name, what was looked for and not found."""


def ledger(base: KnowledgeBase) -> Ledger:
    """The ledger of an evidence base. The date of a fact is the day on which its source was read."""
    found = [fact for approach in base.approaches.values() for fact in _facts(approach)]
    own = [fact for fact in found if fact.source == "our-mapping"]
    published = [fact for fact in found if fact.source in base.sources and fact not in own]
    return Ledger(
        approaches=len(base.approaches),
        effects=sum(len(approach.effects) for approach in base.approaches.values()),
        sources=len(base.sources),
        facts=len(found),
        without_source=tuple(fact for fact in found if fact.source not in base.sources),
        without_date=tuple(fact for fact in published if not base.sources[fact.source].read_on),
        without_grade=tuple(fact for fact in published if not base.sources[fact.source].grade),
        not_found={approach.name: approach.not_found for approach in base.approaches.values() if approach.not_found},
    )


def _facts(approach: Approach) -> Iterator[Fact]:
    yield Fact(approach.id, "how it works", approach.how_it_works_source)
    yield from (Fact(approach.id, f"effect on {effect.outcome}", effect.source) for effect in approach.effects)
    yield from (Fact(approach.id, "rating", rating.source) for rating in approach.rating_history)
    yield from (Fact(approach.id, "cost", cost.source) for cost in approach.costs)
    yield from (Fact(approach.id, f"link to {link.factor}", link.source) for link in approach.acts_on)
    if approach.certainty:
        yield Fact(approach.id, "certainty", approach.certainty_source or "")
    for name in STATEMENTS:
        statements: tuple[Statement, ...] = getattr(approach, name)
        yield from (Fact(approach.id, name.replace("_", " "), statement.source) for statement in statements)
