"""Writes and reads a theory of change as a table: a row for each box, arrow, finding and judgement."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import pydantic

from toolkit import yaml_files
from toolkit.errors import UserError
from toolkit.theory_of_change.details import Evidence, Judgement
from toolkit.theory_of_change.formats import bringing_in, cells, fields
from toolkit.theory_of_change.formats.bringing_in import BroughtIn
from toolkit.theory_of_change.graph import Arrow, Box, Theory
from toolkit.vocabulary import Record

ROW, ID, OF, POSITION = "Row", "Id", "Of arrow", "Order"
BOX, ARROW, FOR, AGAINST, JUDGEMENT = "Box", "Arrow", "Evidence for", "Evidence against", "Judgement"
COLUMNS: tuple[str, ...] = tuple(
    dict.fromkeys((ROW, ID, OF, *fields.BOX, *fields.ARROW, *fields.FINDING, *fields.JUDGEMENT, POSITION))
)
Model = TypeVar("Model", bound=Record)
_Cells = Mapping[str, str]


def rows(theory: Theory) -> list[tuple[str, ...]]:
    """Every row of the table under COLUMNS: boxes as they are read, then each arrow with what belongs to it."""
    found: list[_Cells] = [_of(BOX, box, fields.BOX) for box in theory.boxes_as_read()]
    for arrow in theory.ordered_arrows():
        found.append(_of(ARROW, arrow, fields.ARROW))
        for name, findings in ((FOR, arrow.evidence_for), (AGAINST, arrow.evidence_against)):
            found += [{ROW: name, OF: arrow.id, **fields.written(dict(each), fields.FINDING)} for each in findings]
        found += [{**_of(JUDGEMENT, each, fields.JUDGEMENT), OF: arrow.id} for each in arrow.judgements.values()]
    return [tuple(row.get(column, "") for column in COLUMNS) for row in found]


def _of(name: str, item: Box | Arrow | Judgement, columns: Mapping[str, fields.Path]) -> dict[str, str]:
    return {ROW: name, ID: item.id, POSITION: repr(item.position), **fields.written(item.model_dump(), columns)}


def to_csv(theory: Theory) -> str:
    """The table as CSV."""
    return cells.to_csv(COLUMNS, rows(theory))


def is_ours(head: Sequence[str]) -> bool:
    """Whether a table's first row is that of this format."""
    return {ROW, ID, "Kind", "Text", "From", "To"} <= {name.strip() for name in head}


def from_rows(table: Sequence[Sequence[str]]) -> BroughtIn:
    """The theory in a table of this format. Raises UserError that names the row and what is wrong with it."""
    head = [name.strip() for name in table[0]]
    if not is_ours(head):
        raise UserError("Row 1: these are not the columns of our own table. Say what each column holds instead.")
    numbered = [
        (number, dict(zip(head, row, strict=False)))
        for number, row in enumerate(table[1:], start=2)
        if any(cell.strip() for cell in row)
    ]
    boxes = _all(numbered, BOX, _item(Box, fields.BOX))
    bringing_in.check_boxes(boxes)
    arrows = _all(numbered, ARROW, _item(Arrow, fields.ARROW))
    _refuse_other_rows(numbered, boxes, arrows)
    for number, row in numbered:
        if row.get(ROW) in (FOR, AGAINST, JUDGEMENT):
            arrows[row[OF]] = _with_part(arrows[row[OF]], row, number)
    return BroughtIn(Theory(boxes=boxes, arrows=arrows))


def _item(model: type[Model], columns: Mapping[str, fields.Path]) -> Callable[[int, _Cells], Model]:
    def make(number: int, row: _Cells) -> Model:
        return _checked(model, {"position": row.get(POSITION), "id": row.get(ID), **fields.read(row, columns)}, number)

    return make


def _all(numbered: Sequence[tuple[int, _Cells]], name: str, make: Callable[[int, _Cells], Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, row in numbered:
        if row.get(ROW) == name:
            item = make(number, row)
            if item.id in found:
                raise UserError(f"Row {number}: the id '{item.id}' is there twice. Give each row its own id.")
            found[item.id] = item
    return found


def _checked(model: type[Model], values: Mapping[str, Any], number: int) -> Model:
    given = {
        key: {"yes": True, "no": False}[value] if _is_yes_no(key, value) else value for key, value in values.items()
    }
    try:
        return model.model_validate(given)
    except pydantic.ValidationError as error:
        what = yaml_files.explain(model, error.errors()[0])
        raise UserError(f"Row {number}: {what}. Nothing was changed.") from None


def _is_yes_no(key: str, value: object) -> bool:
    return fields.WORDS.get(key) is fields.YES_NO and value in fields.YES_NO


def _refuse_other_rows(
    numbered: Sequence[tuple[int, _Cells]], boxes: Mapping[str, Box], arrows: Mapping[str, Arrow]
) -> None:
    for number, row in numbered:
        name = row.get(ROW, "")
        if name not in (BOX, ARROW, FOR, AGAINST, JUDGEMENT):
            raise UserError(f"Row {number}: '{name}' is no kind of row. Write Box, Arrow, Evidence for or Judgement.")
        if name == ARROW:
            missing = [row[end] for end in ("From", "To") if row[end] not in boxes]
            if missing:
                raise UserError(f"Row {number}: there is no box with the id '{missing[0]}'. Nothing was changed.")
        elif name != BOX and row.get(OF) not in arrows:
            raise UserError(f"Row {number}: there is no arrow with the id '{row.get(OF, '')}'. Nothing was changed.")


def _with_part(arrow: Arrow, row: _Cells, number: int) -> Arrow:
    """The arrow with one finding or one more judgement."""
    if row[ROW] == JUDGEMENT:
        said = _item(Judgement, fields.JUDGEMENT)(number, row)
        return arrow.model_copy(update={"judgements": {**arrow.judgements, said.id: said}})
    field = "evidence_for" if row[ROW] == FOR else "evidence_against"
    finding = _checked(Evidence, fields.read(row, fields.FINDING), number)
    return arrow.model_copy(update={field: (*getattr(arrow, field), finding)})
