"""Bid answers are drafted from the design, give way to the user's words, and are counted but never cut."""

import pytest

from tests.documents.conftest import TODAY
from toolkit.design import Answer, Design
from toolkit.documents import bid
from toolkit.documents.subject import Subject, subject_for
from toolkit.knowledge_base import KnowledgeBase


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("one", 1), ("  two   words ", 2), ("A&E navigators: 11-25", 3), ("a\n\nb\tc", 3), ("£5,000 a year", 3)],
)
def test_words_are_counted_as_word_processors_count(text: str, words: int) -> None:
    assert bid.count_words(text) == words


@pytest.mark.parametrize(
    ("words", "limit", "over", "said"),
    [
        (10, None, 0, "10 words. No limit is set."),
        (9, 10, 0, "9 words of 10 allowed."),
        (10, 10, 0, "10 words of 10 allowed."),
        (11, 10, 1, "11 words of 10 allowed. It is 1 word over. Nothing was cut: shorten it yourself."),
    ],
)
def test_the_limit_is_compared_and_nothing_is_cut(words: int, limit: int | None, over: int, said: str) -> None:
    answer = bid.BidAnswer("need", "What is the need?", "word " * words, True, limit)
    assert (answer.over, answer.count_in_words) == (over, said)


def test_the_users_own_words_replace_the_draft_whole(subject: Subject) -> None:
    answer = bid.answer(subject, "need")
    assert answer.is_own
    assert answer.words == 30
    assert answer.over == 10


def test_a_limit_without_words_keeps_the_draft(full: Design, base: KnowledgeBase) -> None:
    design = full.with_item("answers", "who", Answer(word_limit=5))
    answer = bid.answer(subject_for(design, base, "funder", TODAY), "who")
    assert not answer.is_own
    assert answer.over > 0


def test_drafts_are_made_of_the_designs_own_fields(full: Design, base: KnowledgeBase) -> None:
    subject = subject_for(full.with_(answers={}), base, "partnership", TODAY)
    drafted = {answer.key: answer.text for answer in bid.answers(subject)}
    assert "13.4 per 1,000 residents" in drafted["need"]
    assert "“Make it near home” (Youth panel, 1 November 2026)" in drafted["need"]
    assert "aged 11 to 17" in drafted["who"]
    assert "There are 40 places." in drafted["who"]
    assert "Invented Youth Trust" in drafted["what"]
    assert "21% less violence" in drafted["why"]
    assert "It does harm on average." in drafted["why"]
    assert "£120,000" in drafted["cost"]
    assert "about £3,000 for each of 40 places" in drafted["cost"]
    assert "=mitigation" in drafted["risk"]
    assert "A panel meets each month." in drafted["involvement"]


def test_what_is_missing_stands_in_brackets(empty: Design, base: KnowledgeBase) -> None:
    for answer in bid.answers(subject_for(empty, base, "funder", TODAY)):
        assert "[Still to write: " in answer.text


def test_the_public_reads_no_cost(full: Design, base: KnowledgeBase) -> None:
    keys = [answer.key for answer in bid.answers(subject_for(full, base, "public", TODAY))]
    assert "cost" not in keys
    assert len(keys) == len(bid.QUESTIONS) - 1
