"""Writes the theory of change alone, for programs that draw, calculate or plan: pictures, graphs and tables."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from toolkit.documents import pictures
from toolkit.documents.subject import Subject
from toolkit.errors import UserError
from toolkit.theory_of_change import core, svg
from toolkit.theory_of_change.formats import dot, drawio, mermaid, outline_text, table
from toolkit.theory_of_change.graph import Theory

PNG_SCALE, WIDEST_PNG = 3.0, 10_000.0
_AS_TEXT: Mapping[str, Callable[[Theory, str], str]] = MappingProxyType({
    ".drawio": drawio.to_drawio,
    ".mmd": mermaid.to_mermaid,
    ".dot": dot.to_dot,
    ".csv": lambda theory, name: "\ufeff" + table.to_csv(theory),
    ".txt": lambda theory, name: outline_text.to_outline(theory),
})  # fmt: skip
SUFFIXES: tuple[str, ...] = (".svg", ".png", *_AS_TEXT)
MEDIA_TYPES: Mapping[str, str] = MappingProxyType({
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".drawio": "application/vnd.jgraph.mxfile",
    ".mmd": "text/vnd.mermaid",
    ".dot": "text/vnd.graphviz",
    ".csv": "text/csv",
    ".txt": "text/plain",
})  # fmt: skip


def to_bytes(subject: Subject, kind: str, *, simple: bool = False) -> bytes:
    """The theory of a design as the content of a file. Raises UserError where there is nothing to draw."""
    theory = subject.design.theory
    if not theory.boxes:
        raise UserError("There is no theory of change yet. Draft one first, then draw it.")
    name = f"Theory of change: {subject.design.name}"
    if kind in _AS_TEXT:
        return _AS_TEXT[kind](core.core(theory) if simple else theory, name).encode()
    drawn = pictures.laid_out(theory, simple=simple)
    picture = svg.to_svg(drawn, f"{name}. Draft" if subject.is_draft else name)
    if kind == ".svg":
        return picture.encode()
    return svg.to_png(picture, min(PNG_SCALE, WIDEST_PNG / max(drawn.width, drawn.height)))
