"""Shows the answers to a funder's questions, drafted and in the user's own words, each with its limit and length."""

from functools import partial

import streamlit as st

from app import state
from app.parts import badges, fields, frame, messages, offers, tables
from toolkit.design import Answer, Design
from toolkit.documents import answering, bid
from toolkit.documents.bid import BidAnswer
from toolkit.documents.subject import Subject

READER = "funder"
"""Answers are drafted from what a funder may see, whoever reads them here."""


def show(design: Design) -> None:
    """How long each answer is, then each question with its answer."""
    subject = offers.as_seen_by(design, READER)
    answers = bid.answers(subject)
    tables.show(
        "The answers and their length", ("Question", "Whose words", "Length"), [_row(answer) for answer in answers]
    )
    for answer in answers:
        with frame.folded(answer.question, f"{design.id}-fold-{answer.key}"):
            _edit(design, answer, subject)


def _row(answer: BidAnswer) -> tuple[tables.Cell, ...]:
    whose = badges.step("done", "Yours") if answer.is_own else badges.step("started", "Drafted from the plan")
    return answer.question, whose, answer.count_in_words


def _edit(design: Design, answer: BidAnswer, subject: Subject) -> None:
    drafted = answering.drafted(subject, answer.key)
    messages.heading("Drafted from your plan", 3)
    for part in drafted.split("\n\n"):
        messages.paragraph(part)
    own = design.answers.get(answer.key, Answer())
    if not answer.is_own:
        words = partial(_start_from, answer.key, drafted)
        st.button("Start from the draft", key=f"{design.id}-start-{answer.key}", on_click=words)
    fields.long_text(
        "In your own words. Leave it empty to use the draft", own.text, f"answer-{answer.key}",
        partial(_with_text, answer.key), height=200,
    )  # fmt: skip
    fields.number(
        "Most words allowed", own.word_limit, f"limit-{answer.key}", partial(_with_limit, answer.key),
        min_value=1, max_value=20_000, step=1, width=220,
    )  # fmt: skip
    _say_length(answer)


def _say_length(answer: BidAnswer) -> None:
    whose = "Your answer" if answer.is_own else "The draft"
    if answer.over:
        messages.note(f"{whose} is too long.", answer.count_in_words, "check")
    else:
        messages.paragraph(f"{whose}: {answer.count_in_words}", "small")


def _with_text(key: str, design: Design, text: str | None) -> Design:
    return _with_answer(design, key, text=text or "")


def _with_limit(key: str, design: Design, limit: int | None) -> Design:
    return _with_answer(design, key, word_limit=limit)


def _with_answer(design: Design, key: str, **changes: object) -> Design:
    """The design with an answer changed; one that holds nothing is not kept."""
    changed = design.answers.get(key, Answer()).model_copy(update=changes)
    if changed == Answer():
        return design.without_item("answers", key)
    return design.with_item("answers", key, changed)


def _start_from(key: str, drafted: str) -> None:
    opened = state.current()
    if opened:
        state.save(_with_text(key, opened.design, drafted))
