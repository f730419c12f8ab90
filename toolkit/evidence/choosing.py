"""Puts approaches in reading order, and narrows them down: any value inside a group, every group that is used."""

from collections.abc import Callable, Collection, Iterable, Mapping

from toolkit.evidence.approaches import Approach, Effect
from toolkit.vocabulary import AGE_BANDS, CERTAINTY_ORDER, LABEL_ORDER

NOT_RECORDED = "not_recorded"


def in_reading_order(approaches: Iterable[Approach], outcome: str | None = None) -> list[Approach]:
    """Approaches by certainty first, then by label, then by size of effect on the named outcome, then by name."""
    return sorted(approaches, key=lambda approach: _reading_key(approach, outcome))


def _reading_key(approach: Approach, outcome: str | None) -> tuple[int, int, float, str]:
    sizes = [size for size in (percent_less(effect) for effect in effects_on(approach, outcome)) if size is not None]
    label = LABEL_ORDER.index(approach.label) if approach.label else len(LABEL_ORDER)
    return CERTAINTY_ORDER.index(approach.certainty), label, -max(sizes, default=0.0), approach.name


def effects_on(approach: Approach, outcome: str | None) -> list[Effect]:
    """The figures in force for one outcome: figures for different outcomes are never held against each other."""
    return [effect for effect in approach.current_effects if effect.outcome == outcome]


def percent_less(effect: Effect) -> float | None:
    """By how many percent there is less; below zero where there is more; None for a figure of another unit."""
    if effect.unit != "percent":
        return None
    return effect.value if effect.direction == "less" else -effect.value


def acting_on(approaches: Iterable[Approach], factor: str) -> list[Approach]:
    """Approaches that are linked to a factor, in reading order."""
    return in_reading_order(approach for approach in approaches if factor in approach.factors)


def _age_bands(approach: Approach) -> set[str]:
    ages = approach.ages
    return {name for name, band in AGE_BANDS.items() if ages and ages.overlaps(band)} or {NOT_RECORDED}


FILTERS: Mapping[str, Callable[[Approach], Collection[str]]] = {
    "factor": lambda approach: approach.factors,
    "age": _age_bands,
    "setting": lambda approach: approach.settings or {NOT_RECORDED},
    "level": lambda approach: approach.prevention or {NOT_RECORDED},
    "impact": lambda approach: {approach.label or NOT_RECORDED},
    "certainty": lambda approach: {approach.certainty or NOT_RECORDED},
}
"""Groups by which approaches can be narrowed down, each with the values that an approach has in it."""


def filtered(approaches: Iterable[Approach], chosen: Mapping[str, Collection[str]]) -> list[Approach]:
    """Approaches that have one of the chosen values in every group in which something is chosen."""
    return [
        approach
        for approach in approaches
        if all(not values or set(values) & set(FILTERS[group](approach)) for group, values in chosen.items())
    ]


def counts(approaches: Collection[Approach], chosen: Mapping[str, Collection[str]], group: str) -> dict[str, int]:
    """How many approaches each value of a group would leave, with what is chosen in the other groups kept."""
    others = {name: values for name, values in chosen.items() if name != group}
    left = filtered(approaches, others)
    return {value: len(filtered(left, {group: {value}})) for value in values_in(approaches, group)}


def by_certainty(approaches: Iterable[Approach], outcome: str | None = None) -> dict[str | None, list[Approach]]:
    """Approaches grouped by certainty, the surest first; inside a group by label, then effect on the named outcome."""
    groups: dict[str | None, list[Approach]] = {}
    for approach in in_reading_order(approaches, outcome):
        groups.setdefault(approach.certainty, []).append(approach)
    return groups


def values_in(approaches: Iterable[Approach], group: str) -> set[str]:
    """Every value that at least one approach has in a group."""
    return {value for approach in approaches for value in FILTERS[group](approach)}
