"""The sheet is short enough for one page whatever people wrote, and anybody may pick it up."""

from datetime import date

import pytest

from toolkit.design import Design
from toolkit.documents import workshop
from toolkit.documents.blocks import CutOut, PageBreak, Paragraph
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase

TODAY = date(2026, 11, 23)
LINES_ON_A_PAGE = 44
"""Lines of body text on an A4 page with our margins, less what title, headings and the spaces between take."""


def wordy(design: Design) -> Design:
    long = "Young people who were hurt before come to trust somebody who stays, and tell others. " * 6
    boxes = {key: box.model_copy(update={"text": long}) for key, box in design.theory.boxes.items()}
    asked = design.question.model_copy(update={"people": long, "concern": long})
    return design.with_(theory={**dict(design.theory), "boxes": boxes}, question=asked, name=long)


def test_long_words_are_shortened_so_that_the_sheet_stays_one_page(design: Design, base: KnowledgeBase) -> None:
    document = workshop.workshop(wordy(design), base, TODAY)
    sheet = document.blocks[: next(n for n, block in enumerate(document.blocks) if isinstance(block, PageBreak))]
    texts = [block for block in sheet if isinstance(block, Paragraph)]
    lines = sum(1 + (len(block.lead) + len(block.text)) // 90 for block in texts)
    assert lines + 4 <= LINES_ON_A_PAGE - 18
    assert len(document.title) <= 71
    (cards,) = [block for block in document.blocks if isinstance(block, CutOut)]
    assert max(len(card.text) for card in cards.cards) <= 241


def test_short_words_stand_in_full(design: Design, base: KnowledgeBase) -> None:
    texts = [block.text for block in workshop.workshop(design, base, TODAY).blocks if isinstance(block, Paragraph)]
    assert any(text.endswith("young people have a plan to stay safe.") for text in texts)
    assert not any("…." in text for text in texts)


def test_nothing_private_is_on_it(design: Design, base: KnowledgeBase) -> None:
    secret = design.with_(private_notes="SECRET", delivery={"cost": 987654, "cost_notes": "SECRET"})
    written = workshop.workshop_to_bytes(secret, base, ".html", TODAY).decode()
    assert design.name in written
    assert "SECRET" not in written
    assert "987" not in written


def test_words_are_escaped_and_control_characters_do_not_break_the_file(design: Design, base: KnowledgeBase) -> None:
    hostile = design.with_(name="<script>alert(1)</script>\x07")
    assert b"<script>" not in workshop.workshop_to_bytes(hostile, base, ".html", TODAY)
    assert workshop.workshop_to_bytes(hostile, base, ".docx", TODAY).startswith(b"PK")


def test_the_same_plan_gives_the_same_file(design: Design, base: KnowledgeBase) -> None:
    first, second = (workshop.workshop_to_bytes(design, base, ".docx", TODAY) for _ in range(2))
    assert first == second


def test_only_word_pdf_and_html_are_offered(design: Design, base: KnowledgeBase) -> None:
    with pytest.raises(UserError, match=r"Use \.docx, \.pdf or \.html"):
        workshop.workshop_to_bytes(design, base, ".xlsx", TODAY)
