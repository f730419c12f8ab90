"""Judges how outcomes are measured: with what, from whom, when, by whom, and whether the measure fits."""

from collections import Counter
from collections.abc import Sequence

from toolkit import wording
from toolkit.design import Design, PlannedOutcome
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.framework import age_warning
from toolkit.readiness.outcomes import measures_for
from toolkit.readiness.rules import main_path, times
from toolkit.readiness.rules.rule import Advice, quoted, say, verb
from toolkit.theory_of_change.graph import OUTCOME_KINDS, reachable

MONITORING = "monitoring"
PARTS = {
    "measure": "no measure chosen", "baseline": "no baseline", "target": "no target", "timing": "no time to collect it",
    "collector": "nobody to collect it",
}  # fmt: skip


def thin_lines(design: Design, base: KnowledgeBase) -> Advice | None:
    """T10: indicators without measure, baseline, target, timing or collector."""
    lines = [line for line in design.ordered("outcomes") if line.indicator.strip()]
    lacking = {field: [line for line in lines if _lacks(line, field, design)] for field in PARTS}
    counts = [f"{len(found)} {verb(found, 'has', 'have')} {PARTS[field]}" for field, found in lacking.items() if found]
    if not counts:
        return None
    first = next(found[0] for found in lacking.values() if found)
    items = [
        first.id,
        *(line.id for line in lines if line is not first and any(line in found for found in lacking.values())),
    ]
    message = f"Of {wording.count_of(len(lines), 'line')} with an indicator, {wording.join_words(counts)}."
    return say(message, "A framework works when each line says what, with what, when and who.", MONITORING, items)


def _lacks(line: PlannedOutcome, field: str, design: Design) -> bool:
    box = design.theory.boxes.get(line.box or "")
    needless: tuple[str, ...] = ("measure", "target") if box and box.indicator else ()
    needless = ("measure", "baseline") if box and box.kind == "output" else needless
    return not getattr(line, field) and field not in needless


def loose_indicators(design: Design, base: KnowledgeBase) -> Advice | None:
    """T11: lines that measure no box, and one indicator for changes that do not lead to each other."""
    lines = design.ordered("outcomes")
    loose = [line for line in lines if line.box not in design.theory.boxes]
    if loose:
        names = quoted([line.outcome for line in loose])
        message = f"{names} {verb(loose, 'measures', 'measure')} nothing in the theory of change."
        return say(message, "Tie it to a change, or take the line away.", MONITORING, _ids(loose))
    for first in lines:
        for second in lines:
            if (
                first.position < second.position
                and _same_indicator(first, second)
                and not _joined(first, second, design)
            ):
                message = f"One indicator, “{first.indicator}”, stands for two changes that do not lead to each other."
                return say(
                    message,
                    "If it moves, which of the two was it? Give each its own.",
                    MONITORING,
                    [first.id, second.id],
                )
    return None


def _same_indicator(first: PlannedOutcome, second: PlannedOutcome) -> bool:
    return bool(first.indicator.strip()) and first.indicator.strip().lower() == second.indicator.strip().lower()


def _joined(first: PlannedOutcome, second: PlannedOutcome, design: Design) -> bool:
    start, end = str(first.box), str(second.box)
    return end in reachable(design.theory, [start]) or start in reachable(design.theory, [end])


def main_comes_late(design: Design, base: KnowledgeBase) -> Advice | None:
    """T29: a main outcome that cannot be seen while the money lasts, without a nearer one that is measured."""
    box, delivery = main_path.main_box(design), design.delivery
    if box is None or _nearer_is_measured(design, box.id):
        return None
    line = next(line for line in design.outcomes.values() if line.is_primary and line.box == box.id)
    measure = base.measures.get(line.measure or "")
    needed = max(times.lengths_in_weeks(measure.window or ""), default=0.0) * 12 / 52 if measure else 0.0
    months = times.months_between(delivery.starts, delivery.ends)
    too_long = months is not None and needed > months
    if box.kind not in ("long_outcome", "impact") and not too_long:
        return None
    message = f"The main outcome, “{box.text}”, comes late, and no earlier change on the way to it is measured."
    why = "The money may end before it can be seen. Measure a nearer change that stands for it as well."
    return say(message, why, MONITORING, [line.id])


def _nearer_is_measured(design: Design, box: str) -> bool:
    before = reachable(design.theory, [box], backwards=True) - {box}
    return any(line.box in before and line.indicator.strip() for line in design.outcomes.values())


