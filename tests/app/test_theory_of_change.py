"""The page of the theory of change: what it shows, and what each change keeps."""

import html
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import state
from toolkit import readiness
from toolkit.design import Design, new_id
from toolkit.theory_of_change import editing, outline

MAIN = Path(__file__).parents[2] / "app" / "main.py"


def open_at_theory(design: Design) -> AppTest:
    """The page as its address opens it."""
    state.store().create(design)
    test = AppTest.from_file(str(MAIN), default_timeout=30)
    test.query_params["design"] = design.id
    return test.run().switch_page("pages/theory_of_change.py").run()


def example() -> Design:
    return readiness.worked_example()


def kept(design: Design) -> Design:
    return state.store().get(design.id).design


def text_of(test: AppTest) -> str:
    return html.unescape(" ".join(element.proto.body for element in test.get("html")))


def choose(test: AppTest, identifier: str) -> AppTest:
    return test.selectbox(key=f"{example().id}-theory-item-list").set_value(identifier).run()


def press(test: AppTest, label: str) -> AppTest:
    buttons = [button for button in test.button if button.label == label]
    assert len(buttons) == 1, [button.label for button in test.button]
    return buttons[0].click().run()


def first_arrow() -> str:
    return example().theory.ordered_arrows()[0].id


def test_the_page_reads_shows_and_says_the_theory() -> None:
    test = open_at_theory(example())
    assert not test.exception
    shown = text_of(test)
    assert "15 boxes and 19 arrows, from the need to lasting change." in shown
    assert "First three things to look at" in shown
    assert "The same in words" in shown
    for item in outline.outline(example().theory):
        assert item.text in shown
        assert all(arrow.words in shown for arrow in item.arrows)


def test_an_empty_theory_offers_the_one_button_that_drafts_it() -> None:
    design = readiness.draft(state.base(), "E06000016", "violence-with-injury", "mentoring").with_(
        theory={}, outcomes={}
    )
    test = open_at_theory(design)
    assert "No theory of change yet." in text_of(test)
    press(test, "Draft it for me")
    assert not test.exception
    assert kept(design).theory.boxes
    assert "The same in words" in text_of(test)


def test_a_blank_plan_can_be_drafted_too() -> None:
    design = Design(id=new_id("design"), name="A blank plan", made_on="2026-11-23")
    test = press(open_at_theory(design), "Draft it for me")
    assert not test.exception


def test_the_card_of_an_arrow_asks_in_its_order_and_keeps_each_answer() -> None:
    test = choose(open_at_theory(example()), first_arrow())
    labels = [area.label for area in test.text_area if not str(area.key).endswith(("-text", "-view-because"))]
    assert labels == [
        "Why should it hold? “Because ...”",
        "Because",
        "What does it take for granted?",
        "How will you test that?",
    ]
    key = f"{example().id}-arrow-{first_arrow()}"
    test.text_area(key=f"{key}-why").set_value("because young people listen then").run()
    test.radio(key=f"{key}-sure").set_value("doubtful").run()
    test.radio(key=f"{key}-applies_here").set_value("no").run()
    test.radio(key=f"{key}-rating").set_value("some_studies").run()
    arrow = kept(example()).theory.arrows[first_arrow()]
    assert (arrow.why, arrow.sure, arrow.applies_here, arrow.rating) == (
        "because young people listen then",
        "doubtful",
        "no",
        "some_studies",
    )


@pytest.mark.parametrize("field", ["evidence_for", "evidence_against"])
def test_a_finding_is_added_with_its_source_and_removed(field: str) -> None:
    test = choose(open_at_theory(example()), first_arrow())
    key = f"{example().id}-{first_arrow()}-{field}"
    before = getattr(example().theory.arrows[first_arrow()], field)
    source = next(iter(state.base().sources))
    test.text_area(key=f"{key}-text").set_value("Nine in ten came back")
    test.selectbox(key=f"{key}-source").set_value(source)
    test = press(test, f"Add {field.replace('_', ' ')}")
    finding = getattr(kept(example()).theory.arrows[first_arrow()], field)[-1]
    assert (finding.text, finding.source) == ("Nine in ten came back", source)
    test.button(key=f"{key}-{len(before)}-remove").click().run()
    assert getattr(kept(example()).theory.arrows[first_arrow()], field) == before


def test_an_empty_finding_is_refused() -> None:
    test = press(choose(open_at_theory(example()), first_arrow()), "Add evidence for")
    assert "Write what was found first." in text_of(test)
    assert kept(example()) == example()


