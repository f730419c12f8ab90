"""The review list as a document: what people still have to check, with where to look."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from toolkit import wording
from toolkit.documents.blocks import Block, Document, Heading, Paragraph, Table, or_missing
from toolkit.reviewing import Task

HEADINGS = {
    "approach": "Approaches to check on the live page",
    "rating": "Ratings that could not be read",
    "step": "Evaluation steps in our own wording",
    "measure": "Measures whose terms of use are not known",
    "register": "Sectors whose services nobody has confirmed",
    "link": "Links that nobody has confirmed",
    "sharing": "Data sharing: agreements and how fresh data are",
    "figure": "Figures to look for",
}


def review(tasks: Sequence[Task], today: date) -> Document:
    """The work list, a table for each kind of task."""
    blocks: list[Block] = [
        Paragraph(f"{wording.count_of(len(tasks), 'thing')} to do. Nothing here blocks anyone's work.")
    ]
    for kind, group in groupby(tasks, key=lambda task: task.kind):
        rows = tuple((task.name, task.task, or_missing(task.link, "No link on file")) for task in group)
        blocks += [
            Heading(1, HEADINGS[kind]),
            Table(HEADINGS[kind], ("What", "To do", "Where"), rows, (0.3, 0.36, 0.34)),
        ]
    return Document(
        title="Review of the evidence base",
        subtitle="What is due, and what nobody has checked yet",
        audience="For the partnership",
        is_draft=False,
        made_on=today,
        blocks=tuple(blocks),
    )
