"""Shows a theory of change as an outline in which everything can be changed by keyboard, on any width of screen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from app.parts import colours, theory_drawing
from toolkit.theory_of_change import graph, outline
from toolkit.theory_of_change.acts import Act
from toolkit.theory_of_change.graph import Theory
from toolkit.theory_of_change.outline import OutlineArrow, OutlineItem
from toolkit.theory_of_change.reshaping import FIRST_KIND


def _read(suffix: str) -> str:
    return Path(__file__).with_suffix(suffix).read_text(encoding="utf-8")


_component = st.components.v2.component(
    "throughline_theory_outline",
    html='<div class="outline"></div>',
    css=colours.AS_CSS + _read(".css"),
    js=_read(".js"),
)


def show(theory: Theory, key: str, choose: Callable[[str], None], act: Callable[[Act], None], asked: int = 0) -> None:
    """The outline with all its fields. `choose` and `act` are called before the page is shown again."""
    data = {**as_data(theory), "asked": asked}
    _component(
        key=key,
        data=data,
        on_chosen_change=lambda: theory_drawing.take(key, "chosen", lambda sent: choose(str(sent))),
        on_act_change=lambda: theory_drawing.take(key, "act", lambda sent: act(theory_drawing.as_act(sent))),
    )


def as_data(theory: Theory) -> dict[str, Any]:
    """The theory as the component takes it: columns of boxes, each with what it leads to."""
    items = outline.outline(theory)
    headings = [heading for heading, _ in graph.COLUMNS]
    columns = [
        {
            "heading": heading,
            "kind": FIRST_KIND[number],
            "before": FIRST_KIND[max(number - 1, 0)],
            "left": headings[number - 1] if number else "",
            "right": headings[number + 1] if number + 1 < len(headings) else "",
            "boxes": [_box(theory, item) for item in items if theory.boxes[item.id].kind in kinds],
        }
        for number, (heading, kinds) in enumerate(graph.COLUMNS)
    ]
    names = [[item.id, f"{item.number}. {item.kind}: {item.text}"] for item in items]
    return {"columns": columns, "names": names, "kinds": [list(pair) for pair in graph.BOX_WORDS.items()]}


def _words(arrow: OutlineArrow) -> str:
    return f"to “{' '.join(arrow.target_text.split())}” ({arrow.rating})"


def _box(theory: Theory, item: OutlineItem) -> dict[str, Any]:
    box = theory.boxes[item.id]
    arrows = [
        {"id": arrow.id, "number": arrow.number, "end": arrow.target, "words": _words(arrow)} for arrow in item.arrows
    ]
    return {
        "id": item.id, "number": item.number, "kind": box.kind, "kindWords": item.kind, "words": box.text,
        "toCheck": box.to_check, "arrows": arrows,
    }  # fmt: skip
