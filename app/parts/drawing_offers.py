"""Offers the theory of change as files: to print, to present, to go on drawing elsewhere, and to bring back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from app import state
from app.parts import downloads, messages, offers
from toolkit.design import Audience, Design
from toolkit.documents import pictures, write
from toolkit.documents.paper import PAPERS
from toolkit.theory_of_change import core, sheets

VIEWS: Mapping[str, tuple[str, str]] = {
    "whole": ("Everything", "Every box and every arrow."),
    "simple": ("Simple view", "Without what goes in, outputs, what helps and assumptions. Risks of harm always stay."),
}


@dataclass(frozen=True)
class Kind:
    """One kind of file: what it is good for, its suffix, and the cut for each view ('' where a view has none)."""

    title: str
    holds: str
    label: str
    suffix: str
    whole: str = "theory"
    simple: str = "theory-simple"


KINDS: Mapping[str, Sequence[Kind]] = {
    "To print and to read": (
        Kind(
            "For the wall", "On A3 paper, in as few sheets as can be read. The words and the evidence follow.",
            "Poster (PDF, A3)", ".pdf", "poster", "",
        ),
        Kind("For a reader", "On A4 paper, with every arrow’s reason, evidence and source.", "A4 (PDF)", ".pdf"),
        Kind("To write on", "Half a page of story, the picture, the outline, every arrow.", "Word", ".docx"),
        Kind("To read on any screen", "One file that a browser opens without a network.", "HTML", ".html"),
    ),
    "To present and to go on drawing": (
        Kind(
            "Slides", "Real boxes. The arrows stay joined to them when you move a box. Both views are in it.",
            "PowerPoint", ".pptx", simple="theory",
        ),
        Kind("A sharp picture", "Its words stay words: they can be found and copied.", "Picture (SVG)", ".svg"),
        Kind("A picture for any program", "Large enough to print.", "Picture (PNG)", ".png"),
        Kind("For draw.io", "Boxes and joined arrows, laid out as here.", "draw.io", ".drawio"),
        Kind("For Graphviz", "The graph as text that Graphviz draws.", "DOT", ".dot"),
    ),
    "To keep, to change and to bring back": (
        Kind(
            "For a spreadsheet", "A row for each box, arrow and finding, with every field. It comes back in as it was.",
            "Table (CSV)", ".csv", simple="",
        ),
        Kind("For Mermaid", "A flowchart as text. It comes back in as it was.", "Mermaid", ".mmd"),
        Kind(
            "As plain words", "An outline that you can change in any program. Boxes, arrows and reasons come back in.",
            "Outline (text)", ".txt", simple="",
        ),
    ),
}  # fmt: skip


def choose_view(design: Design) -> str:
    """Everything, or the simple view; offered only where there is something to leave out."""
    if not core.hidden(design.theory)[0]:
        return "whole"
    return st.radio(
        "How much of it?", list(VIEWS), captions=[what for _, what in VIEWS.values()], key=f"{design.id}-view",
        format_func=lambda item: VIEWS[item][0], persist_state="session",
    )  # fmt: skip


def say_how_many_sheets(design: Design, view: str) -> None:
    """How many sheets of paper the drawing takes."""
    drawn = pictures.laid_out(design.theory, simple=view == "simple")
    counts = {
        name: min(len(sheets.cut(drawn, room)) for room in (paper.landscape, paper.portrait))
        for name, paper in PAPERS.items()
    }
    told = [f"{'1 sheet' if count == 1 else f'{count} sheets'} of {name.upper()}" for name, count in counts.items()]
    overlap = " Sheets overlap, so no box is cut in two." if max(counts.values()) > 1 else ""
    messages.reading("On paper:", f"the drawing takes {told[0]}, or {told[1]}.{overlap}")


def show(design: Design, audience: Audience, view: str) -> None:
    """All kinds of file, in three groups."""
    content = f"{state.today()} {audience} {state.records_stamp()} {design.model_dump_json()}"
    for heading, kinds in KINDS.items():
        messages.heading(heading)
        for kind in kinds:
            cut = kind.simple if view == "simple" else kind.whole
            if cut:
                _offer(design, audience, kind, cut, content)


def _offer(design: Design, audience: Audience, kind: Kind, cut: str, content: str) -> None:
    make = partial(write.to_bytes, design, state.base(), kind.suffix, cut, audience, offers.today())
    name = downloads.name_for(design, f"{cut}-{audience}", kind.suffix)
    button = partial(downloads.made, kind.label, make, name, content, design.id)
    offers.line(f"{cut}{kind.suffix[1:]}", kind.title, kind.holds, button)
