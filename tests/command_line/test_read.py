"""The command read: what files hold, told without a browser; nothing is kept."""

import json
from pathlib import Path

import pytest

from tests.need.readers import made
from toolkit import __main__ as command_line
from toolkit.knowledge_base import KnowledgeBase


def read(capsys: pytest.CaptureFixture[str], *files: Path) -> tuple[int, list[dict[str, object]], str]:
    status = command_line.main(["read", *map(str, files), "--format", "json"])
    written = capsys.readouterr()
    return status, json.loads(written.out), written.err


def test_street_crime_is_read_from_the_disk_part_by_part(
    base: KnowledgeBase, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "any-name"
    file.write_text(made.street(made.every_small_area(base, "2025-01")))
    status, rows, _ = read(capsys, file)
    assert (status, rows[0]["used"], rows[0]["months"]) == (0, 634, ["2025-01"])


def test_a_bad_file_is_said_and_the_good_one_still_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.zip"
    good.write_text(made.profile([{}]))
    bad.write_bytes(b"PK\x03\x04")
    status, rows, error = read(capsys, good, bad)
    assert status == 1
    assert rows[0]["known_here_as"] == ["injury-admissions-under-15"]
    assert "bad.zip is broken or cut off" in error


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["read", str(tmp_path / "none.csv")]) == 1
    assert "none.csv cannot be written or read" in capsys.readouterr().err
