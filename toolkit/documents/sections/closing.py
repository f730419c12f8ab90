"""Writes delivery and cost, involvement, the six principles, what is still assumed or missing, and the sources."""

from toolkit import marks, readiness, wording
from toolkit.documents import phrases
from toolkit.documents.blocks import Block, Bullets, Cell, Heading, Note, Paragraph, Row, Table, or_missing
from toolkit.documents.citing import Sources
from toolkit.documents.sections import opening
from toolkit.documents.subject import Subject
from toolkit.theory_of_change.graph import Arrow

PRINCIPLE_WORDS = {"met": "Met", "partly": "Partly", "missing": "Missing"}
PRINCIPLE_MARKS = {"met": "done", "partly": "started", "missing": "missing"}


def delivery(subject: Subject) -> list[Block]:
    """Who delivers it, for how many, when and for how much."""
    plan = subject.design.delivery
    places = "" if plan.places is None else f"{plan.places:,}"
    rows: list[Row] = [
        ("Who delivers it", or_missing(plan.provider)),
        ("Who leads it", or_missing(plan.lead)),
        ("Partners", or_missing(plan.partners)),
        ("Places", or_missing(places)),
        ("Starts", or_missing(plan.starts)),
        ("Ends", or_missing(plan.ends)),
        ("Looked at again", or_missing(plan.review_on)),
    ]
    if subject.audience != "public":
        rows += [("Cost", opening.cost(subject)), ("How the cost is made up", or_missing(plan.cost_notes))]
    table = Table("Who, when and for how much", ("What", "Plan"), tuple(rows), (0.28, 0.72))
    return [Heading(1, "Delivery and cost"), table]


def involvement(subject: Subject) -> list[Block]:
    """How people who live with the problem have shaped the design."""
    text = subject.design.delivery.involvement
    blocks: list[Block] = [Heading(1, "How people were and will be involved")]
    groups = dict.fromkeys(voice.group for voice in subject.design.ordered("voices"))
    if text:
        blocks.append(Paragraph(text))
    else:
        blocks.append(Note("Not written yet.", "Say who helped to shape this, and who decides with you.", "empty"))
    if groups:
        blocks.append(Paragraph(f"Heard so far: {wording.join_words(list(groups))}."))
    return blocks


def principles(subject: Subject) -> list[Block]:
    """The design against the network's six principles."""
    table = Table(
        "How far each principle is met, and by what",
        ("Principle", "State", "By what"),
        tuple(
            (item.name, Cell(PRINCIPLE_WORDS[item.state], marks.STEP[PRINCIPLE_MARKS[item.state]]), item.by)
            for item in readiness.principles(subject.design, subject.base)
        ),
        (0.28, 0.14, 0.58),
    )
    return [Heading(1, "The six principles"), table]


def to_check(subject: Subject) -> list[Block]:
    """Everything in the design that is a guess or is missing."""
    blocks: list[Block] = [Heading(1, "What is assumed, and what is missing")]
    guesses = [box.text for box in subject.design.theory.ordered_boxes() if box.to_check]
    arrows = [f"Arrow {number}: {arrow.assumption}" for number, arrow in _assumed(subject)]
    for name, items in (("Boxes to check", guesses), ("Assumptions to test", arrows)):
        blocks += [Heading(2, name), Bullets(tuple(items))] if items else []
    missing = readiness.advice(subject.design, subject.base)
    if missing:
        rows = tuple((item.message, item.why, "First" if item.gate else "Then") for item in missing)
        table = Table(
            "Open points, those that come first on top", ("What", "Why it matters", "Order"), rows, (0.44, 0.44, 0.12)
        )
        blocks += [Heading(2, "What to settle next"), table]
    return blocks if len(blocks) > 1 else [*blocks, Paragraph("Nothing on file is marked as a guess or missing.")]


def _assumed(subject: Subject) -> list[tuple[int, Arrow]]:
    return [(number, arrow) for number, arrow in subject.design.theory.numbered_arrows() if arrow.assumption]


def private_notes(subject: Subject) -> list[Block]:
    """Notes that only the people who made the design may read."""
    notes = subject.design.private_notes
    return [Heading(1, "Private notes"), Paragraph(notes)] if notes else []


def sources(listed: Sources) -> list[Block]:
    """Every source, with the attribution that its licence asks for."""
    blocks: list[Block] = [Heading(1, "Sources")]
    if not listed.order:
        return [*blocks, Note("No source is named.", "Nothing here rests on a source on file.", "empty")]
    text = "“Our mapping” in brackets marks our own inference, which nobody outside has confirmed unless we say so."
    blocks += [Paragraph(f"The numbers in square brackets point here. {text}"), listed.references()]
    attributions = tuple(listed.attributions())
    return [*blocks, Heading(2, "Open data"), Bullets(attributions)] if attributions else blocks


def about(subject: Subject) -> list[Block]:
    """What made this document, when, and for whom."""
    made = phrases.day(subject.today)
    drafted = phrases.partial(subject.design.made_on)
    text = (
        f"Made on {made} with Throughline from the design “{subject.design.name}”, begun on {drafted}. "
        f"{phrases.AUDIENCE_WORDS[subject.audience]}. Figures and ratings stand as they were on the dates shown. "
        "Names of young people do not belong in this document."
    )
    return [Heading(1, "About this document"), Paragraph(text, style="small")]
