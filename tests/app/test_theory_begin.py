"""The pages on which a theory of change begins."""

from typing import Any

from streamlit.testing.v1 import AppTest

from app import state
from tests.app.pressed import open_at, shown
from toolkit import readiness
from toolkit.design import Design, new_id
from toolkit.theory_of_change.formats import table


def blank() -> Design:
    return Design(id=new_id("design"), name="A blank plan", made_on="2026-11-23")


def kept(design: Design) -> Design:
    return state.store().get(design.id).design


def button(test: AppTest, label: str, last: bool = False) -> Any:
    return [item for item in test.button if item.label == label][-1 if last else 0]


def test_a_worked_theory_is_taken_into_a_blank_plan() -> None:
    plan, example = blank(), readiness.worked_example()
    test = open_at("theory_begin", plan)
    test = test.selectbox(key=f"{plan.id}-worked").set_value(example.id).run()
    test = button(test, "Take it in").click().run()
    assert not test.exception
    assert kept(plan).theory.boxes.keys() == example.theory.boxes.keys()
    assert "First three things to look at" in shown(test), "the drawing's page is next"


def test_an_outline_is_shown_before_it_is_taken_in() -> None:
    plan = blank()
    test = open_at("theory_begin", plan)
    outline = "Activity: Mentoring <b>now</b>\n    Early change: They trust an adult"
    test = test.text_area(key=f"{plan.id}-pasted").set_value(outline).run()
    assert "We found 2 boxes and 1 arrow." in shown(test)
    assert "Mentoring <b>now</b>" in shown(test)
    assert kept(plan).theory.boxes == {}
    button(test, "Take it in").click().run()
    assert len(kept(plan).theory.boxes) == 2


def test_a_theory_can_stand_beside_the_one_that_is_there() -> None:
    example = readiness.worked_example().with_(id=new_id("design"))
    test = open_at("theory_begin", example)
    test = test.text_area(key=f"{example.id}-pasted").set_value("Activity: Sport\n    Early change: They trust").run()
    hows = [radio for radio in test.radio if radio.label == "There is a theory already"]
    test = hows[-1].set_value("beside").run()
    button(test, "Take it in").click().run()
    assert len(kept(example).theory.boxes) == len(example.theory.boxes) + 2


def test_the_columns_of_a_table_are_asked_for_with_a_first_guess() -> None:
    plan = blank()
    test = open_at("theory_begin", plan)
    content = b"Activities,Outcomes,Notes\nMentoring,They trust an adult,none\n"
    test = test.file_uploader[0].upload("plan.csv", content, "text/csv").run()
    columns = {box.label: box.value for box in test.selectbox if box.label.startswith("Column")}
    assert columns == {
        "Column 1: Activities, such as “Mentoring”": "activity",
        "Column 2: Outcomes, such as “They trust an adult”": "short_outcome",
        "Column 3: Notes, such as “none”": "",
    }  # fmt: skip
    assert "We found 2 boxes and 1 arrow." in shown(test)
    second = next(box for box in test.selectbox if box.label.startswith("Column 2"))
    test = second.set_value("long_outcome").run()
    button(test, "Take it in").click().run()
    assert [box.kind for box in kept(plan).theory.ordered_boxes()] == ["activity", "long_outcome"]


def test_our_own_table_needs_no_questions() -> None:
    plan, theory = blank(), readiness.worked_example().theory
    test = open_at("theory_begin", plan)
    test = test.file_uploader[0].upload("theory.csv", table.to_csv(theory).encode(), "text/csv").run()
    assert not [box for box in test.selectbox if box.label.startswith("Column")]
    button(test, "Take it in").click().run()
    assert kept(plan).theory == theory


def test_a_broken_file_is_refused_and_nothing_is_changed() -> None:
    plan = blank()
    test = open_at("theory_begin", plan)
    test = test.file_uploader[0].upload("plan.xlsx", b"PK\x03\x04 broken", "application/zip").run()
    assert "This file was not taken in. Nothing was changed." in shown(test)
    assert kept(plan) == plan


def test_backwards_asks_one_thing_at_a_time_and_can_be_undone() -> None:
    plan = blank()
    test = open_at("theory_backwards", plan)
    test.text_input(key=f"{plan.id}-begin-text").set_value("Less serious violence")
    test = button(test, "Start from there").click().run()
    assert "What has to happen before this: “Less serious violence”?" in shown(test)
    (impact,) = kept(plan).theory.ordered_boxes("impact")
    test.text_area(key=f"{plan.id}-before-{impact.id}-text").set_value("Fewer are hurt\nFewer fight")
    test = button(test, "Add as “Lasting change”").click().run()
    assert "What has to happen before this: “Fewer are hurt”?" in shown(test)
    test = button(test, "Leave this one for later").click().run()
    assert "What has to happen before this: “Fewer fight”?" in shown(test)
    test = button(test, "We do this ourselves: make it an activity").click().run()
    assert "1 change is left for later." in shown(test)
    undo = next(item for item in test.button if item.label.startswith("Undo:"))
    undo.click().run()
    assert [box.kind for box in kept(plan).theory.ordered_boxes("long_outcome")] == ["long_outcome", "long_outcome"]


def test_a_change_that_has_something_before_it_can_be_asked_about_again() -> None:
    example = readiness.worked_example().with_(id=new_id("design"))
    test = open_at("theory_backwards", example)
    test = test.selectbox(key=f"{example.id}-ask-again").set_value("trusted-adult").run()
    test.text_area(key=f"{example.id}-before-trusted-adult-text").set_value("A worker visits them")
    button(test, "Add as “Activity”").click().run()
    starts = {arrow.start for arrow in kept(example).theory.arrows_to("trusted-adult")}
    assert len(starts) == len(example.theory.arrows_to("trusted-adult")) + 1
