"""Another network replaces areas, indicators, provision, definition and partners as data: no code is touched."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app import page_order, state
from tests.app.test_pages import open_at, text_of
from toolkit import readiness
from toolkit.design import Design, new_id

INVENTED = Path(__file__).parents[1] / "data" / "invented_network"
PAGES = [page.id.replace("-", "_") for page in page_order.PAGES]


@pytest.fixture(autouse=True)
def _eastmere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THROUGHLINE_EVIDENCE", str(INVENTED))


def drafted() -> Design:
    return readiness.draft(state.base(), "E06999901", "street-injuries", "walking-groups")


def from_elsewhere() -> Design:
    """A plan made by another network, as its project file would bring it."""
    return readiness.worked_example().with_(id=new_id("design"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("make", [drafted, from_elsewhere], ids=["its own plan", "a plan from elsewhere"])
def test_every_page_works_for_an_invented_network(page: str, make: Callable[[], Design]) -> None:
    test = open_at(page, make())
    assert not test.exception
    assert text_of(test).count("<h1>") == 1


def test_its_own_names_stand_on_the_pages_and_no_others() -> None:
    pages = ("home", "need", "provision", "about", "place_profile", "indicator", "map", "data_sharing")
    shown = " ".join(text_of(open_at(page, drafted())) for page in pages)
    own = ("Eastmere Safety Network (invented)", "Upper Eastmere", "Eastmere Walks (invented)", "Nowhere-on-Sea")
    for name in (*own, "Young people at the fair (invented)", "Eastmere Hospital (invented)"):
        assert name in shown
    assert "Leicester" not in shown


def test_a_plan_from_elsewhere_is_named_and_kept_as_it_is() -> None:
    design = from_elsewhere()
    shown = text_of(open_at("gaps", design))
    assert "This plan’s place is not known here." in shown
    assert state.store().get(design.id).design == design
