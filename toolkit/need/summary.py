"""Says in two sentences what stands out among the readings of a place, and that not everything is worse."""

from collections.abc import Mapping, Sequence

from toolkit import wording
from toolkit.need.readings import Reading

MOST = 3
"""So many names a sentence can carry."""


def what_stands_out(readings: Sequence[Reading], names: Mapping[str, str]) -> tuple[str, str]:
    """The finding, and what qualifies it. `names` gives short names by the reading's id."""
    known = [reading for reading in readings if reading.value is not None]
    if not known:
        return "Nothing is known here yet.", "None of these figures is on file for this place."
    return _finding(known, names), " ".join(part for part in (_better(known, names), _untested(known, names)) if part)


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
