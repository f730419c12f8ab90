"""Knows which columns a plan's data sheet has, from its outcomes, people and study design; no scale's questions."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from toolkit import readiness, wording
from toolkit.design import Design, PlannedOutcome
from toolkit.knowledge_base import KnowledgeBase
from toolkit.monitoring import Measure
from toolkit.vocabulary import AGE_BANDS, Ages

Kind = Literal["code", "date", "choice", "number", "yes_no"]
Point = Literal["start", "end", "later"]

POINTS: Mapping[Point, str] = {"start": "at the start", "end": "at the end", "later": "some time after"}
STANDS: tuple[str, ...] = ("Offered a place", "Taking part", "Finished", "Left early")
"""In the order of a person's way; the last two end it."""
REASONS: tuple[str, ...] = (
    "Did not want to go on", "Could not be reached", "Moved away", "Went to another service", "Other", "Not known",
)  # fmt: skip
YES_NO_UNKNOWN: tuple[str, ...] = ("Yes", "No", "Not known")
SPLITS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "sex": ("Sex", ("Female", "Male", "Not known")),
    "ethnic-group": (
        "Ethnic group",
        (
            "Asian or Asian British", "Black, Black British, Caribbean or African", "Mixed or several groups", "White",
            "Another group", "Not known",
        ),
    ),
    "special-needs": ("Special educational needs", YES_NO_UNKNOWN),
    "disability": ("Disabled person", YES_NO_UNKNOWN),
    "care": ("Has been in care", YES_NO_UNKNOWN),
}  # fmt: skip
"""Who is reached and who is not: headings and what may be chosen, by the key of the column."""
PROGRAMME, COMPARISON = "Programme", "Comparison"
MOST_SESSIONS = 1000
LONGEST_NAME = 48
_FIRST_TIME = re.compile(r"at (the )?(start|beginning)|\bbefore\b|\bbaseline\b|when (they|people) (start|join)")
_LATER = re.compile(r"\b(after|later)\b")


@dataclass(frozen=True)
class Column:
    """One column of the data sheet: its heading, what may stand in it, and what it is for."""

    key: str
    heading: str
    kind: Kind
    what_for: str
    choices: tuple[str, ...] = ()
    lowest: float | None = None
    highest: float | None = None
    must_be_filled: bool = False


@dataclass(frozen=True)
class Asked:
    """One thing that is measured for every person, and the lines of the plan that rest on it."""

    key: str
    name: str
    good: str
    """'higher' or 'lower'; empty where the plan does not say."""
    points: tuple[Point, ...]
    lines: tuple[str, ...]
    is_yes_no: bool = False
    is_scale: bool = False
    """Answered on a scale of several questions, so that its noise can be told from a real change."""

    def column(self, point: Point) -> str:
        """The key of the column that holds it at one time."""
        return f"{self.key}:{point}"


@dataclass(frozen=True)
class Form:
    """The whole data sheet of a plan."""

    design: str
    name: str
    columns: tuple[Column, ...]
    asked: tuple[Asked, ...]
    left_out: tuple[tuple[str, str], ...]
    """Lines of the plan that are not about single people, and why they are not in the sheet."""
    has_comparison: bool = False

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)


def form_for(design: Design, base: KnowledgeBase) -> Form:
    """The data sheet for a plan: who, how far, and each outcome that is measured in single people."""
    asked, left_out = _asked(design, base)
    two_groups = design.evaluation.study_design in ("comparison_group", "two_groups_by_chance")
    scores = [column for item in asked for column in _scores(item, base.measures.get(item.key))]
    columns = tuple(_told_apart([*_who(design, two_groups=two_groups), *_how_far(), *scores]))
    return Form(design.id, design.name, columns, tuple(asked), tuple(left_out), two_groups)


def _told_apart(columns: list[Column]) -> Iterator[Column]:
    """The columns, a number behind a heading that was there before: two indicators may begin with the same words."""
    met: Counter[str] = Counter()
    for column in columns:
        met[column.heading.lower()] += 1
        times = met[column.heading.lower()]
        yield replace(column, heading=f"{column.heading} ({times})") if times > 1 else column


def age_bands(ages: Ages | None) -> tuple[str, ...]:
    """The bands of age to choose from, cut to the plan's ages, with those outside named as such.

    >>> age_bands(Ages(lowest=11, highest=16))
    ('Under 11', '11 to 14', '15 to 16', '17 or over', 'Not known')
    """
    if ages is None:
        return (*AGE_BANDS, "Not known")
    inside = [_cut(band, ages) for band in AGE_BANDS.values() if band.overlaps(ages)]
    names = [f"{band.lowest} to {band.highest}" if band.lowest < band.highest else f"{band.lowest}" for band in inside]
    below = [f"Under {ages.lowest}"] if ages.lowest > 0 else []
    above = [f"{ages.highest + 1} or over"] if ages.highest < 110 else []
    return (*below, *names, *above, "Not known")


def bands_meant(ages: Ages | None) -> tuple[str, ...]:
    """The bands that the plan is for; none where it names no ages."""
    outside = ("Under ", "Not known")
    return tuple(band for band in age_bands(ages) if ages and not band.startswith(outside) and " or over" not in band)


