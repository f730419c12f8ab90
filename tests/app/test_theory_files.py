"""The page that takes the drawing away: every kind of file, both views, and only what the readers may see."""

import io
from pathlib import Path

import docx
import pptx
import pytest
from streamlit.testing.v1 import AppTest

from app import state
from app.parts import drawing_offers
from tests.app.pressed import Downloads, field, text_of
from toolkit import readiness
from toolkit.design import Design, new_id
from toolkit.theory_of_change.formats import cells, from_mermaid, from_outline, table

MAIN = Path(__file__).parents[2] / "app" / "main.py"


@pytest.fixture
def design() -> Design:
    design = readiness.worked_example().with_(id=new_id("design"))
    state.store().create(design)
    return design


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> Downloads:
    return Downloads(monkeypatch)


def opened(design: Design) -> AppTest:
    test = AppTest.from_file(str(MAIN), default_timeout=60)
    test.query_params["design"] = design.id
    return test.run().switch_page("pages/theory_files.py").run()


def test_every_kind_of_file_is_offered_and_is_what_it_says(design: Design, downloads: Downloads) -> None:
    said = text_of(opened(design))
    assert "the drawing takes 1 sheet of A4, or 1 sheet of A3" in said
    starts = {
        "Poster (PDF, A3)": b"%PDF", "A4 (PDF)": b"%PDF", "Word": b"PK", "HTML": b"<!DOCTYPE", "PowerPoint": b"PK",
        "Picture (SVG)": b"<svg", "Picture (PNG)": b"\x89PNG", "draw.io": b"<?xml", "DOT": b"digraph",
        "Table (CSV)": b"\xef\xbb\xbfRow,", "Mermaid": b"---", "Outline (text)": b"1. ",
    }  # fmt: skip
    assert set(starts) == {kind.label for kinds in drawing_offers.KINDS.values() for kind in kinds}
    for label, start in starts.items():
        assert downloads.content(label).startswith(start), label
    assert downloads.name("Poster (PDF, A3)") == "violence-intervention-project-poster-partnership.pdf"


def test_what_comes_back_in_comes_back_as_it_was(design: Design, downloads: Downloads) -> None:
    opened(design)
    theory = design.theory
    assert table.from_rows(cells.read(downloads.content("Table (CSV)"))).theory == theory
    assert from_mermaid.from_mermaid(downloads.content("Mermaid").decode()).theory == theory
    outline = from_outline.from_outline(downloads.content("Outline (text)").decode()).theory
    assert (len(outline.boxes), len(outline.arrows)) == (len(theory.boxes), len(theory.arrows))


def test_the_simple_view_leaves_out_what_it_says_but_no_risk(design: Design, downloads: Downloads) -> None:
    test = opened(design)
    assert "What goes in" in downloads.content("Picture (SVG)").decode()
    field(test, "radio", "How much of it?").set_value("simple").run()
    picture = downloads.content("Picture (SVG)").decode()
    assert "What goes in" not in picture
    assert ("Risk of harm" in picture) == bool(design.theory.ordered_boxes("risk"))
    words = "\n".join(part.text for part in docx.Document(io.BytesIO(downloads.content("Word"))).paragraphs)
    # The words below the picture still have everything.
    assert "What goes in" in words


def test_the_slides_hold_the_plan_s_own_words(design: Design, downloads: Downloads) -> None:
    opened(design)
    deck = pptx.Presentation(io.BytesIO(downloads.content("PowerPoint")))
    shown = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert all(any(box.text in text for text in shown) for box in design.theory.boxes.values())


def test_a_plan_without_a_theory_says_what_to_do_first(downloads: Downloads) -> None:
    blank = Design(id=new_id("design"), name="Blank", made_on="2026-11-23")
    state.store().create(blank)
    assert "There is nothing to draw yet." in text_of(opened(blank))
    assert not downloads.offered
