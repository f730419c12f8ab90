"""The commissioning brief: what to buy, why, and what the provider must measure."""

from toolkit.documents.blocks import Block, Cell, Document, Heading, Paragraph, Row, Table, or_missing
from toolkit.documents.phrases import AUDIENCE_WORDS
from toolkit.documents.sections import approach, closing, deciding, narrative, need, opening, testing, theory
from toolkit.documents.subject import Subject
from toolkit.theory_of_change.details import FIDELITY_WORDS, Dose
from toolkit.theory_of_change.graph import Box

MOST_FIGURES = 4


def brief(subject: Subject) -> Document:
    """What a commissioner puts to providers: the plan without its working."""
    return Document(
        title=subject.design.name,
        subtitle=f"Commissioning brief for {subject.place}",
        audience=AUDIENCE_WORDS[subject.audience],
        is_draft=subject.is_draft,
        made_on=subject.today,
        blocks=(
            *opening.opening(subject),
            *opening.at_a_glance(subject),
            *narrative.narrative(subject, "half-page"),
            *need.need(subject, MOST_FIGURES),
            *need.gaps(subject),
            *deciding.priorities(subject),
            *deciding.options(subject),
            *approach.approaches(subject, short=True),
            *asked_of_provider(subject),
            *testing.study(subject),
            *closing.delivery(subject),
            *deciding.reach(subject),
            *theory.risks(subject),
            *closing.involvement(subject),
            *testing.outcomes(subject, short=True),
            *theory.in_short(subject),
            *closing.principles(subject),
            *closing.to_check(subject),
            *closing.sources(subject.sources),
            *closing.about(subject),
        ),
    )


def asked_of_provider(subject: Subject) -> list[Block]:
    """What the provider is asked to do: each activity, how much of it, and what would show that it happens."""
    heading = Heading(1, "What the provider is asked to do")
    activities = subject.design.theory.ordered_boxes("activity")
    if not activities:
        return [heading, Paragraph("No activity is written down yet.")]
    rows: tuple[Row, ...] = tuple((_activity(box), *_amounts(box)) for box in activities)
    columns = ("Activity", "How often", "How long each time", "From start to end", "Who delivers", "How and where")
    outputs = "; ".join(_output(box) for box in subject.design.theory.ordered_boxes("output"))
    shown = [Paragraph(outputs, "What is counted to show that it happens:")] if outputs else []
    return [heading, Table("Activities and their amount", columns, rows, (0.3, 0.13, 0.13, 0.14, 0.15, 0.15)), *shown]


def _activity(box: Box) -> str:
    return f"{box.text}\n{FIDELITY_WORDS[box.fidelity]}" if box.fidelity else box.text


def _amounts(box: Box) -> list[Cell]:
    dose = box.dose or Dose()
    where = theory.how_and_where(dose)
    known = (dose.how_often, dose.session_length, dose.how_long, dose.who_delivers, where)
    return [or_missing(value) for value in known]


def _output(box: Box) -> str:
    return f"{box.text}: {theory.amount(box)}" if theory.amount(box) else box.text
