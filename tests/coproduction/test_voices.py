"""What people said is taken in once, shown to those who may see it, and can be taken out again."""

import pytest

from tests.coproduction.conftest import Read
from toolkit import coproduction, design as designs
from toolkit.design import Design


def test_voices_come_after_those_already_there(design: Design, read: Read) -> None:
    first = coproduction.take_in(design, read("one\ntwo"))
    both = coproduction.take_in(first, read("three", group="Parents"))
    assert [voice.text for voice in both.ordered("voices")] == ["one", "two", "three"]
    assert designs.from_yaml(designs.to_yaml(both), "test") == both


def test_the_same_line_of_the_same_group_and_day_is_taken_once(design: Design, read: Read) -> None:
    once = coproduction.take_in(design, read("one\nONE\n3: one"))
    assert [voice.text for voice in once.ordered("voices")] == ["one", "one"]
    assert coproduction.new_among(once, read("one\n3: one")) == ()
    assert len(coproduction.new_among(once, read("one", group="Parents"))) == 1
    assert coproduction.take_in(once, read("one")) == once


def test_two_voices_with_one_id_both_stay(design: Design, read: Read) -> None:
    (one,), (two,) = read("one"), read("two")
    kept = coproduction.take_in(design, [one, two.model_copy(update={"id": one.id})])
    assert [voice.text for voice in kept.ordered("voices")] == ["one", "two"]
    assert all(key == voice.id for key, voice in kept.voices.items())


def test_only_those_see_it_who_may(design: Design, read: Read) -> None:
    kept = coproduction.take_in(design, read("one\ntwo"))
    first, second = (voice.id for voice in kept.ordered("voices"))
    shared = coproduction.share(coproduction.share(kept, [first], "private"), [second], "public")
    for audience, seen in (("private", {first, second}), ("partnership", {second}), ("public", {second})):
        assert set(designs.for_audience(shared, audience).voices) == seen


def test_what_is_taken_out_is_gone_and_can_be_put_back(design: Design, read: Read) -> None:
    kept = coproduction.take_in(design, read("one\ntwo"))
    gone = kept.ordered("voices")[:1]
    without = coproduction.remove(kept, [gone[0].id, "never-there"])
    assert [voice.text for voice in without.ordered("voices")] == ["two"]
    assert {voice.text for voice in coproduction.take_in(without, gone).voices.values()} == {"one", "two"}


def test_one_line_or_all_of_a_group_and_day_can_be_picked(design: Design, read: Read) -> None:
    kept = coproduction.take_in(coproduction.take_in(design, read("one\ntwo")), read("three", group="Parents"))
    picked = list(coproduction.selections(kept).values())
    assert [(len(item.ids), item.text) for item in picked] == [(2, ""), (1, "one"), (1, "two"), (1, "three")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring 07700 900123", "“07700 900123” may be a phone number"),
        ("Ring +44 (0)116 496 0123", "“+44 (0)116 496 0123” may be a phone number"),
        ("write to a.b@example.org", "“a.b@example.org” may be an e-mail address"),
        ("Jayden’s brother was there", "“Jayden” may be a name"),
        ("ask Mr Okonkwo", "“Mr Okonkwo” may be a name"),
        ("a boy called Zuberi", "“called Zuberi” may be a name"),
        ("she lives at LE2 1AB", "“LE2 1AB” may be a postcode"),
        ("find him as @kid_le2", "“@kid_le2” may be a social media name"),
    ],
)
def test_a_line_that_may_point_to_one_person_is_marked(text: str, found: str) -> None:
    assert found in coproduction.concerns(text)


@pytest.mark.parametrize(
    "text", ["Too far from home", "In 2025 we had 3 buses", "Leicester City fans", "will we be safe?", "A&E at 10:30"]
)
def test_ordinary_lines_are_not_marked(text: str) -> None:
    assert coproduction.concerns(text) == ()


def test_strengths_stand_beside_worries_and_what_nobody_marked_comes_last(design: Design, read: Read) -> None:
    said = read("Gangs at the bus stop\nMy coach listens\nMy coach listens, and then the bus comes")
    voices = [*coproduction.marked(said[:1], "worry"), *coproduction.marked(said[1:2], "strength"), said[2]]
    groups = coproduction.by_what_they_show(voices)
    assert {shows: [voice.text for voice in found] for shows, found in groups.items()} == {
        "strength": ["My coach listens"],
        "worry": ["Gangs at the bus stop"],
        None: ["My coach listens, and then the bus comes"],
    }
    taken = coproduction.take_in(design, voices)
    one = next(voice for voice in taken.voices.values() if voice.shows is None)
    assert coproduction.mark(taken, [one.id], "strength").voices[one.id].shows == "strength"
