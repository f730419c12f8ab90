"""The narrative in documents: in the plan at length, in the brief in short, own words with their tie to the plan."""

from datetime import date

from toolkit import readiness
from toolkit.design import Design
from toolkit.documents.blocks import Heading, Note, Paragraph, plain
from toolkit.documents.brief import brief
from toolkit.documents.plan import plan
from toolkit.documents.subject import subject_for
from toolkit.knowledge_base import KnowledgeBase
from toolkit.theory_of_change.graph import Box

TODAY = date(2026, 11, 27)


def headings(design: Design, base: KnowledgeBase, cut: object) -> list[str]:
    document = cut(subject_for(design, base, "funder", TODAY))  # type: ignore[operator]
    return [block.text for block in plain(document.blocks) if isinstance(block, Heading)]


def test_the_plan_tells_it_in_two_pages_and_the_brief_in_half_a_page(base: KnowledgeBase) -> None:
    example = readiness.worked_example()
    assert {"How it should work", "What studies say", "What could go wrong"} <= set(headings(example, base, plan))
    assert "What is known, and what is not" in headings(example, base, brief)
    assert "What studies say" not in headings(example, base, brief)


def test_own_words_stand_in_the_document_and_say_when_the_plan_has_moved_on(base: KnowledgeBase) -> None:
    own = readiness.write_own(readiness.worked_example(), base, "activities", "We meet them.\nThen we stay.")
    changed = own.with_theory(own.theory.with_box(Box(id="sport", kind="activity", text="Sport", position=50)))
    blocks = plain(plan(subject_for(changed, base, "funder", TODAY)).blocks)
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert "We meet them." in texts
    assert "Then we stay." in texts
    (note,) = [block for block in blocks if isinstance(block, Note) and block.lead == "These are the team’s own words."]
    assert "Sport." in note.text


def test_a_plan_without_a_theory_has_no_narrative(base: KnowledgeBase) -> None:
    blank = Design(id="design-1", name="Blank", made_on="2026-11-23")
    assert "How it should work" not in headings(blank, base, plan)
