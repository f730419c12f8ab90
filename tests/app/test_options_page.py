"""Options for a gap, and reach: what each page shows, keeps and refuses."""

import pytest
from streamlit.testing.v1 import AppTest

from app import state
from tests.app.pressed import field, text_of
from tests.app.test_pages import LEICESTER, blank, drafted, kept
from tests.app.test_provision_gaps_evidence import open_at
from toolkit import readiness
from toolkit.design import Design
from toolkit.gaps.reach import Span

GAP = "Acting before thinking"


def shortlisted(design: Design, *options: str) -> AppTest:
    test = open_at("options", design, gap=GAP)
    for option in options:
        test.checkbox(key=f"{design.id}-shortlist-acting-before-thinking-{option}").check().run()
    return test


def test_a_gap_is_chosen_by_its_address_and_harm_is_left_out_with_why() -> None:
    shown = text_of(open_at("options", drafted(), gap=GAP))
    assert "Left out, because they do harm" in shown
    assert "Do not use boot camps. It does harm on average:" in shown


def test_facts_are_filled_in_and_no_total_is_given() -> None:
    design = drafted()
    test = shortlisted(design, "nothing", "social-skills-training")
    test.selectbox(key=f"{design.id}-outcome-acting-before-thinking").set_value("crime").run()
    shown = text_of(test)
    assert "High certainty." in shown
    assert "There is no total." in shown
    assert kept(design).appraisals["acting-before-thinking"].outcome == "crime"


def test_judgement_verdict_log_and_new_design() -> None:
    design = drafted()
    test = shortlisted(design, "social-skills-training")
    start = f"{design.id}-judge-acting-before-thinking-social-skills-training"
    test.radio(key=f"{start}-fit").set_value("good").run()
    test.text_input(key=f"{start}-fit-why").set_value("Same ages as <i>ours</i>").run()
    verdict = f"{design.id}-verdict-acting-before-thinking-social-skills-training"
    test.radio(key=verdict).set_value("take").run()
    test.text_area(key=f"{verdict}-for").set_value("Schools asked for it").run()
    option = kept(design).appraisals["acting-before-thinking"].options["social-skills-training"]
    assert (option.verdict, option.judged["fit"].word, option.judged["fit"].why) == (
        "take", "good", "Same ages as <i>ours</i>",
    )  # fmt: skip
    assert "Same ages as &lt;i&gt;ours&lt;/i&gt;" in text_of(test)
    assert "8 of 9" in text_of(test)  # one of nine criteria is judged
    test.button(key="log-it").click().run()
    (entry,) = kept(design).decisions.values()
    field(test, "text_input", "Who was in the room?").set_value("Schools and police").run()
    assert kept(design).decisions[entry.id].in_the_room == "Schools and police"
    test.button(key="new-social-skills-training").click().run()
    others = [item for item in state.store().designs() if item.id != design.id]
    new = state.store().get(others[0].id).design
    assert new.approaches["social-skills-training"].reason == "Schools asked for it."
    assert new.gaps["acting-before-thinking"].why == "Schools asked for it."


def test_a_date_that_is_none_is_refused_in_the_log() -> None:
    design = drafted()
    test = shortlisted(design, "nothing")
    test.radio(key=f"{design.id}-verdict-acting-before-thinking-nothing").set_value("reject").run()
    test.button(key="log-it").click().run()
    before = kept(design).decisions
    field(test, "text_input", "When was it decided?").set_value("last Tuesday").run()
    assert "Nothing was changed." in text_of(test)
    assert kept(design).decisions == before


def test_a_decision_of_ones_own_goes_into_the_log() -> None:
    design = drafted()
    test = open_at("options", design)
    field(test, "button", "Put it into the log").click().run()
    assert "Nothing was put into the log." in text_of(test)
    field(test, "text_input", "What was it about?").set_value("The launch")
    field(test, "text_input", "What was decided, in a sentence?").set_value("Start in May <b>2027</b>")
    field(test, "button", "Put it into the log").click().run()
    (entry,) = kept(design).decisions.values()
    assert (entry.about, entry.decided) == ("The launch", "Start in May <b>2027</b>")
    assert "Start in May &lt;b&gt;2027&lt;/b&gt;" in text_of(test)


def test_an_option_keeps_what_was_written_when_it_leaves_the_shortlist_only_while_it_is_there() -> None:
    design = drafted()
    test = shortlisted(design, "nothing", "social-skills-training")
    assert list(kept(design).appraisals["acting-before-thinking"].options) == ["nothing", "social-skills-training"]
    key = f"{design.id}-shortlist-acting-before-thinking-nothing"
    test.checkbox(key=key).uncheck().run()
    assert list(kept(design).appraisals["acting-before-thinking"].options) == ["social-skills-training"]


@pytest.mark.parametrize("page", ["options", "reach"])
def test_without_a_place_each_page_says_what_to_do(page: str) -> None:
    assert "No place is chosen yet." in text_of(open_at(page, blank()))


def with_people() -> Design:
    return readiness.draft(state.base(), LEICESTER, "not-in-education-or-work", "mentoring")


def give(test: AppTest, design: Design, key: str, lowest: float, highest: float) -> None:
    test.number_input(key=f"{design.id}-{key}-highest").set_value(highest).run()
    test.number_input(key=f"{design.id}-{key}-lowest").set_value(lowest).run()


def test_people_in_need_come_from_a_figure_that_counts_them_or_from_the_user() -> None:
    design = with_people()
    test = open_at("reach", design)
    test.button(key="use-not-in-education-or-work").click().run()
    span = kept(design).reach.in_need
    assert span is not None
    assert span.lowest < 591 < span.highest
    give(test, design, "in-need", 400, 700)
    assert kept(design).reach.in_need == Span(lowest=400, highest=700)


def test_events_are_not_offered_as_people() -> None:
    assert "Events are not people." in text_of(open_at("reach", drafted()))


def test_the_money_line_follows_the_users_own_numbers() -> None:
    design = drafted()
    test = open_at("reach", design)
    give(test, design, "in-need", 400, 600)
    for name in ("eligible", "referred", "start", "complete"):
        give(test, design, f"rate-{name}", 50, 50)
    test.number_input(key=f"{design.id}-reach-places").set_value(60).run()
    test.number_input(key=f"{design.id}-reach-value").set_value(90_000).run()
    shown = text_of(test)
    assert "50 to 60 people would start." in shown
    assert "£1,500 to £1,800" in shown
    test.selectbox(key=f"{design.id}-effect").set_value("mentoring:reoffending").run()
    give(test, design, "without-it", 20, 30)
    # 50 to 60 x 20% to 30% = 10 to 18 would reoffend; 19% fewer are 1.9 to 3.42.
    shown = text_of(test)
    assert "10 to 18 of those who start would have the outcome reoffending." in shown
    assert "2 to 3 fewer" in shown
    assert "speaks for reoffending alone" in shown


def test_a_lowest_value_above_the_highest_is_refused() -> None:
    design = drafted()
    test = open_at("reach", design)
    give(test, design, "in-need", 10, 20)
    test.number_input(key=f"{design.id}-in-need-lowest").set_value(30.0).run()
    assert "The lowest value would be above the highest." in text_of(test)
    assert kept(design).reach.in_need == Span(lowest=10, highest=20)


def test_stopping_a_service_names_who_is_left_without() -> None:
    test = open_at("reach", drafted(), stop="The Reach Programme")
    shown = text_of(test)
    assert "How many people would lose it is not known" in shown
    assert "Nothing else on record acts on being put out of school" in shown
    assert "“None recorded” does not mean “none”." in shown
