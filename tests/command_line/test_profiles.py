"""Locality profiles from the command line: one place, or every partnership in one run."""

import io
from pathlib import Path

import docx
import pytest

from toolkit.__main__ import main
from toolkit.command_line import profile, progress
from toolkit.knowledge_base import KnowledgeBase


def test_every_community_safety_partnership_gets_its_own_file(
    capsys: pytest.CaptureFixture[str], base: KnowledgeBase, tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "profiles"
    assert main(["profile", "--all", "--output", str(folder)]) == 0
    partnerships = [area for area in base.areas.values() if area.community_safety_partnership]
    written = sorted(folder.glob("*.docx"))
    assert len(written) == len(partnerships) == 9
    for area in partnerships:
        text = "\n".join(
            item.text for item in docx.Document(str(folder / f"{profile.file_name(area)}.docx")).paragraphs
        )
        assert f"Locality profile: {area.name}" in text
        assert f"For {area.community_safety_partnership}" in text
        assert "Sources" in text
        assert "What is not known here" in text
    shown = capsys.readouterr()
    assert shown.out == f"Written: 9 profiles in {folder}\n"
    assert shown.err == "", "no bar where nobody watches"


def test_a_network_without_partnerships_on_record_gets_a_profile_of_every_place(invented_base: KnowledgeBase) -> None:
    assert [area.name for area in profile.places(invented_base)] == ["Upper Eastmere", "Lower Eastmere", "Eastmere"]


@pytest.mark.parametrize("options", [[], ["--all", "--area", "E06000016"]])
def test_one_place_or_all_and_not_both(capsys: pytest.CaptureFixture[str], options: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["profile", *options, "--output", "x.docx"])
    assert ended.value.code == 2
    assert "--all" in capsys.readouterr().err


def test_a_file_where_a_folder_should_be_is_left_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.docx"
    path.write_text("mine", encoding="utf-8")
    assert main(["profile", "--all", "--output", str(path)]) == 1
    assert "is a file. With --all, --output names a folder. Nothing was changed." in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_grows_on_a_terminal_and_ends_full() -> None:
    screen = Terminal()
    assert list(progress.along("abc", "profiles", screen)) == ["a", "b", "c"]
    drawn = screen.getvalue().split("\r")
    assert drawn[1] == f"[{'.' * 24}] 0 of 3 profiles"
    assert drawn[-1] == f"[{'#' * 24}] 3 of 3 profiles\n"


def test_nothing_to_do_draws_nothing() -> None:
    screen = io.StringIO()
    assert list(progress.along([], "profiles", screen)) == []
    assert screen.getvalue() == ""
