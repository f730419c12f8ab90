"""Reads the lines of an outcomes framework: the main one, their measures, and when each person is asked."""

from toolkit.design import Design, PlannedOutcome
from toolkit.evaluation import Moment, collecting
from toolkit.knowledge_base import KnowledgeBase
from toolkit.monitoring import Measure


def main(design: Design) -> PlannedOutcome | None:
    """The one main line; none where there is none, or more than one."""
    found = [line for line in design.outcomes.values() if line.is_primary]
    return found[0] if len(found) == 1 else None


def measure(line: PlannedOutcome, base: KnowledgeBase) -> Measure | None:
    """The measure of a line as it is on file."""
    return base.measures.get(line.measure or "")


def measures(design: Design, base: KnowledgeBase) -> list[Measure]:
    """Every measure of the framework once, in order."""
    used = dict.fromkeys(line.measure for line in design.ordered("outcomes") if line.measure in base.measures)
    return [base.measures[key] for key in used if key]


def moments(line: PlannedOutcome) -> tuple[Moment, ...]:
    """When a line is collected: as chosen, or else as its words say."""
    return line.moments or collecting.read(line.timing)


def questionnaires(design: Design, base: KnowledgeBase) -> dict[str, tuple[Moment, ...]]:
    """Each measure that people fill in, with every moment at which some line needs it."""
    found: dict[str, tuple[Moment, ...]] = {}
    for line in design.ordered("outcomes"):
        known = measure(line, base)
        if known and not known.is_administrative:
            found[known.id] = tuple(dict.fromkeys((*found.get(known.id, ()), *moments(line))))
    return found


def is_area_figure(line: PlannedOutcome, design: Design) -> bool:
    """Whether a line watches a published figure for a whole place and not the people in the service."""
    box = design.theory.boxes.get(line.box or "")
    return bool(box and box.indicator and not line.measure)


def is_output(line: PlannedOutcome, design: Design) -> bool:
    """Whether a line counts what is delivered rather than what changes."""
    box = design.theory.boxes.get(line.box or "")
    return bool(box and box.kind == "output")


def follow_up_months(design: Design) -> int:
    """How long after their end people are asked again at the latest; 0 where they are not."""
    asked = [collecting.FOLLOW_UPS[item] for line in design.outcomes.values() for item in moments(line)
             if item in collecting.FOLLOW_UPS]  # fmt: skip
    return max(asked, default=0)
