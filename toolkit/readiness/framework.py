"""Works on the outcomes framework: what its lines have, what they ask of people, and changes to single lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit import design as designs, wording
from toolkit.design import Design, PlannedOutcome
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.monitoring import Measure
from toolkit.readiness.outcomes import measures_for, watched
from toolkit.theory_of_change.graph import Box
from toolkit.vocabulary import Ages

PARTS = {
    "measure": "a measure", "baseline": "a baseline", "target": "a target", "timing": "a time to collect it",
    "collector": "someone who collects it",
}  # fmt: skip
DIRECTION_WORDS = {"higher": "Higher is better", "lower": "Lower is better", "": "Not decided yet"}
COLUMNS = (
    "Outcome", "Main outcome", "Indicator", "Measure", "Terms of use", "Good direction", "Baseline", "Target",
    "When", "Who collects", "From what", "Shown apart for", "Minutes of a worker each time", "Other cost in pounds",
    "Care with data", "Somebody has looked at it",
)  # fmt: skip


@dataclass(frozen=True)
class Burden:
    """What the questionnaires ask of one young person each time."""

    questionnaires: int
    minutes: float
    unknown: tuple[str, ...]
    """Short names of the measures whose length is not recorded."""

    def __str__(self) -> str:
        if not self.questionnaires:
            return "No questionnaire is chosen yet, so young people are not asked to fill in anything."
        count = wording.count_of(self.questionnaires, "questionnaire")
        known = f"{wording.number(self.minutes)} minutes"
        if not self.unknown:
            return f"Each young person would fill in {count} each time, about {known} in all."
        missing = "; ".join(self.unknown)
        known = f"That is {known} and more" if self.minutes else "How long that takes is not known"
        return f"Each young person would fill in {count} each time. {known}: no time is recorded for {missing}."


def without_line(design: Design) -> list[Box]:
    """Outcomes and outputs of the theory of change that have no line in the framework yet."""
    measured = {line.box for line in design.outcomes.values()}
    return [box for box in watched(design.theory) if box.id not in measured]


def framework_in_words(design: Design) -> tuple[str, str]:
    """How many outcomes have an indicator and whether there is a main one; then what the lines have."""
    lines: list[PlannedOutcome] = design.ordered("outcomes")
    everything = {line.box or line.id for line in lines} | {box.id for box in without_line(design)}
    if not everything:
        return "There is no outcome to watch yet.", "Outcomes come from the theory of change."
    shown = len({line.box or line.id for line in lines if line.indicator})
    first = f"{shown} of {wording.count_of(len(everything), 'outcome')} {_have(shown)} an indicator."
    mains = sum(line.is_primary for line in lines)
    second = "None is marked as the main one." if not mains else "One is the main one."
    second = second if mains < 2 else f"{mains} are marked as the main one: choose one."
    counts = [_counted(sum(bool(getattr(line, part)) for line in lines), words) for part, words in PARTS.items()]
    rest = f"Of {wording.count_of(len(lines), 'line')}, {wording.join_words(counts)}."
    return f"{first} {second}", rest if lines else ""


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


def _counted(number: int, words: str) -> str:
    return f"{number or 'none'} {_have(number)} {words}"


def burden(design: Design, base: KnowledgeBase) -> Burden:
    """The questionnaires that the design uses, each counted once, and the minutes they take where known."""
    used = dict.fromkeys(line.measure for line in design.ordered("outcomes") if line.measure in base.measures)
    asked = [base.measures[key] for key in used if not base.measures[key].is_administrative]
    unknown = tuple(measure.short_name for measure in asked if measure.minutes is None)
    return Burden(len(asked), sum(measure.minutes or 0 for measure in asked), unknown)


def is_area_figure(line: PlannedOutcome, design: Design) -> bool:
    """Whether a line watches a published figure for a whole place and not the people in the service."""
    box = design.theory.boxes.get(line.box or "")
    return bool(box and box.indicator and not line.measure)


def offered_measures(line: PlannedOutcome, design: Design, base: KnowledgeBase) -> tuple[list[Measure], list[Measure]]:
    """Measures that fit a line's outcome and people, best first; then all others by name."""
    box = design.theory.boxes.get(line.box or "")
    fitting = measures_for(box, base, design.question.ages) if box else []
    others = sorted((item for item in base.measures.values() if item not in fitting), key=lambda item: item.name)
    return fitting, others


def age_warning(measure: Measure, ages: Ages | None) -> str:
    """What to watch where a measure's ages do not cover the people; empty where they do or nobody can tell."""
    if ages is None or (measure.ages and measure.ages.covers(ages)):
        return ""
    people = f"your people are {ages}"
    if measure.ages is None:
        return f"We do not know for which ages it is made; {people}." if not measure.is_administrative else ""
    if not measure.ages.overlaps(ages):
        return f"It is made for ages {measure.ages}; {people}. Do not use it for them."
    return f"It is made for ages {measure.ages}; {people}. Some of them need another measure."


def change_line(design: Design, key: str, **changes: Any) -> Design:
    """The design with some fields of one line changed. Raises UserError when the line is gone."""
    if key not in design.outcomes:
        raise UserError("Someone removed this line in the meantime")
    changed = {**dict(design.outcomes[key]), "to_check": False, **changes}
    return design.with_(outcomes={**design.outcomes, key: changed})


def choose_measure(design: Design, base: KnowledgeBase, key: str, measure: str | None) -> Design:
    """The design with a measure for one line; an indicator that nobody wrote by hand follows it."""
    line = design.outcomes.get(key)
    new, old = base.measures.get(measure or ""), base.measures.get(line.measure or "") if line else None
    changes: dict[str, Any] = {"measure": measure}
    if new and line and (not line.indicator or (old and line.indicator == old.construct_measured)):
        changes["indicator"] = new.construct_measured
    if new and new.good_direction != "none":
        changes["good_direction"] = new.good_direction
    return change_line(design, key, **changes)


def choose_main(design: Design, key: str, is_main: bool) -> Design:
    """The design with one line as the main outcome and no other; or with that line no longer main."""
    changed = change_line(design, key, is_primary=is_main)
    if not is_main:
        return changed
    lines = {name: line.model_copy(update={"is_primary": name == key}) for name, line in changed.outcomes.items()}
    return changed.with_(outcomes=lines)


def add_line(design: Design, box: Box) -> Design:
    """The design with one more, empty line for an outcome: one row for each indicator."""
    line = PlannedOutcome(
        id=designs.new_id("measure"),
        position=designs.next_position(design.outcomes),
        box=box.id,
        outcome=box.text,
    )
    return design.with_item("outcomes", line.id, line)


def framework_rows(design: Design, base: KnowledgeBase) -> list[tuple[str, ...]]:
    """The framework under COLUMNS, one row for each indicator; a value that is missing is empty."""
    names = {group.id: group.name for group in base.planning.groups}
    return [_row(line, base.measures.get(line.measure or ""), names) for line in design.ordered("outcomes")]


def _row(line: PlannedOutcome, measure: Measure | None, names: Mapping[str, str]) -> tuple[str, ...]:
    terms = (measure.licence or "Not found: ask the owner before you use it") if measure else ""
    return (
        line.outcome, "Yes" if line.is_primary else "No", line.indicator, measure.name if measure else "", terms,
        DIRECTION_WORDS[line.good_direction] if line.good_direction else "", line.baseline, line.target, line.timing,
        line.collector, line.data_source, "; ".join(names.get(key, key) for key in line.split_by),
        _written(line.staff_minutes), _written(line.cost), line.data_note, "No" if line.to_check else "Yes",
    )  # fmt: skip


def _written(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