def test_the_card_of_a_box_keeps_text_kind_and_check() -> None:
    test = choose(open_at_theory(example()), "people")
    key = f"{example().id}-box-people"
    test.text_area(key=f"{key}-text").set_value("People aged 11 to 25").run()
    test.checkbox(key=f"{key}-to-check").check().run()
    test.selectbox(key=f"{key}-kind").set_value("need").run()
    box = kept(example()).theory.boxes["people"]
    assert (box.text, box.to_check, box.kind) == ("People aged 11 to 25", True, "need")


def test_a_box_without_words_is_refused_and_nothing_is_lost() -> None:
    test = choose(open_at_theory(example()), "people")
    test.text_area(key=f"{example().id}-box-people-text").set_value("  ").run()
    assert "A box needs some words." in text_of(test)
    assert kept(example()).theory == example().theory


def test_a_box_keeps_its_kind_until_another_is_chosen() -> None:
    test = choose(open_at_theory(example()), "people")
    test.selectbox(key=f"{example().id}-box-people-kind").set_value(None).run()
    assert not test.exception
    assert "A box needs a kind." in text_of(test)
    assert kept(example()).theory == example().theory


def test_dose_and_plan_against_harm_are_kept() -> None:
    theory = example().theory
    activity, risk = theory.ordered_boxes("activity")[0].id, theory.ordered_boxes("risk")[0].id
    test = choose(open_at_theory(example()), activity)
    test.text_input(key=f"{example().id}-box-{activity}-how_often").set_value("Once a week").run()
    test = choose(test, risk)
    test.text_input(key=f"{example().id}-box-{risk}-mitigation").set_value("Meet away from the ward").run()
    dose, harm = (
        getattr(kept(example()).theory.boxes[box], field) for box, field in ((activity, "dose"), (risk, "harm"))
    )
    assert (dose.how_often, harm.mitigation) == ("Once a week", "Meet away from the ward")


def test_a_box_added_after_another_comes_with_its_arrow_and_opens() -> None:
    test = choose(open_at_theory(example()), "people")
    test.text_area(key=f"{example().id}-people-add-text").set_value("A youth worker phones them")
    test = press(test, "Add the box and an arrow to it")
    theory = kept(example()).theory
    (new,) = set(theory.boxes) - set(example().theory.boxes)
    assert theory.boxes[new].text == "A youth worker phones them"
    assert [arrow.end for arrow in theory.arrows_from("people")][-1] == new
    assert "Activity: A youth worker phones them" in text_of(test)


def test_two_boxes_are_joined_and_the_new_arrow_opens() -> None:
    boxes = example().theory.ordered_boxes()
    test = choose(open_at_theory(example()), "people")
    test.selectbox(key=f"{example().id}-people-connect-end").set_value(boxes[-1].id).run()
    test = press(test, "Draw the arrow")
    assert "Arrow 20: " in text_of(test)
    assert len(kept(example()).theory.arrows) == 20


def test_an_arrow_that_is_there_already_is_not_drawn_twice() -> None:
    start = example().theory.arrows[first_arrow()].start
    test = choose(open_at_theory(example()), start)
    test.selectbox(key=f"{example().id}-{start}-connect-end").set_value(
        example().theory.arrows[first_arrow()].end
    ).run()
    test = press(test, "Draw the arrow")
    assert "Arrow 1 already joins these two boxes." in text_of(test)
    assert len(kept(example()).theory.arrows) == 19


def test_taking_a_box_away_warns_first_and_frees_its_outcome_line() -> None:
    theory = example().theory
    measured = next(
        line.box
        for line in example().outcomes.values()
        if line.box and editing.left_loose(theory, theory.without_box(line.box))
    )
    test = press(choose(open_at_theory(example()), measured), "Take this box away")
    assert "any more." in text_of(test)
    assert measured in kept(example()).theory.boxes
    test = press(test, "Yes, take the box away")
    assert not test.exception
    after = kept(example())
    assert measured not in after.theory.boxes
    assert len(after.outcomes) == len(example().outcomes)
    assert all(line.box != measured for line in after.outcomes.values())


def test_an_arrow_can_be_kept_after_all() -> None:
    test = press(choose(open_at_theory(example()), first_arrow()), "Take this arrow away")
    test = press(test, "Keep it")
    assert kept(example()).theory == example().theory
    assert "Take this arrow away" in [button.label for button in test.button]
    test = press(press(test, "Take this arrow away"), "Yes, take the arrow away")
    assert first_arrow() not in kept(example()).theory.arrows


def test_advice_opens_what_it_is_about() -> None:
    test = open_at_theory(example())
    opening = [button for button in test.button if button.label.startswith("Open ")]
    assert opening
    opening[0].click().run()
    assert test.selectbox(key=f"{example().id}-theory-item-list").value is not None
