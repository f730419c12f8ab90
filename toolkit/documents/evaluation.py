"""The plan of the evaluation alone, and what is settled on fairness, safety and data: for those who sign."""

from toolkit.documents.blocks import Block, Document, Heading
from toolkit.documents.phrases import AUDIENCE_WORDS
from toolkit.documents.sections import closing, evaluating, fairness, opening, testing
from toolkit.documents.subject import Subject


def evaluation_plan(subject: Subject) -> Document:
    """Everything that a commissioner and an evaluator would sign."""
    return _document(subject, "Evaluation plan", (
        Heading(1, "Can it be signed?"),
        *evaluating.signature(subject),
        *testing.study(subject),
        *parts(subject),
        *testing.ten_steps(subject),
        *testing.outcomes(subject),
        *fairness.equality(subject),
        *fairness.data(subject),
    ))  # fmt: skip


def parts(subject: Subject) -> list[Block]:
    """What an evaluation adds to the test itself, as the full plan holds it too."""
    return [
        *evaluating.level(subject),
        *evaluating.pitfalls_table(subject),
        *evaluating.questions(subject),
        *evaluating.people(subject),
        *evaluating.size(subject),
        *evaluating.days(subject),
    ]


def fairness_and_data(subject: Subject) -> Document:
    """The draft of an equality impact assessment, with what a data protection impact assessment starts from."""
    return _document(subject, "Fairness, safety and data", (
        *opening.question(subject),
        *fairness.equality(subject),
        *fairness.data(subject),
    ))  # fmt: skip


def _document(subject: Subject, what: str, blocks: tuple[Block, ...]) -> Document:
    return Document(
        title=subject.design.name,
        subtitle=f"{what} for {subject.place}",
        audience=AUDIENCE_WORDS[subject.audience],
        is_draft=subject.is_draft,
        made_on=subject.today,
        blocks=(*opening.opening(subject), *blocks, *closing.sources(subject.sources), *closing.about(subject)),
    )
