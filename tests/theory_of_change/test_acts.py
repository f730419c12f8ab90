"""Every act of the drawing and the outline: what it does, what it refuses, and that it never breaks a theory."""

import itertools

import pytest
from hypothesis import given, strategies as some

from tests.theory_of_change.theories import arrow, box, theories, theory
from toolkit.errors import UserError
from toolkit.theory_of_change import acts, graph, reshaping
from toolkit.theory_of_change.acts import ACTS, Act, Done
from toolkit.theory_of_change.graph import Theory

THREE = theory(
    [
        box(1, "activity", "Mentoring"),
        box(2, "short_outcome", "They trust an adult"),
        box(3, "impact", "Less violence"),
        box(4, "activity", "Sport"),
    ],
    [arrow(1, 1, 2, "assumption"), arrow(2, 2, 3)],
)


def numbered() -> reshaping.NewId:
    counter = itertools.count(1)
    return lambda noun: f"{noun}-new-{next(counter)}"


def perform(name: str, theory: Theory = THREE, **more: str) -> Done:
    return acts.perform(theory, Act(name=name, **more), numbered())


def pairs(theory: Theory) -> set[tuple[str, str]]:
    return {(each.start, each.end) for each in theory.arrows.values()}


def test_new_words_say_where_they_come_from_and_the_same_words_change_nothing() -> None:
    done = perform("rename", item="box-1", words=" Mentoring by peers ")
    assert (done.theory.boxes["box-1"].text, done.theory.boxes["box-1"].basis) == ("Mentoring by peers", "Written here")
    assert perform("rename", item="box-1", words="Mentoring").theory == THREE


def test_a_box_added_after_another_is_joined_to_it_and_of_the_kind_that_follows() -> None:
    done = perform("add", item="box-1", words="They come each week")
    assert done.look_at == "box-new-1"
    assert done.theory.boxes["box-new-1"].kind == "short_outcome"
    assert done.theory.boxes["box-new-1"].to_check
    assert ("box-1", "box-new-1") in pairs(done.theory)


def test_a_box_added_to_a_column_stands_there_alone() -> None:
    done = perform("add", other="long_outcome", words="Fewer are hurt")
    assert done.theory.boxes["box-new-1"].kind == "long_outcome"
    assert pairs(done.theory) == pairs(THREE)


def test_what_has_to_happen_before_leads_to_it() -> None:
    done = perform("add-before", item="box-3", other="medium_outcome", words="They stop fighting")
    assert ("box-new-1", "box-3") in pairs(done.theory)


def test_a_box_in_between_takes_over_the_arrow() -> None:
    done = perform("between", item="arrow-1", words="They come")
    assert pairs(done.theory) == {("box-1", "box-new-1"), ("box-new-1", "box-2"), ("box-2", "box-3")}
    assert done.theory.arrows["arrow-1"].rating == "assumption", "what was known of the arrow stays on its first half"


def test_an_arrow_is_turned_round_and_led_elsewhere_with_all_that_it_carries() -> None:
    turned = perform("turn", item="arrow-1").theory.arrows["arrow-1"]
    assert (turned.start, turned.end, turned.rating) == ("box-2", "box-1", "assumption")
    led = perform("lead", item="arrow-1", other="box-3").theory.arrows["arrow-1"]
    assert (led.start, led.end, led.rating) == ("box-1", "box-3", "assumption")


def test_a_box_moves_between_columns_and_past_its_neighbour() -> None:
    assert perform("move", item="box-1", words="right").theory.boxes["box-1"].kind == "short_outcome"
    assert perform("move", item="box-1", words="left").theory.boxes["box-1"].kind == "need"
    moved = perform("move", item="box-4", words="up").theory
    assert [each.id for each in moved.ordered_boxes("activity")] == ["box-4", "box-1"]
    assert perform("move", item="box-4", words="down", theory=moved).theory.ordered_boxes("activity")[-1].id == "box-4"


def test_taking_a_box_away_and_joining_leaves_no_gap() -> None:
    done = perform("take-box-and-join", item="box-2")
    assert pairs(done.theory) == {("box-1", "box-3")}
    assert next(iter(done.theory.arrows.values())).rating == "not_rated", "nobody has looked at the new arrow"
    assert pairs(perform("take-box", item="box-2").theory) == set()


def test_a_split_box_leaves_both_halves_with_all_arrows() -> None:
    split = reshaping.split(THREE, "box-2", "They trust an adult", "They feel safe", numbered())
    assert pairs(split) == {
        ("box-1", "box-2"), ("box-1", "box-new-1"), ("box-2", "box-3"), ("box-new-1", "box-3"),
    }  # fmt: skip
    assert [each.text for each in split.ordered_boxes()][1:3] == ["They trust an adult", "They feel safe"]


def test_two_boxes_joined_keep_each_arrow_once() -> None:
    doubled = THREE.with_arrow(arrow(3, 4, 2)).with_arrow(arrow(4, 1, 4))
    assert pairs(reshaping.join(doubled, "box-1", "box-4")) == {("box-1", "box-2"), ("box-2", "box-3")}


REFUSED = {
    "no words": (Act(name="rename", item="box-1", words=" "), "needs some words"),
    "a box that is gone": (Act(name="rename", item="gone", words="New"), "taken this away meanwhile"),
    "an arrow that is gone": (Act(name="turn", item="gone"), "taken this away meanwhile"),
    "no kind": (Act(name="make", item="box-1", words="nonsense"), "needs a kind"),
    "no way": (Act(name="move", item="box-1", words="sideways"), "up, down, left or right"),
    "past the last column": (Act(name="move", item="box-3", words="right"), "in the last column already"),
    "past the first of its kind": (Act(name="move", item="box-1", words="up"), "first of its kind already"),
    "an arrow to itself": (Act(name="connect", item="box-1", other="box-1"), "two different boxes"),
    "an arrow twice": (Act(name="connect", item="box-1", other="box-2"), "Arrow 1 already joins"),
    "an arrow to nowhere": (Act(name="connect", item="box-1"), "Choose the box that it leads to"),
    "an act nobody knows": (Act(name="explode"), "not known here"),
    "a box in between without words": (Act(name="between", item="arrow-1"), "needs some words"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_done_is_refused_in_words(case: str) -> None:
    act, words = REFUSED[case]
    with pytest.raises(UserError, match=words):
        acts.perform(THREE, act, numbered())


@given(theories(12, 20), some.data())
def test_no_act_breaks_a_theory(any_theory: Theory, data: some.DataObject) -> None:
    items = [*any_theory.boxes, *any_theory.arrows, "", "gone"]
    act = Act(
        name=data.draw(some.sampled_from(sorted(ACTS))),
        item=data.draw(some.sampled_from(items)),
        other=data.draw(some.sampled_from([*items, *graph.BOX_WORDS])),
        words=data.draw(some.sampled_from(["", "New words", "up", "left", "right", "impact", "<script>"])),
    )
    try:
        done = acts.perform(any_theory, act, numbered())
    except UserError:
        return
    after = done.theory
    assert all({each.start, each.end} <= after.boxes.keys() for each in after.arrows.values())
    assert all(key == each.id for key, each in after.boxes.items())
    assert all(key == each.id for key, each in after.arrows.items())
    assert Theory.model_validate(after.model_dump()) == after
    assert not done.look_at or done.look_at in {**after.boxes, **after.arrows}
