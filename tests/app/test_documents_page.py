"""The documents page: every reader's file can be downloaded at any time, and says honestly whether it is a draft."""

import io
import logging
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from app import state
from app.parts import offers
from tests.app.pressed import Downloads, field, text_of
from toolkit import design as designs, readiness
from toolkit.design import Design, Voice, new_id
from toolkit.documents import bid, write
from toolkit.errors import UserError

MAIN = Path(__file__).parents[2] / "app" / "main.py"


@pytest.fixture
def design() -> Design:
    """A whole plan with a cost, a private note, and something said that is not for the public."""
    voice = Voice(
        id="voice-1", position=1, text="The buses stop at nine", group="Parents", said_on="2026-11", share_with="funder"
    )
    design = readiness.worked_example().with_(
        id=new_id("design"),
        delivery={"cost": 123456, "provider": "Turning Point"},
        voices={"voice-1": voice},
        private_notes="Ask the board first",
    )
    state.store().create(design)
    return design


@pytest.fixture
def blank() -> Design:
    design = Design(id=new_id("design"), name="A <b>blank</b> *plan*", made_on="2026-11-23")
    state.store().create(design)
    return design


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> Downloads:
    return Downloads(monkeypatch)


def opened(design: Design) -> AppTest:
    test = AppTest.from_file(str(MAIN), default_timeout=60)
    test.query_params["design"] = design.id
    return test.run().switch_page("pages/documents.py").run()


def links_of(test: AppTest) -> list[str]:
    links: Any = test.get("page_link")
    return [link.label for link in links]


def kept(design: Design) -> Design:
    return state.store().get(design.id).design


def words_of(content: bytes) -> str:
    file = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in file.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(part.text for part in file.paragraphs), *cells])


def test_the_brief_the_bid_and_the_plan_are_word_files_on_this_plan(design: Design, downloads: Downloads) -> None:
    opened(design)
    for label, holds in (
        ("Brief (Word)", "Commissioning brief for Leicester"),
        ("Bid answers (Word)", "What could go wrong, and what will you do about it?"),
        ("Plan (Word)", "Mentoring and support in the community"),
    ):
        words = words_of(downloads.content(label))
        assert design.name in words
        assert holds in words
        assert "£123,456" in words
    assert downloads.name("Brief (Word)") == "violence-intervention-project-brief-partnership.docx"


def test_the_other_files_are_what_they_say(design: Design, downloads: Downloads) -> None:
    opened(design)
    assert openpyxl.load_workbook(io.BytesIO(downloads.content("Workbook (Excel)"))).sheetnames
    assert downloads.content("Plan (HTML)").startswith(b"<!DOCTYPE html>")
    assert "Locality profile: Leicester" in words_of(downloads.content("Locality profile (Word)"))
    project = designs.from_yaml(downloads.content("Project file (YAML)").decode(), "project")
    assert project == designs.for_audience(design, "partnership")


@pytest.mark.parametrize(
    ("audience", "has_cost", "has_voice", "has_notes"),
    [
        ("private", True, True, True),
        ("partnership", True, True, False),
        ("funder", True, True, False),
        ("public", False, False, False),
    ],
)
def test_each_audience_gets_only_what_it_may_see(
    design: Design, downloads: Downloads, audience: str, has_cost: bool, has_voice: bool, has_notes: bool
) -> None:
    test = opened(design)
    field(test, "radio", "Who will read it?").set_value(audience)
    said = text_of(test.run())
    project = downloads.content("Project file (YAML)").decode()
    assert ("123456" in project, "The buses" in project, "Ask the board" in project) == (has_cost, has_voice, has_notes)
    assert ("Left out of this copy:" in said) == (audience == "public")
    assert downloads.name("Plan (Word)").endswith(f"-plan-{audience}.docx")


def test_a_whole_plan_is_not_called_a_draft(design: Design, downloads: Downloads) -> None:
    assert "it will not say “Draft”" in text_of(opened(design))
    file = docx.Document(io.BytesIO(downloads.content("Brief (Word)")))
    assert file.sections[0].header.paragraphs[0].text == ""


def test_one_open_gate_is_given_as_the_reason_with_a_link_to_its_page(design: Design) -> None:
    line = next(key for key, line in design.outcomes.items() if line.is_primary)
    changed = design.with_item("outcomes", line, design.outcomes[line].model_copy(update={"is_primary": False}))
    state.store().save(changed, state.store().get(design.id).version)
    test = opened(design)
    assert "It will say “Draft”, because no outcome is marked as the main one." in text_of(test)
    assert "Put it right: Monitoring" in links_of(test)


