"""Changing a theory by hand."""

import pytest

from tests.theory_of_change.theories import arrow, box, theory
from toolkit.errors import UserError
from toolkit.theory_of_change import editing
from toolkit.theory_of_change.graph import Theory

THREE = theory(
    [
        box(1, "activity", "Mentoring"),
        box(2, "short_outcome", "They trust an adult"),
        box(3, "impact", "Less violence"),
    ],
    [arrow(1, 1, 2), arrow(2, 2, 3)],
)


def test_a_new_box_stands_right_after_the_one_it_was_added_to() -> None:
    grown = editing.add_box(THREE, "box-9", "activity", "Sport", after="box-1")
    assert [each.id for each in grown.ordered_boxes()] == ["box-1", "box-9", "box-2", "box-3"]
    assert grown.boxes["box-9"].to_check


def test_a_new_box_after_the_last_or_after_none_stands_at_the_end() -> None:
    for after in ("box-3", None):
        grown = editing.add_box(THREE, "box-9", "impact", "Fewer are hurt", after=after)
        assert [each.id for each in grown.ordered_boxes()][-1] == "box-9"


def test_the_first_box_of_a_theory() -> None:
    assert list(editing.add_box(Theory(), "box-1", "need", "Many are hurt").boxes) == ["box-1"]


def test_a_box_without_words_is_refused() -> None:
    with pytest.raises(UserError, match="needs some words"):
        editing.add_box(THREE, "box-9", "activity", "  ")


def test_a_new_arrow_gets_the_next_number_and_no_rating() -> None:
    joined = editing.connect(THREE, "arrow-9", "box-1", "box-3")
    assert [(number, each.id, each.rating) for number, each in joined.numbered_arrows()][-1] == (
        3,
        "arrow-9",
        "not_rated",
    )


def test_two_boxes_are_joined_once_in_each_direction() -> None:
    with pytest.raises(UserError, match="Arrow 1 already joins"):
        editing.connect(THREE, "arrow-9", "box-1", "box-2")
    assert "arrow-9" in editing.connect(THREE, "arrow-9", "box-2", "box-1").arrows


def test_an_arrow_joins_two_different_boxes() -> None:
    with pytest.raises(UserError, match="two different boxes"):
        editing.connect(THREE, "arrow-9", "box-1", "box-1")


def test_taking_a_box_away_says_what_it_leaves_loose() -> None:
    assert editing.left_loose(THREE, THREE.without_box("box-2")) == [
        "“Mentoring” would lead nowhere any more.",
        "Nothing would lead to “Less violence” any more.",
    ]


def test_taking_an_arrow_away_says_what_it_leaves_loose_unless_another_holds() -> None:
    assert editing.left_loose(THREE, THREE.without_arrow("arrow-1")) == [
        "“Mentoring” would lead nowhere any more.",
        "Nothing would lead to “They trust an adult” any more.",
    ]
    doubled = editing.connect(THREE, "arrow-9", "box-1", "box-3")
    assert editing.left_loose(doubled, doubled.without_arrow("arrow-9")) == []
