"""What Graphviz and draw.io get: well formed for any text, and every arrow joined to its two boxes."""

import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import HealthCheck, example, given, settings

from tests.theory_of_change.formats.test_round_trips import ALL_HOSTILE
from tests.theory_of_change.theories import worked_theory
from tests.theory_of_change.whole import whole_theories
from toolkit.theory_of_change.formats import dot, drawio
from toolkit.theory_of_change.graph import Theory

few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(whole_theories())
@example(ALL_HOSTILE)
def test_drawio_joins_every_arrow_to_its_boxes(theory: Theory) -> None:
    root = ElementTree.fromstring(drawio.to_drawio(theory))
    cells = {cell.get("id"): cell for cell in root.iter("mxCell")}
    edges = [cell for cell in root.iter("mxCell") if cell.get("edge") == "1"]
    assert len(edges) == len(theory.arrows)
    assert all(edge.get(end) in cells for edge in edges for end in ("source", "target"))
    words = {cell.get("value", "").split("\n", 1)[-1] for cell in cells.values()}
    assert {box.text for box in theory.boxes.values()} <= words


def test_drawio_shows_text_as_text() -> None:
    drawn = drawio.to_drawio(ALL_HOSTILE)
    assert "html=1" not in drawn
    assert "<b>" not in drawn


def test_dot_reads_our_graph_and_finds_every_box_and_arrow() -> None:
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed")
    for theory in (worked_theory(), ALL_HOSTILE):
        run = subprocess.run(["dot", "-Tplain"], input=dot.to_dot(theory), capture_output=True, text=True, check=True)
        # Five headings of columns are boxes of the graph too, joined by four lines that nobody sees.
        assert sum(line.startswith("node ") for line in run.stdout.splitlines()) == len(theory.boxes) + 5
        assert sum(line.startswith("edge ") for line in run.stdout.splitlines()) == len(theory.arrows) + 4


@few
@given(whole_theories())
def test_dot_keeps_quotes_closed(theory: Theory) -> None:
    for line in dot.to_dot(theory).splitlines():
        assert line.replace("\\\\", "").replace('\\"', "").count('"') % 2 == 0
