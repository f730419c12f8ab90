"""Lists what is due for review in the evidence base: a work list for people, with links."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import data_sharing
from toolkit.need.readings import period_end

KINDS = ("rating", "approach", "step", "measure", "register", "link", "figure", "sharing")
MONTHS_UNTIL_STALE = 12
"""After so many months since its last review a record is due again: our rule."""


@dataclass(frozen=True)
class Task:
    """One thing for a person to do: on which record, what, why, since when, and where to look."""

    kind: str
    record: str
    name: str
    task: str
    since: str
    link: str


def tasks(base: KnowledgeBase, today: date) -> list[Task]:
    """Everything that is due, kind by kind, the most pressing first."""
    found = [
        *_approaches(base, today),
        *_steps(base),
        *_measures(base),
        *_register(base),
        *_links(base),
        *_figures(base),
        *_sharing(base, today),
    ]
    return sorted(found, key=lambda task: KINDS.index(task.kind))


def months_since(partial: str, today: date) -> int:
    """Whole months since a date that may be only a year or a month; such a date counts from its start.

    >>> months_since("2026-11-22", date(2026, 11, 23)), months_since("2025", date(2026, 11, 23))
    (0, 22)
    """
    parts = [int(part) for part in partial.split("-")]
    year, month, day = (*parts, *(1, 1)[len(parts) - 1 :]) if len(parts) < 3 else parts
    return (today.year - year) * 12 + today.month - month - (today.day < day)


def _approaches(base: KnowledgeBase, today: date) -> Iterator[Task]:
    for approach in base.approaches.values():
        link = next((base.sources[key].link for key in approach.sources if base.sources[key].link), None) or ""
        since = approach.last_reviewed
        if not approach.checked_live:
            yield Task("approach", approach.id, approach.name, "Check its facts on the live page", since, link)
        if months_since(since, today) >= MONTHS_UNTIL_STALE:
            yield Task("approach", approach.id, approach.name, "Review it: the last time is long ago", since, link)
        for rating in approach.rating_history:
            if rating.label is None:
                page = base.sources[rating.source].link or ""
                yield Task("rating", approach.id, approach.name, "Read its impact label on the page", since, page)


def _steps(base: KnowledgeBase) -> Iterator[Task]:
    for step in base.steps.values():
        link = base.sources[step.source].link or ""
        if not step.name_verified:
            yield Task("step", step.id, step.name, "Check its name against the printed framework", "", link)
        if not step.wording_verified:
            yield Task("step", step.id, step.name, "Check its tasks and gate against the printed framework", "", link)


def _measures(base: KnowledgeBase) -> Iterator[Task]:
    for measure in base.measures.values():
        if measure.licence is None:
            yield Task(
                "measure",
                measure.id,
                measure.name,
                "Ask its owner for the terms of use",
                "",
                measure.licence_link or "",
            )


def _register(base: KnowledgeBase) -> Iterator[Task]:
    for sector in base.completeness(base.areas[base.partnership.area]):
        if not sector.is_confirmed:
            yield Task("register", "partnership", sector.sector, "Confirm that all its services are on record", "", "")


def _links(base: KnowledgeBase) -> Iterator[Task]:
    linked = [
        *((item.id, item.name, item.factors) for item in base.indicators.values()),
        *((item.id, item.name, item.acts_on) for item in base.services.values()),
        *((item.id, item.name, item.acts_on) for item in base.approaches.values()),
    ]
    for identifier, name, links in linked:
        for link in links:
            if not link.is_confirmed:
                factor = base.factors[link.factor].name
                yield Task("link", identifier, name, f"Confirm or correct its link to: {factor}", "", "")


def _figures(base: KnowledgeBase) -> Iterator[Task]:
    for indicator in base.indicators.values():
        if indicator.data_gap:
            yield Task("figure", indicator.id, indicator.name, indicator.data_gap, "", "")
        elif indicator.id in base.figures:
            latest = max((figure.period for figure in base.figures[indicator.id].figures), key=period_end)
            link = base.sources[base.figures[indicator.id].source].link or ""
            yield Task("figure", indicator.id, indicator.name, f"Look for figures after {latest}", latest, link)


def _sharing(base: KnowledgeBase, today: date) -> Iterator[Task]:
    for entry in base.data_sharing.values():
        for task in data_sharing.to_do(entry, today):
            yield Task("sharing", entry.id, f"{entry.name}, {entry.holder}", task, entry.confirmed_on or "", "")
