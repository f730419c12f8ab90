"""The evaluation page and those under it: what each shows, and what a change keeps."""

import datetime

import icalendar
import pytest
from streamlit.testing.v1 import AppTest

from app import state
from tests.app.pressed import Downloads, field
from tests.app.test_pages import blank, drafted, open_at, text_of
from toolkit import readiness
from toolkit.design import Design, EvaluationPlan, new_id

BELOW = ["evaluation_questions", "how_many_people", "evaluation_size", "fairness_and_data", "evaluation_timetable"]


def opened(design: Design, page: str = "evaluation") -> AppTest:
    test = open_at(page, design)
    assert not test.exception
    return test


def example(name: str = "reach") -> Design:
    return readiness.worked_example(name).with_(id=new_id("design"))


def plan_of(design: Design) -> EvaluationPlan:
    return state.store().get(design.id).design.evaluation


@pytest.mark.parametrize("page", BELOW)
@pytest.mark.parametrize("make", [blank, drafted, example])
def test_every_page_below_opens_with_any_plan(page: str, make: object) -> None:
    said = text_of(opened(make(), page))  # type: ignore[operator]
    assert said.count("<h1>") == 1
    assert not any(word in said for word in ("NaN", "nan,", ">None<"))


def test_a_blank_plan_has_no_step_started_and_is_told_where_to_begin():
    said = text_of(opened(blank()))
    assert "None of the ten steps is started yet." in said
    assert "Not ready to sign:" in said
    assert "No kind of test is chosen." in said


def test_a_drafted_plan_shows_ten_steps_and_marks_our_wording():
    test = opened(drafted())
    said = text_of(test)
    assert "are started.</strong> Next is step 1." in said
    names = [item.label for item in test.expander if item.label[0].isdigit()]
    assert [label.split(".")[0] for label in names] == [str(number) for number in range(1, 11)]
    assert "our wording" in said
    assert "1. Confirm your theory of change <span" not in said
    assert "Who leads it" in said


def test_what_was_read_in_the_printed_framework_takes_the_mark_away_for_everyone():
    design = drafted()
    test = opened(design)
    step = "confirm-draw-up-logic-model"
    test.text_input(key=f"{step}-name").set_value("Develop it as printed")
    test.checkbox(key=f"{step}-wording").check()
    form = next(button for button in test.button if button.form_id == step)
    form.click().run()
    assert "Say who compared it" in text_of(test)
    test.text_input(key=f"{step}-by").set_value("The network’s evaluation lead")
    next(button for button in test.button if button.form_id == step).click().run()
    known = state.base().steps["draw-up-logic-model"]
    assert (known.name, known.name_verified, known.wording_verified) == ("Develop it as printed", True, True)
    assert "2. Develop it as printed" in [item.label for item in test.expander]


def test_one_press_drafts_what_is_missing_and_marks_it_as_a_guess():
    design = drafted()
    test = opened(design)
    test.button(key="draft-plan").click().run()
    plan = plan_of(design)
    assert {item.kind for item in plan.asked.values()} == {"process", "outcome", "harm", "equity", "cost"}
    assert all(item.to_check for part in (plan.asked, plan.settled, plan.fairness) for item in part.values())


def test_the_pitfalls_and_the_level_follow_the_kind_of_test():
    design = example()
    test = opened(design)
    said = text_of(test)
    assert "At most: Level 2, first signs." in said
    assert "There is nobody to compare with." in said
    test.radio(key=f"{design.id}-study-design").set_value("two_groups_by_chance").run()
    assert "The test is: two groups chosen by chance." in text_of(test)
    test.radio(key=f"{design.id}-counted-in").set_value("completers").run()
    assert plan_of(design).counted_in == "completers"
    assert "it would look too good" in text_of(test)


def test_a_start_by_a_bad_score_is_named_for_what_it_does():
    design = example()
    test = opened(design)
    test.radio(key=f"{design.id}-by-score").set_value(True).run()
    assert plan_of(design).enters_by_score
    assert "Some change would come by itself." in text_of(test)


def test_words_are_kept_and_names_of_markup_stay_words():
    design = drafted()
    test = opened(design)
    test.text_area(key=f"{design.id}-delivery-tested").set_value("<b>Few</b> stayed").run()
    test.text_input(key=f"{design.id}-evaluator").set_value("The university").run()
    plan = plan_of(design)
    assert (plan.delivery_tested, plan.evaluator) == ("<b>Few</b> stayed", "The university")
    assert "<b>Few</b>" not in text_of(test)


def test_the_sample_size_stands_in_words_and_in_a_table():
    said = text_of(opened(drafted(), "how_many_people"))
    assert "43 people in one group measured before and after" in said
    assert '<span class="content">249</span>' in said  # a small difference, from 2(1 - 0.5)(2.8 / 0.2)^2 / 0.8
    assert "Say how many people you expect, and we can say which kinds of test could work." in said


def test_the_kind_of_test_opens_the_shares_of_two_groups():
    design = drafted()
    design = design.with_(evaluation={**dict(design.evaluation), "study_design": "two_groups_by_chance"})
    test = opened(design, "how_many_people")
    test.number_input(key=f"{design.id}-share-before").set_value(40).run()
    test.number_input(key=f"{design.id}-share-after").set_value(30).run()
    test.number_input(key=f"{design.id}-leave").set_value(0).run()
    plan = plan_of(design)
    assert (plan.share_before, plan.share_after, plan.attrition) == (0.4, 0.3, 0.0)
    assert "you need 712 people in two groups of the same size" in text_of(test)


