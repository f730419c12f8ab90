"""Shows tables as real HTML with caption, scopes and roles; under 640 pixels each row becomes a card."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.parts import badges, messages
from toolkit import wording

Cell = str | Markup | int | float | None


@dataclass(frozen=True)
class Column:
    """A column's name; numbers stand at the right, with figures of one width."""

    name: str
    is_number: bool = False
    note: str = ""


def show(caption: str, columns: Sequence[str | Column], rows: Sequence[Sequence[Cell]], *, many: bool = False) -> None:
    """A table whose first column names the rows. Everything is escaped that is not Markup; None is 'not recorded'.

    With `many` columns the cells of a row stand in lines below its name, as they do on a phone.
    """
    messages.show(table(caption, columns, rows, many=many))


def table(
    caption: str, columns: Sequence[str | Column], rows: Sequence[Sequence[Cell]], *, many: bool = False
) -> Markup:
    """The same as HTML."""
    named = [column if isinstance(column, Column) else Column(column) for column in columns]
    frame = Markup(
        '<table role="table"{}><caption>{}</caption><thead role="rowgroup"><tr role="row">{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table>'
    )
    look = Markup(' class="many"') if many else Markup("")
    heads, lines = (_head(column) for column in named), (_row(named, row) for row in rows)
    return frame.format(look, caption, _joined(heads), _joined(lines))


def cell(main: Cell, below: Cell = "") -> Markup:
    """A cell with smaller text below its main content."""
    small = Markup('<span class="below">{}</span>').format(_content(below)) if below else ""
    return Markup("{}{}").format(_content(main), small)


def _head(column: Column) -> Markup:
    note = Markup('<span class="below">{}</span>').format(column.note) if column.note else ""
    return Markup('<th role="columnheader" scope="col"{}>{}{}</th>').format(_look(column), column.name, note)


def _row(columns: Sequence[Column], cells: Sequence[Cell]) -> Markup:
    first = Markup('<th role="rowheader" scope="row">{}</th>').format(_content(cells[0]))
    rest = [_data(column, content) for column, content in zip(columns[1:], cells[1:], strict=True)]
    return Markup('<tr role="row">{}{}</tr>').format(first, _joined(rest))


def _data(column: Column, content: Cell) -> Markup:
    # The column's name is a real element, so that a card on a phone says it to screen readers as well.
    name = Markup('<span class="column-name">{}</span>').format(column.name)
    return Markup('<td role="cell"{}>{}<span class="content">{}</span></td>').format(
        _look(column), name, _content(content)
    )


def _look(column: Column) -> Markup:
    return Markup(' class="number"') if column.is_number else Markup("")


def _content(content: Cell) -> str | Markup:
    if content is None:
        return badges.value("not_recorded")
    return content if isinstance(content, str) else wording.number(content)


def _joined(parts: Sequence[Markup] | object) -> Markup:
    return Markup("").join(parts)  # type: ignore[arg-type]
