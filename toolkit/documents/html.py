"""Writes a document as one HTML file that reads offline: nothing in it asks another machine for anything."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from markupsafe import Markup

from toolkit import marks
from toolkit.documents import phrases
from toolkit.documents.blocks import (
    Block,
    Bullets,
    Cell,
    CutOut,
    Document,
    Figure,
    Heading,
    Landscape,
    Note,
    Outline,
    PageBreak,
    Paragraph,
    Reference,
    References,
    Row,
    Table,
    cell,
)

STYLE = Path(__file__).with_name("html.css").read_text(encoding="utf-8")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
CARDS_ON_A_PAGE = 8
_SCROLLS = '<div class="wide" role="group" aria-label="{}" tabindex="0">{}</div>'
_PAGE = Markup("""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Throughline">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
{stamp}<header>
<h1>{name}</h1>
<p class="lede">{subtitle}</p>
<p class="small">{audience}. {made_on}.</p>
</header>
<main id="content" tabindex="-1">
{content}
</main>
<footer>{name} | {made_on} | {audience}{draft}</footer>
</body>
</html>
""")


def to_html(document: Document) -> bytes:
    """The document as one HTML file, in UTF-8."""
    page = _PAGE.format(
        policy=POLICY,
        title=f"{'Draft: ' if document.is_draft else ''}{document.title}: {document.subtitle}",
        style=Markup(STYLE),
        stamp=Markup('<aside class="draft" aria-label="State of this document">Draft</aside>\n')
        if document.is_draft
        else "",
        name=document.title,
        subtitle=document.subtitle,
        audience=document.audience,
        made_on=phrases.day(document.made_on),
        content=_blocks(document.blocks),
        draft=" | Draft" if document.is_draft else "",
    )
    return page.encode()


def _blocks(blocks: Iterable[Block]) -> Markup:
    return Markup("\n").join(_block(block) for block in blocks)


def _block(block: Block) -> Markup:
    match block:
        case Heading():
            return Markup(f"<h{block.level + 1}>{{}}</h{block.level + 1}>").format(block.text)
        case Paragraph():
            return _paragraph(block)
        case Bullets():
            return _list(block.items)
        case Outline():
            return _outline(block.lines)
        case Table():
            return _table(block)
        case _:
            return _rare(block)


def _rare(block: Block) -> Markup:
    match block:
        case Figure():
            return _figure(block)
        case Note():
            return _note(block)
        case References():
            return Markup('<ol class="references">{}</ol>').format(Markup("").join(map(_reference, block.items)))
        case Landscape():
            return _blocks(block.blocks)
        case CutOut():
            return _cards(block)
        case _:
            assert isinstance(block, PageBreak)
            return Markup('<div class="page-break"></div>')


def _paragraph(block: Paragraph) -> Markup:
    lead = Markup("<strong>{}</strong> ").format(block.lead) if block.lead else ""
    look = "" if block.style == "body" else Markup(' class="{}"').format(block.style)
    return Markup("<p{}>{}{}</p>").format(look, lead, block.text)


def _list(items: Iterable[str]) -> Markup:
    return Markup('<ul class="plain">{}</ul>').format(
        Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    )


def _outline(lines: Sequence[tuple[int, str]]) -> Markup:
    """Lists inside lists: a deeper line belongs to the line above it."""
    items = []
    for number, (level, text) in enumerate(lines):
        if level > lines[0][0]:
            continue
        inner = []
        for deeper in lines[number + 1 :]:
            if deeper[0] <= level:
                break
            inner.append(deeper)
        items.append(Markup("<li>{}{}</li>").format(text, _outline(inner) if inner else ""))
    return Markup('<ul class="outline">{}</ul>').format(Markup("").join(items))


def _cards(block: CutOut) -> Markup:
    line = Markup(
        '<li class="card"><p class="card-head"><span class="card-number">{}</span> {}</p><p>{}</p>'
        '<p class="small">{}</p></li>'
    )
    items = [line.format(card.number, card.kind, card.text, card.ask) for card in block.cards]
    pages = (items[start : start + CARDS_ON_A_PAGE] for start in range(0, len(items), CARDS_ON_A_PAGE))
    return Markup("\n").join(
        Markup('<ul class="cards" role="list">{}</ul>').format(Markup("").join(on)) for on in pages
    )


def _figure(block: Figure) -> Markup:
    """A drawing with its own title stands in the page; a chart stands as an image, so that nothing in it can act."""
    is_named = "<title" in block.svg and "<desc" in block.svg
    address = marks.data_address(block.svg)
    picture = Markup(block.svg) if is_named else Markup('<img src="{}" alt="{}">').format(address, block.alt)
    text = '<figure><figcaption>{}</figcaption>{}</figure>\n<p class="source">{}</p>'
    return Markup(text).format(block.caption, Markup(_SCROLLS).format(block.caption, picture), block.source)


def _note(block: Note) -> Markup:
    items = _list(block.items) if block.items else ""
    return Markup('<div class="note {}"><strong>{}</strong> {}{}</div>').format(
        block.kind, block.lead, block.text, items
    )


def _reference(item: Reference) -> Markup:
    link = Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(item.link) if item.link else ""
    text = Markup("<li>[{}] <strong>{}</strong>. {}. {}</li>")
    return text.format(item.number, item.title, item.details.rstrip("."), link)


def _table(block: Table) -> Markup:
    heads = (
        Markup('<th scope="col" role="columnheader"{}>{}</th>').format(_number(number, block), name)
        for number, name in enumerate(block.columns)
    )
    rows = Markup("\n").join(_row(row, block) for row in block.rows)
    text = (
        '<div class="wide" role="region" aria-label="{}" tabindex="0"><table role="table"><caption>{}</caption>{}'
        '<thead role="rowgroup"><tr role="row">{}</tr></thead>\n<tbody role="rowgroup">{}</tbody></table></div>{}'
    )
    source = Markup('\n<p class="source">{}</p>').format(block.source) if block.source else ""
    return Markup(text).format(block.caption, block.caption, _widths(block), Markup("").join(heads), rows, source)


def _widths(block: Table) -> Markup:
    shares = (share / sum(block.widths) for share in block.widths)
    columns = (Markup('<col width="{}%">').format(f"{share * 100:.1f}") for share in shares)
    return Markup("<colgroup>{}</colgroup>").format(Markup("").join(columns))


def _row(row: Row, block: Table) -> Markup:
    first = Markup('<th scope="row" role="rowheader">{}</th>').format(_cell(cell(row[0])))
    others = (
        Markup('<td role="cell" data-column="{}"{}>{}</td>').format(
            block.columns[number], _number(number, block), _cell(cell(value))
        )
        for number, value in enumerate(row)
        if number > 0
    )
    return Markup('<tr role="row">{}{}</tr>').format(first, Markup("").join(others))


def _number(number: int, block: Table) -> Markup:
    return Markup(' class="number"') if number in block.numeric else Markup("")


def _cell(value: Cell) -> Markup:
    mark = Markup("")
    if value.mark and value.mark.svg:
        picture = '<img class="mark" src="{}" alt="" width="{}" height="{}">'
        mark = Markup(picture).format(marks.data_address(value.mark.svg), value.mark.width, value.mark.height)
    if value.look == "plain":
        return Markup("{}{}").format(mark, value.text)
    return Markup('{}<span class="{}">{}</span>').format(mark, value.look, value.text)
