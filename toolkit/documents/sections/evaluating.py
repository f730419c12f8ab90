"""Writes the plan of an evaluation: what it could prove, its questions, pitfalls, size, burden and days."""

from collections.abc import Iterable

from toolkit import charts, evaluation, wording
from toolkit.documents import pictures
from toolkit.documents.blocks import (
    Block,
    Bullets,
    Cell,
    Figure,
    Heading,
    Landscape,
    Note,
    Paragraph,
    Row,
    Table,
    or_missing,
)
from toolkit.documents.subject import Subject
from toolkit.errors import UserError
from toolkit.evaluation_plan import asking, burden, options, pitfalls, reach, signing, sizing, timetable
from toolkit.evaluation_plan.timetable import KINDS, Entry

PITFALL_WORDS = {"avoided": "Avoided", "warning": "Look at this", "not_known": "Not known"}
BOUGHT_WORDS = {"in": "In", "in_part": "In part", "left_out": "Left out"}


def signature(subject: Subject) -> list[Block]:
    """Whether the plan can be signed, and what is open."""
    lead, rest = signing.in_words(subject.design, subject.base)
    found = tuple(point.message for point in signing.open_points(subject.design, subject.base))
    return [Note(lead, "" if found else rest, "check" if found else "help", found)]


def level(subject: Subject) -> list[Block]:
    """The level that the plan could reach at most."""
    found = reach.reach(subject.design, subject.base)
    return [
        Heading(2, "What it could prove at most"),
        Paragraph(f"{found.in_words} {found.why} {subject.cite(found.level.source)}", style="reading"),
        *_bullets("What keeps it there:", found.held_back_by),
        Paragraph(reach.OURS, style="small"),
    ]


def pitfalls_table(subject: Subject) -> list[Block]:
    """The six pitfalls by the plan's own values."""
    rows: tuple[Row, ...] = tuple(
        (f"{item.number}. {item.name}", PITFALL_WORDS[item.state], item.says, item.do or "Nothing more")
        for item in pitfalls.pitfalls(subject.design, subject.base)
    )
    source = f"Source: {subject.cite(pitfalls.SOURCE, subject.base.planning.most_drop_out.source)}"
    columns, widths = ("Pitfall", "State", "Why we say so", "What to do"), (0.22, 0.13, 0.33, 0.32)
    return [
        Heading(2, "The six common pitfalls"),
        Table("By this plan’s own values", columns, rows, widths, source=source),
    ]


def questions(subject: Subject) -> list[Block]:
    """The evaluation questions."""
    heading = Heading(2, "What the evaluation asks")
    asked = sorted(subject.design.evaluation.asked.values(), key=lambda item: (item.position, item.id))
    if not asked:
        return [heading, Note("No question is in the plan yet.", "They come from the theory of change.", "empty")]
    rows: tuple[Row, ...] = tuple(
        (
            f"{item.text}{' (to check)' if item.to_check else ''}", asking.KINDS[item.kind], or_missing(item.method),
            or_missing(item.data_source), or_missing(item.when), or_missing(item.who),
        )
        for item in asked
    )  # fmt: skip
    columns = ("Question", "Kind", "How", "From what", "When", "Who")
    table = Table(
        "Questions, each with how, from what, when and by whom", columns, rows, (0.28, 0.1, 0.22, 0.18, 0.11, 0.11)
    )
    return [Landscape((heading, table))]


def people(subject: Subject) -> list[Block]:
    """What the people there are could show with each kind of test."""
    found = options.options(subject.design, subject.base)
    heading = Heading(2, "How many people")
    if not found:
        return [heading, Paragraph(options.advice(subject.design, subject.base))]
    rows: tuple[Row, ...] = tuple(_option(item) for item in found)
    columns = ("Kind of test", "What it can say", "Could see, in standard deviations", "Enough?", "People needed")
    table = Table("Kinds of test, the best that could work first", columns, rows, (0.27, 0.3, 0.17, 0.11, 0.15))
    return [heading, Paragraph(options.advice(subject.design, subject.base), style="reading"), table]


def _option(item: options.Option) -> Row:
    no_test = item.best is None or item.worst is None
    seen = "No test is possible" if no_test else f"{item.best:.2f} to {item.worst:.2f}"
    needed = f"{item.needed[0]:,} to {item.needed[1]:,}" if item.needed else ""
    enough = {"yes": "Yes", "perhaps": "Perhaps", "no": "No"}[item.enough]
    name = f"{item.name} ({item.people:,} people)"
    return name, evaluation.WHAT_IT_CAN_SAY[item.study_design], seen, enough, or_missing(needed, "No difference named")


def size(subject: Subject) -> list[Block]:
    """What collecting asks, and what the grant buys and leaves out; without pounds where cost is not shown."""
    words = burden.in_words(burden.load(subject.design, subject.base))
    heading = Heading(2, "What it asks of people, and what it leaves out")
    if subject.audience == "public":
        return [heading, Paragraph(words[0])]
    said: list[Block] = [heading, Paragraph(" ".join(words))]
    found = sizing.sized(subject.design, subject.base)
    if found is None:
        return [*said, Note("What the grant buys is not known.", "Cost or people are not set.", "empty")]
    rows: tuple[Row, ...] = tuple(
        (item.name, BOUGHT_WORDS[item.bought], wording.number(round(item.pounds)), item.why or "There is money for it.")
        for item in found.pieces
    )
    caption = f"What £{found.budget:,} for evaluation buys, the most needed first"
    columns, widths = ("Piece", "State", "About, in pounds", "Why"), (0.38, 0.12, 0.14, 0.36)
    source = "Prices and days are guesses until people put in their own."
    return [*said, Table(caption, columns, rows, widths, frozenset({2}), source)]


def days(subject: Subject) -> list[Block]:
    """The timetable as drawing and table."""
    heading = Heading(2, "Timetable")
    try:
        entries = timetable.timetable(subject.design, subject.base)
    except UserError as error:
        return [heading, Note("The days do not fit together.", f"{error}.", "check")]
    if not entries:
        return [heading, Note("No days are set yet.", "Set the first and the last day of delivery.", "empty")]
    rows: tuple[Row, ...] = tuple(_entry(item) for item in entries)
    columns, widths = ("What", "Kind", "From", "To", "Who sees to it"), (0.4, 0.1, 0.13, 0.13, 0.24)
    alt = f"One bar for each of {len(entries)} entries, in the order of their first day. The table below says the same."
    figure = Figure(pictures.timetable(tuple(entries)), alt, "The plan in time")
    return [Landscape((heading, figure, Table("What happens when", columns, rows, widths)))]


def _entry(item: Entry) -> Row:
    return (
        Cell(item.name, look="strong"),
        KINDS[item.kind],
        charts.day(item.first),
        charts.day(item.last),
        item.who,
    )


def _bullets(lead: str, items: Iterable[str]) -> list[Block]:
    found = tuple(items)
    return [Paragraph(lead), Bullets(found)] if found else []
