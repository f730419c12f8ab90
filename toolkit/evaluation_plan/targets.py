"""Checks whether the target of a line is specific, measurable, set against a start, tied to the theory, and dated."""

import re
from collections.abc import Callable, Mapping

from toolkit.design import Design, PlannedOutcome
from toolkit.evaluation_plan import lines

_DATED = re.compile(r"\b(20\d\d|by the end|at the end|within|months? after|weeks? after)\b", re.IGNORECASE)
_TAKEN_LATER = re.compile(
    r"\b(at the start|when (each|a) person starts|first (form|score|month|term))\b", re.IGNORECASE
)

Check = Callable[[PlannedOutcome, Design], bool]


def missing(line: PlannedOutcome, design: Design) -> list[str]:
    """What the target still lacks, in words; empty for a figure of a whole area, which is context and has no target."""
    if lines.is_area_figure(line, design):
        return []
    return [words for words, is_there in CHECKS.items() if not is_there(line, design)]


def _specific(line: PlannedOutcome, design: Design) -> bool:
    return bool(line.indicator.strip())


def _measurable(line: PlannedOutcome, design: Design) -> bool:
    return line.target_number is not None or bool(re.search(r"\d", line.target))


def _against_a_start(line: PlannedOutcome, design: Design) -> bool:
    if lines.is_output(line, design):
        return True
    return line.baseline_number is not None or bool(
        re.search(r"\d", line.baseline) or _TAKEN_LATER.search(line.baseline)
    )


def _relevant(line: PlannedOutcome, design: Design) -> bool:
    return line.box in design.theory.boxes


def _dated(line: PlannedOutcome, design: Design) -> bool:
    return line.target_by is not None or bool(_DATED.search(line.target))


CHECKS: Mapping[str, Check] = {
    "what will show it": _specific,
    "a number to reach": _measurable,
    "where it starts from": _against_a_start,
    "a box of the theory that it belongs to": _relevant,
    "a date": _dated,
}
"""Specific, measurable, achievable (set against a start), relevant, time-bound."""
