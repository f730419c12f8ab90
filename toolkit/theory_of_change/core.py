"""Knows the simple view of a theory of change: what is needed, done and changed, without resources and conditions."""

from collections.abc import Container

from toolkit.theory_of_change.graph import Arrow, Theory

HIDDEN_KINDS: tuple[str, ...] = ("input", "output", "assumption", "enabler")
"""Risks of harm are never hidden."""
WEAKEST_FIRST: tuple[str, ...] = (
    "may_do_harm", "not_rated", "assumption", "some_studies", "studies_partly_fit", "studies_fit",
)  # fmt: skip


def core(theory: Theory) -> Theory:
    """The theory in its simple view; where a hidden box stood between two others, an arrow joins them.

    Such an arrow keeps the id of the first one on the way and the rating of the weakest.
    """
    shown = {key: box for key, box in theory.boxes.items() if box.kind not in HIDDEN_KINDS}
    arrows = {key: each for key, each in theory.arrows.items() if {each.start, each.end} <= shown.keys()}
    joined = {(each.start, each.end) for each in arrows.values()}
    for start in shown:
        for way in _ways(theory, start, shown):
            if (start, way[-1].end) not in joined and start != way[-1].end:
                joined.add((start, way[-1].end))
                arrows |= _bridge(way, arrows)
    return Theory(boxes=shown, arrows=arrows)


def numbers(theory: Theory) -> dict[str, int]:
    """The number of each arrow of the simple view: the same as in the whole theory."""
    known = {arrow.id: number for number, arrow in theory.numbered_arrows()}
    simple = core(theory).arrows
    return {key: known[key if key in known else _first_of(key, known)] for key in simple}


def _first_of(bridge: str, known: Container[str]) -> str:
    parts = bridge.split("-to-")
    return next(name for size in range(len(parts), 0, -1) if (name := "-to-".join(parts[:size])) in known)


def hidden(theory: Theory) -> tuple[int, int]:
    """How many boxes and how many arrows the simple view leaves out."""
    simple = core(theory)
    return len(theory.boxes) - len(simple.boxes), len(theory.arrows.keys() - simple.arrows.keys())


def _ways(theory: Theory, start: str, shown: Container[str]) -> list[list[Arrow]]:
    """From a box through hidden ones to each shown one: the first of the shortest ways."""
    found: list[list[Arrow]] = []
    seen: set[str] = set()
    waiting = [[arrow] for arrow in theory.arrows_from(start)]
    while waiting:
        way = waiting.pop(0)
        here = way[-1].end
        if here in seen or here not in theory.boxes:
            continue
        if here not in shown:
            seen.add(here)
            waiting += [[*way, step] for step in theory.arrows_from(here)]
        elif len(way) > 1:
            seen.add(here)
            found.append(way)
    return found


def _bridge(way: list[Arrow], taken: dict[str, Arrow]) -> dict[str, Arrow]:
    first, last = way[0], way[-1]
    weakest = min((each.rating for each in way), key=WEAKEST_FIRST.index)
    key = first.id if first.id not in taken else f"{first.id}-to-{last.end}"
    changed = {"id": key, "end": last.end, "rating": weakest, "to_check": any(each.to_check for each in way)}
    return {key: first.model_copy(update=changed)}
