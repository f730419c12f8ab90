"""Two people, one document."""

from typing import Any

from hypothesis import given, strategies as st

from toolkit.store import merging

VALUES = st.one_of(st.integers(), st.text(max_size=3), st.none(), st.lists(st.integers(), max_size=2))
ITEMS = st.dictionaries(
    st.sampled_from("abcd"), st.dictionaries(st.sampled_from("xyz"), VALUES, min_size=1), max_size=4
)
DOCUMENTS = st.fixed_dictionaries({"name": VALUES, "items": ITEMS, "more": ITEMS})


def tidy(document: Any) -> Any:
    """Empty collections count as absent: a field of them has nothing to say."""
    if not isinstance(document, dict):
        return document
    kept = {key: tidy(value) for key, value in document.items()}
    return {key: value for key, value in kept.items() if value != {}}


@given(DOCUMENTS, DOCUMENTS)
def test_a_patch_leads_from_before_to_after(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert tidy(merging.apply(before, merging.changed(before, after))) == tidy(after)


@given(DOCUMENTS, DOCUMENTS)
def test_where_only_one_side_changed_its_changes_stand(base: dict[str, Any], mine: dict[str, Any]) -> None:
    for merged in (merging.merge(base, mine, base), merging.merge(base, base, mine)):
        assert merged.conflicts == ()
        assert tidy(merged.document) == tidy(mine)


@given(DOCUMENTS, DOCUMENTS)
def test_the_same_change_twice_is_no_conflict(base: dict[str, Any], both: dict[str, Any]) -> None:
    merged = merging.merge(base, both, both)
    assert merged.conflicts == ()
    assert tidy(merged.document) == tidy(both)


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_nothing_of_theirs_is_lost(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    merged = merging.leaves(tidy(merging.merge(base, mine, theirs).document))
    for path, value in merging.changed(tidy(base), tidy(theirs)).items():
        if value != merging.GONE:
            assert merged.get(path) == value


def test_changes_to_different_fields_of_one_item_are_both_kept() -> None:
    base = {"boxes": {"b1": {"text": "old", "kind": "need"}}}
    mine = {"boxes": {"b1": {"text": "mine", "kind": "need"}}}
    theirs = {"boxes": {"b1": {"text": "old", "kind": "people"}}}
    assert merging.merge(base, mine, theirs).document == {"boxes": {"b1": {"text": "mine", "kind": "people"}}}


def test_the_same_field_changed_twice_shows_both() -> None:
    merged = merging.merge({"name": "old"}, {"name": "mine"}, {"name": "theirs"})
    assert merged.document == {"name": "theirs"}
    assert merged.conflicts == (merging.Conflict("name", "mine", "theirs"),)


def test_a_change_to_an_item_that_the_other_removed_is_shown_and_does_not_leave_half_an_item() -> None:
    base = {"boxes": {"b1": {"text": "old", "kind": "need"}, "b2": {"text": "x", "kind": "need"}}}
    mine = {"boxes": {"b1": {"text": "mine", "kind": "need"}, "b2": {"text": "x", "kind": "need"}}}
    theirs = {"boxes": {"b2": {"text": "x", "kind": "need"}}}
    merged = merging.merge(base, mine, theirs)
    assert merged.document == theirs
    assert merged.conflicts == (merging.Conflict("boxes.b1.text", "mine", None),)


def test_two_first_items_are_both_kept() -> None:
    merged = merging.merge({"boxes": {}}, {"boxes": {"a": {"t": 1}}}, {"boxes": {"b": {"t": 2}}})
    assert merged.document == {"boxes": {"a": {"t": 1}, "b": {"t": 2}}}
