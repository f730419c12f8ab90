"""The PDF: tagged, named, with words for pictures, and nothing that people typed is ever an order to the typesetter."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings, strategies as some

from tests.documents.conftest import TODAY
from toolkit.coproduction import Card
from toolkit.design import Design
from toolkit.documents import pdf, write
from toolkit.documents.blocks import (
    Block,
    Bullets,
    CutOut,
    Document,
    Figure,
    Heading,
    Landscape,
    Note,
    Paragraph,
    Table,
)
from toolkit.documents.paper import PAPERS
from toolkit.documents.pdf import letters, setting
from toolkit.knowledge_base import KnowledgeBase

HOSTILE = (
    '#read("/etc/passwd")', "*bold* _it_ `raw` $x^2$", "= Heading", "<label> @ref", "\\u{41} \\", "[x](y)", "#import",
    "// comment", "https://example.org/#a", "- a\n+ b\n/ c: d", '"quoted" ~ -- --- dashes', "<script>alert(1)</script>",
)  # fmt: skip


def document(*blocks: Block, title: str = "A plan", paper: Literal["a4", "a3"] = "a4") -> Document:
    return Document(title, "For a place", "For the partnership", True, date(2026, 11, 23), blocks, paper)


def read(content: bytes, path: Path, *options: str) -> str:
    """What poppler's own tools read in a PDF; skipped where they are not installed."""
    program = "pdftotext" if not options else "pdfinfo"
    if shutil.which(program) is None:
        pytest.skip(f"{program} (poppler-utils) is not installed")
    path.write_bytes(content)
    command = [program, *options, str(path)] + (["-"] if program == "pdftotext" else [])
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def plan(full: Design, base: KnowledgeBase) -> bytes:
    return write.to_bytes(full, base, ".pdf", "plan", "partnership", TODAY)


def test_it_declares_the_standard_for_accessible_pdf_and_its_language(plan: bytes) -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in plan
    assert re.search(rb"/Lang\s*\(en-GB\)", plan)
    assert b"/MarkInfo" in plan
    assert b"Invented programme" in plan


def test_the_same_plan_gives_the_same_bytes(plan: bytes, full: Design, base: KnowledgeBase) -> None:
    assert write.to_bytes(full, base, ".pdf", "plan", "partnership", TODAY) == plan


def test_a_reader_finds_headings_tables_and_words_for_pictures(tmp_path: Path) -> None:
    picture = Figure('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>', "A hill", "Picture")
    table = Table("Figures", ("Name", "Value"), (("Walks", "3"),), (0.5, 0.5))
    made = pdf.to_pdf(document(Heading(1, "One"), Heading(2, "Two"), Bullets(("a",)), table, picture))
    assert re.findall(rb"/Alt\s*\(([^)]*)\)", made) == [b"A hill"]
    structure = read(made, tmp_path / "plan.pdf", "-struct-text")
    for tag in ("H1", "H2", "Table", "THead", "TH", "TD", "L (block)", "Figure", "Caption"):
        assert re.search(rf"^\s*{re.escape(tag)}", structure, re.MULTILINE), f"no {tag}"


def test_every_picture_of_the_plan_has_words(plan: bytes) -> None:
    assert b"/Figure" in plan
    assert plan.count(b"/S/Figure") == plan.count(b"/Alt")
    assert b"Theory of change of Invented programme" in plan


def test_every_section_of_the_plan_is_in_its_text(plan: bytes, tmp_path: Path) -> None:
    text = read(plan, tmp_path / "plan.pdf")
    for heading in ("At a glance", "The theory of change", "What could go wrong", "Sources", "About this document"):
        assert heading in text
    assert "Draft" in text
    assert re.search(r"Page 1 of \d+", text)


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_people_typed_is_shown_and_never_obeyed(typed: str, tmp_path: Path) -> None:
    made = pdf.to_pdf(document(
        Heading(1, typed), Paragraph(typed, lead=typed), Bullets((typed,)), Note(typed, typed, items=(typed,)),
        Table(typed, ("A", "B"), ((typed, typed),), (0.5, 0.5), source=typed), title=typed,
    ))  # fmt: skip
    text = "".join(read(made, tmp_path / "typed.pdf").split())
    assert text.count("".join(typed.split())) >= 9


@settings(max_examples=25, deadline=None)
@given(some.text(max_size=60))
def test_any_text_makes_a_file(typed: str) -> None:
    made = pdf.to_pdf(document(Paragraph(typed), Table(typed, ("A",), ((typed,),), (1.0,)), title=typed or "A plan"))
    assert made.startswith(b"%PDF")


def test_every_letter_that_we_say_our_fonts_hold_can_be_set() -> None:
    shown = "".join(sorted(letter for letter in letters.held() if letter.isprintable()))
    assert len(shown) > 1_400
    made = pdf.to_pdf(document(Paragraph(shown, lead=shown), Table("x", ("A",), ((shown,),), (1.0,))))
    assert made.startswith(b"%PDF")


def test_letters_that_no_font_here_holds_become_a_sign_and_the_reader_is_told(tmp_path: Path) -> None:
    made = pdf.to_pdf(document(Paragraph("Before \u0378\u0379 after")))
    text = read(made, tmp_path / "lost.pdf")
    assert "Before □□ after" in text
    assert "Some letters could not be set in this file." in text


def test_pages_turn_for_wide_things_and_paper_can_be_large(tmp_path: Path) -> None:
    wide = Landscape((Heading(1, "Wide"),))
    small = pdf.to_pdf(document(Paragraph("x"), wide, paper="a4"))
    large = pdf.to_pdf(document(Paragraph("x"), wide, paper="a3"))
    assert sizes(small, tmp_path / "a4.pdf") == ["595.276 x 841.89", "841.89 x 595.276"]
    assert sizes(large, tmp_path / "a3.pdf") == ["841.89 x 1190.55", "1190.55 x 841.89"]


def sizes(content: bytes, path: Path) -> list[str]:
    return re.findall(r"size:\s+([\d.]+ x [\d.]+)", read(content, path, "-f", "1", "-l", "9"))


def test_a_picture_stays_on_its_page() -> None:
    tall = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="900" viewBox="0 0 100 900"></svg>'
    parts = setting.parts([Figure(tall, "alt", "caption")], PAPERS["a4"])
    # 297 less two margins of 22 and 42 for the words around the picture leaves 211; a ninth of it is the width.
    assert parts[0]["blocks"][0]["width"] == pytest.approx(211 / 9, abs=0.01)


def test_cards_to_cut_out_can_be_set(tmp_path: Path) -> None:
    made = pdf.to_pdf(document(CutOut((Card(1, "Need", "Trust", "Is it so?"), Card(2, "Need", "Work", "Is it so?")))))
    text = read(made, tmp_path / "cards.pdf")
    assert "Trust" in text
    assert "Work" in text
