"""Writes who is reached and who is not, and what is settled on consent, safety and data protection."""

from toolkit.documents.blocks import Block, Bullets, Heading, Landscape, Note, Paragraph, Row, Table, or_missing
from toolkit.documents.subject import Subject
from toolkit.evaluation_plan import fairness, protecting

NOT_ADVICE = "In our own words; this is not legal advice."


def equality(subject: Subject) -> list[Block]:
    """The equality impact assessment, drafted from the design."""
    found = fairness.assessed(subject.design, subject.base)
    rows: tuple[Row, ...] = tuple(
        (
            f"{item.group.name}\n{fairness.LAW_WORDS[item.group.law]}",
            item.group.ask,
            or_missing(_known(item, subject), "Nothing known yet"),
            or_missing(_marked(item.action, item.to_check), "Not decided yet"),
        )
        for item in found
    )
    cited = dict.fromkeys(item.group.source for item in found)
    columns = ("Group", "What is asked", "What is known", "What we do")
    table = Table("Group by group", columns, rows, (0.2, 0.26, 0.28, 0.26), source=f"Source: {subject.cite(*cited)}")
    missed = tuple(fairness.missed(subject.design))
    ways_in: list[Block] = [Paragraph("Whom the way in may miss:"), Bullets(missed)] if missed else []
    return [
        Heading(1, "Equality: who is reached, and who is not"),
        Paragraph(" ".join(fairness.in_words(subject.design, subject.base)), style="reading"),
        Paragraph("Public bodies must think of three things, and those who work for them with them:"),
        Bullets(fairness.AIMS),
        *ways_in,
        Landscape((table,)),
    ]


def _known(item: fairness.Assessed, subject: Subject) -> str:
    if item.known:
        return _marked(item.known, item.to_check)
    return " ".join(f"{words} {subject.cite(source)}" if source else words for words, source in item.drafted)


def _marked(text: str, to_check: bool) -> str:
    return f"{text} (to check)" if text and to_check else text


def data(subject: Subject) -> list[Block]:
    """What would be held, what could go wrong, and what is settled."""
    design, base = subject.design, subject.base
    held, risks = tuple(protecting.data_held(design, base)), tuple(protecting.risks(design, base))
    what: Block = Bullets(held) if held else Note("The plan holds nothing on people yet.", "", "empty")
    rows: tuple[Row, ...] = tuple(_settled(prompt, subject) for prompt in protecting.needed(design, base))
    table = Table("What is settled", ("Question", "Why it matters", "Our answer"), rows, (0.24, 0.38, 0.38))
    other = [Paragraph(design.evaluation.data_protection, "Also settled:")] if design.evaluation.data_protection else []
    return [
        Heading(1, "Data: what would be held, and how it is kept safe"),
        what,
        Paragraph("What could go wrong:"),
        Bullets(risks),
        table,
        *other,
        Paragraph(f"{NOT_ADVICE} {protecting.NOT_LOOKED_INTO}", style="small"),
    ]


def _settled(prompt: protecting.Prompt, subject: Subject) -> Row:
    found = subject.design.evaluation.settled.get(prompt.id)
    why = f"{prompt.why} {subject.cite(prompt.source)}" if prompt.source else prompt.why
    return prompt.question, why, or_missing(_marked(found.text, found.to_check) if found else "", "Not settled yet")
