"""The text twin of the drawing."""

from collections import Counter

from hypothesis import given, settings

from tests.theory_of_change.theories import arrow, box, theories, theory, worked_theory
from toolkit.theory_of_change import layout, outline
from toolkit.theory_of_change.graph import Theory


@settings(max_examples=40, deadline=None)
@given(theories(boxes=12, arrows=24))
def test_every_box_and_every_arrow_is_there_once(theory: Theory) -> None:
    items = outline.outline(theory)
    assert Counter(item.id for item in items) == Counter(list(theory.boxes))
    assert Counter(arrow.id for item in items for arrow in item.arrows) == Counter(list(theory.arrows))
    assert [item.number for item in items] == list(range(1, len(theory.boxes) + 1))


def test_arrows_have_the_numbers_of_the_drawing() -> None:
    in_words = {arrow.id: arrow.number for item in outline.outline(worked_theory()) for arrow in item.arrows}
    assert in_words == {arrow.id: arrow.number for arrow in layout.lay_out(worked_theory()).arrows}


def test_boxes_come_in_the_order_of_the_columns() -> None:
    mixed = theory([box(1, "impact"), box(2, "people"), box(3, "activity"), box(4, "need")], [])
    assert [item.id for item in outline.outline(mixed)] == ["box-4", "box-2", "box-3", "box-1"]


def test_an_arrow_says_where_it_leads_and_how_far_that_is_known() -> None:
    two = [box(1, "activity", "Mentoring"), box(2, "short_outcome", "They have an adult they trust")]
    first = outline.outline(theory(two, [arrow(1, 1, 2, "some_studies")]))[0]
    assert first.arrows[0].words == "leads to: they have an adult they trust (arrow 1, some studies)"


def test_a_declared_feedback_loop_says_that_it_leads_back() -> None:
    back = arrow(1, 2, 1).model_copy(update={"is_feedback": True})
    two = [box(1, "activity", "Mentoring"), box(2, "short_outcome", "They trust somebody")]
    words = outline.outline(theory(two, [back]))[1].arrows[0].words
    assert words == "leads back to: mentoring (arrow 1, not rated yet)"


def test_the_plain_text_has_one_line_for_each_box_and_arrow() -> None:
    boxes = [box(1, "activity", "Mentoring\n2. An activity that is not there"), box(2, "impact", to_check=True)]
    assert outline.as_text(theory(boxes, [arrow(1, 1, 2)])).split("\n") == [
        "1. Mentoring 2. An activity that is not there (Activity)",
        "   - leads to: they have an adult they trust (arrow 1, not rated yet)",
        "2. They have an adult they trust (Impact, to check)",
    ]


def test_no_theory_is_no_text() -> None:
    assert outline.outline(Theory()) == ()
    assert outline.as_text(Theory()) == ""
