"""What stands behind one cell of the gap view: who, for how many, what studies say, what would close it."""

import pytest

from tests.gaps.test_capacity import FACTOR, UPPER, counted, with_services
from toolkit.gaps import opened
from toolkit.gaps.opened import Opened
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.drafting import area_picture


def behind(base: KnowledgeBase, factor: str = FACTOR, area: str = UPPER) -> Opened:
    picture = area_picture(base.area(area), base)
    return opened.opened(picture.gap(base.factors[factor]), picture)


def test_a_need_without_a_service_names_what_could_close_it(invented_base: KnowledgeBase) -> None:
    found = behind(with_services(invented_base))
    assert found.providers == ()
    # "None recorded" is not "none": nobody can say what share is without a place.
    assert "500 people in need" in behind(with_services(counted(invented_base))).how_many
    assert "%" not in behind(with_services(counted(invented_base))).how_many
    assert "for instance with walking-groups (invented)" in found.closes
    assert "shouting" not in (found.closes + found.studies).lower()
    assert found.best is not None
    assert found.best.id == "walking-groups"


def test_a_service_that_is_too_small_says_how_many_places_are_missing_at_least(invented_base: KnowledgeBase) -> None:
    found = behind(with_services(counted(invented_base), {"places_per_year": 100}))
    # The lowest number of people in need is 457.1: 457.1 - 100 = 357.1, so 358 places at least.
    assert found.closes == "At least 358 more places a year."
    assert "100 places a year. 500 people in need" in found.how_many


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"only_within": ("service-1",)}, "Opening it to people who are in no other programme."),
        ({"places_per_year": 0}, "Places: there are none left this year."),
        ({"funded_until": "2025"}, "Funding that goes on, or another service before it ends."),
        ({"places_per_year": None}, "Asking how many places there are."),
    ],
)
def test_what_would_close_it_follows_from_what_is_wrong(
    invented_base: KnowledgeBase, change: dict[str, object], words: str
) -> None:
    assert behind(with_services(invented_base, change)).closes == words


@pytest.mark.parametrize(
    ("approach", "words"), [("posters", "An evaluation that can tell whether it works."), ("shouting", "Stopping it")]
)
def test_unclear_and_harmful_ask_for_two_different_things(
    invented_base: KnowledgeBase, approach: str, words: str
) -> None:
    use = invented_base.services["eastmere-walks"].approaches[0].model_copy(update={"approach": approach})
    assert words in behind(with_services(invented_base, {"approaches": (use,)})).closes


def test_a_need_that_nobody_counted_says_whom_to_ask(base: KnowledgeBase) -> None:
    found = behind(base, "trauma", "E06000016")
    assert found.need is None
    assert found.closes.startswith("A figure for this place and these people, or asking them.")


def test_a_low_average_asks_to_look_inside_before_concluding(invented_base: KnowledgeBase) -> None:
    assert behind(with_services(invented_base), FACTOR, "E06999902").closes.startswith(
        "Before concluding: look at small"
    )


def test_it_rests_on_links_and_says_which_nobody_confirmed(invented_base: KnowledgeBase) -> None:
    link = (
        invented_base.services["eastmere-walks"]
        .acts_on[0]
        .model_copy(update={"factor": FACTOR, "confirmed_by": "Board"})
    )
    found = behind(with_services(invented_base, {"acts_on": (link,)}))
    assert {item.kind for item in found.rests_on} == {"Figure", "Service", "Approach"}
    assert [item.name for item in found.rests_on if item.link.is_confirmed] == ["Service 1"]


@pytest.mark.parametrize("code", ["E06000016", "E07000130", "E23000021"])
def test_every_cell_of_a_real_place_opens(base: KnowledgeBase, code: str) -> None:
    for factor in base.factors:
        found = behind(base, factor, code)
        assert found.closes.endswith(".")
        assert found.how_many.endswith(".")
        assert found.rests_on
