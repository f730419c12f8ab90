"""Pasted lines become voices, each tied to its card, or every problem is named and nothing is taken."""

import pytest

from tests.coproduction.conftest import Read
from toolkit.coproduction import Card
from toolkit.errors import UserError


def refusal(read: Read, text: str, **more: str) -> str:
    with pytest.raises(UserError) as refused:
        read(text, **more)
    return str(refused.value)


def test_a_line_that_begins_with_a_number_and_a_colon_is_about_that_card(read: Read, cards: tuple[Card, ...]) -> None:
    voices = read("3: too far from home\nCard 11 - one adult who stays\n#5: who pays?\nNobody asked us")
    assert [voice.text for voice in voices] == [
        "too far from home", "one adult who stays", "who pays?", "Nobody asked us"
    ]  # fmt: skip
    assert [voice.about for voice in voices] == [cards[2].about, cards[10].about, cards[4].about, ""]
    assert {(voice.group, voice.said_on) for voice in voices} == {("Year 10 pupils", "2026-11-12")}
    assert [voice.position for voice in voices] == [1, 2, 3, 4]
    assert {voice.share_with for voice in voices} == {"partnership"}


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- too far", "too far"),
        ("• too far", "too far"),
        ("– too far", "too far"),
        ("  *  too far  ", "too far"),
        ("o\ttoo far", "too far"),
        ("- 3: too far", "too far"),
        ("3:30 is too early", "3:30 is too early"),
        ("16 year olds need it most", "16 year olds need it most"),
        ("-5 degrees and no bus", "-5 degrees and no bus"),
        ("👍", "👍"),
        ("too\x00 far\x07", "too far"),
    ],
)
def test_bullets_go_and_words_stay(read: Read, line: str, text: str) -> None:
    assert [voice.text for voice in read(line)] == [text]


def test_empty_lines_and_lines_of_dashes_are_skipped(read: Read) -> None:
    assert len(read("\n\none\n   \n-----\n•\n\u200b\r\ntwo\n")) == 2
    assert read("") == ()


def test_all_problems_are_named_at_once_by_line(read: Read, cards: tuple[Card, ...]) -> None:
    many = len(cards)
    said = refusal(read, f"fine\n99: no such card\n\n3:\n{'x' * 1001}")
    assert said.split("\n") == [
        "Nothing was taken in. Put 3 things right first:",
        f"Line 2: there is no card 99. The cards go from 1 to {many}. Leave the number out if you do not know it.",
        "Line 4: nothing is written here but a number. Write what was said on the same line.",
        "Line 5: it is 1,001 letters long, and 1,000 is the most. Split it into parts.",
    ]


def test_a_line_of_a_thousand_letters_is_taken(read: Read) -> None:
    assert len(read("x" * 1000)[0].text) == 1000


def test_five_hundred_lines_are_taken_and_one_more_is_refused(read: Read) -> None:
    voices = read("yes\n" * 500)
    assert len({voice.id for voice in voices}) == 500
    assert refusal(read, "yes\n" * 501) == "These are 501 lines. Paste at most 500 at a time."
    assert refusal(read, "x" * 10_000_000) == "This is too much at once. Paste at most 500 lines at a time."


def test_many_problems_are_counted_and_the_first_twenty_shown(read: Read) -> None:
    said = refusal(read, "99: no\n" * 45).split("\n")
    assert said[0] == "Nothing was taken in. Put 45 things right first:"
    assert len(said) == 22
    assert said[-1] == "And 25 more like these."


def test_it_must_say_which_group_and_which_day(read: Read) -> None:
    assert refusal(read, "yes", group=" ").startswith("Say which group said this")
    assert refusal(read, "yes", said_on="12-15-2025").endswith("Write it as 2025-12-15.")
    assert "longer than 100 letters" in refusal(read, "yes", group="x" * 101)
