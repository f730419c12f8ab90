"""Finds approaches by words, in spite of a misspelling."""

import math
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import utils
from rapidfuzz.distance import OSA

from toolkit.evidence.approaches import Approach

SHORTEST_BEGINNING = 3
"""From so many letters on, the beginning of a word is enough."""
SLIPS = ((8, 2), (4, 1))
"""In words of so many letters or more, so many slips are forgiven: a letter wrong, missing or added, or two swapped."""


def search(approaches: Iterable[Approach], words: str, names: Mapping[str, str]) -> list[Approach]:
    """The approaches in whose texts every word stands, or one very like it; those with it in the name first.

    `names` gives the words for factors, kinds of violence and outcomes by id. Without words: all, in the order given.
    """
    wanted = utils.default_process(words).split()
    found = [(_slips(wanted, approach, names), approach) for approach in approaches]
    fitting = [(slips, approach) for slips, approach in found if slips is not None]
    return [approach for _, approach in sorted(fitting, key=lambda pair: pair[0])]


def _slips(wanted: Sequence[str], approach: Approach, names: Mapping[str, str]) -> float | None:
    """How badly the words fit, 0 for all in the name; None when one of them does not stand there."""
    linked = (*approach.factors, *approach.kinds_of_violence, *(effect.outcome for effect in approach.effects))
    name = _words(approach.name, *approach.also_called)
    text = _words(approach.definition, approach.how_it_works, *(names.get(key, key) for key in linked))
    each = [min(_best(word, name), _best(word, text) + 0.5) for word in wanted]
    worst = max(each, default=0.0)
    return None if math.isinf(worst) else worst


def _words(*texts: str) -> list[str]:
    return utils.default_process(" ".join(texts)).split()


def _best(word: str, there: Iterable[str]) -> float:
    return min((_slips_between(word, other) for other in there), default=math.inf)


def _slips_between(word: str, other: str) -> float:
    if word == other or (len(word) >= SHORTEST_BEGINNING and other.startswith(word)):
        return 0.0
    forgiven = next((slips for letters, slips in SLIPS if len(word) >= letters), 0)
    slips = OSA.distance(word, other, score_cutoff=forgiven)
    return float(slips) if 0 < slips <= forgiven else math.inf
