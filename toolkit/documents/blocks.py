"""Knows the plain blocks that every document is made of, whatever file it becomes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from toolkit.coproduction import Card
from toolkit.marks import Mark

NoteKind = Literal["help", "check", "harm", "empty"]
NOT_WRITTEN = "Not written yet"


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (a section), 2 or 3; the document's title stands above level 1."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Text; `lead` stands before it in bold. A reading is the sentence above a figure or a table."""

    text: str
    lead: str = ""
    style: Literal["body", "lede", "reading", "small"] = "body"


@dataclass(frozen=True)
class Bullets:
    """A list without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Outline:
    """A list in levels: the words of a drawing, in reading order. Each line is a level from 0 and its text."""

    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Cell:
    """One cell of a table: its words, a mark beside them, and the plain number for a spreadsheet."""

    text: str
    mark: Mark | None = None
    look: Literal["plain", "strong", "missing"] = "plain"
    number: float | None = None


Row: TypeAlias = "tuple[Cell | str, ...]"


@dataclass(frozen=True)
class Table:
    """A table whose first column names its rows. Widths are shares of the page's width."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    numeric: frozenset[int] = frozenset()
    source: str = ""

    def __post_init__(self) -> None:
        lengths = {len(self.columns), len(self.widths), *map(len, self.rows)}
        assert len(lengths) == 1, f"{self.caption}: columns, widths and rows differ in length: {lengths}"


@dataclass(frozen=True)
class Figure:
    """A picture as SVG (for the page and the browser) with its words for people who do not see it."""

    svg: str
    alt: str
    caption: str
    source: str = ""


@dataclass(frozen=True)
class Note:
    """Something that the reader must not miss; the lead is enough on its own."""

    lead: str
    text: str
    kind: NoteKind = "help"
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """One entry of the list of sources, under the number that the text uses."""

    number: int
    title: str
    details: str
    link: str = ""


@dataclass(frozen=True)
class References:
    """The numbered list of sources."""

    items: tuple[Reference, ...]


@dataclass(frozen=True)
class PageBreak:
    """The next heading starts a new page."""


@dataclass(frozen=True)
class Landscape:
    """Blocks that stand on pages turned on their side."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True)
class CutOut:
    """Cards that people cut out of the paper, two in a row."""

    cards: tuple[Card, ...]


Block: TypeAlias = (
    Heading | Paragraph | Bullets | Outline | Table | Figure | Note | References | PageBreak | Landscape | CutOut
)


@dataclass(frozen=True)
class Document:
    """A whole document, ready to be written as any kind of file."""

    title: str
    subtitle: str
    audience: str
    is_draft: bool
    made_on: date
    blocks: tuple[Block, ...]
    paper: Literal["a4", "a3"] = "a4"


def cell(value: Cell | str) -> Cell:
    """A cell from a cell or from plain words."""
    return value if isinstance(value, Cell) else Cell(value)


def or_missing(text: str, missing: str = NOT_WRITTEN) -> Cell:
    """The text, or what is missing, in the look of something missing."""
    return Cell(text) if text.strip() else Cell(missing, look="missing")


def plain(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """All blocks in order, with those on landscape pages among them."""
    found: list[Block] = []
    for block in blocks:
        found += plain(block.blocks) if isinstance(block, Landscape) else [block]
    return tuple(found)


def tables(blocks: Sequence[Block]) -> list[Table]:
    """All tables in order."""
    return [block for block in plain(blocks) if isinstance(block, Table)]
