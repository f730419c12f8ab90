"""What kind of gap there is, and why, in words."""

import pytest

from toolkit import gaps
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.drafting import area_picture
from toolkit.vocabulary import Ages

UPPER, LOWER = "E06999901", "E06999902"


def gap(base: KnowledgeBase, factor: str, area: str = UPPER, **changes: object) -> gaps.Gap:
    return next(
        item
        for item in area_picture(changed(base, **changes).area(area), changed(base, **changes)).gaps()
        if item.id == factor
    )


def changed(base: KnowledgeBase, **service_changes: object) -> KnowledgeBase:
    """The invented base with its one service changed, or without it."""
    if not service_changes:
        return base
    if service_changes.get("service", "") is None:
        return type(base)(**{**base.__dict__, "services": {}})
    services = {key: item.model_copy(update=service_changes) for key, item in base.services.items()}
    return type(base)(**{**base.__dict__, "services": services})


def test_need_and_no_service_is_a_provision_gap(invented_base: KnowledgeBase) -> None:
    found = gap(invented_base, "street-fights")
    assert found.kind == "provision_gap"
    assert "no service that acts on it is recorded" in found.reason


def test_a_harmful_approach_is_excluded_and_never_offered(invented_base: KnowledgeBase) -> None:
    found = gap(invented_base, "street-fights")
    assert found.approaches == ("walking-groups", "posters")
    assert found.excluded == ("shouting",)


def test_need_and_a_service_with_enough_places_on_record_is_no_gap(invented_base: KnowledgeBase) -> None:
    assert gap(invented_base, "trusted-adult").kind == "no_gap"


def test_unknown_places_are_unknown_and_never_zero(invented_base: KnowledgeBase) -> None:
    found = gap(invented_base, "trusted-adult", places_per_year=None)
    assert found.kind == "no_gap"
    assert "How many places there are is not recorded" in found.reason


def test_no_places_is_too_little(invented_base: KnowledgeBase) -> None:
    assert gap(invented_base, "trusted-adult", places_per_year=0).kind == "weak_provision"


def test_a_service_only_for_people_in_another_one_is_too_little(invented_base: KnowledgeBase) -> None:
    assert gap(invented_base, "trusted-adult", only_within=("eastmere-walks",)).kind == "weak_provision"


@pytest.mark.parametrize(("approach", "kind"), [("shouting", "harmful_provision"), ("posters", "unclear_provision")])
def test_what_the_service_does_decides(invented_base: KnowledgeBase, approach: str, kind: str) -> None:
    use = invented_base.services["eastmere-walks"].approaches[0].model_copy(update={"approach": approach})
    assert gap(invented_base, "trusted-adult", approaches=(use,)).kind == kind


def test_no_service_and_no_good_studies_is_an_evidence_gap(invented_base: KnowledgeBase) -> None:
    unclear = {key: item for key, item in invented_base.approaches.items() if key == "posters"}
    base = type(invented_base)(**{**invented_base.__dict__, "approaches": unclear, "services": {}})
    assert gap(base, "street-fights").kind == "evidence_gap"


def test_a_need_that_nobody_has_counted_is_a_data_gap(invented_base: KnowledgeBase) -> None:
    found = gap(invented_base, "street-fights", LOWER, service=None)
    assert found.kind == "no_gap"  # arrests are on file and lower
    without = {key: item for key, item in invented_base.figures.items() if key == "trusted-adult-survey"}
    base = type(invented_base)(**{**invented_base.__dict__, "figures": without})
    assert gap(base, "street-fights").kind == "data_gap"


def test_a_service_elsewhere_does_not_count(invented_base: KnowledgeBase) -> None:
    picture = area_picture(invented_base.area(LOWER), invented_base)
    assert [service.id for service in picture.services] == []


def test_a_low_average_does_not_close_the_question(invented_base: KnowledgeBase) -> None:
    assert "An average can hide need" in gap(invented_base, "street-fights", LOWER).reason


def test_the_grid_by_age_leaves_out_services_for_other_ages(invented_base: KnowledgeBase) -> None:
    columns = gaps.grid_columns(area_picture(invented_base.area(UPPER), invented_base), "age")
    offered = {name: [service.id for service in column.services] for name, column in columns.items()}
    assert offered["10 to 14"] == ["eastmere-walks"]
    assert offered["18 to 25"] == []


def test_the_grid_by_level_has_the_three_levels(invented_base: KnowledgeBase) -> None:
    columns = gaps.grid_columns(area_picture(invented_base.area(UPPER), invented_base), "level")
    assert [len(column.services) for column in columns.values()] == [0, 1, 0]


def test_unconfirmed_links_are_counted(invented_base: KnowledgeBase) -> None:
    assert gap(invented_base, "trusted-adult").unconfirmed_links == 3  # one indicator, one service, one approach


def test_people_of_other_ages_are_not_served(invented_base: KnowledgeBase) -> None:
    base = invented_base
    found = gaps.picture(
        base.area(UPPER), base.areas, base.factors.values(), base.indicators,
        base.local_need().readings(base.area(UPPER)), base.services.values(), base.approaches,
        ages=Ages(lowest=30, highest=40),
    )  # fmt: skip
    assert found.services == []


@pytest.mark.parametrize("code", ["E06000016", "E06000017", "E07000130", "E10000018", "E23000021"])
def test_every_gap_of_a_real_place_gives_its_reason_and_offers_nothing_harmful(base: KnowledgeBase, code: str) -> None:
    found = area_picture(base.area(code), base).gaps()
    assert len(found) == len(base.factors)
    for item in found:
        assert item.reason.endswith(".")
        assert "nan" not in item.reason.lower().split()
        assert not any(base.approaches[key].is_harmful for key in item.approaches)
        assert all(base.approaches[key].is_harmful for key in item.excluded)
