"""Writes the narrative of the theory of change, in half a page or two, with own words where somebody wrote some."""

from toolkit import readiness
from toolkit.documents.blocks import Block, Heading, Note, Paragraph
from toolkit.documents.subject import Subject
from toolkit.readiness.narrative import Length, Paragraph as Told


def narrative(subject: Subject, length: Length = "two-pages") -> list[Block]:
    """The paragraphs under their headings; nothing while there is no theory of change."""
    if not subject.design.theory.boxes:
        return []
    told = readiness.narrative(subject.design, subject.base, length)
    return [Heading(1, "How it should work"), *(block for item in told for block in _paragraph(item))]


def _paragraph(item: Told) -> list[Block]:
    blocks: list[Block] = [
        Heading(2, item.heading),
        *(Paragraph(part) for part in item.text.splitlines() if part.strip()),
    ]
    if item.has_moved_on:
        text = f"The plan has moved on since. It now says: {item.drafted}"
        blocks.append(Note("These are the team’s own words.", text, "check"))
    return blocks
