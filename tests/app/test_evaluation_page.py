"""The evaluation page: where the plan stands, and what a change to the plan of the test keeps."""

from streamlit.testing.v1 import AppTest

from app import state
from tests.app.test_pages import blank, drafted, open_at, text_of
from toolkit.design import Design, EvaluationPlan


def opened(design: Design) -> AppTest:
    test = open_at("evaluation", design)
    assert not test.exception
    return test


def plan_of(design: Design) -> EvaluationPlan:
    return state.store().get(design.id).design.evaluation


def test_a_blank_plan_has_no_step_started_and_is_told_where_to_begin():
    said = text_of(opened(blank()))
    assert "None of the ten steps is started yet." in said
    assert "Choose a study design first" in said
    assert "There are no arrows to ask about yet." in said


def test_a_drafted_plan_shows_ten_steps_and_marks_our_wording():
    test = opened(drafted())
    said = text_of(test)
    assert "are started.</strong> Next is step 1." in said
    names = [item.label for item in test.expander]
    assert [label.split(".")[0] for label in names[:10]] == [str(number) for number in range(1, 11)]
    assert "our wording" in said
    assert "1. Confirm your theory of change <span" not in said


def test_the_sample_size_stands_in_words_and_in_a_table():
    said = text_of(opened(drafted()))
    assert "43 people in one group measured before and after" in said
    assert '<span class="content">249</span>' in said  # a small difference, from 2(1 - 0.5)(2.8 / 0.2)^2 / 0.8
    assert "The six principles" in said


def test_the_kind_of_test_is_kept_and_opens_the_shares_of_two_groups():
    design = drafted()
    test = opened(design)
    assert not [field for field in test.number_input if "without the service" in field.label]
    test.radio(key=f"{design.id}-study-design").set_value("two_groups_by_chance").run()
    assert plan_of(design).study_design == "two_groups_by_chance"
    test.number_input(key=f"{design.id}-share-before").set_value(40).run()
    test.number_input(key=f"{design.id}-share-after").set_value(30).run()
    test.number_input(key=f"{design.id}-leave").set_value(0).run()
    plan = plan_of(design)
    assert (plan.share_before, plan.share_after, plan.attrition) == (0.4, 0.3, 0.0)
    assert "you need 712 people in two groups of the same size" in text_of(test)


def test_people_expected_are_kept_and_held_against_each_difference():
    design = drafted()
    test = opened(design)
    test.number_input(key=f"{design.id}-people-expected").set_value(60).run()
    assert plan_of(design).people_expected == 60
    assert "Are 60 people enough?" in text_of(test)
    test.radio(key=f"{design.id}-smallest").set_value(0.2).run()
    assert plan_of(design).smallest_effect == 0.2
    assert "A real change could be missed" in text_of(test)


def test_an_evaluators_own_difference_joins_the_others():
    design = drafted()
    test = opened(design)
    test.number_input(key=f"{design.id}-effect").set_value(0.35).run()
    assert plan_of(design).smallest_effect == 0.35
    assert "Your own: 0.35 standard deviations" in test.radio(key=f"{design.id}-smallest").options
    assert "Own difference (0.35)" in text_of(test)


def test_a_study_of_delivery_asks_for_no_difference():
    design = drafted()
    test = opened(design)
    test.radio(key=f"{design.id}-study-design").set_value("process_only").run()
    assert not [field for field in test.radio if field.key == f"{design.id}-smallest"]
    assert "This test cannot show that the service works." in text_of(test)


def test_drafted_questions_are_copied_once_and_can_be_changed():
    design = drafted()
    test = opened(design)
    test.button(key="take-questions").click().run()
    kept = plan_of(design).questions.splitlines()
    assert 1 < len(kept) <= 6
    assert all("(arrow " in question for question in kept)
    assert not [button for button in test.button if button.key == "take-questions"]
    test.text_area(key=f"{design.id}-questions").set_value("Who stays away, and why?").run()
    assert plan_of(design).questions == "Who stays away, and why?"


def test_words_are_kept_and_names_of_markup_stay_words():
    design = drafted()
    test = opened(design)
    test.text_area(key=f"{design.id}-delivery-tested").set_value("<b>Few</b> stayed").run()
    test.text_input(key=f"{design.id}-evaluator").set_value("The university").run()
    test.text_area(key=f"{design.id}-data-protection").set_value("Impact assessment signed").run()
    plan = plan_of(design)
    assert (plan.delivery_tested, plan.evaluator, plan.data_protection) == (
        "<b>Few</b> stayed", "The university", "Impact assessment signed",
    )  # fmt: skip
    assert "<b>Few</b>" not in text_of(test)


def test_data_protection_says_what_is_only_partly_known():
    said = text_of(opened(drafted()))
    assert "only partly read" in said
    assert "We have not looked into how long data may be kept" in said
