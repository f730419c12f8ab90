"""Holds a measure against a line of the framework: what it is about, ages, reading age, terms of use, and more."""

from dataclasses import dataclass
from typing import Literal

from toolkit.design import Design, PlannedOutcome
from toolkit.evaluation import collecting
from toolkit.evaluation_plan import lines
from toolkit.monitoring import Measure
from toolkit.readiness import measures_box
from toolkit.vocabulary import Ages

Answer = Literal["yes", "no", "not_known"]


@dataclass(frozen=True)
class Fit:
    """One point on which a measure fits, does not fit, or is not known to."""

    point: str
    answer: Answer
    says: str


def fit(measure: Measure, line: PlannedOutcome, design: Design) -> list[Fit]:
    """Every point, in the order in which it rules a measure out."""
    ages = design.question.ages
    return [_about(measure, line, design), _ages(measure, ages), _reading(measure, ages), _terms(measure),
            _trusted(measure), _again(measure, line)]  # fmt: skip


def _about(measure: Measure, line: PlannedOutcome, design: Design) -> Fit:
    box = design.theory.boxes.get(line.box or "")
    if box is None:
        return Fit("About this outcome", "not_known", "The line belongs to no box of the theory.")
    if measures_box(measure, box):
        return Fit("About this outcome", "yes", measure.construct_measured)
    return Fit("About this outcome", "no", f"It measures something else: {measure.construct_measured}")


def _ages(measure: Measure, ages: Ages | None) -> Fit:
    point = "Made for these ages"
    if measure.is_administrative:
        return Fit(point, "yes", "Counted from records, at any age.")
    if measure.ages is None or ages is None:
        return Fit(
            point, "not_known", "Ages are not recorded." if measure.ages is None else "Say which ages you work with."
        )
    if measure.ages.covers(ages):
        return Fit(point, "yes", f"Made for {measure.ages}.")
    says = f"Made for {measure.ages}; your people are {ages}."
    return Fit(point, "no", says)


def _reading(measure: Measure, ages: Ages | None) -> Fit:
    point = "Easy enough to read"
    if measure.is_administrative:
        return Fit(point, "yes", "Nobody has to read it.")
    if measure.reading_age is None:
        return Fit(point, "not_known", "The reading age is not recorded. Try it out with a few people first.")
    if ages and ages.lowest >= measure.reading_age:
        return Fit(
            point, "yes", f"Takes a reading age of about {measure.reading_age}. Many read below their age: try it out."
        )
    return Fit(point, "no", f"Takes a reading age of about {measure.reading_age}. Read it with those who need it.")


def _terms(measure: Measure) -> Fit:
    if measure.licence is None:
        return Fit("Terms of use", "not_known", "Not found. Nobody can sign until the owner has answered.")
    return Fit("Terms of use", "yes", measure.licence)


def _trusted(measure: Measure) -> Fit:
    if measure.is_administrative:
        return Fit("Can scores be trusted", "not_known", "As good as the records are.")
    if measure.reliability:
        return Fit("Can scores be trusted", "yes", measure.reliability[0].text)
    return Fit("Can scores be trusted", "not_known", "Not recorded.")


def _again(measure: Measure, line: PlannedOutcome) -> Fit:
    """How often it is to be asked, with the time that it asks about."""
    times = collecting.times_asked(lines.moments(line))
    window = f" It asks about: {measure.window}" if measure.window else ""
    if measure.is_administrative or not times:
        return Fit("Asked again and again", "yes", f"Not asked of people more than once.{window}")
    return Fit("Asked again and again", "yes" if measure.window else "not_known", f"Asked {times} times.{window}")
