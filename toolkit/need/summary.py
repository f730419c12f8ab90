"""Says in two sentences what stands out among the readings of a place, and that not everything is worse."""

from collections.abc import Mapping, Sequence

from toolkit import wording
from toolkit.need.readings import Reading

MOST = 3
"""So many names a sentence can carry."""
COUNTED: Mapping[str, str] = {
    "worse": "worse",
    "higher": "higher",
    "better": "better",
    "lower": "lower",
    "similar": "with no clear difference",
}


def what_stands_out(readings: Sequence[Reading], names: Mapping[str, str]) -> tuple[str, str]:
    """The finding, and what qualifies it. `names` gives short names by the reading's id."""
    known = [reading for reading in readings if reading.value is not None]
    if not known:
        return "Nothing is known here yet.", "None of these figures is on file for this place."
    return _finding(known, names), " ".join(part for part in (_better(known, names), _untested(known, names)) if part)


def in_a_sentence(readings: Sequence[Reading]) -> str:
    """What a chart of readings shows, as one sentence that can stand above it."""
    tested = [reading for reading in readings if reading.is_tested]
    if not tested:
        known = [reading for reading in readings if reading.ratio is not None]
        adverse = sum(reading.is_adverse for reading in known)
        return f"None of these could be tested; {adverse} of {len(known)} lie on the side that asks for a closer look."
    counts = {word: sum(reading.verdict == verdict for reading in tested) for verdict, word in COUNTED.items()}
    parts = [f"{count} {word}" for word, count in counts.items() if count]
    number = wording.count_of(len(tested), "figure")
    return f"Of {number} that could be tested in {tested[0].area_name}: {wording.join_words(parts)}."


def _finding(known: Sequence[Reading], names: Mapping[str, str]) -> str:
    place, reference = known[0].area_name, known[0].comparator_name
    worse = [reading for reading in known if reading.verdict == "worse"]
    higher = [reading for reading in known if reading.verdict == "higher"]
    found = [*worse, *higher][:MOST]
    if not found:
        return f"Nothing that could be tested is worse in {place} than in {reference}."
    what = "stands out" if worse else f"is higher than in {reference}"
    if len(found) == 1:
        return f"One figure {what} in {place}: {_listed(found, names, inside=True)}."
    return f"{_listed(found, names)} {what.replace('stands', 'stand').replace('is ', 'are ')} in {place}."


def _better(known: Sequence[Reading], names: Mapping[str, str]) -> str:
    better = [reading for reading in known if reading.verdict == "better"][:MOST]
    if not better:
        return ""
    lead = "Not everything is worse. " if any(reading.verdict == "worse" for reading in known) else ""
    return f"{lead}Better than {better[0].comparator_name}: {_listed(better, names, inside=True)}."


def _untested(known: Sequence[Reading], names: Mapping[str, str]) -> str:
    untested = [reading for reading in known if not reading.is_tested and reading.ratio is not None]
    sides = (("worse", [item for item in untested if item.is_adverse]),
             ("better", [item for item in untested if not item.is_adverse]))  # fmt: skip
    parts = [f"on the {side} side, {_listed(found[:MOST], names, inside=True)}" for side, found in sides if found]
    return f"Not tested: {'; '.join(parts)}." if parts else ""


def _listed(readings: Sequence[Reading], names: Mapping[str, str], *, inside: bool = False) -> str:
    words = [wording.lower_first(names.get(reading.id, reading.name).split(",")[0]) for reading in readings]
    listed = wording.join_words(words)
    return listed if inside else listed[:1].upper() + listed[1:]
