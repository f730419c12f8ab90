"""Bringing one's own figures: what a file is, what is left out, what changes, and how it is taken out again."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import state
from tests.app.pressed import field, text_of
from tests.app.test_pages import open_at
from toolkit import bringing, local_knowledge, readiness
from toolkit.need.readings import at

MAIN = Path(__file__).parents[2] / "app" / "main.py"
INVENTED = Path(__file__).parents[1] / "data" / "invented_network"
UPPER, FARLAND = "E06999901", "E92999999"
TABLE = (
    "Place,Period,What is counted,Number,Out of\n"
    "Upper Eastmere,2025,Young people who finished (invented),40,55\n"
    "Lower Eastmere,2025,Young people who finished (invented),3,60\n"
    "Somewhere else,2025,Young people who finished (invented),9,10\n"
)


@pytest.fixture(autouse=True)
def _eastmere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THROUGHLINE_EVIDENCE", str(INVENTED))


def opened() -> AppTest:
    test = AppTest.from_file(str(MAIN), default_timeout=60).run()
    return test.switch_page("pages/bring_figures.py").run()


def bring(content: str | bytes, name: str = "anything.bin.csv") -> AppTest:
    test = opened()
    written = content.encode() if isinstance(content, str) else content
    test.file_uploader[0].upload(name, written, "text/csv").run()
    return test


def press(test: AppTest, label: str) -> AppTest:
    field(test, "button", label).click()
    return test.run()


def brought_own_table() -> AppTest:
    test = bring(TABLE)
    field(test, "text_input", "Where is this table from").set_value("Return of a service (invented)")
    return test.run()


def test_before_anything_is_brought_the_page_says_so() -> None:
    assert "Nothing yet." in text_of(opened())


def test_an_own_table_is_shown_before_it_is_kept() -> None:
    text = text_of(brought_own_table())
    assert "2 of 3 rows were used." in text
    assert "Somewhere else" in text
    assert not bringing.bringings(state.store())


def test_small_numbers_of_unpublished_figures_are_hidden_before_anybody_sees_them() -> None:
    test = press(brought_own_table(), "Keep what is chosen")
    assert "Kept." in text_of(test)
    own = next(key for key in state.base().figures if key.startswith("own-"))
    upper = at(state.base().figures[own], UPPER, "2025")
    lower = at(state.base().figures[own], "E06999902", "2025")
    assert upper is not None
    assert upper.numerator == 40
    assert lower is not None
    assert (lower.status, lower.value) == ("hidden_here", None)


def test_undo_gives_back_what_stood_before() -> None:
    before = state.base()
    test = press(brought_own_table(), "Keep what is chosen")
    assert state.base() != before
    press(test, "Undo")
    assert local_knowledge.with_records(before, state.store()) == before
    assert state.base().indicators == before.indicators


def test_the_mapping_of_columns_is_remembered() -> None:
    test = bring("Town,When,Hits,Base\nUpper Eastmere,2025,40,55\n")
    field(test, "selectbox", "How many people or events").set_value("Hits")
    field(test, "selectbox", "The year or period").set_value("When")
    field(test, "selectbox", "Out of how many").set_value("Base")
    field(test, "text_input", "Where is this table from").set_value("Invented count")
    press(test.run(), "Keep what is chosen")
    again = bring("Town,When,Hits,Base\nUpper Eastmere,2026,50,60\n")
    assert "We know this layout from before." in text_of(again)
    assert field(again, "selectbox", "How many people or events").value == "Hits"


def test_a_file_that_cannot_be_read_gets_a_sentence_and_changes_nothing() -> None:
    test = bring(b"PK\x03\x04 not an archive at all", "table.xlsx")
    assert "is broken or cut off, so it cannot be opened" in text_of(test)
    assert not bringing.bringings(state.store())


def test_markup_in_a_file_is_shown_as_it_is_written() -> None:
    nasty = "<img src=x onerror=alert(1)>"
    test = bring(f"Place,Period,What is counted,Number,Out of\nUpper Eastmere,2025,{nasty},40,55\n")
    field(test, "text_input", "Where is this table from").set_value(nasty)
    text = text_of(test.run())
    assert nasty not in text
    assert "&lt;img src=x" in text


def test_what_was_taken_out_can_be_put_back() -> None:
    test = press(brought_own_table(), "Keep what is chosen")
    upload = bringing.bringings(state.store())[0].id
    field(test, "selectbox", "Take one out").set_value(upload)
    press(press(test.run(), "Take it out"), "Put it back")
    assert not bringing.bringings(state.store())[0].is_withdrawn
    assert any(key.startswith("own-") for key in state.base().indicators)


def test_assaults_become_counts_on_the_need_page_and_no_row_is_kept() -> None:
    rows = "2025-03-01 23:15,Fist,Street,Secret words\n" * 40 + "2025-03-03 09:00,Knife,Home,Secret words\n" * 20
    head = "ASSAULT DATE AND TIME,ASSAULT METHOD,ASSAULT LOCATION TYPE,ASSAULT LOCATION DESCRIPTION\n"
    test = bring(head + rows)
    assert "Most often: Saturday, 8pm to midnight. About 60 in March 2025." in re.sub("<[^>]*>", "", text_of(test))
    press(test, "Keep what is chosen")
    shown = text_of(open_at("need", readiness.draft(state.base(), UPPER, "street-injuries", "walking-groups")))
    assert "When in the week people were hurt" in shown
    assert "Secret words" not in shown + repr(local_knowledge.timed_counts(state.store()))
