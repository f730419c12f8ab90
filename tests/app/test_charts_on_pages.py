"""Every chart stands with its sentence, the same in a table, and three downloads that hold what it shows."""

import csv
import io

import pytest

from app import state
from tests.app.pressed import Downloads, text_of
from tests.app.test_pages import LEICESTER, drafted, open_at

CHARNWOOD = "E07000130"


def test_a_chart_can_be_taken_away_as_figures_as_a_drawing_and_as_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    downloads = Downloads(monkeypatch)
    open_at("how_many_people", drafted())
    rows = list(csv.DictReader(io.StringIO(downloads.content("Figures (CSV)").decode("utf-8-sig"))))
    assert {"difference", "people"} <= set(rows[0])
    drawing = downloads.content("Drawing (SVG)").decode()
    assert drawing.startswith("<svg")
    assert "How many people for which difference?" in drawing, "the title travels with the drawing"
    assert downloads.content("Picture (PNG)").startswith(b"\x89PNG")


def test_the_figures_of_need_come_whole_with_codes_and_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    downloads = Downloads(monkeypatch)
    open_at("need", drafted())
    name, _ = downloads.offered["Figures (CSV)"]
    rows = list(csv.DictReader(io.StringIO(downloads.content("Figures (CSV)").decode("utf-8-sig"))))
    assert name.startswith("need")
    assert {row["area"] for row in rows} == {LEICESTER}
    assert all(row["id"] in state.base().indicators and row["source"] for row in rows)


def test_a_warning_that_holds_for_a_whole_table_is_said_once() -> None:
    shown = text_of(open_at("need", drafted()))
    for dive in state.base().deep_dives.values():
        assert dive.to_check
        assert shown.count(dive.to_check) == 1


def test_a_county_s_figures_stand_apart_under_the_county_s_own_name() -> None:
    shown = text_of(open_at("need", drafted(CHARNWOOD)))
    assert shown.count("published for Leicestershire only.") == 1
    assert "not published for Charnwood" not in shown
    assert "Charnwood’s own figures are not known" in shown
