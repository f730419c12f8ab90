"""Dates are read as people here write them, and a date that cannot be read is shown how."""

from datetime import date

import pytest

from toolkit import coproduction
from toolkit.errors import UserError

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025-12-15", "2025-12-15"),
        ("2025/12/5", "2025-12-05"),
        ("15/12/2025", "2025-12-15"),
        ("3.4.2025", "2025-04-03"),  # days stand before months here
        ("15-12-25", "2025-12-15"),
        ("15 December 2025", "2025-12-15"),
        ("15th dec 2025", "2025-12-15"),
        ("Sept 2025", "2025-09"),
        ("2025-12", "2025-12"),
        ("2025", "2025"),
        ("2025-12-15T10:30:00", "2025-12-15"),
        ("15/12/2025 10:30", "2025-12-15"),
        ("29/02/2024", "2024-02-29"),
        ("2026-11-23", "2026-11-23"),  # today
    ],
)
def test_dates_as_people_write_them(words: str, expected: str) -> None:
    assert coproduction.read_date(words, TODAY) == expected


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("12-15-2025", "“12-15-2025” is not a date we know. Write it as 2025-12-15."),
        ("29/02/2025", "“29/02/2025” is not a date we know. Write it as year, month and day: 2026-11-23."),
        ("last Tuesday", "“last Tuesday” is not a date we know. Write it as year, month and day: 2026-11-23."),
        ("45678", "“45678” is not a date we know. Write it as year, month and day: 2026-11-23."),
        ("", "“” is not a date we know. Write it as year, month and day: 2026-11-23."),
        ("0000-00-00", "“0000-00-00” is not a date we know. Write it as year, month and day: 2026-11-23."),
        ("1825-01-01", "“1825-01-01” is not a date we know. Write it as year, month and day: 2026-11-23."),
        ("15 Foo 2025", "“15 Foo 2025” is not a date we know. Write it as year, month and day: 2026-11-23."),
        ("2026-11-24", "The date 2026-11-24 is still to come. Write the day on which it was said."),
        ("2027", "The date 2027 is still to come. Write the day on which it was said."),
    ],
)
def test_a_date_that_cannot_be_read_says_how_to_write_it(words: str, message: str) -> None:
    with pytest.raises(UserError) as refused:
        coproduction.read_date(words, TODAY)
    assert str(refused.value) == message
