"""The first pages: what each shows, what it keeps at once, and what it says when something is wrong."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy
from streamlit.testing.v1 import AppTest

from app import state
from app.parts import downloads
from toolkit import design as designs, readiness
from toolkit.design import Design, Voice
from toolkit.store import Store
from toolkit.vocabulary import Ages

MAIN = Path(__file__).parents[2] / "app" / "main.py"
PAGES = ["home", "start", "question_and_people", "place", "need", "about"]
LEICESTER, RUTLAND = "E06000016", "E06000017"


def open_at(page: str, design: Design | None = None) -> AppTest:
    """A page as somebody opens it by its address, with a design that is kept."""
    if design is not None:
        state.store().create(design)
    return opened_by_address(page, design.id if design else None)


def opened_by_address(page: str, identifier: str | None) -> AppTest:
    test = AppTest.from_file(str(MAIN), default_timeout=60)
    if identifier is not None:
        test.query_params["design"] = identifier
    test.run()
    return test.switch_page(f"pages/{page}.py").run() if page != "home" else test


def drafted(area: str = LEICESTER) -> Design:
    return readiness.draft(state.base(), area, "violence-with-injury", "mentoring", name="A drafted plan")


def blank() -> Design:
    return Design(id=designs.new_id("design"), name="A blank plan", made_on="2026-11-23")


def nothing() -> None:
    return None


def text_of(test: AppTest) -> str:
    return " ".join(element.proto.body for element in test.get("html"))


def kept(design: Design) -> Design:
    return state.store().get(design.id).design


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("make", [drafted, blank, nothing], ids=["drafted", "blank", "none open"])
def test_every_page_opens_with_one_main_heading(page: str, make: Callable[[], Design | None]) -> None:
    test = open_at(page, make())
    assert not test.exception
    assert text_of(test).count("<h1>") == 1


@pytest.mark.parametrize("page", ["start", "question_and_people", "place", "need"])
def test_a_step_without_an_open_design_says_how_to_get_one(page: str) -> None:
    assert "No design is open." in text_of(open_at(page))


def test_an_unknown_design_in_the_address_gets_one_sentence_and_the_way_home() -> None:
    test = opened_by_address("need", "design-that-never-was")
    assert "This address names a design that is not kept here." in text_of(test)
    assert not test.exception


@pytest.mark.parametrize("purpose", ["commission", "workshop", "bid"])
def test_each_way_in_makes_a_design_with_its_purpose_and_asks_five_questions(purpose: str) -> None:
    test = open_at("home")
    test.button(key=f"start-{purpose}").click().run()
    assert [summary.purpose for summary in state.store().designs()] == [purpose]
    assert "Five questions for a first draft" in text_of(test)


def test_five_answers_make_a_first_draft() -> None:
    test = open_at("home")
    test.button(key="start-commission").click().run()
    own = state.store().designs()[0].id
    test.checkbox(key=f"{own}-kinds-public-space-violence").check().run()
    test.number_input(key=f"{own}-youngest").set_value(11).run()
    test.radio(key=f"{own}-area").set_value(LEICESTER).run()
    test.radio(key=f"{own}-need").set_value("violence-with-injury").run()
    test.radio(key=f"{own}-approach").set_value("focused-deterrence").run()
    next(button for button in test.button if button.label == "Make the first draft").click().run()
    design = state.store().get(own).design
    assert design.question.ages == Ages(lowest=11, highest=25)
    assert design.area_name == "Leicester"
    assert list(design.needs) == ["violence-with-injury"]
    assert list(design.approaches) == ["focused-deterrence"]
    assert design.theory.boxes
    assert design.outcomes


def test_an_early_press_of_the_button_names_what_is_still_to_say() -> None:
    test = open_at("start", blank())
    next(button for button in test.button if button.label == "Make the first draft").click().run()
    wanted = "Still to say: which violence, which ages, which place, which need and which approach."
    assert wanted in text_of(test)


def test_a_harmful_approach_stands_apart_and_needs_a_written_reason() -> None:
    base = state.base()
    design = readiness.take_need(
        blank().with_(area=LEICESTER, area_name="Leicester", question={"kinds": ["public-space-violence"]}),
        state.need().reading(base.area(LEICESTER), base.indicators["reoffending-aged-15-to-17"]),
        "2026-11-23",
    ).with_(question={"kinds": ["public-space-violence"], "ages": {"lowest": 10, "highest": 17}})
    test = open_at("start", design)
    assert "boot-camps" not in test.radio(key=f"{design.id}-approach").options
    test.radio(key=f"{design.id}-harmful-approach").set_value("boot-camps").run()
    next(button for button in test.button if button.label == "Make the first draft").click().run()
    assert "does harm on average" in text_of(test)
    assert not kept(design).theory.boxes
    test.text_area(key=f"{design.id}-reason").set_value("A court orders it.").run()
    next(button for button in test.button if button.label == "Make the first draft").click().run()
    assert kept(design).approaches["boot-camps"].reason == "A court orders it."
    assert kept(design).theory.boxes


def test_what_is_typed_is_kept_at_once_and_shown_after_a_reload() -> None:
    design = blank()
    test = open_at("question_and_people", design)
    test.text_area(key=f"{design.id}-concern").set_value("Fights after school").run()
    assert kept(design).question.concern == "Fights after school"
    assert "Saved " in text_of(test)
    again = opened_by_address("question_and_people", design.id)
    assert again.text_area(key=f"{design.id}-concern").value == "Fights after school"


def test_the_address_keeps_the_design_on_every_page() -> None:
    design = blank()
    test = open_at("home", design)
    for page in ("place", "about", "need"):
        test.switch_page(f"pages/{page}.py").run()
        assert test.query_params["design"] == design.id


def test_ages_in_the_wrong_order_are_refused_beside_the_field() -> None:
    design = blank().with_(question={"ages": {"lowest": 11, "highest": 25}})
    test = open_at("question_and_people", design)
    test.number_input(key=f"{design.id}-youngest").set_value(30).run()
    assert "The youngest age, 30, is above the oldest, 25. Nothing was changed." in text_of(test)
    assert kept(design).question.ages == Ages(lowest=11, highest=25)


def test_a_kind_of_violence_that_the_evidence_does_not_cover_is_said() -> None:
    design = blank()
    test = open_at("question_and_people", design)
    test.checkbox(key=f"{design.id}-kinds-domestic-abuse").check().run()
    assert "The evidence here does not cover domestic abuse." in text_of(test)


def test_two_people_changing_the_same_words_are_both_shown() -> None:
    design = blank()
    mine = open_at("question_and_people", design)
    theirs = opened_by_address("question_and_people", design.id)
    theirs.text_area(key=f"{design.id}-people").set_value("Their words").run()
    mine.text_area(key=f"{design.id}-people").set_value("My words").run()
    assert "Their words" in text_of(mine)
    assert "My words" in text_of(mine)
    next(button for button in mine.button if button.label == "Put mine back").click().run()
    assert kept(design).question.people == "My words"
    assert "Which should stay?" not in text_of(mine)


def test_two_people_changing_different_fields_both_keep_their_change() -> None:
    design = blank()
    mine = open_at("question_and_people", design)
    theirs = opened_by_address("question_and_people", design.id)
    theirs.text_area(key=f"{design.id}-people").set_value("Their words").run()
    mine.text_area(key=f"{design.id}-concern").set_value("My words").run()
    assert (kept(design).question.people, kept(design).question.concern) == ("Their words", "My words")
    assert mine.text_area(key=f"{design.id}-people").value == "Their words"


def test_a_save_that_fails_says_so_and_is_made_up_for_at_the_next_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlalchemy.exc.OperationalError("", {}, Exception("no connection"))

    design = blank()
    test = open_at("question_and_people", design)
    with monkeypatch.context() as broken:
        broken.setattr(Store, "save", fail)
        test.text_area(key=f"{design.id}-concern").set_value("Not to be lost").run()
        assert "Not saved: the store cannot be reached. Keep this page open." in text_of(test)
        assert test.text_area(key=f"{design.id}-concern").value == "Not to be lost"
    test.run()
    assert "Not saved" not in text_of(test)
    assert kept(design).question.concern == "Not to be lost"


def test_a_new_place_reads_the_chosen_needs_again() -> None:
    design = drafted()
    test = open_at("place", design)
    test.radio(key=f"{design.id}-area").set_value(RUTLAND).run()
    moved = kept(design)
    assert moved.area_name == "Rutland"
    assert moved.needs["violence-with-injury"].reading.area == RUTLAND
    assert "41,059 people live in Rutland." in text_of(test)


def test_the_need_page_says_what_stands_out_and_that_not_everything_is_worse() -> None:
    text = text_of(open_at("need", drafted()))
    assert "stand out in Leicester." in text
    assert "Not everything is worse. Better than England: hospital admissions for injury." in text
    assert "1,770 more" in text


def test_the_need_page_names_the_success_measures_that_nobody_has_given() -> None:
    text = text_of(open_at("need", drafted()))
    assert "3 measures by which the Violence Reduction Network judges success cannot be shown:" in text
    assert text.count("Nobody has given us this yet.") >= 3


def test_hidden_zero_and_missing_figures_look_different() -> None:
    text = text_of(open_at("need", drafted(RUTLAND)))
    assert "hidden by the publisher" in text
    assert "<strong>0</strong>" in text
    assert "Data gap" in text
    assert not re.search(r"\bnan\b", text.lower())


def test_a_ticked_need_is_kept_with_its_figure_and_date() -> None:
    design = drafted().with_(needs={})
    test = open_at("need", design)
    test.checkbox(key=f"{design.id}-need-robbery").check().run()
    taken = kept(design).needs["robbery"]
    assert taken.reading.value == pytest.approx(1.71)
    assert taken.taken_on == state.today()
    test.checkbox(key=f"{design.id}-need-robbery").uncheck().run()
    assert not kept(design).needs


def test_what_people_said_and_what_the_partnership_found_stand_beside_the_figures() -> None:
    voice = Voice(id="voice-1", position=1, text="We need a place to go", group="Young people", said_on="2026-11-20")
    text = text_of(open_at("need", drafted().with_(voices={"voice-1": voice})))
    assert "“We need a place to go”" in text
    assert "Read from a slide." in text


def test_nobody_can_put_markup_on_a_page_by_typing_it() -> None:
    nasty = "<img src=x> ![](http://example.org/a.png) **bold**"
    voice = Voice(id="voice-1", position=1, text=nasty, group=nasty, said_on="2026-11-20")
    design = drafted().with_(name=nasty, area_name=nasty, voices={"voice-1": voice})
    for page in ("need", "home"):
        test = opened_by_address(page, design.id) if page == "home" else open_at(page, design)
        assert "<img src=x>" not in text_of(test)
        assert not [item for item in test.markdown if "example.org" in item.value]


def test_a_project_file_opens_as_a_copy_when_its_design_is_here_already() -> None:
    design = drafted()
    test = open_at("home", design)
    test.file_uploader[0].upload("plan.yaml", designs.to_yaml(design).encode(), "application/yaml").run()
    next(button for button in test.button if button.label == "Open this file").click().run()
    assert sorted(summary.name for summary in state.store().designs()) == ["A drafted plan", "A drafted plan (copy)"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"name: x", "this is not a project file: it has no schema_version"),
        (b"\xff\xfe\x00", "is not a text file"),
        (b"schema_version: 99", "this program reads 1 to 1"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_and_changes_nothing(content: bytes, says: str) -> None:
    test = open_at("home")
    test.file_uploader[0].upload("plan.yaml", content, "application/yaml").run()
    next(button for button in test.button if button.label == "Open this file").click().run()
    assert says in text_of(test)
    assert not state.store().designs()
    assert not test.exception


def test_a_design_is_deleted_only_after_saying_so_twice() -> None:
    design = drafted()
    test = open_at("home", design)
    test.selectbox[0].set_value(design.id).run()
    assert next(button for button in test.button if button.label == "Delete").disabled
    next(box for box in test.checkbox if box.label.startswith("Yes, delete")).check().run()
    next(button for button in test.button if button.label == "Delete").click().run()
    assert not state.store().designs()


def test_a_broken_evidence_base_is_said_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THROUGHLINE_EVIDENCE", str(tmp_path))
    test = open_at("home")
    assert "sources.yaml:1: there is no such file" in text_of(test)
    assert not test.exception


def test_text_that_a_spreadsheet_would_run_is_made_harmless_in_csv() -> None:
    written = downloads.csv_text(["name", "value"], [["=1+1", -2.5], [" @cmd", None]])
    assert written == "name,value\r\n'=1+1,-2.5\r\n' @cmd,\r\n"


def test_strengths_that_people_named_stand_beside_their_worries() -> None:
    said = {
        f"voice-{shows}": Voice(
            id=f"voice-{shows}",
            position=1,
            text=f"About a {shows}",
            group="Young people",
            said_on="2026-11-20",
            shows=shows,
        )
        for shows in ("worry", "strength")
    }
    text = text_of(open_at("need", drafted().with_(voices=said)))
    assert text.index("What helps and protects") < text.index("About a strength") < text.index("What worries people")
