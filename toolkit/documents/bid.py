"""Bid answers: what a funder asks, answered from the design's own fields or in the user's words, with word counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit import wording
from toolkit.design import Answer
from toolkit.documents import answering, phrases
from toolkit.documents.blocks import Block, Document, Heading, Note, PageBreak, Paragraph, Table
from toolkit.documents.phrases import AUDIENCE_WORDS
from toolkit.documents.sections import approach, closing, deciding, need, opening, testing, theory
from toolkit.documents.subject import Subject

QUESTIONS: Mapping[str, str] = {
    "need": "What is the need?",
    "who": "Who will you work with?",
    "what": "What will you do?",
    "why": "Why should it work?",
    "outcomes": "What will change, and how will you know?",
    "cost": "What will it cost?",
    "risk": "What could go wrong, and what will you do about it?",
    "involvement": "How are people involved?",
}
"""The questions of funders, by the key under which a design keeps the user's own answer."""


@dataclass(frozen=True)
class BidAnswer:
    """One answer, with how long it is and may be."""

    key: str
    question: str
    text: str
    is_own: bool
    limit: int | None

    @property
    def words(self) -> int:
        return count_words(self.text)

    @property
    def over(self) -> int:
        """How many words too long; 0 where it fits or there is no limit."""
        return max(0, self.words - self.limit) if self.limit else 0

    @property
    def count_in_words(self) -> str:
        """The length, and how it stands to the limit. Nothing is ever cut."""
        count = phrases.upper_first(wording.count_of(self.words, "word"))
        if not self.limit:
            return f"{count}. No limit is set."
        if self.over:
            over = f"It is {wording.count_of(self.over, 'word')} over. Nothing was cut: shorten it yourself."
            return f"{count} of {self.limit:,} allowed. {over}"
        return f"{count} of {self.limit:,} allowed."


def count_words(text: str) -> int:
    """How many words a text has, counted as word processors count: whatever stands between spaces.

    >>> count_words("A&E navigators: 11-25 year-olds")
    4
    """
    return len(text.split())


def answers(subject: Subject) -> list[BidAnswer]:
    """An answer to each question that this audience may read."""
    asked = [key for key in QUESTIONS if not (key == "cost" and subject.audience == "public")]
    return [answer(subject, key) for key in asked]


def answer(subject: Subject, key: str) -> BidAnswer:
    """The user's own answer where one is written, or else one drafted from the design."""
    own = subject.design.answers.get(key, Answer())
    is_own = bool(own.text.strip())
    text = own.text if is_own else answering.drafted(subject, key)
    return BidAnswer(key, QUESTIONS[key], text, is_own, own.word_limit)


def bid(subject: Subject) -> Document:
    """The answers first, then what they rest on."""
    given = answers(subject)
    return Document(
        title=subject.design.name,
        subtitle=f"Bid answers for {subject.place}",
        audience=AUDIENCE_WORDS[subject.audience],
        is_draft=subject.is_draft,
        made_on=subject.today,
        blocks=(
            *opening.opening(subject),
            Heading(1, "Answers"),
            _lengths(given),
            *(block for item in given for block in _answer_blocks(item)),
            PageBreak(),
            *need.need(subject),
            *deciding.options(subject),
            *approach.approaches(subject, short=True),
            *deciding.reach(subject),
            *theory.in_short(subject),
            *testing.outcomes(subject, short=True),
            *testing.ten_steps(subject),
            *closing.principles(subject),
            *closing.to_check(subject),
            *closing.sources(subject.sources),
            *closing.about(subject),
        ),
    )


def _lengths(given: list[BidAnswer]) -> Table:
    rows = tuple((item.question, _whose(item), item.count_in_words) for item in given)
    source = "Words in square brackets name what is still to be written. They are counted too."
    columns = ("Question", "Whose words", "Length")
    return Table("The answers and their length", columns, rows, (0.4, 0.22, 0.38), source=source)


def _whose(item: BidAnswer) -> str:
    return "Yours" if item.is_own else "Drafted from the design"


def _answer_blocks(item: BidAnswer) -> list[Block]:
    paragraphs: list[Block] = [Paragraph(part) for part in item.text.split("\n\n") if part.strip()]
    count: Block = Paragraph(f"{_whose(item)}. {item.count_in_words}", style="small")
    if item.over:
        count = Note("Too long.", item.count_in_words, "check")
    return [Heading(2, item.question), *paragraphs, count]
