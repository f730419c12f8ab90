"""Undo and redo, cards with all fields, the narrative and the challenge: what each press keeps."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app import state
from app.parts import theory_drawing, theory_outline
from tests.app.pressed import open_at, open_kept, shown
from toolkit import readiness
from toolkit.design import Design, new_id
from toolkit.theory_of_change.graph import Theory


def example() -> Design:
    return readiness.worked_example()


def kept() -> Design:
    return state.store().get(example().id).design


def button(test: AppTest, label: str) -> Any:
    return next(item for item in test.button if item.label.startswith(label))


def choose(test: AppTest, identifier: str) -> AppTest:
    return test.selectbox(key=f"{example().id}-theory-item-list").set_value(identifier).run()


def test_a_change_is_undone_and_done_again_and_each_button_says_what() -> None:
    test = choose(open_at("theory_of_change", example()), "people")
    assert button(test, "Undo").disabled
    test.text_area(key=f"{example().id}-box-people-text").set_value("People aged 11 to 25").run()
    assert button(test, "Undo").label.startswith("Undo: new words for “People aged 11 to 25 in A&E")
    test = button(test, "Undo").click().run()
    assert kept().theory == example().theory
    test = button(test, "Redo").click().run()
    assert kept().theory.boxes["people"].text == "People aged 11 to 25"
    assert button(test, "Redo").disabled


def test_undo_survives_a_new_session() -> None:
    test = choose(open_at("theory_of_change", example()), "people")
    test.text_area(key=f"{example().id}-box-people-text").set_value("People aged 11 to 25").run()
    again = open_kept("theory_outline", example())
    button(again, "Undo").click().run()
    assert kept().theory == example().theory


def test_undo_ties_an_outcome_to_its_box_again() -> None:
    measured = next(line for line in example().outcomes.values() if line.box)
    test = choose(open_at("theory_of_change", example()), str(measured.box))
    test = button(button(test, "Take this box away").click().run(), "Yes, take the box away").click().run()
    assert kept().outcomes[measured.id].box is None
    button(test, "Undo").click().run()
    assert kept() == example()


def test_a_box_is_taken_away_and_what_is_around_it_joined() -> None:
    test = choose(open_at("theory_of_change", example()), "agreement")
    test = button(test, "Take this box away").click().run()
    button(test, "Take it away and join what is around it").click().run()
    arrows = {(arrow.start, arrow.end) for arrow in kept().theory.arrows.values()}
    assert ("meeting", "trusted-adult") in arrows


def test_every_field_of_an_activity_an_output_and_a_risk_is_kept() -> None:
    test, key = open_at("theory_of_change", example()), f"{example().id}-box"
    test = choose(test, "mentoring")
    test.selectbox(key=f"{key}-mentoring-mode").set_value("one_to_one").run()
    test.selectbox(key=f"{key}-mentoring-setting").set_value("community").run()
    test.radio(key=f"{key}-mentoring-fidelity").set_value("core").run()
    test = choose(test, "take-up")
    test.number_input(key=f"{key}-take-up-quantity").set_value(120.0).run()
    test.text_input(key=f"{key}-take-up-unit").set_value("young people").run()
    test = choose(test, "risk-seen")
    test.selectbox(key=f"{key}-risk-seen-likelihood").set_value("possible").run()
    boxes = kept().theory.boxes
    assert (boxes["mentoring"].dose.mode, boxes["mentoring"].dose.setting) == ("one_to_one", "community")  # type: ignore[union-attr]
    assert boxes["mentoring"].fidelity == "core"
    assert boxes["take-up"].amount.model_dump() == {"quantity": 120.0, "unit": "young people"}  # type: ignore[union-attr]
    assert boxes["risk-seen"].harm.likelihood == "possible"  # type: ignore[union-attr]


def test_two_partners_may_differ_on_an_arrow_and_both_are_kept() -> None:
    arrow = "mentoring-to-trusted-adult"
    test, key = open_at("theory_of_change", example()), f"{example().id}-{arrow}-view"
    test = choose(test, arrow)
    test.radio(key=f"{example().id}-arrow-{arrow}-sure").set_value("fairly_sure").run()
    test.text_input(key=f"{key}-by").set_value("Police")
    test.radio(key=f"{key}-sure").set_value("doubtful")
    test = button(test, "Add their view").click().run()
    assert "Partners see this arrow differently." in shown(test)
    assert [judgement.by for judgement in kept().theory.arrows[arrow].judgements.values()] == ["Police"]
    test = button(test, "Take out what Police said").click().run()
    assert kept().theory.arrows[arrow].judgements == {}
    test = button(test, "Add their view").click().run()
    assert "Say which partner thinks so" in shown(test)


def test_own_words_are_kept_and_say_when_the_plan_moves_on() -> None:
    test = open_at("theory_narrative", example())
    key = f"{example().id}-narrative-short-what"
    test.text_area(key=key).set_value("We meet young people when they are hurt.").run()
    assert kept().narrative["short-what"].text == "We meet young people when they are hurt."
    assert "In your own words." in shown(test)
    saved = state.store().get(example().id)
    box = saved.design.theory.boxes["mentoring"].model_copy(update={"text": "Mentoring by peers"})
    state.store().save(saved.design.with_theory(saved.design.theory.with_box(box)), saved.version)
    test = test.run()
    assert "The plan has moved on since you wrote this." in shown(test)
    assert "mentoring by peers" in shown(test)
    test = button(test, "My words still fit").click().run()
    assert "The plan has moved on" not in shown(test)
    button(test, "Back to the plan’s words").click().run()
    assert kept().narrative == {}


def test_two_pages_have_ten_paragraphs() -> None:
    test = open_at("theory_narrative", example())
    test = test.radio(key=f"{example().id}-narrative-length").set_value("two-pages").run()
    assert len([area for area in test.text_area if "-narrative-" in str(area.key)]) == 10


def test_five_questions_each_lead_to_where_they_are_answered() -> None:
    test = open_at("challenge", example())
    for place, item in enumerate(readiness.challenges(example(), state.base()), start=1):
        assert f"{place}. {item.asks}" in shown(test)
    first = readiness.challenges(example(), state.base())[0]
    test = button(test, "Answer it: open").click().run()
    assert test.selectbox(key=f"{example().id}-theory-item-list").value == first.item


@pytest.mark.parametrize("page", ["theory_outline", "theory_narrative", "challenge", "theory_checks"])
def test_a_blank_plan_is_met_with_a_way_on(page: str) -> None:
    test = open_at(page, Design(id=new_id("design"), name="A blank plan", made_on="2026-11-23"))
    assert not test.exception


def test_what_a_component_sends_is_taken_as_text_only() -> None:
    act = theory_drawing.as_act({"name": "rename", "item": 5, "words": None, "more": {"x": 1}})
    assert act.model_dump() == {"name": "rename", "item": "5", "other": "", "words": ""}
    assert theory_drawing.as_act("nonsense").name == ""


def test_the_outline_holds_every_box_and_arrow_once() -> None:
    theory: Theory = example().theory
    data = theory_outline.as_data(theory)
    boxes = [box for column in data["columns"] for box in column["boxes"]]
    assert sorted(box["id"] for box in boxes) == sorted(theory.boxes)
    assert sorted(arrow["id"] for box in boxes for arrow in box["arrows"]) == sorted(theory.arrows)
