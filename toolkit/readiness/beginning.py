"""Knows how a theory of change begins from something that is there: a worked example, an outline, a table, a file."""

from collections.abc import Mapping, Sequence
from typing import Literal

from toolkit import design as designs
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.theory_of_change.formats import cells, from_columns, from_mermaid, from_outline, table
from toolkit.theory_of_change.formats.bringing_in import BroughtIn
from toolkit.theory_of_change.graph import Arrow, Box, Theory

How = Literal["instead", "beside"]
TABLES = (".csv", ".xlsx", ".xls", ".tsv", ".txt")


def from_example(example: Design) -> Theory:
    """A worked theory to change: every box and arrow is marked to check, and says where it was taken from."""
    taken = f"Taken from the worked theory “{example.name}”"
    boxes = {
        key: box.model_copy(update={"to_check": True, "basis": f"{taken}. {box.basis}".rstrip()})
        for key, box in example.theory.boxes.items()
    }
    arrows = {key: _to_judge_anew(arrow) for key, arrow in example.theory.arrows.items()}
    return Theory(boxes=boxes, arrows=arrows)


def _to_judge_anew(arrow: Arrow) -> Arrow:
    """An arrow without what others judged for their own people and place."""
    return arrow.model_copy(
        update={
            "to_check": True, "applies_here": None, "applies_because": "", "sure": None, "sure_by": "",
            "judgements": {},
        }
    )  # fmt: skip


def from_text(text: str) -> BroughtIn:
    """A theory from pasted text: a Mermaid chart, or an outline of any kind."""
    first = text.lstrip().split("\n", 1)[0].strip().lower()
    is_chart = first.startswith(("flowchart", "graph ", "```mermaid", "---", "%%"))
    return _sourced(from_mermaid.from_mermaid(text), "a Mermaid chart") if is_chart else outlined(text)


def outlined(text: str, indented: from_outline.Indented | None = None) -> BroughtIn:
    """A theory from an outline; `indented` says what a step to the right means where the outline does not."""
    return _sourced(from_outline.from_outline(text, indented), "an outline")


def read_table(content: bytes, name: str) -> list[list[str]]:
    """The rows of a table that somebody brought. Raises UserError for what is no table."""
    return cells.read(content, name)


def from_own_table(rows: Sequence[Sequence[str]]) -> BroughtIn | None:
    """The theory in a table that was written here; None for any other table."""
    return table.from_rows(rows) if table.is_ours(rows[0]) else None


def from_table(rows: Sequence[Sequence[str]], roles: Mapping[int, str]) -> BroughtIn:
    """The theory in somebody's own table, once it is said what each column holds."""
    return _sourced(from_columns.from_columns(rows, roles), "a table")


def from_file(content: bytes, name: str) -> BroughtIn:
    """A theory from a project file, a Mermaid file or a text. Raises UserError for anything else."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(
            f"{name} is not a text file. Bring a table, a project file or a text. Nothing was changed."
        ) from None
    if name.lower().endswith((".yaml", ".yml")):
        theory = designs.from_yaml(text, name).theory
        if not theory.boxes:
            raise UserError(f"{name} has no theory of change in it. Nothing was changed.")
        return BroughtIn(theory)
    return from_text(text)


def _sourced(brought: BroughtIn, what: str) -> BroughtIn:
    """Boxes of which the text does not say where they come from say that they were brought in."""
    boxes = {
        key: box if box.basis else box.model_copy(update={"basis": f"Brought in from {what}"})
        for key, box in brought.theory.boxes.items()
    }
    return BroughtIn(brought.theory.model_copy(update={"boxes": boxes}), brought.notes)


def put_in(design: Design, theory: Theory, how: How = "instead") -> Design:
    """The design with a theory in place of its own, or beside it under ids that nothing else has."""
    if how == "instead" or not design.theory.boxes:
        return design.with_theory(theory)
    names = {box.id: designs.new_id("box") for box in theory.boxes.values()}
    last_box = max(box.position for box in design.theory.boxes.values())
    last_arrow = max((arrow.position for arrow in design.theory.arrows.values()), default=0.0)
    boxes = [_moved_box(box, names[box.id], last_box) for box in theory.boxes.values()]
    arrows = [
        arrow.model_copy(
            update={
                "id": designs.new_id("arrow"), "start": names[arrow.start], "end": names[arrow.end],
                "position": arrow.position + last_arrow,
            }
        )
        for arrow in theory.arrows.values()
    ]  # fmt: skip
    both = Theory(
        boxes={**design.theory.boxes, **{box.id: box for box in boxes}},
        arrows={**design.theory.arrows, **{arrow.id: arrow for arrow in arrows}},
    )
    return design.with_theory(both)


def _moved_box(box: Box, identifier: str, after: float) -> Box:
    return box.model_copy(update={"id": identifier, "position": box.position + after})
