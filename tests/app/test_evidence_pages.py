"""The pages under evidence: one approach in full, links to confirm, findings of your own, frameworks, changes."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import state
from tests.app.pressed import field, text_of
from toolkit import readiness
from toolkit.design import Design
from toolkit.evidence import LocalFinding
from toolkit.knowledge_base.decisions import LinkDecision

MAIN = Path(__file__).parents[2] / "app" / "main.py"
PAGES = ("evidence", "approach", "links", "local_evidence", "frameworks", "evidence_changes")


def opened(page: str, design: Design | None = None, **address: str) -> AppTest:
    """A page as its address opens it."""
    test = AppTest.from_file(str(MAIN), default_timeout=60)
    if design:
        state.store().create(design)
        test.query_params["design"] = design.id
    for key, value in address.items():
        test.query_params[key.replace("_", "-")] = value
    return test.run().switch_page(f"pages/{page}.py").run()


def drafted() -> Design:
    return readiness.draft(state.base(), "E06000016", "violence-with-injury", "mentoring")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("with_plan", [True, False], ids=["plan open", "no plan open"])
def test_evidence_can_be_read_with_and_without_a_plan(page: str, with_plan: bool) -> None:
    shown = text_of(opened(page, drafted() if with_plan else None))
    assert shown.count("<h1>") == 1


def test_every_approach_has_a_page_of_its_own() -> None:
    test = opened("approach", approach="cctv")
    for identifier, approach in state.base().approaches.items():
        test.selectbox(key="approach").set_value(identifier).run()
        shown = text_of(test)
        assert "How the rating has changed" in shown
        assert all(missing in shown for missing in approach.not_found if "&" not in missing and "'" not in missing)


def test_an_approach_that_does_harm_says_so_where_it_is_chosen() -> None:
    assert "Boot camps (does harm)" in opened("approach").selectbox(key="approach").options


def test_an_approach_says_what_changed_and_where_sources_disagree() -> None:
    shown = text_of(opened("approach", approach="multi-systemic-therapy"))
    assert "What has changed since the slides of 2023" in shown
    assert "Where sources disagree" in shown
    assert "Where other frameworks put it" in shown


def test_an_unknown_approach_in_the_address_leaves_the_choice_open() -> None:
    assert "No approach is chosen." in text_of(opened("approach", approach="<script>"))


def test_a_search_that_is_misspelt_finds_it_and_stands_in_the_address() -> None:
    test = opened("evidence", search="mentorin")
    assert "2 of 30 approaches." in text_of(test)
    test.text_input(key="search").set_value("CBT").run()
    assert "1 of 30 approaches." in text_of(test)
    assert test.query_params["search"] in ("CBT", ["CBT"])


def test_counts_beside_a_filter_follow_the_other_filters() -> None:
    test = opened("evidence", impact="harmful")
    certainty = test.multiselect(key="certainty").options
    assert "High certainty (1)" in certainty
    assert "Low certainty (0)" in certainty


def test_the_filters_can_all_be_taken_away() -> None:
    test = opened("evidence", impact="harmful", search="boot")
    assert "1 of 30 approaches." in text_of(test)
    next(button for button in test.button if button.label == "Show all again").click().run()
    assert "30 of 30 approaches." in text_of(test)


def test_approaches_for_the_need_are_grouped_by_certainty_and_the_rule_is_said() -> None:
    shown = text_of(opened("evidence", drafted()))
    assert shown.index("Certainty: high certainty") < shown.index("Certainty: moderate certainty")
    assert "There is no single score." in shown


def test_a_link_is_confirmed_by_somebody_and_no_longer_marked() -> None:
    test = opened("links")
    test.selectbox(key="link-chosen").set_value("approach--mentoring--trusted-adult").run()
    field(test, "text_input", "Who decides?").set_value("Health partners")
    test.button(key="FormSubmitter:decide-approach--mentoring--trusted-adult-Keep this decision").click().run()
    assert "Every page uses it from now on." in text_of(test)
    (link,) = (link for link in state.base().approach("mentoring").acts_on if link.factor == "trusted-adult")
    assert (link.confirmed_by, link.confirmed_on) == ("Health partners", state.today())


def test_links_are_narrowed_down_by_the_address() -> None:
    shown = text_of(opened("links", link_to="trusted-adult", link_from="approach"))
    linked = [item for item in state.base().approaches.values() if "trusted-adult" in item.factors]
    assert f"{len(linked)} links" in shown


def test_a_decision_without_anybody_is_refused_and_nothing_kept() -> None:
    test = opened("links")
    test.selectbox(key="link-chosen").set_value("approach--mentoring--trusted-adult").run()
    test.button(key="FormSubmitter:decide-approach--mentoring--trusted-adult-Keep this decision").click().run()
    assert "Say who decides" in text_of(test)
    assert state.store().records("link_decisions", LinkDecision).all() == []


def fill_in(test: AppTest, **values: object) -> AppTest:
    labels = {
        "title": ("text_input", "What was looked at?"),
        "in_words": ("text_area", "What was found"),
        "found_by": ("text_input", "Who found it out?"),
        "found_on": ("text_input", "When?"),
        "approaches": ("multiselect", "Which approaches"),
        "finding": ("selectbox", "What came of it?"),
        "stage": ("selectbox", "How far is it?"),
        "how_found": ("selectbox", "How was it found out?"),
    }
    for name, value in values.items():
        field(test, *labels[name]).set_value(value)
    return next(button for button in test.button if button.label == "Keep this finding").click().run()


FAILURE = {
    "title": "First year of a service (invented)", "approaches": ["mentoring"], "in_words": "Nothing got better.",
    "found_by": "Network team", "found_on": "2026-09", "finding": "no_difference", "how_found": "before_and_after",
}  # fmt: skip


def test_a_failure_is_put_on_record_and_stands_beside_its_approach() -> None:
    test = fill_in(opened("local_evidence"), **FAILURE)
    assert "is on record and stands beside its approach" in text_of(test)
    assert "1 of them where nothing got better" in text_of(test)
    beside = text_of(opened("approach", approach="mentoring"))
    assert "First year of a service (invented)" in beside
    assert "Nobody can say from this that it made the difference." in beside


def test_a_finding_that_does_not_hold_together_says_what_is_missing() -> None:
    test = fill_in(opened("local_evidence"), **{**FAILURE, "found_by": ""})
    assert "Fill in: who found it out. Nothing was changed." in text_of(test)
    test = fill_in(test, found_by="Network team", found_on="last autumn")
    assert "Nothing was changed." in text_of(test)
    assert state.store().records("local_evidence", LocalFinding).all() == []


def test_a_finding_is_put_aside_and_taken_back() -> None:
    fill_in(opened("local_evidence"), **FAILURE)
    test = opened("local_evidence")
    (kept,) = state.store().records("local_evidence", LocalFinding).all()
    test.button(key=f"aside-{kept.id}").click().run()
    assert state.base().local_findings == {}
    test.button(key=f"back-{kept.id}").click().run()
    assert list(state.base().local_findings) == [kept.id]


def test_hostile_words_in_a_finding_are_shown_as_words() -> None:
    test = fill_in(opened("local_evidence"), **{**FAILURE, "title": "<script>alert(1)</script>"})
    assert "<script>" not in text_of(test)
    assert "&lt;script&gt;" in text_of(test)


def test_frameworks_stand_side_by_side_and_say_what_a_level_asks_of_you() -> None:
    shown = text_of(opened("frameworks"))
    for words in ("What it asks of you", "A crosswalk of our own, to be confirmed", "Insufficient evidence", "Level 4"):
        assert words in shown


def test_what_changed_since_2023_names_its_sources_and_what_may_be_older() -> None:
    shown = text_of(opened("evidence_changes"))
    assert shown.count("(Source:") == len(state.base().evidence_changes)
    assert "the date was not found" in shown
