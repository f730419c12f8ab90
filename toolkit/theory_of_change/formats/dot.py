"""Writes a theory of change in the DOT language of Graphviz, in the columns of our drawing."""

import re
from collections.abc import Mapping

from toolkit.theory_of_change import graph, lettering, looks
from toolkit.theory_of_change.graph import Arrow, Box, Theory
from toolkit.theory_of_change.layout import LABEL_SIZE, TEXT_ROOM, TEXT_SIZE

STYLES: Mapping[str, str] = {
    "studies_fit": "bold",
    "studies_partly_fit": "bold",
    "some_studies": "solid",
    "assumption": "dashed",
    "not_rated": "dotted",
    "may_do_harm": "dashed",
}


def to_dot(theory: Theory, name: str = "Theory of change") -> str:
    """The graph with its columns as ranks from left to right, so that Graphviz keeps boxes of a column together."""
    lines = [
        f"digraph {_quoted(name)} {{",
        '  graph [rankdir=LR, fontname="Arial", labelloc=t, splines=true, nodesep=0.25, ranksep=0.6];',
        f'  node [shape=box, style="filled", fontname="Arial", fontsize={TEXT_SIZE:g}, margin="0.12,0.08"];',
        f'  edge [fontname="Arial", fontsize={LABEL_SIZE:g}];',
        "  " + " -> ".join(f"column_{number}" for number in range(len(graph.COLUMNS))) + " [style=invis, weight=100];",
    ]
    for number, (heading, kinds) in enumerate(graph.COLUMNS):
        boxes = [box for box in theory.boxes_as_read() if box.kind in kinds]
        head = f'column_{number} [shape=plaintext, style="", label={_quoted(heading)}];'
        lines += ["  {", "    rank=same;", f"    {head}", *(f"    {_box(box)}" for box in boxes), "  }"]
    lines += [f"  {_arrow(number, arrow)}" for number, arrow in theory.numbered_arrows() if _is_whole(theory, arrow)]
    return "\n".join([*lines, "}"]) + "\n"


def _is_whole(theory: Theory, arrow: Arrow) -> bool:
    return {arrow.start, arrow.end} <= theory.boxes.keys()


def _box(box: Box) -> str:
    look = looks.BOXES[box.kind]
    word = graph.BOX_WORDS[box.kind] + (", to check" if box.to_check else "")
    style = ",".join(["filled", *(["dashed"] if box.to_check else []), *(["rounded"] if look.corner > 8 else [])])
    label = "\\n".join(_escaped(line) for line in (word, *lettering.wrap(box.text, TEXT_ROOM, TEXT_SIZE)))
    return (
        f'{_quoted(box.id)} [label="{label}", tooltip={_quoted(box.text)}, style="{style}", fillcolor="{look.fill}", '
        f'color="{look.edge}", fontcolor="{look.text}"];'
    )


def _arrow(number: int, arrow: Arrow) -> str:
    look = looks.LINES[arrow.rating]
    backwards = ", constraint=false" if arrow.is_feedback else ""
    words = f"Arrow {number}, {graph.RATING_WORDS[arrow.rating]}" + (f": {arrow.why}" if arrow.why else "")
    # An xlabel, because labels on arrows inside a column make some versions of Graphviz give up.
    return (
        f'{_quoted(arrow.start)} -> {_quoted(arrow.end)} [xlabel="{number}", style={STYLES[arrow.rating]}, '
        f'color="{look.colour}", penwidth={look.thickness:g}, tooltip={_quoted(words)}{backwards}];'
    )


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    """Text in which nothing acts: backslashes and quotation marks escaped, line breaks kept, control signs gone."""
    plain = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)
    return plain.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
