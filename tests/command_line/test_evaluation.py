"""The command that says what an evaluation still needs, and writes its days."""

import csv
import io
from pathlib import Path

import icalendar
import pytest

from toolkit.__main__ import main

REACH = Path(__file__).parents[2] / "theories_of_change" / "reach.yaml"


def test_it_lists_level_pitfalls_and_open_points(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bare = tmp_path / "bare.yaml"
    bare.write_text(REACH.read_text(encoding="utf-8").replace("counted_in: everyone", "counted_in: completers"))
    assert main(["evaluation", str(bare), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (rows[0]["point"], rows[0]["state"]) == ("level", "at most 2")
    states = {row["point"]: row["state"] for row in rows}
    assert states["Leaving people out of the analysis"] == "warning"
    assert "signature" not in states


def test_it_writes_the_calendar(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "days.ics"
    assert main(["evaluation", str(REACH), "--calendar", str(file)]) == 0
    assert len(icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")) > 8
    assert str(file) in capsys.readouterr().err


def test_a_plan_of_nothing_has_open_points(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "empty.yaml"
    file.write_text("schema_version: 1\nid: empty\nname: Empty\nmade_on: '2026-11-27'\n")
    assert main(["evaluation", str(file)]) == 0
    assert "No kind of test is chosen." in capsys.readouterr().out
