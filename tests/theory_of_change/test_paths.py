"""The path through one box or arrow."""

from hypothesis import given, strategies as some

from tests.theory_of_change.theories import arrow, box, theories, theory
from toolkit.theory_of_change import paths
from toolkit.theory_of_change.graph import Theory

FORK = theory(
    [box(1, "activity"), box(2, "activity"), box(3, "short_outcome"), box(4, "medium_outcome"), box(5, "impact")],
    [arrow(1, 1, 3), arrow(2, 2, 3), arrow(3, 2, 4), arrow(4, 3, 5), arrow(5, 4, 5)],
)


def test_through_a_box_goes_what_leads_to_it_and_what_follows() -> None:
    path = paths.through(FORK, "box-3")
    assert (path.before, path.after) == (("box-1", "box-2"), ("box-5",))
    assert path.ids == {"box-1", "box-2", "box-3", "box-5", "arrow-1", "arrow-2", "arrow-4"}


def test_through_an_arrow_goes_less_than_through_its_ends() -> None:
    assert paths.through(FORK, "arrow-1").ids == {"arrow-1", "box-1", "box-3", "arrow-4", "box-5"}


def test_a_declared_feedback_loop_is_not_followed_round() -> None:
    back = arrow(6, 5, 1).model_copy(update={"is_feedback": True})
    assert paths.through(FORK.with_arrow(back), "box-1").ids == paths.through(FORK, "box-1").ids


@given(theories(10, 18, least_boxes=1), some.data())
def test_every_arrow_on_a_path_has_both_its_ends_on_it(any_theory: Theory, data: some.DataObject) -> None:
    chosen = data.draw(some.sampled_from([*any_theory.boxes, *any_theory.arrows]))
    ids = paths.through(any_theory, chosen).ids
    assert chosen in ids
    for key in ids & any_theory.arrows.keys():
        each = any_theory.arrows[key]
        assert {each.start, each.end} <= ids
