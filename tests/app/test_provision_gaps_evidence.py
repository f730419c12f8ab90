"""Provision, gaps and evidence: what each page shows and what it keeps."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import state
from toolkit import readiness
from toolkit.design import Design, new_id

MAIN = Path(__file__).parents[2] / "app" / "main.py"


def open_at(page: str, design: Design, **address: str) -> AppTest:
    """A page with an open design, as its address opens it."""
    state.store().create(design)
    test = AppTest.from_file(str(MAIN), default_timeout=30)
    test.query_params["design"] = design.id
    for key, value in address.items():
        test.query_params[key] = value
    return test.run().switch_page(f"pages/{page}.py").run()


def drafted(approach: str = "mentoring") -> Design:
    return readiness.draft(state.base(), "E06000016", "violence-with-injury", approach)


def blank() -> Design:
    return Design(id=new_id("design"), name="A blank plan", made_on="2026-11-23")


def text_of(test: AppTest) -> str:
    return " ".join(element.proto.body for element in test.get("html"))


def kept(design: Design) -> Design:
    return state.store().get(design.id).design


@pytest.mark.parametrize("page", ["provision", "gaps", "evidence"])
@pytest.mark.parametrize("make", [drafted, blank], ids=["drafted", "blank"])
def test_the_page_opens_without_a_fault(page: str, make: Callable[[], Design]) -> None:
    test = open_at(page, make())
    assert not test.exception
    assert text_of(test).count("<h1>") == 1


def test_provision_shows_the_seven_programmes_and_what_is_not_known() -> None:
    shown = text_of(open_at("provision", drafted()))
    for name in ("The Reach Programme", "Violence Intervention Project", "The Phoenix Programme"):
        assert name in shown
    assert "The record may be incomplete." in shown
    assert "not recorded" in shown
    assert "There are none" not in shown


def test_looking_at_provision_is_kept_with_its_date() -> None:
    design = drafted().with_(provision_looked_at={})
    test = open_at("provision", design)
    test.checkbox(key=f"{design.id}-provision-looked-at").check().run()
    looked_at = kept(design).provision_looked_at
    assert len(looked_at) == 7
    assert {item.taken_on for item in looked_at.values()} == {state.today()}


def test_gaps_keep_the_three_kinds_apart() -> None:
    shown = text_of(open_at("gaps", drafted()))
    for word in ("Provision gap", "Evidence gap", "Data gap", "“None recorded” does not mean “none”."):
        assert word in shown


def test_closing_a_gap_is_kept_with_why() -> None:
    design = drafted().with_(gaps={})
    test = open_at("gaps", design)
    test.checkbox(key=f"{design.id}-close-robbery").check().run()
    assert list(kept(design).gaps) == ["robbery"]
    test.text_input(key=f"{design.id}-why-robbery").set_value("Shops asked for it.").run()
    assert kept(design).gaps["robbery"].why == "Shops asked for it."
    test.checkbox(key=f"{design.id}-close-robbery").uncheck().run()
    assert dict(kept(design).gaps) == {}


def test_gaps_without_a_place_say_what_to_do() -> None:
    assert "No place is chosen yet." in text_of(open_at("gaps", blank()))


def test_evidence_names_all_approaches_and_sets_the_harmful_ones_apart() -> None:
    shown = text_of(open_at("evidence", drafted()))
    missing = [item.name for item in state.base().approaches.values() if item.name not in shown]
    assert missing == []
    assert "Too few good studies" in shown or "too few good studies" in shown


def test_one_approach_in_full_by_its_address() -> None:
    shown = text_of(open_at("approach", drafted(), approach="mentoring"))
    for words in ("How the rating has changed", "Does it fit your plan?", "What we do not know", "21% less"):
        assert words in shown


def test_an_approach_is_taken_into_the_plan_and_out_again() -> None:
    design = drafted()
    test = open_at("approach", design, approach="restorative-justice")
    test.button(key="use-restorative-justice").click().run()
    assert set(kept(design).approaches) == {"mentoring", "restorative-justice"}
    test.button(key="out-restorative-justice").click().run()
    assert set(kept(design).approaches) == {"mentoring"}


def test_a_harmful_approach_cannot_be_taken_without_a_written_reason() -> None:
    design = drafted()
    test = open_at("approach", design, approach="boot-camps")
    assert test.button(key="use-boot-camps").disabled
    test.text_area(key=f"{design.id}-reason-boot-camps").set_value("The court demands it.").run()
    test.button(key="use-boot-camps").click().run()
    assert kept(design).approaches["boot-camps"].reason == "The court demands it."


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "![x](http://outside.example/x.png)", "[a](javascript:x)"]
)
def test_words_that_people_typed_are_shown_as_words(hostile: str) -> None:
    design = drafted()
    taken = design.approaches["mentoring"].model_copy(update={"reason": hostile})
    shown = text_of(open_at("evidence", design.with_(name=hostile).with_item("approaches", "mentoring", taken)))
    assert "<script>" not in shown
    assert hostile.replace("<", "&lt;").replace(">", "&gt;") in shown


def test_the_address_of_a_narrowed_list_can_be_shared() -> None:
    shown = text_of(open_at("evidence", drafted(), certainty="high", impact="high"))
    assert "2 of 30 approaches." in shown


def test_nothing_left_says_what_to_do() -> None:
    shown = text_of(open_at("evidence", drafted(), certainty="high", impact="low"))
    assert "Nothing fits all of that." in shown


def test_approaches_stand_side_by_side() -> None:
    test = open_at("evidence", drafted())
    test.multiselect(key="compare").set_value(["mentoring", "sport-programmes"]).run()
    assert "What we do not know" in text_of(test)
    assert not test.exception
