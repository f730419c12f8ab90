"""The Word file opens, reads well and is the same each time."""

import io
import itertools
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from tests.documents.conftest import LEICESTER, NEEDS, TODAY
from toolkit.design import Design
from toolkit.documents import write
from toolkit.knowledge_base import KnowledgeBase

CUTS = ("plan", "brief", "bid")


@pytest.fixture(scope="module")
def files(full: Design, base: KnowledgeBase) -> dict[str, bytes]:
    return {cut: write.to_bytes(full, base, ".docx", cut, "private", TODAY) for cut in CUTS}


def opened(content: bytes) -> "docx.document.Document":
    return docx.Document(io.BytesIO(content))


def text_of(content: bytes) -> str:
    body = opened(content).element.body
    return "\n".join("".join(part.text or "" for part in line.iter(qn("w:t"))) for line in body.iter(qn("w:p")))


@pytest.mark.parametrize("cut", CUTS)
def test_every_cut_holds_place_approach_indicators_and_sources(
    cut: str, files: dict[str, bytes], full: Design, base: KnowledgeBase
) -> None:
    text = text_of(files[cut])
    assert "Leicester" in text
    assert "Mentoring" in text
    for need in NEEDS:
        assert base.indicators[need].name in text
    for line in full.outcomes.values():
        assert line.outcome in text
    source = base.sources[base.approaches["mentoring"].rating.source]
    assert source.title in text
    assert source.publisher in text
    assert "we read it: November 2026" in text
    assert str(source.link) in text
    assert "Contains public sector information licensed under the Open Government Licence v3.0" in text


@pytest.mark.parametrize("cut", CUTS)
def test_every_cut_has_picture_outline_framework_and_principles(cut: str, files: dict[str, bytes]) -> None:
    headings = [
        line.text for line in opened(files[cut]).paragraphs if line.style and str(line.style.name).startswith("Heading")
    ]
    for heading in (
        "The theory of change", "The theory of change in words", "The six principles",
        "What we will watch: the outcomes framework", "Sources",
    ):  # fmt: skip
        assert heading in headings
    whole = {"Why each arrow should hold", "The measures"}
    assert (whole <= set(headings)) == (cut == "plan"), "the whole plan alone has every arrow and every measure"


@pytest.mark.parametrize("cut", CUTS)
def test_every_source_that_is_listed_is_cited(cut: str, files: dict[str, bytes]) -> None:
    document = opened(files[cut])
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    lines = [line.text for line in document.paragraphs]
    listed = {int(found.group(1)) for line in lines if (found := re.match(r"\[(\d+)\]\t?", line))}
    body = "\n".join([*cells, *(line for line in lines if not re.match(r"\[\d+\]", line))])
    cited = {int(number) for group in re.findall(r"\[([\d, ]+)", body) for number in re.findall(r"\d+", group)}
    assert listed
    assert listed == set(range(1, len(listed) + 1))
    assert listed <= cited


def test_headings_are_real_and_skip_no_level(files: dict[str, bytes]) -> None:
    for content in files.values():
        names = [str(line.style.name) for line in opened(content).paragraphs if line.style]
        assert names[0] == "Title"
        levels = [int(name[-1]) for name in names if name.startswith("Heading")]
        assert len(levels) > 8
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_table_repeats_its_head_row_and_splits_no_row(files: dict[str, bytes]) -> None:
    for content in files.values():
        tables = opened(content).tables
        assert len(tables) > 8
        for table in tables:
            heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
            assert heads == [True] + [False] * (len(table.rows) - 1)
            assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
            assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_every_picture_has_words_and_the_drawing_says_what_it_shows(files: dict[str, bytes]) -> None:
    for content in files.values():
        words = [item.get("descr") for item in opened(content).element.body.iter(qn("wp:docPr"))]
        assert len(words) > 3
        assert all(words)
        drawing = next(item for item in words if item.startswith("Theory of change"))
        assert "Activity: Mentoring" in drawing


def test_drawings_lie_on_their_side_and_the_text_stands_upright(files: dict[str, bytes]) -> None:
    ways = [section.orientation for section in opened(files["plan"]).sections]
    assert ways[0] == WD_ORIENT.PORTRAIT
    assert WD_ORIENT.LANDSCAPE in ways
    assert ways[-1] == WD_ORIENT.PORTRAIT


def test_every_page_says_draft_and_names_audience_date_and_page(files: dict[str, bytes]) -> None:
    for section in opened(files["plan"]).sections:
        assert section.header.paragraphs[0].text == "Draft"
        foot = section.footer.paragraphs[0]
        assert foot.text.startswith("Invented programme | 23 November 2026 | Private")
        codes = [item.text.strip() for item in foot._p.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]


def test_a_finished_design_is_not_stamped(full: Design, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.readiness.is_draft", lambda design, base: False)
    file = opened(write.to_bytes(full, base, ".docx", "plan", "partnership", TODAY))
    assert file.sections[0].header.paragraphs[0].text == ""
    assert "Draft" not in file.sections[0].footer.paragraphs[0].text


def test_the_language_and_properties_are_set(files: dict[str, bytes]) -> None:
    file = opened(files["plan"])
    assert file.core_properties.title == "Invented programme"
    assert file.core_properties.author == "Throughline"
    assert file.core_properties.language == "en-GB"
    assert 'w:lang w:val="en-GB"' in file.styles.element.xml


def test_a_harmful_approach_stays_marked_with_its_reason_in_every_cut(files: dict[str, bytes]) -> None:
    for content in files.values():
        text = text_of(content)
        assert "Harmful: Boot camps." in text
        assert "A court asks for it; an outside evaluator watches." in text


def test_what_is_missing_is_named_and_nothing_breaks_on_an_empty_design(empty: Design, base: KnowledgeBase) -> None:
    for cut in CUTS:
        text = text_of(write.to_bytes(empty, base, ".docx", cut, "funder", TODAY))
        for words in ("No need is chosen yet", "No approach is chosen yet", "There is no theory of change yet"):
            assert words in text


def test_the_same_design_gives_the_same_bytes(files: dict[str, bytes], full: Design, base: KnowledgeBase) -> None:
    assert write.to_bytes(full, base, ".docx", "plan", "private", TODAY) == files["plan"]


def test_characters_that_word_cannot_hold_are_replaced_and_not_lost_in_silence(files: dict[str, bytes]) -> None:
    assert "And \ufffd afraid." in text_of(files["plan"])


def test_no_part_of_the_file_reaches_out_except_links_to_sources(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["plan"])) as packed:
        links = packed.read("word/_rels/document.xml.rels").decode()
    outside = [part for part in links.split("<Relationship ") if 'TargetMode="External"' in part]
    assert outside
    assert all("relationships/hyperlink" in part for part in outside)


def test_libreoffice_opens_it(tmp_path: Path, files: dict[str, bytes]) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "plan.docx").write_bytes(files["plan"])
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [
        office,
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "plan.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_the_profile_opens_too(base: KnowledgeBase) -> None:
    text = text_of(write.profile_to_bytes(LEICESTER, base, ".docx", TODAY))
    assert "Locality profile: Leicester" in text
