"""The first pages: what each shows and what it keeps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import state
from toolkit import readiness
from toolkit.design import Design, new_id

MAIN = Path(__file__).parents[2] / "app" / "main.py"
PAGES = ["home", "start", "question_and_people", "place", "need", "about"]


def open_at(page: str, design: Design | None = None) -> AppTest:
    """A page as somebody opens it by its address."""
    test = AppTest.from_file(str(MAIN), default_timeout=30)
    if design is not None:
        state.store().create(design)
        test.query_params["design"] = design.id
    test.run()
    return test.switch_page(f"pages/{page}.py").run() if page != "home" else test


def drafted() -> Design:
    return readiness.draft(state.base(), "E06000016", "violence-with-injury", "mentoring")


def blank() -> Design:
    return Design(id=new_id("design"), name="A blank plan", made_on="2026-11-23")


def text_of(test: AppTest) -> str:
    return " ".join(element.proto.body for element in test.get("html"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("make", [drafted, blank, lambda: None], ids=["drafted", "blank", "none"])
def test_every_page_opens_without_a_fault(page, make):
    test = open_at(page, make())
    assert not test.exception
    assert text_of(test).count("<h1>") == 1
