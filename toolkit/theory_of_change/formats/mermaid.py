"""Writes a theory of change as a Mermaid flowchart."""

import json
import re
from collections.abc import Mapping

from toolkit.theory_of_change import graph, looks
from toolkit.theory_of_change.graph import Arrow, Box, Theory

PREFIX = "n_"
"""Before every id, because Mermaid reads some words (end, class, style) as orders."""
CHECK = "_to_check"
LINES: Mapping[str, str] = {
    "studies_fit": "==>",
    "studies_partly_fit": "==>",
    "some_studies": "-->",
    "assumption": "-.->",
    "not_rated": "-.->",
    "may_do_harm": "-.->",
}
NOTE = "%% also: "
"""What the flowchart itself does not show stands in a note after it, which Mermaid skips."""
_SAFE = re.compile(r"[^A-Za-z0-9 .,'()/+\-\u00c0-\u024f]")


def to_mermaid(theory: Theory, name: str = "Theory of change") -> str:
    """The flowchart: boxes in the columns of the drawing, arrows with their numbers and what they rest on."""
    lines = ["---", f"title: {json.dumps(name)}", "---", "flowchart LR"]
    for number, (heading, kinds) in enumerate(graph.COLUMNS, start=1):
        boxes = [box for box in theory.boxes_as_read() if box.kind in kinds]
        if boxes:
            inside = (line for box in boxes for line in _box(box))
            lines += [f'  subgraph column_{number}["{heading}"]', *inside, "  end"]
    for number, arrow in theory.numbered_arrows():
        if {arrow.start, arrow.end} <= theory.boxes.keys():
            lines += _arrow(number, arrow)
    return "\n".join([*lines, *_styles(theory)]) + "\n"


def _box(box: Box) -> list[str]:
    opening, closing = ("([", "])") if box.kind == "people" else ("[", "]")
    word = graph.BOX_WORDS[box.kind] + (", to check" if box.to_check else "")
    words = f'{opening}"{_safe(word)}<br/>{_safe(box.text)}"{closing}'
    return [f"    {node(box.id)}{words}:::{_style(box.kind, box.to_check)}", f"    {_note(box)}"]


def _arrow(number: int, arrow: Arrow) -> list[str]:
    words = _safe(f"{number}, {graph.RATING_WORDS[arrow.rating]}")
    return [f'  {node(arrow.start)} {LINES[arrow.rating]}|"{words}"| {node(arrow.end)}', f"  {_note(arrow)}"]


def _note(item: Box | Arrow) -> str:
    shown = {"id", "kind", "text", "to_check"} if isinstance(item, Box) else {"start", "end", "rating"}
    told = item.model_dump(mode="json", exclude_defaults=True, exclude=shown)
    # Mermaid obeys %%{...} even inside a note.
    return NOTE + json.dumps(told).replace("%", "\\u0025")


def node(identifier: str) -> str:
    """The name of a box in the flowchart."""
    return PREFIX + identifier.replace("-", "_")


def _safe(text: str) -> str:
    """Text in which nothing is an order to Mermaid: every other sign by its number, line breaks as such."""
    return "<br/>".join(_SAFE.sub(lambda found: f"#{ord(found.group())};", part) for part in text.split("\n"))


def _style(kind: str, to_check: bool) -> str:
    return kind + (CHECK if to_check else "")


def _styles(theory: Theory) -> list[str]:
    used = dict.fromkeys((box.kind, box.to_check) for box in theory.boxes_as_read())
    return [f"  classDef {_style(*each)} {_look(*each)}" for each in used]


def _look(kind: str, to_check: bool) -> str:
    look = looks.BOXES[kind]
    edge = look.text if look.edge == look.fill and to_check else look.edge
    return f"fill:{look.fill},stroke:{edge},color:{look.text}" + (",stroke-dasharray:5 3" if to_check else "")
