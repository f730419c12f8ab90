"""Whatever is typed or uploaded, there are voices that can be kept, or one refusal in words."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from hypothesis import given, settings, strategies

from toolkit import coproduction, design as designs, readiness
from toolkit.design import Voice
from toolkit.errors import UserError

TODAY = date(2026, 11, 23)
DESIGN = readiness.worked_example()
CARDS = coproduction.cards(DESIGN)
SIGNS = strategies.sampled_from(
    [":", "3", "card ", "- ", "•", "\n", ",", ";", '"', "=", "@", "é", "\r\n", "\x00", " a"]
)
MESSY = strategies.lists(SIGNS | strategies.text(max_size=5), max_size=40).map("".join)


Result = TypeVar("Result")


def attempt(read: Callable[[], Result]) -> Result | None:
    """What is read, or nothing when it is refused in words; any other error fails the test."""
    try:
        return read()
    except UserError as refused:
        if not str(refused):
            raise
        return None


def check(voices: tuple[Voice, ...] | None) -> None:
    """Voices can be kept, written to a project file and read back, with nothing lost."""
    if voices is None:
        return
    kept = coproduction.take_in(DESIGN.with_(voices={}), voices)
    assert len(kept.voices) <= len(voices)
    assert all(voice.text and "\n" not in voice.text for voice in voices)
    assert designs.from_yaml(designs.to_yaml(kept), "kept") == kept


@given(text=MESSY, group=strategies.text(max_size=8), day=strategies.sampled_from(["2025-12-15", "1/2/25", "soon"]))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_voices_or_a_refusal(text: str, group: str, day: str) -> None:
    check(attempt(lambda: coproduction.read_voices(text, group=group, said_on=day, cards=CARDS, today=TODAY)))


@given(
    content=strategies.binary(max_size=200)
    | MESSY.map(lambda text: f"What was said,Card,Group,Date\n{text}".encode("utf-8", "replace"))
)
@settings(max_examples=150, deadline=None)
def test_any_file_gives_voices_or_a_refusal(content: bytes) -> None:
    check(attempt(lambda: coproduction.read_table(content, cards=CARDS, today=TODAY, group="Us", said_on="2025")))


@given(text=strategies.text(max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_words_are_a_date_or_a_refusal(text: str) -> None:
    found = attempt(lambda: coproduction.read_date(text, TODAY))
    assert found is None or "1900" <= found <= "2026-11-23"


@given(text=strategies.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_looking_for_names_never_fails(text: str) -> None:
    assert isinstance(coproduction.concerns(text), tuple)


@pytest.mark.parametrize("text", ["a@" * 500, "1 " * 500, "a." * 500 + "@", "((((" * 250])
def test_looking_for_names_is_quick_on_the_longest_line(text: str) -> None:
    assert coproduction.concerns(text[:1000]) == ()
