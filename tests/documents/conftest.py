"""Designs to write as documents: an empty one, and one in which every field says something, some of it hostile."""

from datetime import date

import pytest

from toolkit import readiness
from toolkit.design import Answer, Delivery, Design, Voice
from toolkit.documents.subject import Subject, subject_for
from toolkit.knowledge_base import KnowledgeBase
from toolkit.theory_of_change.details import Harm
from toolkit.vocabulary import Ages

TODAY = date(2026, 11, 23)
LEICESTER = "E06000016"
HOSTILE = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@x", "<script>alert(1)</script>")
NEEDS = ("violence-with-injury", "robbery", "homicide", "suspensions")


@pytest.fixture(scope="session")
def empty() -> Design:
    """A design of which only the name is known."""
    return Design(id="design-empty", name="Nothing yet", made_on=str(TODAY))


@pytest.fixture(scope="session")
def full(base: KnowledgeBase) -> Design:
    """An invented programme in Leicester with everything filled in: mentoring, and boot camps with a reason."""
    design = readiness.draft(base, LEICESTER, NEEDS[0], "mentoring", name="Invented programme", today=TODAY)
    for need in NEEDS[1:]:
        reading = base.local_need().reading(base.area(LEICESTER), base.indicator(need))
        design = readiness.take_need(design, reading, str(TODAY))
    reason = "A court asks for it; an outside evaluator watches."
    design = readiness.take_approach(design, base.approach("boot-camps"), str(TODAY), reason)
    return _with_words(_with_hostile_outcomes(design))


def _with_words(design: Design) -> Design:
    people = {"ages": Ages(lowest=11, highest=17), "people": "Young people known to <b>the</b> service"}
    people["concern"] = "More of them are hurt.\x0bAnd \x01 afraid."
    said = Voice(id="voice-1", position=1, text="Make it near home", group="Youth panel", said_on="2026-11-01")
    told = Voice(
        id="voice-2", position=2, text="We trust nobody", group="Parents", said_on="2026", share_with="private"
    )
    delivery = Delivery(
        provider="Invented Youth Trust", places=40, starts="April 2027", ends="March 2029", cost=120_000,
        cost_notes="Two workers for two years", risks="Staff may leave.", involvement="A panel meets each month.",
    )  # fmt: skip
    return design.with_(
        question=design.question.model_copy(update=people),
        voices={"voice-1": said.model_copy(update={"share_with": "public"}), "voice-2": told},
        delivery=delivery,
        answers={
            "need": Answer(text="word " * 30, word_limit=20),
            "cost": Answer(text="It costs £9,876.", word_limit=50),
        },
        private_notes="For our eyes only",
    )


def _with_hostile_outcomes(design: Design) -> Design:
    lines = dict(design.outcomes)
    for text, key in zip(HOSTILE, list(lines), strict=False):
        change = {"indicator": text, "collector": text, "target": text, "timing": text}
        lines[key] = lines[key].model_copy(update=change)
    risk = next(box for box in design.theory.boxes.values() if box.kind == "risk")
    harm = Harm(mechanism="@mechanism", mitigation="=mitigation", sign_to_watch="-sign")
    return design.with_(outcomes=lines, theory=design.theory.with_box(risk.model_copy(update={"harm": harm})))


@pytest.fixture(scope="session")
def subject(full: Design, base: KnowledgeBase) -> Subject:
    """The full design as the partnership may see it."""
    return subject_for(full, base, "partnership", TODAY)
