"""The monitoring page: the outcomes framework, and what a change to one of its lines keeps."""

from streamlit.testing.v1 import AppTest

from app import state
from app.parts.downloads import csv_text
from tests.app.test_pages import blank, drafted, open_at, text_of
from toolkit import readiness
from toolkit.design import Design, PlannedOutcome
from toolkit.readiness import framework
from toolkit.vocabulary import Ages

TRUST = "measure-change-trusted-adult"
FIGHTS = "measure-later-violence"
AREA = "measure-lasting-violence-with-injury"


def opened(design: Design, line: str = "") -> AppTest:
    test = open_at("monitoring", design)
    assert not test.exception
    return test.selectbox(key=f"{design.id}-line").set_value(line).run() if line else test


def kept(design: Design) -> dict[str, PlannedOutcome]:
    return dict(state.store().get(design.id).design.outcomes)


def test_a_blank_plan_is_sent_to_the_theory_of_change():
    test = opened(blank())
    said = text_of(test)
    assert "There is no outcome to watch yet." in said
    assert "The framework will stand here." in said
    assert not test.selectbox


def test_a_drafted_plan_counts_what_its_lines_have_and_says_what_is_missing():
    design = drafted()
    shown = sum(bool(line.indicator) for line in design.outcomes.values())
    said = text_of(opened(design))
    assert 0 < shown < len(design.outcomes)
    assert f"{shown} of {len(design.outcomes)} outcomes have an indicator. None is marked as the main one." in said
    assert "none have a target" in said
    assert "no time is recorded for" in said
    assert "no indicator yet" in said


def test_outcomes_without_a_line_are_drafted_at_one_press():
    full = drafted()
    design = full.with_(outcomes={})
    test = opened(design)
    assert f"0 of {len(full.outcomes)} outcomes have an indicator." in text_of(test)
    assert not list(test.get("download_button"))
    test.button(key="draft-lines").click().run()
    assert len(kept(design)) == len(full.outcomes)


def test_choosing_the_main_outcome_unsets_the_one_before():
    design = drafted()
    test = opened(design, TRUST)
    test.checkbox(key=f"{design.id}-{TRUST}-main").check().run()
    test.selectbox(key=f"{design.id}-line").set_value(FIGHTS).run()
    test.checkbox(key=f"{design.id}-{FIGHTS}-main").check().run()
    assert [key for key, line in kept(design).items() if line.is_primary] == [FIGHTS]
    test.checkbox(key=f"{design.id}-{FIGHTS}-main").uncheck().run()
    assert not any(line.is_primary for line in kept(design).values())


def test_the_words_of_a_line_are_kept():
    design = drafted()
    test = opened(design, TRUST)
    words = {"indicator": "Has a trusted adult", "baseline": "4 in 10", "target": "7 in 10", "timing": "Each term",
             "collector": "The project worker"}  # fmt: skip
    for field, text in words.items():
        test.text_input(key=f"{design.id}-{TRUST}-{field}").set_value(text).run()
    test.radio(key=f"{design.id}-{TRUST}-good").set_value("lower").run()
    line = kept(design)[TRUST]
    assert {field: getattr(line, field) for field in words} == words
    assert line.good_direction == "lower"


def test_a_measure_without_known_terms_says_to_ask_its_owner_and_to_plan_for_harm():
    design = drafted()
    test = opened(design, TRUST)
    test.selectbox(key=f"{design.id}-{TRUST}-measure").set_value("sdq-total-difficulties").run()
    line, said = kept(design)[TRUST], text_of(test)
    assert (line.measure, line.good_direction) == ("sdq-total-difficulties", "lower")
    assert line.indicator.startswith("Difficulties with feelings")
    assert "The terms of use are not known here." in said
    assert "Ask the owner before you use it." in said
    assert "Answers can tell of harm." in said


def test_measures_that_fit_come_first_and_name_their_terms():
    design = drafted()
    offered = opened(design, FIGHTS).selectbox(key=f"{design.id}-{FIGHTS}-measure").options
    fitting = [label.startswith("Fits: ") for label in offered]
    assert fitting == sorted(fitting, reverse=True)
    assert any(fitting)
    assert any("terms not known: ask the owner" in label for label in offered)


def test_ages_that_a_measure_does_not_cover_are_said():
    design = drafted()
    older = design.with_(question={**dict(design.question), "ages": Ages(lowest=17, highest=25)})
    test = opened(older, FIGHTS)
    assert "It is made for ages 8 to 18; your people are 17 to 25. Some of them need another measure." in text_of(test)


def test_an_area_figure_is_context_and_no_proof():
    test = opened(drafted(), AREA)
    assert "cannot show what one service did" in text_of(test)


def test_a_line_is_added_and_removed():
    design = drafted()
    test = opened(design, TRUST)
    test.button(key=f"more-{TRUST}").click().run()
    lines = kept(design)
    (added,) = set(lines) - set(design.outcomes)
    assert lines[added].box == "change-trusted-adult"
    test.selectbox(key=f"{design.id}-line").set_value(added).run()
    test.button(key=f"remove-{added}").click().run()
    assert not test.exception
    assert set(kept(design)) == set(design.outcomes)


def test_the_download_has_one_row_for_each_indicator_and_runs_no_formula():
    design = drafted()
    line = design.outcomes[TRUST].model_copy(update={"target": "=1+1"})
    design = design.with_item("outcomes", TRUST, line)
    assert opened(design).get("download_button")
    text = csv_text(framework.COLUMNS, readiness.framework_rows(design, state.base()))
    assert len(text.strip().splitlines()) == 1 + len(design.outcomes)
    assert "'=1+1" in text