def claimed_too_soon(design: Design, base: KnowledgeBase) -> Advice | None:
    """T30: a lasting change that is to be reached before delivery ends."""
    late = {box.id for box in design.theory.ordered_boxes("long_outcome", "impact")}
    ends = times.months_named(design.delivery.ends)
    found = [line for line in design.ordered("outcomes") if line.box in late and _is_early(line.target, ends)]
    if not found:
        return None
    message = f"The target of {quoted([line.outcome for line in found])} is set for before the work ends."
    why = "A lasting change shows later. Promise the early changes, and say that you watch this one."
    return say(message, why, MONITORING, _ids(found))


def _is_early(target: str, ends: Sequence[times.Month]) -> bool:
    named = times.months_named(target)
    return "end of the" in target.lower() or bool(ends and named and max(named) <= max(ends))


def other_ages(design: Design, base: KnowledgeBase) -> Advice | None:
    """T31: measures that are made for other ages."""
    ages = design.question.ages
    found = [(line, age_warning(base.measures[str(line.measure)], ages)) for line in _measured(design, base)]
    wrong = [(line, words) for line, words in found if words]
    if not wrong:
        return None
    names = quoted([base.measures[str(line.measure)].short_name for line, _ in wrong])
    return say(
        f"{names} may not suit the ages of your people.", wrong[0][1], MONITORING, [line.id for line, _ in wrong]
    )


def wrong_thing(design: Design, base: KnowledgeBase) -> Advice | None:
    """T32: measures of something else than the change, and measures without the good direction."""
    measured = _measured(design, base)
    wrong = [line for line in measured if _is_of_something_else(line, design, base)]
    if wrong:
        measure = base.measures[str(wrong[0].measure)]
        message = f"{measure.short_name} is not recorded as a measure of “{wrong[0].outcome}”."
        return say(
            message, f"It measures this: {wording.lower_first(measure.construct_measured)}", MONITORING, _ids(wrong)
        )
    undecided = [line for line in measured if not line.good_direction]
    if undecided:
        names = quoted([line.outcome for line in undecided])
        message = f"{names} {verb(undecided, 'does', 'do')} not say if higher or lower is good."
        return say(message, "Decide it before the first answer comes in.", MONITORING, _ids(undecided))
    return None


def _is_of_something_else(line: PlannedOutcome, design: Design, base: KnowledgeBase) -> bool:
    box = design.theory.boxes.get(line.box or "")
    if box is None or not (box.outcome or box.factor):
        return False
    return line.measure not in {measure.id for measure in measures_for(box, base, None)}


def unknown_terms(design: Design, base: KnowledgeBase) -> Advice | None:
    """T33: measures whose terms of use nobody has found."""
    found = [line for line in _measured(design, base) if base.measures[str(line.measure)].licence is None]
    if not found:
        return None
    names = wording.join_words(list(dict.fromkeys(base.measures[str(line.measure)].short_name for line in found)))
    return say(
        f"The terms of use of {names} are not known.", "Ask its owner before you use it.", MONITORING, _ids(found)
    )


def one_source(design: Design, base: KnowledgeBase) -> Advice | None:
    """T34: outcomes that rest on what people say of themselves alone."""
    asked = [line for line in _measured(design, base) if not base.measures[str(line.measure)].is_administrative]
    lines = Counter(line.box for line in design.outcomes.values() if line.indicator.strip())
    alone = [line for line in asked if lines[line.box] == 1]
    if not alone:
        return None
    message = f"{quoted([line.outcome for line in alone])} {verb(alone, 'rests', 'rest')} on one questionnaire alone."
    return say(
        message,
        "A second source, such as a record or a teacher, makes a finding harder to doubt.",
        MONITORING,
        _ids(alone),
    )


def _measured(design: Design, base: KnowledgeBase) -> list[PlannedOutcome]:
    """Lines with a measure that is on file, the main outcome first."""
    lines = [line for line in design.ordered("outcomes") if line.measure in base.measures]
    return sorted(lines, key=lambda line: not line.is_primary)


def _ids(lines: Sequence[PlannedOutcome]) -> tuple[str, ...]:
    return tuple(line.id for line in lines)


def without_indicator(design: Design) -> list[str]:
    """Outcome boxes that no line with an indicator measures."""
    measured = {line.box for line in design.outcomes.values() if line.indicator.strip()}
    return [box.id for box in design.theory.ordered_boxes(*OUTCOME_KINDS) if box.id not in measured]
