"""Puts approaches in reading order, and narrows them down: any value inside a group, every group that is used."""

from collections.abc import Callable, Collection, Iterable, Mapping

from toolkit.evidence.approaches import Approach
from toolkit.vocabulary import AGE_BANDS, CERTAINTY_ORDER, LABEL_ORDER

NOT_RECORDED = "not_recorded"


def in_reading_order(approaches: Iterable[Approach], outcome: str | None = None) -> list[Approach]:
    """Approaches by certainty first, then by label, then by size of effect on the named outcome, then by name."""
    return sorted(approaches, key=lambda approach: _reading_key(approach, outcome))


def _reading_key(approach: Approach, outcome: str | None) -> tuple[int, int, float, str]:
    # Figures for different outcomes are never held against each other: without a named outcome size says nothing.
    sizes = [
        effect.value if effect.direction == "less" else -effect.value
        for effect in approach.current_effects
        if effect.unit == "percent" and effect.outcome == outcome
    ]
    label = LABEL_ORDER.index(approach.label) if approach.label else len(LABEL_ORDER)
    return CERTAINTY_ORDER.index(approach.certainty), label, -max(sizes, default=0.0), approach.name


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


def values_in(approaches: Iterable[Approach], group: str) -> set[str]:
    """Every value that at least one approach has in a group."""
    return {value for approach in approaches for value in FILTERS[group](approach)}
