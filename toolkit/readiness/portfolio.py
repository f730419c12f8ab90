"""Answers three questions on what is paid for now, apart: is any harmful, is any unclear, does it fit together?"""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit import gaps
from toolkit.design import Design
from toolkit.gaps import Column
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import Service
from toolkit.readiness import grids
from toolkit.vocabulary import STAGES, Ages, Area, Factor

KNOWN_EFFECT = ("high", "moderate", "low", "harmful")
STUDY_DESIGNS: Mapping[str, str] = {
    "before_and_after": "planned: before and after, one group",
    "two_groups_by_chance": "planned: two groups by chance",
    "comparison_group": "planned: a comparison group",
    "process_only": "planned: how it is delivered only, not what it changes",
}


@dataclass(frozen=True)
class Programme:
    """A service on record or a saved design, seen as one line of the portfolio."""

    id: str
    name: str
    kind: Literal["service", "design"]
    approaches: tuple[str, ...]
    factors: tuple[str, ...]
    ages: Ages | None
    areas: tuple[str, ...]
    only_within: bool = False
    pounds: int | None = None
    how_evaluated: str = ""


def programmes(
    area: Area, services: Iterable[Service], designs: Iterable[Design], base: KnowledgeBase
) -> list[Programme]:
    """Everything on record and every saved design that reaches the area, by name; services come first."""
    places = gaps.places_of(area, base.areas)
    here = [_of_service(service) for service in services if service.serves(places, None)]
    planned = [_of_design(design, base) for design in designs if design.area in places and design.approaches]
    return sorted(here, key=lambda item: item.name) + sorted(planned, key=lambda item: item.name)


def _of_service(service: Service) -> Programme:
    stage = service.stage_of_practice
    evaluated = STAGES[stage] if stage in ("evaluated-here", "evaluated-independently") else ""
    return Programme(
        service.id, service.name, "service", tuple(use.approach for use in service.approaches), service.factors,
        service.ages, service.areas, bool(service.only_within), service.cost_pounds, service.evaluation or evaluated,
    )  # fmt: skip


def _of_design(design: Design, base: KnowledgeBase) -> Programme:
    """A plan works on the gaps that it means to close, or else on what its needs and its approaches share."""
    used = tuple(key for key in design.approaches if key in base.approaches)
    acted_on = {factor for key in used for factor in base.approaches[key].factors}
    needed = {link.factor for key in design.needs if key in base.indicators for link in base.indicators[key].factors}
    factors = tuple(key for key in design.gaps if key in base.factors) or tuple(sorted(acted_on & needed))
    study = design.evaluation.study_design
    return Programme(
        design.id, f"{design.name} (a plan)", "design", used, factors, design.question.ages,
        (design.area,) if design.area else (), pounds=None, how_evaluated=STUDY_DESIGNS.get(study or "", ""),
    )  # fmt: skip


def harmful(found: Iterable[Programme], base: KnowledgeBase) -> list[tuple[Programme, list[str]]]:
    """Programmes that use an approach which does harm on average, with the approaches."""
    return _with_labels(found, base, lambda label: label == "harmful")


def unclear(found: Iterable[Programme], base: KnowledgeBase) -> list[tuple[Programme, list[str]]]:
    """Programmes that use an approach with too few good studies to tell, with the approaches."""
    return _with_labels(found, base, lambda label: label not in KNOWN_EFFECT)


def is_wholly_unclear(item: Programme, base: KnowledgeBase) -> bool:
    """Whether no approach that it uses has enough good studies."""
    labels = {base.approaches[key].label for key in _known(item, base)}
    return bool(labels) and not labels & set(KNOWN_EFFECT)


def _with_labels(
    found: Iterable[Programme], base: KnowledgeBase, wanted: Callable[[str | None], bool]
) -> list[tuple[Programme, list[str]]]:
    pairs = [
        (item, [base.approaches[key].name for key in _known(item, base) if wanted(base.approaches[key].label)])
        for item in found
    ]
    return [(item, names) for item, names in pairs if names]


def without_approach(found: Iterable[Programme], base: KnowledgeBase) -> list[Programme]:
    """Programmes of which no approach on our list is recorded, so that no study can speak for them."""
    return [item for item in found if not _known(item, base)]


def _known(item: Programme, base: KnowledgeBase) -> list[str]:
    return [key for key in item.approaches if key in base.approaches]


@dataclass(frozen=True)
class Overlap:
    """Programmes that work towards the same change, for some of the same ages, in some of the same places."""

    factor: Factor
    programmes: tuple[Programme, ...]


def overlaps(found: Sequence[Programme], base: KnowledgeBase) -> list[Overlap]:
    """Where two or more programmes meet. Meeting is no fault: it may be double work or a good chain of help.

    A programme that is only for people in another one is part of a chain by design, and is left out.
    """
    result = []
    for factor in base.factors.values():
        acting = [item for item in found if factor.id in item.factors and not item.only_within]
        pairs = [pair for pair in itertools.combinations(acting, 2) if _meet(*pair, base)]
        meeting = {item.id for pair in pairs for item in pair}
        if meeting:
            result.append(Overlap(factor, tuple(item for item in acting if item.id in meeting)))
    return result


def _meet(one: Programme, other: Programme, base: KnowledgeBase) -> bool:
    same_ages = one.ages is None or other.ages is None or one.ages.overlaps(other.ages)
    return same_ages and bool(_reach(one, base) & _reach(other, base))


def _reach(item: Programme, base: KnowledgeBase) -> set[str]:
    """The smallest authorities that a programme covers."""
    known = [base.areas[code] for code in item.areas if code in base.areas]
    return {place.code for area in known for place in gaps.authorities(area, base.areas)}


@dataclass(frozen=True)
class Hole:
    """Columns of one factor in which need stands out and nothing is recorded."""

    factor: Factor
    columns: tuple[str, ...]


def holes(area: Area, base: KnowledgeBase, by: Literal["age", "place"]) -> list[Hole]:
    """Where need stands out for some ages or in some places, and no service that acts on it is recorded there."""
    columns = grids.columns(area, base, by)
    found = [Hole(factor, _empty(factor, columns)) for factor in base.factors.values()]
    return [hole for hole in found if hole.columns]


def _empty(factor: Factor, columns: Sequence[Column]) -> tuple[str, ...]:
    return tuple(
        column.name for column in columns if column.picture.gap(factor).kind in ("provision_gap", "evidence_gap")
    )


MapColumn = tuple[str, Ages | None, str | None]
"""A column's name with its ages or its place."""


def map_of(
    found: Sequence[Programme], base: KnowledgeBase, columns: Sequence[MapColumn]
) -> list[tuple[Factor, list[list[Programme]]]]:
    """For each change that somebody works towards, the programmes in each column of ages or place."""
    rows = []
    for factor in base.factors.values():
        acting = [item for item in found if factor.id in item.factors]
        if acting:
            cells = [[item for item in acting if _is_in(item, ages, place, base)] for _, ages, place in columns]
            rows.append((factor, cells))
    return rows


def _is_in(item: Programme, ages: Ages | None, place: str | None, base: KnowledgeBase) -> bool:
    for_ages = ages is None or item.ages is None or item.ages.overlaps(ages)
    return for_ages and (place is None or place in _reach(item, base))
