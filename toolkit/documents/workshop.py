"""The workshop sheet: one page that says what the workshop is about, then the numbered cards to cut out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from toolkit import coproduction, wording
from toolkit.coproduction import Card
from toolkit.design import Design
from toolkit.documents import citing, phrases
from toolkit.documents.blocks import Block, Bullets, CutOut, Document, Heading, PageBreak, Paragraph
from toolkit.documents.subject import Subject, subject_for
from toolkit.documents.write import WRITERS
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase

AUDIENCE = "For everyone at the workshop"
MOST_FIGURES = 2
LONGEST_TITLE, LONGEST_LINE, LONGEST_FIGURE, LONGEST_CARD = 70, 150, 240, 240
"""The sheet is one page, and eight cards fill one; the full words stand in the plan."""
THEORY_IN_SHORT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("What we would do:", ("activity",)),
    ("What should change first:", ("short_outcome",)),
    ("Later, and in the end:", ("medium_outcome", "long_outcome", "impact")),
    ("What could go wrong:", ("risk",)),
)
ASKED: tuple[str, ...] = (
    "Take a few cards. Read them on your own first. Then talk: what is right, wrong or missing?",
    "Write the card’s number, then what you think. For example: “3: too far from home”.",
    "Write no names: not yours, nobody else’s.",
    "We keep what was said with the group and the date, never with who said it.",
)


def workshop_to_bytes(design: Design, base: KnowledgeBase, suffix: str, today: date) -> bytes:
    """The sheet and the cards as a Word, PDF or HTML file. Raises UserError for another suffix."""
    if suffix not in WRITERS:
        raise UserError(
            f"We cannot write a workshop sheet that ends in '{suffix}'. Use {wording.join_words(list(WRITERS), 'or')}."
        )
    return WRITERS[suffix](workshop(design, base, today))


def workshop(design: Design, base: KnowledgeBase, today: date) -> Document:
    """The sheet and the cards. Nothing private is on them: anybody may pick up a card."""
    subject = subject_for(design, base, "public", today)
    return Document(
        title=_shortened(subject.design.name, LONGEST_TITLE),
        subtitle=f"Workshop sheet and cards for {subject.place}",
        audience=AUDIENCE,
        is_draft=subject.is_draft,
        made_on=today,
        blocks=(
            *_question(subject),
            *_figures(subject),
            *_theory(subject),
            *_asked(),
            PageBreak(),
            Heading(1, "Cards to cut out"),
            CutOut(_cards(subject.design)),
        ),
    )


def _question(subject: Subject) -> Iterator[Block]:
    asked, kinds = subject.design.question, subject.base.kinds_of_violence
    names = [wording.lower_first(kinds[kind].name) for kind in asked.kinds if kind in kinds]
    people = asked.people or (f"People aged {asked.ages}" if asked.ages else "")
    lines = (
        ("The people:", people),
        ("The violence:", wording.join_words(names)),
        ("The worry:", asked.concern),
    )
    yield Heading(1, "What this is about")
    for lead, words in lines:
        if words:
            yield Paragraph(_shortened(phrases.upper_first(words), LONGEST_LINE), lead)


def _figures(subject: Subject) -> Iterator[Block]:
    known = [reading for reading in subject.readings if reading.value is not None][:MOST_FIGURES]
    if not known:
        yield Paragraph("none is on file yet. What do you see where you live?", "What the figures show:")
        return
    for reading in known:
        yield Paragraph(_shortened(phrases.in_a_sentence(reading), LONGEST_FIGURE), "What a figure shows:")
    named = dict.fromkeys(reading.source for reading in known if reading.source in subject.base.sources)
    titles = "; ".join(subject.base.source_title(identifier) for identifier in named)
    licences = " ".join(citing.sources_for(subject.base.sources, known).attributions())
    yield Paragraph(_shortened(f"Source: {titles}. {licences}", 3 * LONGEST_LINE), style="small")


def _theory(subject: Subject) -> Iterator[Block]:
    theory = subject.design.theory
    yield Heading(1, "How it should work, in short")
    if not theory.boxes:
        yield Paragraph("Nothing is drawn yet. What would you do?")
    for lead, kinds in THEORY_IN_SHORT:
        texts = [wording.lower_first(box.text.rstrip(".")) for box in theory.ordered_boxes(*kinds)]
        if texts:
            yield Paragraph(phrases.upper_first(_listed(texts)), lead)


def _asked() -> tuple[Block, ...]:
    return Heading(1, "What we ask you"), Bullets(ASKED)


def _cards(design: Design) -> tuple[Card, ...]:
    return tuple(replace(card, text=_shortened(card.text, LONGEST_CARD)) for card in coproduction.cards(design))


def _listed(texts: list[str]) -> str:
    named = _shortened("; ".join(texts), LONGEST_LINE)
    return named if named.endswith("…") else phrases.ended(named)


def _shortened(text: str, longest: int) -> str:
    words = " ".join(text.split())
    if len(words) <= longest:
        return words
    whole = words[:longest].rpartition(". ")[0]
    return f"{whole}." if len(whole) > longest / 2 else words[:longest].rsplit(" ", 1)[0] + "…"
