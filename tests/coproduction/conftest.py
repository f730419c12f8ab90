"""A day, a design and its cards, shared by the tests of workshops."""

from collections.abc import Callable
from datetime import date

import pytest

from toolkit import coproduction, readiness
from toolkit.coproduction import Card
from toolkit.design import Design, Voice

TODAY = date(2026, 11, 23)
Read = Callable[..., tuple[Voice, ...]]


@pytest.fixture(scope="session")
def design() -> Design:
    return readiness.worked_example().with_(voices={})


@pytest.fixture(scope="session")
def cards(design: Design) -> tuple[Card, ...]:
    return coproduction.cards(design)


@pytest.fixture(scope="session")
def read(cards: tuple[Card, ...]) -> Read:
    """Reads pasted lines as those of one group on one day."""

    def read_lines(text: str, group: str = "Year 10 pupils", said_on: str = "2026-11-12") -> tuple[Voice, ...]:
        return coproduction.read_voices(text, group=group, said_on=said_on, cards=cards, today=TODAY)

    return read_lines


@pytest.fixture(scope="session")
def read_csv(cards: tuple[Card, ...]) -> Read:
    """Reads a CSV file; group and date are given beside it unless a test says otherwise."""

    def read_bytes(content: bytes, group: str = "Year 10 pupils", said_on: str = "2026-11-12") -> tuple[Voice, ...]:
        return coproduction.read_table(content, cards=cards, today=TODAY, group=group, said_on=said_on)

    return read_bytes
