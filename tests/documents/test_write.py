"""A file's suffix says what is written; anything else is refused in one clear line."""

from pathlib import Path

import pytest

from tests.documents.conftest import LEICESTER, TODAY
from toolkit import design as designs
from toolkit.design import Design
from toolkit.documents import write
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase

STARTS = {
    ".docx": b"PK\x03\x04", ".xlsx": b"PK\x03\x04", ".html": b"<!DO", ".pptx": b"PK\x03\x04", ".yaml": b"sche",
    ".pdf": b"%PDF", ".svg": b"<svg", ".png": b"\x89PNG", ".drawio": b"<?xm", ".mmd": b"---\n", ".dot": b"digr",
    ".txt": b"1. N", ".csv": b"\xef\xbb\xbfR",
}  # fmt: skip


@pytest.mark.parametrize("suffix", write.SUFFIXES)
def test_the_suffix_chooses_the_kind_of_file(suffix: str, tmp_path: Path, full: Design, base: KnowledgeBase) -> None:
    path = tmp_path / f"design{suffix}"
    write.write(full, base, path, today=TODAY)
    start = path.read_bytes()[:4]
    assert start == STARTS[suffix]


def test_an_unknown_suffix_names_those_that_work(tmp_path: Path, full: Design, base: KnowledgeBase) -> None:
    with pytest.raises(UserError, match=r"ends in '\.odt'\. Use one of: \.docx, \.pdf, \.html, "):
        write.write(full, base, tmp_path / "design.odt")


def test_an_unknown_cut_names_those_that_work(tmp_path: Path, full: Design, base: KnowledgeBase) -> None:
    cuts = "plan, brief, bid, evaluation, fairness, theory, theory-simple or poster"
    with pytest.raises(UserError, match=rf"the cut 'leaflet'\. Use one of: {cuts}"):
        write.write(full, base, tmp_path / "design.docx", "leaflet")


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path: Path, full: Design, base: KnowledgeBase) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        write.write(full, base, tmp_path / "missing" / "design.yaml")


def test_the_project_file_reads_back(full: Design, base: KnowledgeBase) -> None:
    written = write.to_bytes(full, base, ".yaml", "plan", "private", TODAY).decode()
    again = designs.from_yaml(written, "design.yaml")
    assert again.name == full.name
    assert again.needs == full.needs
    assert again.theory == full.theory


def test_a_profile_is_not_written_as_a_workbook(tmp_path: Path, base: KnowledgeBase) -> None:
    with pytest.raises(UserError, match=r"Use one of: \.docx, \.pdf or \.html"):
        write.write_profile(LEICESTER, base, tmp_path / "profile.xlsx")


def test_a_profile_of_an_unknown_area_names_the_areas(tmp_path: Path, base: KnowledgeBase) -> None:
    with pytest.raises(UserError, match="There is no area with the code 'E99999999' here"):
        write.write_profile("E99999999", base, tmp_path / "profile.docx")
