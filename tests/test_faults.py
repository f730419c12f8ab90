"""A fault is shown by number and logged by place, and what people typed stays out of the log."""

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

from app import faults

TYPED = "the name of a young person"


def failing(text: str) -> Exception:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def test_the_description_gives_kind_and_place_but_not_the_message() -> None:
    description = faults.describe(failing(TYPED))
    assert re.fullmatch(r"ValueError at \S*test_faults\.py:\d+ in failing", description)


def test_the_number_on_the_screen_finds_the_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    def page() -> None:
        from app import faults

        faults.show_and_log(ValueError("the name of a young person"))

    with caplog.at_level(logging.ERROR, logger="throughline.faults"):
        shown = AppTest.from_function(page).run().error[0].value
    number = re.search(r"fault ([0-9a-f]{6})\.", shown)
    assert number, shown
    assert f"fault {number[1]}: ValueError" in caplog.text
    assert TYPED not in caplog.text + shown