def _cut(band: Ages, ages: Ages) -> Ages:
    return Ages(lowest=max(band.lowest, ages.lowest), highest=min(band.highest, ages.highest))


def _who(design: Design, *, two_groups: bool) -> Iterator[Column]:
    what_for = "A code that says nothing about the person. Keep the list of codes and names somewhere else, locked."
    yield Column("code", "Person code", "code", what_for, must_be_filled=True)
    if two_groups:
        what_for = "Whether the person was offered the programme, or is in the group to compare with."
        yield Column("group", "Group", "choice", what_for, (PROGRAMME, COMPARISON), must_be_filled=True)
    what_for = "To see whether those who come are those you planned for."
    yield Column("age", "Age band", "choice", what_for, age_bands(design.question.ages))
    what_for = "To see who is reached and who is not. Leave it empty where nobody asked."
    for key, (heading, choices) in SPLITS.items():
        yield Column(key, heading, "choice", what_for, choices)


def _how_far() -> tuple[Column, ...]:
    return (
        Column("offered", "Offered a place on", "date", "The day on which a place was offered."),
        Column("started", "Started on", "date", "The first day. Leave it empty for those who never came."),
        Column("stands", "Where they stand", "choice", "Everyone stays in the sheet, also those who left.", STANDS,
               must_be_filled=True),
        Column("ended", "Finished or left on", "date", "The last day."),
        Column("reason", "Why they left", "choice", "Only for those who left early.", REASONS),
        Column("sessions", "Times they came", "number", "How many times the person came.", lowest=0,
               highest=MOST_SESSIONS),
    )  # fmt: skip


def _scores(asked: Asked, measure: Measure | None) -> Iterator[Column]:
    for point in asked.points:
        heading = f"{asked.name} {POINTS[point]}" if len(asked.points) > 1 else asked.name
        if asked.is_yes_no:
            yield Column(asked.column(point), heading, "yes_no", "Yes or No for each person.", ("Yes", "No"))
        else:
            lowest, highest = (measure.lowest_score, measure.highest_score) if measure else (None, None)
            what_for = f"The score or count only, never the answers. {_range(lowest, highest)}".strip()
            yield Column(asked.column(point), heading, "number", what_for, lowest=lowest, highest=highest)


def _range(lowest: float | None, highest: float | None) -> str:
    if lowest is not None and highest is not None:
        return f"From {lowest:g} to {highest:g}."
    return f"At least {lowest:g}." if lowest is not None else ""


def _asked(design: Design, base: KnowledgeBase) -> tuple[list[Asked], list[tuple[str, str]]]:
    found: dict[str, Asked] = {}
    left_out: list[tuple[str, str]] = []
    for line in design.ordered("outcomes"):
        measure = base.measures.get(line.measure or "")
        why = _why_not(line, measure, design)
        if why:
            left_out.append((line.indicator or line.outcome, why))
            continue
        new = _one(line, measure)
        found[new.key] = _joined(found.get(new.key), new)
    return list(found.values()), left_out


def _why_not(line: PlannedOutcome, measure: Measure | None, design: Design) -> str:
    if readiness.is_area_figure(line, design) or (measure and measure.is_about_a_place):
        return "It is a figure for a whole area, not for single people."
    return "" if line.indicator or measure else "It has no indicator yet."


def _one(line: PlannedOutcome, measure: Measure | None) -> Asked:
    text = line.indicator or line.outcome
    shares = text.lower().startswith(("share ", "proportion ", "percentage ", "percent "))
    ends = (measure.lowest_score, measure.highest_score) if measure else (None, None)
    return Asked(
        key=measure.id if measure else line.id,
        name=measure.short_name if measure else _brief(text),
        good=line.good_direction,
        points=_points(line.timing),
        lines=(line.id,),
        is_yes_no=ends == (0, 1) or (measure is None and shares),
        is_scale=bool(measure and not measure.is_administrative),
    )


def _joined(first: Asked | None, second: Asked) -> Asked:
    """One column for two lines with the same measure, at all the times that either of them needs."""
    if first is None:
        return second
    points = tuple(point for point in POINTS if point in (*first.points, *second.points))
    return Asked(
        first.key, first.name, first.good or second.good, points, first.lines + second.lines, first.is_yes_no,
        first.is_scale,
    )  # fmt: skip


def _points(timing: str) -> tuple[Point, ...]:
    """When it is measured, as far as the plan says: at the start and end unless it names another time.

    >>> _points("At the start and at the end"), _points("Four weeks after the first meeting"), _points("")
    (('start', 'end'), ('end',), ('start', 'end'))
    """
    if timing and not _FIRST_TIME.search(timing.lower()):
        return ("end",)
    return ("start", "end", "later") if _LATER.search(timing.lower()) else ("start", "end")


def _brief(text: str) -> str:
    """Words short enough for the head of a column, cut between words."""
    words = " ".join(text.split())
    if len(words) <= LONGEST_NAME:
        return words
    return f"{words[:LONGEST_NAME].rsplit(' ', 1)[0]} …"


def in_words(form: Form) -> str:
    """How much the sheet asks for, in one sentence."""
    measured = wording.count_of(len(form.asked), "outcome")
    return f"One row for each person, {len(form.columns)} columns, {measured} measured in single people."
