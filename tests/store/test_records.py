"""Keeping the partnership's records: kind by kind, with their history, none lost when two people save."""

import pytest

from toolkit.errors import UserError
from toolkit.store import Collection, Store
from toolkit.vocabulary import Record


class Note(Record):
    """A record of the tests."""

    text: str
    place: str = ""


@pytest.fixture
def notes(kept: Store, request: pytest.FixtureRequest) -> Collection[Note]:
    return kept.records(request.node.name[:60], Note)


def test_a_record_comes_back_with_its_version(notes: Collection[Note]) -> None:
    notes.create("first", Note(text="one"))
    notes.save("first", Note(text="two"), based_on=1, by="Network team")
    assert [(kept.id, kept.record.text, kept.version) for kept in notes.all()] == [("first", "two", 2)]
    assert [(kept.record.text, kept.saved_by) for kept in notes.history("first")] == [
        ("two", "Network team"),
        ("one", ""),
    ]


def test_kinds_do_not_mix(kept: Store, notes: Collection[Note]) -> None:
    notes.create("first", Note(text="one"))
    assert kept.records("another kind", Note).all() == []


def test_many_come_in_together_or_not_at_all(notes: Collection[Note]) -> None:
    notes.create("b", Note(text="there before"))
    with pytest.raises(UserError, match="kept here already"):
        notes.create_all({"a": Note(text="new"), "b": Note(text="taken")})
    assert [kept.id for kept in notes.all()] == ["b"]


def test_a_retired_record_is_out_of_use_but_not_lost(notes: Collection[Note]) -> None:
    notes.create("first", Note(text="one"))
    notes.retire("first")
    assert notes.all() == []
    assert [kept.id for kept in notes.all(with_retired=True)] == ["first"]
    assert notes.restore("first").version == 3
    assert [kept.id for kept in notes.all()] == ["first"]


def test_two_people_at_different_fields_both_keep_their_change(notes: Collection[Note]) -> None:
    notes.create("first", Note(text="one", place="here"))
    notes.save("first", Note(text="mine", place="here"), based_on=1)
    result = notes.save("first", Note(text="one", place="there"), based_on=1)
    assert result.kept.record == Note(text="mine", place="there")
    assert result.conflicts == ()


def test_two_people_at_one_field_are_both_shown(notes: Collection[Note]) -> None:
    notes.create("first", Note(text="one"))
    notes.save("first", Note(text="theirs"), based_on=1)
    result = notes.save("first", Note(text="mine"), based_on=1)
    assert result.kept.record.text == "theirs"
    assert [(conflict.mine, conflict.theirs) for conflict in result.conflicts] == [("mine", "theirs")]


def test_the_stamp_changes_with_every_change_and_not_without(notes: Collection[Note]) -> None:
    stamps = [notes.stamp()]
    notes.create("first", Note(text="one"))
    stamps.append(notes.stamp())
    notes.save("first", Note(text="two"), based_on=1)
    stamps.append(notes.stamp())
    notes.retire("first")
    stamps.append(notes.stamp())
    assert len(set(stamps)) == 4
    notes.save("first", notes.get("first").record, based_on=3)
    assert notes.stamp() == stamps[-1]


def test_a_missing_record_is_named_in_a_sentence(notes: Collection[Note]) -> None:
    with pytest.raises(UserError, match="no record 'gone'"):
        notes.get("gone")


def test_keeping_all_takes_new_ones_and_changes_together(notes: Collection[Note]) -> None:
    notes.create("a", Note(text="one"), by="First")
    notes.create("b", Note(text="same"))
    notes.retire("a")
    notes.keep_all({"a": Note(text="two"), "b": Note(text="same"), "c": Note(text="new")}, by="Second")
    assert [(kept.id, kept.record.text, kept.version) for kept in notes.all()] == [
        ("a", "two", 3), ("b", "same", 1), ("c", "new", 1),
    ]  # fmt: skip
    assert notes.history("a")[0].saved_by == "Second"