def test_a_blank_plan_can_be_downloaded_too_and_says_all_that_is_open(blank: Design, downloads: Downloads) -> None:
    test = opened(blank)
    said = text_of(test)
    assert "things are still open:" in said
    assert "No need with a figure is chosen." in said
    file = docx.Document(io.BytesIO(downloads.content("Brief (Word)")))
    assert file.sections[0].header.paragraphs[0].text == "Draft"
    for label in ("Bid answers (Word)", "Plan (Word)", "Workbook (Excel)", "Plan (HTML)"):
        assert downloads.content(label)
    assert "Locality profile (Word)" not in downloads.offered
    assert "Choose a place" in links_of(test)
    assert downloads.name("Plan (Word)") == "a-b-blank-b-plan-plan-partnership.docx"


def test_nothing_is_made_before_somebody_asks(design: Design, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> bytes:
        raise AssertionError("made without being asked")

    monkeypatch.setattr(write, "to_bytes", never)
    text_of(opened(design))


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (UserError("The picture cannot be drawn."), "The picture cannot be drawn."),
        (ValueError("Ask the board first"), "Your plan is safe. Tell the people who look after this tool: fault "),
    ],
)
def test_a_document_that_cannot_be_made_is_said_in_one_sentence(
    design: Design,
    downloads: Downloads,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: Exception,
    said: str,
) -> None:
    def fail(*_: object) -> bytes:
        raise fault

    monkeypatch.setattr(write, "to_bytes", fail)
    test = opened(design)
    with caplog.at_level(logging.ERROR):
        field(test, "download_button", "Brief (Word)").click()
        shown = text_of(test.run())
        with pytest.raises(UserError, match="could not be made") as refused:
            downloads.content("Brief (Word)")
    assert "This file could not be made." in shown
    assert said in shown
    assert "Ask the board" not in caplog.text + str(refused.value)
    assert "Delivery, cost and people" in shown


def test_delivery_and_notes_are_kept_as_they_are_typed(blank: Design) -> None:
    test = opened(blank)
    for kind, label, value in (
        ("text_input", "Who delivers it?", "Turning Point"),
        ("text_input", "When does it start?", "April 2027"),
        ("number_input", "How many places?", 40),
        ("number_input", "What does it cost", 123456),
        ("text_area", "What could go wrong", "Nobody comes"),
        ("text_area", "How are people involved?", "Six young people choose the provider"),
        ("text_area", "Your notes", "Ask the board first"),
    ):
        field(test, kind, label).set_value(value)
        test.run()
    delivery = kept(blank).delivery
    assert (delivery.provider, delivery.starts, delivery.places) == ("Turning Point", "April 2027", 40)
    assert (delivery.cost, delivery.risks) == (123456, "Nobody comes")
    assert delivery.involvement == "Six young people choose the provider"
    assert kept(blank).private_notes == "Ask the board first"
    field(test, "number_input", "What does it cost").set_value(None)
    test.run()
    assert kept(blank).delivery.cost is None


def test_every_question_has_a_drafted_answer_with_its_length(design: Design) -> None:
    test = opened(design)
    said = text_of(test)
    for answer in bid.answers(offers.as_seen_by(design, "funder")):
        assert answer.count_in_words in said
    assert [expander.label for expander in test.expander] == list(bid.QUESTIONS.values())


def test_an_answer_in_own_words_is_counted_against_its_limit_and_never_cut(design: Design) -> None:
    test = opened(design)
    field(test, "text_area", "In your own words").set_value("one two three four five")
    test.run()
    field(test, "number_input", "Most words allowed").set_value(3)
    said = text_of(test.run())
    assert "Your answer is too long." in said
    assert "5 words of 3 allowed. It is 2 words over. Nothing was cut: shorten it yourself." in said
    assert kept(design).answers["need"].text == "one two three four five"
    field(test, "number_input", "Most words allowed").set_value(5)
    assert "Your answer: 5 words of 5 allowed." in text_of(test.run())


def test_the_draft_can_be_taken_as_a_start_and_an_emptied_answer_is_not_kept(design: Design) -> None:
    test = opened(design)
    field(test, "button", "Start from the draft").click()
    test.run()
    own = kept(design).answers["need"].text
    assert own == bid.answer(offers.as_seen_by(design, "funder"), "need").text
    field(test, "text_area", "In your own words").set_value("")
    test.run()
    assert "need" not in kept(design).answers


def test_a_draft_for_a_funder_holds_nothing_that_was_said_in_confidence(design: Design) -> None:
    secret = design.with_item(
        "voices", "voice-1", design.voices["voice-1"].model_copy(update={"share_with": "private"})
    )
    state.store().save(secret, state.store().get(design.id).version)
    test = opened(design)
    field(test, "radio", "Who will read it?").set_value("private")
    assert "The buses stop at nine" not in text_of(test.run())
