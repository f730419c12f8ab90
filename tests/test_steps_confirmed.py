"""What somebody reads in the printed framework is kept, and takes the marks away."""

import pytest

from toolkit import local_knowledge, store as storage
from toolkit.evaluation import StepConfirmation, collecting, confirmed
from toolkit.knowledge_base import KnowledgeBase

STEP = "write-blueprint"


def confirmation(**changes: object) -> StepConfirmation:
    values = {
        "step": STEP,
        "printed_name": "As printed",
        "confirmed_by": "Evaluation lead",
        "confirmed_on": "2026-11-27",
    }
    return StepConfirmation.model_validate({**values, **changes})


def test_a_printed_name_takes_the_place_of_ours(base: KnowledgeBase) -> None:
    step = confirmed(base.steps, [confirmation()])[STEP]
    assert (step.name, step.name_verified, step.wording_verified) == ("As printed", True, False)
    assert step.note == "Confirmed by Evaluation lead, 2026-11-27."
    assert confirmed(base.steps, []) == dict(base.steps)


def test_the_wording_alone_leaves_the_name(base: KnowledgeBase) -> None:
    step = confirmed(base.steps, [confirmation(printed_name="", wording_checked=True)])[STEP]
    assert (step.name_verified, step.wording_verified) == (False, True)


def test_a_later_look_takes_the_place_of_an_earlier_one(base: KnowledgeBase, tmp_path: object) -> None:
    store = storage.open_store(f"sqlite:///{tmp_path}/steps.sqlite")
    local_knowledge.confirm_step(store, confirmation())
    local_knowledge.confirm_step(store, confirmation(printed_name="Read again", confirmed_on="2026-12-01"))
    known = local_knowledge.with_records(base, store).steps[STEP]
    history = store.records("step_confirmation", StepConfirmation).history(STEP)
    store.close()
    assert known.name == "Read again"
    assert len(history) == 2


def test_every_step_says_who_leads_and_when(base: KnowledgeBase) -> None:
    assert [step.id for step in base.steps.values() if not (step.led_by and step.when)] == []


@pytest.mark.parametrize(
    ("timing", "moments"),
    [
        ("The term before the start, and the term after the end", ("start", "end")),
        ("At the start and 6 months after a person ends", ("start", "end", "after_6_months")),
        ("Every three months", ("quarterly",)),
        ("Each time the publisher brings out a new figure", ("when_published",)),
        ("", ()),
    ],
)
def test_the_words_of_older_plans_are_read(timing: str, moments: tuple[str, ...]) -> None:
    assert collecting.read(timing) == moments
