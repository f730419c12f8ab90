"""Drafts the outcomes framework: for each outcome and output of a theory an indicator, and a measure that fits it."""

from toolkit import design as designs, wording
from toolkit.design import Design, PlannedOutcome
from toolkit.knowledge_base import KnowledgeBase
from toolkit.monitoring import Measure
from toolkit.theory_of_change.graph import OUTCOME_KINDS, Box, Theory
from toolkit.vocabulary import Ages


def watched(theory: Theory) -> list[Box]:
    """What the framework watches: changes in people, then what is delivered to them."""
    return [*theory.ordered_boxes(*OUTCOME_KINDS), *theory.ordered_boxes("output")]


def draft_outcomes(design: Design, base: KnowledgeBase) -> dict[str, PlannedOutcome]:
    """One line for each outcome or output box that has none yet, added to the lines that there are."""
    lines = dict(design.outcomes)
    measured = {line.box for line in lines.values()}
    for box in watched(design.theory):
        if box.id not in measured:
            line = _line(box, design, base, designs.next_position(lines))
            lines[line.id] = line
    return lines


def measures_for(box: Box, base: KnowledgeBase, ages: Ages | None) -> list[Measure]:
    """Measures of a box's own outcome or factor that cover at least some of the ages, best fit first."""
    fitting = [
        measure for measure in base.measures.values() if measures_box(measure, box) and _covers_some(measure, ages)
    ]
    return sorted(fitting, key=lambda measure: _fit_key(measure, box, ages))


def measures_box(measure: Measure, box: Box) -> bool:
    """Whether a measure is on file for what a box is about: its outcome or its factor."""
    factors = {link.factor for link in measure.factors}
    return (box.outcome in measure.outcomes if box.outcome else False) or (box.factor in factors)


def _covers_some(measure: Measure, ages: Ages | None) -> bool:
    return ages is None or measure.ages is None or measure.ages.overlaps(ages)


def _fit_key(measure: Measure, box: Box, ages: Ages | None) -> tuple[bool, bool, bool, str]:
    covers_all = ages is None or (measure.ages is not None and measure.ages.covers(ages))
    return measure.licence is None, not covers_all, measure.is_administrative, measure.name


def _line(box: Box, design: Design, base: KnowledgeBase, position: float) -> PlannedOutcome:
    values: dict[str, object] = {
        "id": f"measure-{box.id}",
        "position": position,
        "box": box.id,
        "outcome": box.text,
        "to_check": True,
    }
    if box.kind == "output":
        counted = {"indicator": box.text, "good_direction": "higher", "timing": "Every month"}
        return PlannedOutcome.model_validate({**values, **counted})
    if box.indicator and box.indicator in base.indicators:
        return PlannedOutcome.model_validate({**values, **_area_figure(box.indicator, design, base)})
    measures = measures_for(box, base, design.question.ages)
    if measures:
        best = measures[0]
        direction = best.good_direction if best.good_direction != "none" else ""
        values |= {"indicator": best.construct_measured, "measure": best.id, "good_direction": direction}
        values |= {"timing": "At the start and at the end for each person"}
    return PlannedOutcome.model_validate(values)


def _area_figure(identifier: str, design: Design, base: KnowledgeBase) -> dict[str, object]:
    indicator, taken = base.indicators[identifier], design.needs.get(identifier)
    baseline = ""
    if taken and taken.reading.value is not None:
        baseline = f"{wording.with_unit(taken.reading.value, taken.reading.unit)} ({taken.reading.period})"
    direction = {"good_high": "higher", "good_low": "lower"}.get(indicator.polarity, "")
    return {
        "indicator": f"{indicator.name}, {indicator.unit}",
        "baseline": baseline,
        "good_direction": direction,
        "timing": "Each time the publisher brings out a new figure",
        "collector": base.sources[indicator.source].publisher,
    }
