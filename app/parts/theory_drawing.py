"""Shows the drawing of a theory of change, in which everything can be chosen and changed by mouse and by keyboard."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from app import state
from app.parts import colours
from toolkit.theory_of_change import layout, outline, svg
from toolkit.theory_of_change.acts import Act
from toolkit.theory_of_change.drawing import Drawing
from toolkit.theory_of_change.graph import Theory

SMALLEST_SCALE = 0.86
"""Below this the words would be smaller than 11 px, and the drawing scrolls sideways instead."""


def _read(suffix: str) -> str:
    return Path(__file__).with_suffix(suffix).read_text(encoding="utf-8")


_component = st.components.v2.component(
    "throughline_theory_drawing", html=_read(".html"), css=colours.AS_CSS + _read(".css"), js=_read(".js")
)


def show(
    theory: Theory,
    key: str,
    chosen: str | None,
    choose: Callable[[str], None],
    act: Callable[[Act], None],
    asked: int = 0,
    lit: Collection[str] | None = None,
) -> None:
    """The drawing, with one box or arrow brought out.

    `choose` and `act` are called before the page is shown again. When `asked` grows, the reader is taken to the card.
    With `lit`, everything else is dimmed.
    """
    drawn = lay_out(theory)
    data = {
        "svg": svg.to_svg(drawn, chosen=chosen),
        "labels": labels(theory, drawn),
        "boxes": {box.id: f"“{' '.join(box.text.split())}”" for box in theory.boxes.values()},
        "words": {box.id: box.text for box in theory.boxes.values()},
        "smallest": round(drawn.width * SMALLEST_SCALE),
        "chosen": chosen or "",
        "kind": "box" if chosen in theory.boxes else "arrow" if chosen else "",
        "asked": asked,
        "said": f"{_name(drawn, chosen)} is open." if chosen else "",
        "lit": None if lit is None else sorted(lit),
    }
    _component(
        key=key,
        data=data,
        on_chosen_change=lambda: take(key, "chosen", lambda sent: choose(str(sent))),
        on_act_change=lambda: take(key, "act", lambda sent: act(as_act(sent))),
    )


def take(key: str, name: str, use: Callable[[Any], None]) -> None:
    """Use what a component has just sent; that it is cleared afterwards is no message."""
    sent = state.kept(key, {}).get(name)
    if sent:
        use(sent)


def as_act(sent: Any) -> Act:
    """What a component sent, as an act; what is not text is left out."""
    given = sent if isinstance(sent, dict) else {}
    return Act.model_validate({name: str(given.get(name) or "") for name in Act.model_fields})


def lay_out(theory: Theory) -> Drawing:
    """The drawing, laid out once for all sessions."""
    return state.made_once("theory-drawing", theory.model_dump_json(), lambda: layout.lay_out(theory))


def labels(theory: Theory, drawn: Drawing) -> Mapping[str, str]:
    """What a screen reader says for each box and arrow: everything that can be seen there, and more."""
    boxes = {box.id: f"{box.label}: {' '.join(box.text.split())}" for box in drawn.boxes}
    leaving = {item.id: item for item in outline.outline(theory)}
    arrows = {
        arrow.id: f"Arrow {arrow.number}: {' '.join(item.text.split())}, {arrow.words}"
        for item in leaving.values()
        for arrow in item.arrows
    }
    return boxes | arrows


def _name(drawn: Drawing, identifier: str) -> str:
    """What is open, as the status line says it."""
    numbers = {arrow.id: f"Arrow {arrow.number}" for arrow in drawn.arrows}
    words = {box.id: f"The box “{' '.join(box.text.split())}”" for box in drawn.boxes}
    return (numbers | words).get(identifier, "Nothing")
