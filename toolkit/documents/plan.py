"""The full plan: every section of a design, in the order of the steps."""

from toolkit.documents import evaluation
from toolkit.documents.blocks import Document
from toolkit.documents.phrases import AUDIENCE_WORDS
from toolkit.documents.sections import (
    approach,
    closing,
    deciding,
    fairness,
    narrative,
    need,
    opening,
    testing,
    theory,
)
from toolkit.documents.subject import Subject


def plan(subject: Subject) -> Document:
    """Everything decided for one intervention, and everything that is still open."""
    return Document(
        title=subject.design.name,
        subtitle=f"Full plan for {subject.place}",
        audience=AUDIENCE_WORDS[subject.audience],
        is_draft=subject.is_draft,
        made_on=subject.today,
        blocks=(
            *opening.opening(subject),
            *opening.at_a_glance(subject),
            *opening.question(subject),
            *need.need(subject),
            *need.provision(subject),
            *need.gaps(subject),
            *deciding.priorities(subject),
            *deciding.options(subject),
            *approach.approaches(subject),
            *theory.theory(subject),
            *narrative.narrative(subject),
            *testing.study(subject),
            *evaluation.parts(subject),
            *testing.ten_steps(subject),
            *testing.outcomes(subject),
            *fairness.equality(subject),
            *fairness.data(subject),
            *closing.delivery(subject),
            *deciding.reach(subject),
            *theory.risks(subject),
            *closing.involvement(subject),
            *closing.principles(subject),
            *closing.to_check(subject),
            *deciding.log(subject),
            *closing.private_notes(subject),
            *closing.sources(subject.sources),
            *closing.about(subject),
        ),
    )
