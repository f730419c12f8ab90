"""Undo and redo follow from the versions alone."""

from hypothesis import given, strategies as some

from tests.theory_of_change.theories import arrow, box, theory
from toolkit.theory_of_change import stepping
from toolkit.theory_of_change.graph import Theory


def state(number: int) -> Theory:
    """A theory that is unlike all others."""
    return theory([box(1, "activity", f"State {number}")], [])


@given(some.lists(some.sampled_from(["change", "undo", "redo", "nothing"]), max_size=40))
def test_any_row_of_changes_undos_and_redos_leads_where_two_stacks_would(acts: list[str]) -> None:
    versions, past, future, made = [state(0)], list[Theory](), list[Theory](), 0
    for act in acts:
        now = versions[-1]
        if act == "change":
            made += 1
            past, future = [*past, now], []
            versions.append(state(made))
        elif act == "undo" and past:
            future = [*future, now]
            versions.append(past[-1])
            past = past[:-1]
        elif act == "redo" and future:
            past = [*past, now]
            versions.append(future[-1])
            future = future[:-1]
        elif act == "nothing":
            versions.append(now)
    found = stepping.steps(versions)
    assert [versions[place] for place in found.past] == past
    assert [versions[place] for place in found.future] == future


def test_nothing_can_be_undone_where_nothing_was_done() -> None:
    assert stepping.steps([]) == stepping.steps([state(1)]) == stepping.Steps()


TWO = theory([box(1, "activity", "Mentoring"), box(2, "short_outcome", "They trust an adult")], [arrow(1, 1, 2)])


def test_a_change_is_named_in_words() -> None:
    added = TWO.with_box(box(3, "impact", "Less violence"))
    renamed = TWO.with_box(box(1, "activity", "Sport"))
    made = TWO.with_box(box(1, "output", "Mentoring"))
    moved = TWO.with_box(box(1, "activity", "Mentoring").model_copy(update={"position": 9}))
    checked = TWO.with_box(box(1, "activity", "Mentoring", to_check=True))
    rated = TWO.with_arrow(arrow(1, 1, 2, "assumption"))
    assert stepping.change_in_words(TWO, added) == "“Less violence” added"
    assert stepping.change_in_words(added, TWO) == "“Less violence” taken away"
    assert stepping.change_in_words(TWO, renamed) == "new words for “Mentoring”"
    assert stepping.change_in_words(TWO, made) == "“Mentoring” made “Output”"
    assert stepping.change_in_words(TWO, moved) == "“Mentoring” moved"
    assert stepping.change_in_words(TWO, checked) == "a change of “Mentoring”"
    assert stepping.change_in_words(TWO, rated) == "a change of arrow 1"
    assert stepping.change_in_words(TWO, TWO.without_arrow("arrow-1")) == "arrow 1 taken away"
    assert stepping.change_in_words(TWO.without_arrow("arrow-1"), TWO) == "arrow 1 drawn"
    assert stepping.change_in_words(Theory(), TWO) == "a change of 2 boxes"
