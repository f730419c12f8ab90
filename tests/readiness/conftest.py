"""Designs to look at: one drafted on the real evidence base, one finished by hand."""

import pytest

from toolkit import readiness
from toolkit.design import Design, Voice
from toolkit.knowledge_base import KnowledgeBase
from toolkit.vocabulary import Ages


@pytest.fixture(scope="session")
def drafted(base: KnowledgeBase) -> Design:
    """Mentoring for violence with injury in Leicester, straight from the draft."""
    return readiness.draft(base, "E06000016", "violence-with-injury", "mentoring")


@pytest.fixture(scope="session")
def finished(drafted: Design) -> Design:
    """The same, with everything answered that a draft leaves open."""
    question = drafted.question.model_copy(update={"ages": Ages(lowest=11, highest=18)})
    lines = {
        key: line.model_copy(
            update={
                "indicator": line.indicator or "Share who say so",
                "measure": line.measure or "rosenberg-self-esteem",
                "target": "10 in 100 more",
                "timing": "Start and end",
                "collector": "Project worker",
                "is_primary": number == 0,
            }
        )
        for number, (key, line) in enumerate(drafted.outcomes.items())
    }
    boxes = {key: box.model_copy(update={"to_check": False}) for key, box in drafted.theory.boxes.items()}
    arrows = {key: arrow.model_copy(update={"rating": "assumption"}) for key, arrow in drafted.theory.arrows.items()}
    theory = drafted.theory.model_copy(update={"boxes": boxes, "arrows": arrows})
    voice = Voice(id="voice-1", position=1, text="Make it near home", group="Youth panel", said_on="2026-11-01")
    delivery = drafted.delivery.model_copy(update={"involvement": "A panel of young people meets every month."})
    return drafted.with_(question=question, outcomes=lines, theory=theory, voices={"voice-1": voice}, delivery=delivery)
