"""The PowerPoint file: it opens again, its arrows are joined to its boxes, and its words fit."""

import io
import itertools
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.oxml.ns import qn

from benchmarks import theories as sized
from tests.documents.conftest import TODAY
from tests.theory_of_change.formats.test_round_trips import ALL_HOSTILE
from tests.theory_of_change.theories import arrow, box, theory, worked_theory
from toolkit.design import Design
from toolkit.documents.slides import to_slides
from toolkit.documents.subject import subject_for
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.theory_of_change import layout, lettering
from toolkit.theory_of_change.graph import Theory

WORDS_TITLE = "The theory of change in words"


def made(base: KnowledgeBase, drawn: Theory) -> bytes:
    return to_slides(
        subject_for(Design(id="d-1", name="Walks", made_on="2026-11-23", theory=drawn), base, "private", TODAY)
    )


def slides(content: bytes) -> list[Any]:
    return list(pptx.Presentation(io.BytesIO(content)).slides)


def named(slide: Any, title: str) -> bool:
    return bool(slide.shapes.title.text_frame.text == title)


@pytest.fixture(scope="module")
def worked(base: KnowledgeBase) -> list[Any]:
    return slides(made(base, worked_theory()))


def connectors(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape._element.tag == qn("p:cxnSp")]


def joined(slide: Any) -> list[tuple[str, str]]:
    """The words of the boxes that each connector is glued to, found by the ids of their shapes."""
    texts = {shape.shape_id: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
    found = []
    for each in connectors(slide):
        ends = each._element.find(qn("p:nvCxnSpPr")).find(qn("p:cNvCxnSpPr"))
        ids = [int(ends.find(qn(f"a:{end}")).get("id")) for end in ("stCxn", "endCxn")]
        found.append((texts[ids[0]].split("\n", 1)[1], texts[ids[1]].split("\n", 1)[1]))
    return found


def test_every_arrow_is_a_connector_glued_to_its_two_boxes(worked: list[Any]) -> None:
    whole = next(slide for slide in worked if named(slide, "The theory of change"))
    theory = worked_theory()
    expected = [(theory.boxes[each.start].text, theory.boxes[each.end].text) for each in theory.ordered_arrows()]
    assert sorted(joined(whole)) == sorted(expected)


def test_only_arrows_are_connectors(worked: list[Any]) -> None:
    for slide in worked:
        assert all(each.name.startswith("Arrow ") for each in connectors(slide))
    rules = [shape.name for slide in worked for shape in slide.shapes if shape.name.startswith(("Rule", "Line of"))]
    assert len(rules) == 5 + 5


def test_every_slide_has_a_title_and_the_drawing_has_its_words_in_the_notes(worked: list[Any]) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in worked]
    assert titles[:2] == ["Walks", "The theory of change"]
    assert all(title.startswith(WORDS_TITLE) for title in titles[2:])
    assert "leads to" in worked[1].notes_slide.notes_text_frame.text
    assert all("Draft" in [s.text_frame.text for s in slide.shapes if s.has_text_frame] for slide in worked)


def test_the_words_say_every_box_and_every_arrow(worked: list[Any]) -> None:
    shown = [slide for slide in worked if slide.shapes.title.text_frame.text.startswith(WORDS_TITLE)]
    lines = [part.text for slide in shown for part in slide.placeholders[1].text_frame.paragraphs]
    assert len(lines) == len(worked_theory().boxes) + len(worked_theory().arrows)


def test_a_theory_with_things_to_hide_gets_a_slide_with_the_simple_view(base: KnowledgeBase) -> None:
    boxes = [box(1, "activity", "Walks"), box(2, "output", "Walkers"), box(3, "impact", "Less violence")]
    shown = slides(made(base, theory(boxes, [arrow(1, 1, 2), arrow(2, 2, 3)])))
    simple = next(slide for slide in shown if named(slide, "The theory of change: simple view"))
    assert joined(simple) == [("Walks", "Less violence")]


@pytest.mark.parametrize("size", [12, 80])
def test_words_fit_their_boxes_and_are_large_enough(base: KnowledgeBase, size: int) -> None:
    whole = next(s for s in slides(made(base, sized.theory(size, size))) if named(s, "The theory of change"))
    boxes = [s for s in whole.shapes if s.has_text_frame and len(s.text_frame.paragraphs) > 1]
    assert len(boxes) == size
    for shape in boxes:
        frame = shape.text_frame
        room = (shape.width - frame.margin_left - frame.margin_right) / 12_700
        height = (frame.margin_top + frame.margin_bottom) / 12_700
        for paragraph in frame.paragraphs:
            points = paragraph.runs[0].font.size.pt
            is_label = bool(paragraph.runs[0].font.bold)
            assert points >= (7 if is_label else 7.9)
            lines = lettering.wrap(paragraph.text, room, points)
            height += len(lines) * points * 1.2
        assert height <= shape.height / 12_700 + 1


def test_the_same_design_gives_the_same_bytes(base: KnowledgeBase) -> None:
    assert made(base, worked_theory()) == made(base, worked_theory())


def test_any_words_open_again(base: KnowledgeBase) -> None:
    whole = next(slide for slide in slides(made(base, ALL_HOSTILE)) if named(slide, "The theory of change"))
    texts = {shape.text_frame.text.split("\n", 1)[-1] for shape in whole.shapes if shape.has_text_frame}
    assert {each.text for each in ALL_HOSTILE.boxes.values()} <= texts
    assert len(connectors(whole)) == len(ALL_HOSTILE.arrows)


def test_without_boxes_there_is_nothing_to_draw(base: KnowledgeBase) -> None:
    with pytest.raises(UserError, match="There is no theory of change yet"):
        made(base, Theory())


def test_boxes_stand_as_in_our_drawing(worked: list[Any]) -> None:
    whole = next(slide for slide in worked if named(slide, "The theory of change"))
    placed = {each.text: each for each in layout.lay_out(worked_theory()).boxes}
    shapes = {s.text_frame.text.split("\n", 1)[-1]: s for s in whole.shapes if s.has_text_frame}
    texts = sorted(placed)
    for one, other in itertools.pairwise(texts):
        if placed[one].x != placed[other].x:
            assert (placed[one].x < placed[other].x) == (shapes[one].left < shapes[other].left)


@pytest.mark.soak
def test_libreoffice_opens_it_with_every_slide(base: KnowledgeBase, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    content = made(base, worked_theory())
    (tmp_path / "walks.pptx").write_bytes(content)
    command = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf"]
    subprocess.run([*command, "walks.pptx"], cwd=tmp_path, check=True, capture_output=True, timeout=180)
    pages = subprocess.run(["pdfinfo", "walks.pdf"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert f"Pages:           {len(slides(content))}" in pages
