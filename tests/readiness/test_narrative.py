"""The narrative follows from the plan, keeps own words, and says when the plan has moved on below them."""

import pytest

from tests.readiness.exemplary import exemplary
from toolkit import readiness
from toolkit.design import Design, from_yaml, to_yaml
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.narrative import LENGTHS, NOTHING, Paragraph
from toolkit.theory_of_change.graph import Box


@pytest.fixture(scope="module")
def plan(base: KnowledgeBase) -> Design:
    return exemplary(base)


def paragraph(design: Design, base: KnowledgeBase, key: str) -> Paragraph:
    found = [item for length in LENGTHS for item in readiness.narrative(design, base, length) if item.key == key]
    assert len(found) == 1
    return found[0]


def test_it_says_what_the_plan_says(plan: Design, base: KnowledgeBase) -> None:
    need = paragraph(plan, base, "need").text
    assert "13.4 per 1,000 residents in Leicester, higher than England (8.6), year to June 2025." in need
    assert (
        "Mentoring (every week, one hour, 12 months, by a trained youth worker)."
        in paragraph(plan, base, "activities").text
    )
    assert "(60 young people who finish)" in paragraph(plan, base, "activities").text
    assert "To lower the risk: meet in ordinary places." in paragraph(plan, base, "harm").text
    assert "It cannot say that the service caused it." in paragraph(plan, base, "watching").text
    assert "21% less violence on average" in paragraph(plan, base, "evidence").text


def test_every_sentence_ends_and_none_is_empty(base: KnowledgeBase) -> None:
    for example in readiness.worked_examples():
        for length in LENGTHS:
            for item in readiness.narrative(example, base, length):
                assert item.text[0].isupper() or not item.text[0].isalpha(), item.text
                assert item.text.endswith((".", "?", "!")), item.text
                assert ".." not in item.text.replace("...", ""), item.text
                assert "None" not in item.text


def test_half_a_page_is_shorter_than_two(base: KnowledgeBase) -> None:
    for example in readiness.worked_examples():
        short, long = (readiness.count_words(readiness.narrative(example, base, length)) for length in LENGTHS)
        assert 100 <= short <= 330
        assert 500 <= long <= 1500


def test_an_empty_plan_says_that_nothing_is_written(base: KnowledgeBase) -> None:
    blank = Design(id="design-1", name="Blank", made_on="2026-11-23")
    texts = {item.text for item in readiness.narrative(blank, base)}
    assert NOTHING in texts
    assert readiness.count_words(readiness.narrative(blank, base, "half-page")) == 0


def test_own_words_stay_when_the_plan_moves_on_and_it_says_so(plan: Design, base: KnowledgeBase) -> None:
    own = readiness.write_own(plan, base, "activities", "  A mentor for a year.  ")
    assert paragraph(own, base, "activities").text == "A mentor for a year."
    assert not paragraph(own, base, "activities").has_moved_on
    assert readiness.moved_on(own, base) == []
    changed = own.with_(theory=own.theory.with_box(Box(id="sport", kind="activity", text="Sport", position=50)))
    moved = paragraph(changed, base, "activities")
    assert (moved.text, moved.has_moved_on) == ("A mentor for a year.", True)
    assert "Sport." in moved.drafted, "the plan's new words can be read beside the own ones"
    assert [item.key for item in readiness.moved_on(changed, base)] == ["activities"]
    assert readiness.moved_on(readiness.still_right(changed, base, "activities"), base) == []


def test_the_tie_is_never_cut(plan: Design, base: KnowledgeBase) -> None:
    own = readiness.write_own(plan, base, "harm", "Ours.")
    assert readiness.write_own(own, base, "harm", "").narrative == {}
    assert readiness.write_own(own, base, "harm", paragraph(plan, base, "harm").drafted).narrative == {}
    assert readiness.write_own(own, base, "harm", "Ours.") == own
    assert from_yaml(to_yaml(own), "plan.yaml") == own


def test_a_paragraph_that_is_not_there_is_refused(plan: Design, base: KnowledgeBase) -> None:
    with pytest.raises(UserError, match="no such paragraph"):
        readiness.write_own(plan, base, "poem", "Roses")
