"""The page of checks: gates, advice, mends in one press, and a file that is checked and left alone."""

from streamlit.testing.v1 import AppTest

from app import state
from tests.app.pressed import open_at, shown
from toolkit import design as designs, readiness
from toolkit.design import Design
from toolkit.theory_of_change.graph import Box


def open_at_checks(design: Design) -> AppTest:
    return open_at("theory_checks", design)


def give(test: AppTest, content: bytes) -> AppTest:
    return test.file_uploader[0].upload("plan.yaml", content, "application/yaml").run()


def spoiled() -> Design:
    """A worked example with an activity that poses as a change."""
    example = readiness.worked_example()
    box = Box(id="posing", kind="short_outcome", text="Run 12 workshops", position=99, to_check=False)
    return example.with_(theory=example.theory.with_box(box))


def test_six_gates_are_named_and_a_worked_example_passes_them() -> None:
    test = open_at_checks(readiness.worked_example())
    assert "All six gates are passed." in shown(test)
    assert shown(test).count("Passed") == 6


def test_what_is_open_is_said_at_its_gate() -> None:
    text = shown(open_at_checks(spoiled()))
    assert "Nothing leads to “Run 12 workshops”." in text
    assert "2 gates are still open." in text
    assert "1 outcome has no indicator: “Run 12 workshops”." in text


def test_all_advice_can_be_shown_and_followed_in_one_press() -> None:
    test = open_at_checks(spoiled())
    boxes = [box for box in test.checkbox if box.label.startswith("Show all")]
    if boxes:
        test = boxes[0].check().run()
    for item in readiness.advice(spoiled(), state.base()):
        assert item.message in shown(test)
    test = next(button for button in test.button if button.label == "Make it an activity").click().run()
    assert not test.exception
    assert state.store().get(spoiled().id).design.theory.boxes["posing"].kind == "activity"


def test_a_file_is_checked_and_neither_kept_nor_opened() -> None:
    test = open_at_checks(readiness.worked_example())
    before = [summary.id for summary in state.store().designs()]
    other = spoiled().with_(name="An approved plan", id="approved")
    test = give(test, designs.to_yaml(other).encode())
    assert "“An approved plan” is a draft, with" in shown(test)
    assert [summary.id for summary in state.store().designs()] == before


def test_a_file_that_is_not_a_plan_is_refused_in_words() -> None:
    for content, words in ((b"\xff\xfe\x00", "is not a text file"), (b"a: 1", "this is not a project file")):
        test = open_at_checks(readiness.worked_example().with_(id=designs.new_id("design")))
        assert words in shown(give(test, content))