def test_sixty_people_are_told_what_each_kind_of_test_could_see():
    design = drafted()
    test = opened(design, "how_many_people")
    test.number_input(key=f"{design.id}-people-expected").set_value(60).run()
    said = text_of(test)
    assert plan_of(design).people_expected == 60
    assert "With 60 people split by chance into two groups, you could see at best a large difference" in said
    assert "Followed before and after in one group" in said
    assert "Do this: people of the service beside as many like them who do not get it, if the grant allows it" in said
    assert "Are 60 people enough?" in said
    test.radio(key=f"{design.id}-smallest").set_value(0.2).run()
    assert "A real change could be missed" in text_of(test)


def test_whole_classes_take_more_people():
    design = example("mentors-in-violence-prevention")
    test = opened(design, "how_many_people")
    test.number_input(key=f"{design.id}-cluster-size").set_value(25).run()
    assert plan_of(design).cluster_size == 25
    assert "Whole groups of 25 put by chance into one arm or the other" in text_of(test)
    test.number_input(key=f"{design.id}-icc").set_value(0.1).run()
    assert "people in one are alike from 0.05 to 0.2" in text_of(test)


def test_an_evaluators_own_difference_joins_the_others():
    design = drafted()
    test = opened(design, "how_many_people")
    test.number_input(key=f"{design.id}-effect").set_value(0.35).run()
    assert plan_of(design).smallest_effect == 0.35
    assert "Your own: 0.35 standard deviations" in test.radio(key=f"{design.id}-smallest").options
    assert "Own difference (0.35)" in text_of(test)


def test_drafted_questions_can_be_changed_taken_as_right_and_removed():
    design = drafted()
    test = opened(design, "evaluation_questions")
    test.button(key="draft-questions").click().run()
    key = min(plan_of(design).asked.values(), key=lambda item: item.position).id
    test.text_area(key=f"{design.id}-{key}-text").set_value("Who stays away, and why?").run()
    kept = plan_of(design).asked[key]
    assert (kept.text, kept.to_check) == ("Who stays away, and why?", False)
    test.selectbox(key=f"{design.id}-question").set_value("question-cost").run()
    test.button(key="right-question-cost").click().run()
    assert not plan_of(design).asked["question-cost"].to_check
    test.button(key="remove-question-cost").click().run()
    assert "question-cost" not in plan_of(design).asked
    assert "Nothing is asked yet on cost." in text_of(test)


def test_a_question_without_words_is_refused():
    design = example()
    test = opened(design, "evaluation_questions")
    key = min(plan_of(design).asked.values(), key=lambda item: item.position).id
    before = plan_of(design).asked[key].text
    test.text_area(key=f"{design.id}-{key}-text").set_value("").run()
    assert plan_of(design).asked[key].text == before
    assert "Not taken." in text_of(test)


def test_a_small_grant_leaves_out_more_than_a_large_one():
    design = example()
    test = opened(design, "evaluation_size")
    assert "What the grant buys will stand here." in text_of(test)
    test.number_input(key=f"{design.id}-grant").set_value(5000).run()
    small = text_of(test)
    assert "£500 buys" in small
    test.number_input(key=f"{design.id}-grant").set_value(500000).run()
    large = text_of(test)
    assert small.count("Left out") > large.count("Left out")
    test.button(key="fit").click().run()
    assert "after_6_months" in state.store().get(design.id).design.outcomes["measure-in-school"].moments
    assert "Your plan has the size that the grant allows." in text_of(test)


def test_own_prices_take_the_place_of_our_guesses():
    design = example()
    test = opened(design, "evaluation_size")
    assert "Our guess for one hour of a worker" in text_of(test)
    test.number_input(key=f"{design.id}-staff-hour").set_value(31.0).run()
    assert plan_of(design).staff_hour == 31.0
    assert "Our guess for one hour of a worker" not in text_of(test)


def test_fairness_and_data_keep_what_people_write():
    design = drafted()
    test = opened(design, "fairness_and_data")
    said = text_of(test)
    assert "None of 13 groups are thought through." in said
    assert "We have not looked into how long data may be kept" in said
    test.text_area(key=f"{design.id}-fair-age-action").set_value("Two groups, by age").run()
    assert plan_of(design).fairness["age"].action == "Two groups, by age"
    test.text_area(key=f"{design.id}-settled-lawful-basis").set_value("Public task").run()
    kept = plan_of(design).settled["lawful-basis"]
    assert (kept.text, kept.to_check) == ("Public task", False)


def test_what_was_drafted_on_fairness_is_taken_as_right_at_one_press():
    design = example()
    test = opened(design, "fairness_and_data")
    test.button(key="right-settled-consent").click().run()
    assert not plan_of(design).settled["consent"].to_check


def test_the_timetable_gives_a_calendar_that_other_programs_read(monkeypatch: pytest.MonkeyPatch):
    downloads = Downloads(monkeypatch)
    design = example()
    opened(design, "evaluation_timetable")
    calendar = icalendar.Calendar.from_ical(downloads.content("Download for your calendar (.ics)"))
    days = {str(event["uid"]): event.decoded("dtstart") for event in calendar.walk("VEVENT")}
    assert days[f"{design.id}-deliver@throughline.invalid"] == datetime.date(2027, 4, 1)
    assert len(days) == len(set(days)) >= 10


def test_days_the_wrong_way_round_are_said_and_lose_nothing():
    design = example()
    test = opened(design, "evaluation_timetable")
    field(test, "date_input", "Last day of delivery").set_value(datetime.date(2026, 1, 1)).run()
    assert "is before the first day" in text_of(test)
    assert plan_of(design).last_day == "2026-01-01"
