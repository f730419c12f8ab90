"""Theories of change of a given size, made with a fixed seed: as in real work, most arrows lead to the next column."""

import random

from toolkit.theory_of_change import graph
from toolkit.theory_of_change.graph import Arrow, Box, Theory

WORDS = (
    "young people", "families", "mentors", "schools", "trust", "an adult", "conflict", "without violence", "support",
    "each week", "feel safe", "in education", "work", "sport", "know where to go", "are met", "after hospital", "less",
)  # fmt: skip
SHARES = {
    "need": 0.05, "people": 0.05, "enabler": 0.03, "input": 0.06, "activity": 0.2, "output": 0.1,
    "short_outcome": 0.2, "assumption": 0.05, "medium_outcome": 0.14,
    "risk": 0.04, "long_outcome": 0.06, "impact": 0.02,
}  # fmt: skip


def theory(boxes: int, arrows: int, seed: int = 1) -> Theory:
    """A theory with so many boxes and arrows."""
    chance = random.Random(seed)
    kinds = chance.choices(list(SHARES), list(SHARES.values()), k=boxes)
    made = {f"box-{number}": _box(number, kind, chance) for number, kind in enumerate(kinds, start=1)}
    ids = list(made)
    column = {key: graph.column_of(box) for key, box in made.items()}
    found: dict[str, Arrow] = {}
    pairs: set[tuple[str, str]] = set()
    while len(found) < arrows:
        start, end = chance.sample(ids, 2)
        step = column[end] - column[start]
        wanted = {1: 1.0, 2: 0.25, 0: 0.12, 3: 0.08, -1: 0.03}.get(step, 0.01)
        if chance.random() < wanted and (start, end) not in pairs:
            pairs.add((start, end))
            key = f"arrow-{len(found) + 1}"
            rating = chance.choice(list(graph.RATING_WORDS))
            values = {"id": key, "start": start, "end": end, "position": len(found), "rating": rating}
            found[key] = Arrow.model_validate(values)
    return Theory(boxes=made, arrows=found)


def _box(number: int, kind: str, chance: random.Random) -> Box:
    text = " ".join(chance.choices(WORDS, k=chance.randint(2, 6)))
    values = {"id": f"box-{number}", "kind": kind, "text": text[:1].upper() + text[1:], "position": number}
    return Box.model_validate({**values, "to_check": chance.random() < 0.4})
