"""Checks that what the files of the evidence base say of each other holds."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit import yaml_files
from toolkit.knowledge_base.base import KnowledgeBase
from toolkit.vocabulary import Record
from toolkit.yaml_files import Place, Problem, YamlFile

REFERENCES: Mapping[str, str] = {
    "source": "sources",
    "sources": "sources",
    "certainty_source": "sources",
    "how_it_works_source": "sources",
    "residents_source": "sources",
    "definition_source": "sources",
    "factor": "factors",
    "outcome": "outcomes",
    "outcomes": "outcomes",
    "approach": "approaches",
    "approaches": "approaches",
    "replaced_by": "approaches",
    "indicator": "indicators",
    "indicators": "indicators",
    "success_measures": "indicators",
    "kinds_of_violence": "kinds_of_violence",
    "only_within": "services",
    "area": "areas",
    "areas": "areas",
    "inside": "areas",
    "comparator": "areas",
    "measure": "measures",
    "kinds": "kinds_of_violence",
    "service": "services",
}
"""Fields that name another record, and the collection in which that record must be."""


@dataclass(frozen=True)
class Origin:
    """Where a record was read: its file, and its place in the file."""

    file: YamlFile
    place: Place

    def problem(self, place: Place, message: str) -> Problem:
        """A problem at a place inside the record."""
        return self.file.problem((*self.place, *place), message)


def cross_check(base: KnowledgeBase, origins: Mapping[tuple[str, str], Origin]) -> list[Problem]:
    """Every reference to something that does not exist, and every record that contradicts another."""
    problems = []
    for (_, identifier), origin, record in _records(base, origins):
        problems += [
            origin.problem(place, f"'{key}' is not known; {yaml_files.suggest(key, getattr(base, collection))}")
            for place, collection, key in references(record)
            if key not in getattr(base, collection) and key != identifier
        ]
    return [*problems, *_missing_figures(base, origins), *_step_numbers(base, origins), *_levels(base, origins)]


def unknown_references(base: KnowledgeBase, record: Record, file: YamlFile) -> list[Problem]:
    """Every id in a record, a design for instance, that the evidence base does not know."""
    return [
        file.problem(place, f"'{key}' is not known; {yaml_files.suggest(key, getattr(base, collection))}")
        for place, collection, key in references(record)
        if key not in getattr(base, collection)
    ]


def _records(
    base: KnowledgeBase, origins: Mapping[tuple[str, str], Origin]
) -> Iterator[tuple[tuple[str, str], Origin, Record]]:
    collections = (
        base.factors, base.outcomes, base.steps, base.approaches, base.measures,
        base.areas, base.indicators, base.figures, base.services, base.deep_dives, base.data_sharing, base.tile_map,
        base.who_can_act, base.neighbours, base.frameworks, base.meanings, base.evidence_changes,
        {"": base.partnership},
        # A network without values of its own for planning starts from those of the tool, which are checked there.
        {"": base.planning} if ("Planning", "") in origins else {},
        {"": base.small_areas} if base.small_areas else {},
    )  # fmt: skip
    for records in collections:
        for identifier, record in records.items():
            key = (type(record).__name__, identifier)
            yield key, origins[key], record


def references(record: Record, place: Place = ()) -> Iterator[tuple[Place, str, str]]:
    """Each reference inside a record: its place, the collection that it points into, and the key."""
    for name in type(record).model_fields:
        collection = REFERENCES.get(name) if _holds_ids(type(record), name) else None
        yield from _inside(getattr(record, name), (*place, name), collection)


@functools.cache
def _holds_ids(model: type[Record], name: str) -> bool:
    """Whether a field holds ids rather than words: an outcome's line in a plan has its outcome in words."""
    return "pattern=" in repr(model.model_fields[name])


def _inside(value: Any, place: Place, collection: str | None) -> Iterator[tuple[Place, str, str]]:
    if isinstance(value, Record):
        yield from references(value, place)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _inside(item, (*place, key), collection)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _inside(item, (*place, number), collection)
    elif isinstance(value, str) and collection:
        yield place, collection, value


def _missing_figures(base: KnowledgeBase, origins: Mapping[tuple[str, str], Origin]) -> list[Problem]:
    return [
        origins["Indicator", indicator.id].problem(
            (),
            "there are no figures for this indicator: add a file of figures, or say who could give them in data_gap",
        )
        for indicator in base.indicators.values()
        if indicator.id not in base.figures and indicator.data_gap is None
    ]


def _step_numbers(base: KnowledgeBase, origins: Mapping[tuple[str, str], Origin]) -> list[Problem]:
    return [
        origins["EvaluationStep", step.id].problem(("number",), f"expected step {number} here, found {step.number}")
        for number, step in enumerate(base.steps.values(), start=1)
        if step.number != number
    ]


def _levels(base: KnowledgeBase, origins: Mapping[tuple[str, str], Origin]) -> Iterator[Problem]:
    """Levels in the crosswalk that no framework has."""
    for meaning in base.meanings.values():
        for key, levels in meaning.levels.items():
            origin, place = origins["Meaning", meaning.id], ("levels", key)
            if key not in base.frameworks:
                yield origin.problem(place, f"'{key}' is not known; {yaml_files.suggest(key, base.frameworks)}")
                continue
            known = {level.id: level for level in base.frameworks[key].levels}
            for number, level in enumerate(levels):
                if level not in known:
                    message = f"'{level}' is not known; {yaml_files.suggest(level, known)}"
                    yield origin.problem((*place, number), message)
