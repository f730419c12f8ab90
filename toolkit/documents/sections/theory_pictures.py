"""Shows the theory of change as pictures: on one sheet where its words stay readable, else on several."""

from collections.abc import Sequence

from toolkit import wording
from toolkit.documents import pictures
from toolkit.documents.blocks import Block, Figure, Heading, Landscape, PageBreak
from toolkit.documents.paper import PAPERS, Paper
from toolkit.documents.subject import Subject
from toolkit.theory_of_change import core
from toolkit.theory_of_change.graph import BOX_WORDS, Theory

HEADING = "The theory of change"
A4 = PAPERS["a4"]


def pages(subject: Subject, paper: Paper = A4, *, simple: bool = False) -> list[Block]:
    """The drawing with its heading: on pages turned on their side, or upright where that takes fewer."""
    heading = Heading(1, HEADING)
    lying, upright = (_sheets(subject, room, simple=simple) for room in (paper.landscape, paper.portrait))
    if len(upright) < len(lying):
        return [PageBreak(), heading, *_figures(subject, upright, simple=simple)]
    first, *others = _figures(subject, lying, simple=simple)
    return [Landscape((heading, first)), *(Landscape((figure,)) for figure in others)]


def _sheets(subject: Subject, room: tuple[float, float], *, simple: bool) -> tuple[str, ...]:
    name = f"Theory of change: {subject.design.name}"
    return pictures.theory_sheets(subject.design.theory, name, room, simple=simple)


def _figures(subject: Subject, shown: Sequence[str], *, simple: bool) -> list[Figure]:
    """One figure for each sheet of paper."""
    whole, count = subject.design.theory, len(shown)
    name = f"Theory of change: {subject.design.name}"
    return [
        Figure(picture, _alt(subject, place, count), _caption(name, place, count), _source(whole, place, count, simple))
        for place, picture in enumerate(shown)
    ]


def _caption(name: str, place: int, count: int) -> str:
    return name if count == 1 else f"{name}, sheet {place + 1} of {count}"


def _alt(subject: Subject, place: int, count: int) -> str:
    theory, name = subject.design.theory, subject.design.name
    boxes = wording.count_of(len(theory.boxes), "box", "boxes")
    which = f"Sheet {place + 1} of {count} of the theory" if count > 1 else "Theory"
    arrows = wording.count_of(len(theory.arrows), "arrow")
    return f"{which} of change of {name}: {boxes} and {arrows}. {_spine(theory)}"


def _spine(theory: Theory) -> str:
    """The drawing in a few sentences, for its alt text."""
    kinds = ("need", "activity", "medium_outcome", "impact")
    found = [(BOX_WORDS[kind], theory.ordered_boxes(kind)) for kind in kinds]
    parts = [f"{word}: {'; '.join(box.text for box in boxes)}." for word, boxes in found if boxes]
    return f"{' '.join(parts)} The outline below has every box and arrow."


def _source(theory: Theory, place: int, count: int, simple: bool) -> str:
    told = "Broken edges mark guesses to check. The outline below says the same in words."
    if count > 1:
        told += f" This is sheet {place + 1}: sheets overlap, so that every box is whole on one of them."
    boxes, arrows = core.hidden(theory) if simple else (0, 0)
    if boxes:
        left_out = f"{wording.count_of(boxes, 'box', 'boxes')} and {wording.count_of(arrows, 'arrow')}"
        told += f" This simple view leaves out {left_out}: what goes in, outputs, what helps, and assumptions."
    return told
