"""Working backwards: one question at a time, until everything has something before it."""

import pytest

from toolkit import readiness
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import backwards

BLANK = Design(id="design-1", name="Blank", made_on="2026-11-23")


def ask(design: Design) -> str:
    box = backwards.next_to_ask(design.theory)
    return box.id if box else ""


def test_from_the_end_to_what_is_done() -> None:
    design = backwards.begin(BLANK, " Less serious violence ")
    asked = []
    for words in (
        "Fewer are hurt",
        "Fewer young people fight\n- More stay in school",
        "They trust an adult",
        "They like school",
    ):
        box = backwards.next_to_ask(design.theory)
        assert box
        asked.append(box.text)
        design = backwards.answer(design, box.id, words, backwards.EARLIER[box.kind])
    assert asked == ["Less serious violence", "Fewer are hurt", "Fewer young people fight", "More stay in school"]
    for _ in range(2):
        design = backwards.answer(design, ask(design), "Mentoring", "activity")
    assert backwards.next_to_ask(design.theory) is None
    assert len(design.theory.ordered_boxes("activity")) == 1, "the same words are the same box"
    assert len(design.theory.arrows_from(design.theory.ordered_boxes("activity")[0].id)) == 2


def test_a_change_can_be_left_for_later() -> None:
    design = backwards.begin(BLANK, "Less violence")
    assert backwards.next_to_ask(design.theory, [ask(design)]) is None


def test_nothing_said_is_refused_and_too_much_at_once_too() -> None:
    design = backwards.begin(BLANK, "Less violence")
    with pytest.raises(UserError, match="Write what has to happen first"):
        backwards.answer(design, ask(design), " \n ", "long_outcome")
    with pytest.raises(UserError, match="These are 13 at once"):
        backwards.answer(design, ask(design), "\n".join("abcdefghijklm"), "long_outcome")
    with pytest.raises(UserError, match="taken this box away"):
        backwards.answer(design, "gone", "Something", "long_outcome")
    with pytest.raises(UserError, match="needs some words"):
        backwards.begin(BLANK, " ")


def test_suggestions_come_from_what_is_on_file_with_their_source_and_never_do_harm(base: KnowledgeBase) -> None:
    design = readiness.draft(base, "E06000016", "violence-with-injury", "mentoring").with_(theory={}, outcomes={})
    design = backwards.begin(design, "Less violence")
    for kind in ("long_outcome", "medium_outcome", "short_outcome", "activity"):
        box = backwards.next_to_ask(design.theory)
        assert box
        offered = backwards.suggestions(design, base, box)
        assert offered
        assert len(offered) <= backwards.MOST
        assert {item.kind for item in offered} == {kind}
        assert all(item.basis for item in offered)
        design = backwards.answer(design, box.id, "", offered[0].kind, offered[:1])
        assert offered[0].words not in {item.words for item in backwards.suggestions(design, base, box)}
    for approach in base.approaches.values():
        if approach.is_harmful:
            assert approach.name not in {box.text for box in design.theory.boxes.values()}


def test_what_is_chosen_keeps_its_tie_to_the_evidence_base(base: KnowledgeBase) -> None:
    design = readiness.draft(base, "E06000016", "violence-with-injury", "mentoring").with_(theory={}, outcomes={})
    design = backwards.begin(design, "Less violence")
    for _ in range(4):
        box = backwards.next_to_ask(design.theory)
        assert box
        offered = backwards.suggestions(design, base, box)
        design = backwards.answer(design, box.id, "", offered[0].kind, offered[:1])
    (early,), (activity,) = design.theory.ordered_boxes("short_outcome"), design.theory.ordered_boxes("activity")
    assert early.factor in base.factors
    assert activity.approach in base.approaches
    assert early.to_check
    assert activity.to_check
