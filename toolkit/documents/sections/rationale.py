"""Writes each outcome with what should lead to it, why, what that takes for granted, and how it would show."""

from toolkit.design import PlannedOutcome
from toolkit.documents.blocks import Cell, Row, Table, or_missing
from toolkit.documents.subject import Subject
from toolkit.theory_of_change.graph import BOX_WORDS, OUTCOME_KINDS, Arrow, Box

COLUMNS = (
    "Outcome", "When", "What should lead to it", "Rationale", "Taken for granted", "Indicator", "Measure",
    "Start figure", "Target", "Who collects",
)  # fmt: skip
WIDTHS = (0.16, 0.08, 0.14, 0.18, 0.14, 0.1, 0.08, 0.04, 0.04, 0.04)


def rationale_table(subject: Subject) -> Table:
    """One row for each outcome and each of its indicators, in the order of the drawing."""
    boxes = [box for box in subject.design.theory.boxes_as_read() if box.kind in (*OUTCOME_KINDS, "impact")]
    rows = tuple(row for box in boxes for row in _rows(box, subject))
    return Table("Each outcome with its rationale and its indicators", COLUMNS, rows, WIDTHS)


def _rows(box: Box, subject: Subject) -> list[Row]:
    lines = [line for line in subject.design.ordered("outcomes") if line.box == box.id]
    arrows = [arrow for arrow in subject.design.theory.arrows_to(box.id) if not arrow.is_feedback]
    known: tuple[Cell | str, ...] = (
        box.text,
        BOX_WORDS[box.kind],
        or_missing(_starts(arrows, subject), "Nothing yet"),
        or_missing("\n".join(arrow.why for arrow in arrows if arrow.why)),
        or_missing("\n".join(arrow.assumption for arrow in arrows if arrow.assumption)),
    )
    if not lines:
        return [(*known, *(or_missing("", "No indicator yet") for _ in COLUMNS[len(known) :]))]
    return [(*known, *_measured(line, subject)) for line in lines]


def _starts(arrows: list[Arrow], subject: Subject) -> str:
    boxes = subject.design.theory.boxes
    return "\n".join(boxes[arrow.start].text for arrow in arrows if arrow.start in boxes)


def _measured(line: PlannedOutcome, subject: Subject) -> Row:
    measure = subject.measure(line.measure)
    name = measure.name if measure else ""
    return tuple(or_missing(value) for value in (line.indicator, name, line.baseline, line.target, line.collector))
