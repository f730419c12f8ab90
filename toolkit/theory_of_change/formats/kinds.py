"""Knows what kind of box people mean by their own words, and guesses it from its place where they do not say."""

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from toolkit.theory_of_change import graph
from toolkit.theory_of_change.graph import BoxKind

NEAR_ENOUGH = 88
_SAID: Mapping[BoxKind, str] = {
    "need": "need, needs, problem, problem statement, issue, challenge, situation, context, why",
    "people": "people, who, target group, target population, beneficiaries, participants, population, audience",
    "input": "what goes in, input, inputs, resources, resource, investment",
    "activity": "activity, activities, intervention, interventions, what we do, what we will do, actions, services",
    "output": "output, outputs, deliverables, products",
    "short_outcome": "early change, short outcome, short outcomes, short term outcome, short term outcomes, outcome, "
    "outcomes, immediate outcomes, early outcomes, early outcome, initial outcomes, short term, outcome short",
    "medium_outcome": "later change, medium outcome, medium term outcome, medium term outcomes, intermediate outcomes, "
    "intermediate outcome, mid term outcomes, medium term, outcome mid",
    "long_outcome": "lasting change, long outcome, long term outcome, long term outcomes, long term, final outcome, "
    "final outcomes, ultimate outcomes, outcome long",
    "impact": "impact, impacts, goal, goals, vision, ultimate goal, overall aim, aim, aims, accountability ceiling",
    "assumption": "assumption, assumptions",
    "enabler": "what helps, enabler, enablers, enabling factors, external factors, conditions",
    "risk": "risk of harm, risk, risks, harm, harms, unintended consequences, possible harms",
}
_KINDS: Mapping[str, BoxKind] = {word: kind for kind, words in _SAID.items() for word in words.split(", ")}
_CHAIN: tuple[BoxKind, ...] = ("activity", "short_outcome", "medium_outcome", "long_outcome", "impact")


def named(words: str) -> BoxKind | None:
    """The kind of box that a heading or a label names; None where it names none.

    >>> named("Short-term outcomes:"), named("Activites"), named("Mentoring")
    ('short_outcome', 'activity', None)
    """
    plain = re.sub(r"[^a-z]+", " ", words.casefold()).strip()
    if plain in _KINDS:
        return _KINDS[plain]
    for column, kinds in graph.COLUMNS:
        if plain == column.casefold():
            return kinds[0]  # type: ignore[return-value]
    if len(plain) < 5:
        return None
    near = process.extractOne(plain, list(_KINDS), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return _KINDS[near[0]] if near else None


def by_place(boxes: Sequence[str], arrows: Sequence[tuple[str, str]]) -> Mapping[str, BoxKind]:
    """A guess for every box from how many steps lead to it and from it: first what is done, last the impact."""
    to_it = _steps(boxes, arrows)
    from_it = _steps(boxes, [(end, start) for start, end in arrows])
    return {box: _CHAIN[_place(to_it[box], from_it[box])] for box in boxes}


def _place(before: int, after: int) -> int:
    if before == 0:
        return 0
    if after == 0:
        return min(before, 4) if before < 3 else 4
    return min(before, 3)


def _steps(boxes: Sequence[str], arrows: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The longest way to each box, as far as there are boxes; a way in circles stops growing."""
    found = dict.fromkeys(boxes, 0)
    for _ in boxes[:10]:
        for start, end in arrows:
            if start != end:
                found[end] = max(found[end], min(found[start] + 1, len(_CHAIN)))
    return found
