"""Writes what stands at the start: whether it is a draft, what harm it may do, and the design at a glance."""

from toolkit import evaluation, marks, readiness, wording
from toolkit.documents import phrases
from toolkit.documents.blocks import NOT_WRITTEN, Block, Cell, Heading, Note, Paragraph, Row, Table, or_missing
from toolkit.documents.subject import Subject
from toolkit.vocabulary import PREVENTION_LEVELS, SETTINGS


def opening(subject: Subject) -> list[Block]:
    """What the reader must know before anything else."""
    return [*example(subject), *draft(subject), *harm(subject), *left_out(subject)]


def example(subject: Subject) -> list[Block]:
    """That the design is a worked example, where it is one."""
    note = subject.design.example_note
    return [Note("Worked example.", note, "check")] if note else []


def draft(subject: Subject) -> list[Block]:
    """Why the document is stamped as a draft, where it is."""
    if not subject.is_draft:
        return []
    gates = [item for item in readiness.advice(subject.design, subject.base) if item.gate]
    text = "These must be settled before anyone relies on it:" if gates else "It is not finished."
    return [Note("Draft.", text, "check", tuple(item.message for item in gates))]


def harm(subject: Subject) -> list[Block]:
    """The mark that a harmful approach keeps in every document, with the written reason."""
    return [_harm_note(taken.name, taken.reason, taken.rating_source, subject) for taken in subject.harmful]


def _harm_note(name: str, reason: str, source: str, subject: Subject) -> Note:
    why = f"The reason written for it: “{reason.strip()}”" if reason.strip() else "No reason has been written for it."
    return Note(f"Harmful: {name}.", f"On average it does harm {subject.cite(source)}. {why}", "harm")


def left_out(subject: Subject) -> list[Block]:
    """What this audience does not see, named but not shown."""
    if not subject.left_out:
        return []
    words = wording.join_words(subject.left_out)
    return [Note("Left out of this copy:", f"{words}.", "empty")]


def at_a_glance(subject: Subject) -> list[Block]:
    """The design on half a page."""
    rows = (*_question_rows(subject), *_answer_rows(subject), *_delivery_rows(subject))
    caption = "What is decided, and what is not written yet"
    return [Heading(1, "At a glance"), Table(caption, ("What", "This design"), rows, (0.28, 0.72))]


def question(subject: Subject) -> list[Block]:
    """Which violence and which people, with the local definition."""
    partnership = subject.base.partnership
    definition = f"{partnership.definition} {subject.cite(partnership.definition_source)}"
    blocks: list[Block] = [Heading(1, "The question and the people")]
    if subject.design.question.concern:
        blocks.append(Paragraph(subject.design.question.concern, "What people are worried about:"))
    blocks.append(Paragraph(definition, "Serious violence, as agreed here:"))
    rows = tuple(_question_rows(subject))
    blocks.append(Table("Who and what the design is for", ("What", "This design"), rows, (0.28, 0.72)))
    return [*blocks, *_coverage(subject)]


def _coverage(subject: Subject) -> list[Block]:
    """Kinds of violence that the evidence does not speak for, said out loud."""
    kinds = [subject.base.kinds_of_violence.get(kind) for kind in subject.design.question.kinds]
    uncovered = [kind for kind in kinds if kind and not kind.covered_by_evidence]
    return [Note(f"Evidence is thin for: {kind.name}.", kind.coverage_note or "", "check") for kind in uncovered]


def _question_rows(subject: Subject) -> list[Row]:
    asked = subject.design.question
    kinds = [subject.base.kinds_of_violence.get(kind) for kind in asked.kinds]
    names = [kind.name if kind else key for kind, key in zip(kinds, asked.kinds, strict=True)]
    settings = [SETTINGS[setting] for setting in asked.settings]
    return [
        ("Place", or_missing(subject.design.area_name)),
        ("Kinds of violence", or_missing("; ".join(names))),
        ("People", or_missing(asked.people)),
        ("Who cannot come", or_missing(asked.not_for)),
        ("Ages", or_missing(str(asked.ages or ""))),
        ("Setting", or_missing("; ".join(settings))),
        ("Level of prevention", or_missing(PREVENTION_LEVELS.get(asked.level or "", ""))),
    ]


def _answer_rows(subject: Subject) -> list[Row]:
    needs = "; ".join(f"{reading.name}: {phrases.short_figure(reading)}" for reading in subject.readings)
    gaps = [taken.gap for taken in subject.design.gaps.values()]
    primary = "; ".join(line.outcome for line in subject.design.ordered("outcomes") if line.is_primary)
    study = subject.design.evaluation.study_design
    return [
        ("Need it answers", or_missing(needs)),
        ("Gap it closes", or_missing("; ".join(f"{gap.factor_name} ({marks.GAP[gap.kind].word})" for gap in gaps))),
        *_approach_rows(subject),
        ("Main outcome", or_missing(primary, "Not chosen yet")),
        ("How it is tested", or_missing(evaluation.STUDY_DESIGNS.get(study or "", ""), "Not chosen yet")),
    ]


def _approach_rows(subject: Subject) -> list[Row]:
    if not subject.approaches:
        return [("Approach", Cell("Not chosen yet", look="missing"))]
    return [
        ("Approach", Cell(f"{taken.name}. {phrases.LABEL_WORDS[taken.label]}", marks.IMPACT.get(taken.label or "")))
        for taken, _ in subject.approaches
    ]


def _delivery_rows(subject: Subject) -> list[Row]:
    delivery = subject.design.delivery
    dates = " to ".join(part for part in (delivery.starts, delivery.ends) if part)
    places = "" if delivery.places is None else f"{delivery.places:,}"
    rows: list[Row] = [
        ("Who delivers it", or_missing(delivery.provider)),
        ("Places", or_missing(places)),
        ("When", or_missing(dates)),
    ]
    return rows if subject.audience == "public" else [*rows, ("Cost", cost(subject))]


def cost(subject: Subject) -> Cell:
    """The whole cost in pounds."""
    amount = subject.design.delivery.cost
    return Cell(NOT_WRITTEN, look="missing") if amount is None else Cell(f"£{amount:,} for the whole time")
