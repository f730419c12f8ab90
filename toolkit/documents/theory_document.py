"""The theory of change on its own: told in half a page, as picture, arrow by arrow and as an outline."""

from toolkit.documents.blocks import Block, Document, Heading, Landscape, Paragraph
from toolkit.documents.paper import PAPERS, Paper
from toolkit.documents.phrases import AUDIENCE_WORDS
from toolkit.documents.sections import closing, narrative, opening, theory, theory_pictures
from toolkit.documents.subject import Subject


def whole(subject: Subject) -> Document:
    """The theory of change with everything in it, on A4."""
    return _document(subject, "Theory of change", PAPERS["a4"])


def simple(subject: Subject) -> Document:
    """The theory of change in its simple view; the words below still have everything."""
    return _document(subject, "Theory of change: simple view", PAPERS["a4"], simple=True)


def poster(subject: Subject) -> Document:
    """The theory of change with everything in it, on A3 for the wall."""
    return _document(subject, "Theory of change for the wall", PAPERS["a3"])


def _document(subject: Subject, what: str, paper: Paper, *, simple: bool = False) -> Document:
    return Document(
        title=subject.design.name,
        subtitle=f"{what}. {subject.place}",
        audience=AUDIENCE_WORDS[subject.audience],
        is_draft=subject.is_draft,
        made_on=subject.today,
        blocks=(*opening.opening(subject), *_theory(subject, paper, simple=simple), *_after(subject)),
        paper="a3" if paper.name == "a3" else "a4",
    )


def _theory(subject: Subject, paper: Paper, *, simple: bool) -> list[Block]:
    drawn = subject.design.theory
    if not drawn.boxes:
        return [Heading(1, theory_pictures.HEADING), theory.nothing_drawn()]
    arrows = Landscape((Heading(1, "Why each arrow should hold"), theory.arrows_table(subject)))
    return [
        *narrative.narrative(subject, "half-page"),
        *theory_pictures.pages(subject, paper, simple=simple),
        *([arrows] if drawn.arrows else []),
        *theory.in_words(subject),
        *theory.risks(subject),
    ]


def _after(subject: Subject) -> list[Block]:
    kept = Paragraph("The project file keeps every box and arrow. It opens in the tool again.", style="small")
    return [*closing.sources(subject.sources), *closing.about(subject), kept]
