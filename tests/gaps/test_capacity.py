"""Places against people in need: worked out only where a figure counts these very people."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, strategies as st

from toolkit import gaps, readiness
from toolkit.gaps import KIND_ORDER, Gap
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import grids
from toolkit.readiness.drafting import area_picture
from toolkit.vocabulary import Ages

UPPER = "E06999901"
FACTOR = "street-fights"
TEENS = Ages(lowest=10, highest=17)


def counted(base: KnowledgeBase, ages: Ages | None = TEENS, counts: str = "people") -> KnowledgeBase:
    """The invented base in which 500 young people of Upper Eastmere were hurt, when 400 would be expected."""
    hurt = base.indicators["street-injuries"].model_copy(update={"ages": ages, "counts": counts})
    return type(base)(**{**base.__dict__, "indicators": {**base.indicators, "street-injuries": hurt}})


def with_services(base: KnowledgeBase, *changes: Mapping[str, object]) -> KnowledgeBase:
    """The base with one service for each set of changes, all of which act on fights in the street."""
    link = base.services["eastmere-walks"].acts_on[0].model_copy(update={"factor": FACTOR})
    common = {"acts_on": (link,)}
    services = {
        f"service-{number}": base.services["eastmere-walks"].model_copy(
            update={**common, "id": f"service-{number}", "name": f"Service {number}", **change}
        )
        for number, change in enumerate(changes, start=1)
    }
    return type(base)(**{**base.__dict__, "services": services})


def gap(base: KnowledgeBase, today: date = date(2026, 1, 1)) -> Gap:
    area = base.area(UPPER)
    picture = gaps.picture(
        area, base.areas, base.factors.values(), base.indicators, base.local_need().readings(area),
        base.services.values(), base.approaches, today=today,
    )  # fmt: skip
    return picture.gap(base.factors[FACTOR])


def test_places_are_held_against_people_with_their_interval(invented_base: KnowledgeBase) -> None:
    found = gap(with_services(counted(invented_base), {"places_per_year": 100})).capacity
    assert found is not None
    assert (found.places, found.people) == (100, 500)
    # Byar's limits of 500 events: 457.1 to 545.8.
    assert found.lower == pytest.approx(457.1, abs=0.1)
    assert found.upper == pytest.approx(545.8, abs=0.1)
    # 1 - 100/500 = 0.80; 1 - 100/457.1 = 0.781; 1 - 100/545.8 = 0.817.
    assert found.unmet == pytest.approx((0.8, 0.781, 0.817), abs=0.001)
    assert (
        found.in_words
        == "100 places a year. 500 people in need (457 to 546). Without a place: 80% of them (78% to 82%)."
    )


def test_a_service_that_is_certainly_too_small_is_too_little(invented_base: KnowledgeBase) -> None:
    found = gap(with_services(counted(invented_base), {"places_per_year": 456}))
    assert found.kind == "weak_provision"
    assert "Too small: 456 places a year." in found.reason


def test_a_service_that_may_be_enough_is_not_called_too_small(invented_base: KnowledgeBase) -> None:
    assert gap(with_services(counted(invented_base), {"places_per_year": 458})).kind == "no_gap"


def test_unknown_places_are_unknown_never_zero(invented_base: KnowledgeBase) -> None:
    found = gap(with_services(counted(invented_base), {"places_per_year": 40}, {"places_per_year": None}))
    assert found.kind == "no_gap"
    assert found.capacity is not None
    assert found.capacity.places is None
    assert found.capacity.services_without_places == ("service-2",)
    assert found.capacity.unmet is None
    assert "not recorded" in found.capacity.in_words


def test_events_are_not_people(invented_base: KnowledgeBase) -> None:
    found = gap(with_services(counted(invented_base, counts="events"), {"places_per_year": 1}))
    assert found.kind == "no_gap"
    assert found.capacity is not None
    assert "events, and one person can have several" in found.capacity.in_words


@pytest.mark.parametrize("ages", [None, Ages(lowest=0, highest=17), Ages(lowest=16, highest=24)])
def test_a_figure_for_other_ages_says_nothing_of_the_share(invented_base: KnowledgeBase, ages: Ages | None) -> None:
    found = gap(with_services(counted(invented_base, ages), {"places_per_year": 1})).capacity
    assert found is not None
    assert found.people is None
    assert "cannot be worked out" in found.in_words


def test_in_an_age_column_only_a_figure_inside_the_band_counts(invented_base: KnowledgeBase) -> None:
    base = with_services(counted(invented_base, Ages(lowest=15, highest=16)), {"places_per_year": 10})
    columns = {column.key: column.picture for column in grids.columns(base.area(UPPER), base, "age")}
    inside, beside = (columns[band].gap(base.factors[FACTOR]) for band in ("15 to 17", "10 to 14"))
    assert inside.capacity is not None
    assert beside.capacity is not None
    assert (inside.capacity.people, beside.capacity.people) == (500, None)
    assert inside.kind == "weak_provision"
    assert "street-injuries" not in beside.needs


def test_places_for_a_wider_area_are_shared(invented_base: KnowledgeBase) -> None:
    found = gap(with_services(counted(invented_base), {"places_per_year": 100, "areas": ("E99999999",)})).capacity
    assert found is not None
    assert found.is_shared
    assert "at least 80%" in found.in_words


@pytest.mark.parametrize(
    ("until", "kind"),
    [
        (None, "no_gap"),
        ("2027-01-01", "no_gap"),
        ("2026-12-31", "ends_within_a_year"),
        ("2025-03", "ends_within_a_year"),
    ],
)
def test_funding_that_ends_within_a_year_is_said(invented_base: KnowledgeBase, until: str | None, kind: str) -> None:
    found = gap(with_services(invented_base, {"funded_until": until}))
    assert found.kind == kind
    assert ("ends_within_a_year" in found.warnings) == (kind != "no_gap")


def test_a_lasting_service_beside_it_closes_the_gap(invented_base: KnowledgeBase) -> None:
    found = gap(with_services(invented_base, {"funded_until": "2026-03"}, {"funded_until": None}))
    assert found.kind == "no_gap"
    assert found.warnings == ("ends_within_a_year",)


def test_a_low_average_asks_to_look_inside(invented_base: KnowledgeBase) -> None:
    lower = area_picture(invented_base.area("E06999902"), invented_base).gap(invented_base.factors[FACTOR])
    assert lower.kind == "no_gap"
    assert lower.shown_as == "average_low"
    assert "check concentration and inequality inside the area" in lower.reason


PLACES = st.lists(st.none() | st.integers(0, 900), min_size=1, max_size=4)


@given(places=PLACES, more=st.integers(0, 900), which=st.integers(0, 3))
def test_more_places_never_raise_a_gap(
    invented_base: KnowledgeBase, places: list[int | None], more: int, which: int
) -> None:
    larger = list(places)
    larger[which % len(places)] = (
        None if places[which % len(places)] is None else (places[which % len(places)] or 0) + more
    )
    before, after = (
        gap(with_services(counted(invented_base), *({"places_per_year": number} for number in numbers)))
        for numbers in (places, larger)
    )
    assert KIND_ORDER.index(after.kind) >= KIND_ORDER.index(before.kind)


@given(places=PLACES, until=st.none() | st.sampled_from(["2025", "2026-06", "2029-03"]), more=st.integers(1, 900))
def test_one_more_service_of_the_same_sort_never_raises_a_gap(
    invented_base: KnowledgeBase, places: list[int | None], until: str | None, more: int
) -> None:
    services = [{"places_per_year": number, "funded_until": until} for number in places]
    before = gap(with_services(counted(invented_base), *services))
    after = gap(with_services(counted(invented_base), *services, {"places_per_year": more, "funded_until": "2030"}))
    assert KIND_ORDER.index(after.kind) >= KIND_ORDER.index(before.kind)


def test_relabelling_areas_changes_nothing(base: KnowledgeBase) -> None:
    codes = {code: f"X{number:08}" for number, code in enumerate(base.areas, start=1)}
    renamed = _relabelled(base, codes)
    for code in ("E06000016", "E10000018", "E23000021"):
        for by in gaps.CUTS:
            before, after = (
                [
                    (item.factor, item.kind, item.services, item.warnings)
                    for column in grids.columns(one.area(key), one, by)
                    for item in column.picture.gaps()
                ]
                for one, key in ((base, code), (renamed, codes[code]))
            )
            assert before == after


def _relabelled(base: KnowledgeBase, codes: dict[str, str]) -> KnowledgeBase:
    def new(found: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(codes[code] for code in found)

    areas = {
        codes[key]: area.model_copy(update={"code": codes[key], "inside": new(area.inside)})
        for key, area in base.areas.items()
    }
    figures = {
        key: item.model_copy(
            update={"figures": tuple(one.model_copy(update={"area": codes[one.area]}) for one in item.figures)}
        )
        for key, item in base.figures.items()
    }
    services = {key: item.model_copy(update={"areas": new(item.areas)}) for key, item in base.services.items()}
    indicators = {
        key: item.model_copy(update={"comparator": codes[item.comparator] if item.comparator else None})
        for key, item in base.indicators.items()
    }
    partnership = base.partnership.model_copy(
        update={"area": codes[base.partnership.area], "comparator": codes[base.partnership.comparator]}
    )
    changed = {
        "areas": areas, "figures": figures, "services": services, "indicators": indicators, "partnership": partnership,
    }  # fmt: skip
    return type(base)(**{**base.__dict__, **changed})


def test_columns_are_not_limited_to_the_ages_of_the_plan(base: KnowledgeBase) -> None:
    question = readiness.worked_example().question.model_copy(update={"kinds": (), "ages": Ages(lowest=11, highest=17)})
    columns = grids.columns(base.area("E06000016"), base, "age", question)
    adults = next(column.picture for column in columns if column.key == "18 to 25")
    assert {"phoenix", "violence-intervention-project"} <= {service.id for service in adults.services}


def test_places_are_the_authorities_inside_the_area_or_else_itself(base: KnowledgeBase) -> None:
    names = {
        code: [place.name for place in gaps.authorities(base.area(code), base.areas)]
        for code in ("E23000021", "E10000018", "E06000016")
    }
    assert len(names["E23000021"]) == 9
    assert "Leicestershire" not in names["E23000021"]
    assert len(names["E10000018"]) == 7
    assert names["E06000016"] == ["Leicester"]


def test_a_county_figure_is_named_beside_a_district_without_one_and_never_borrowed(base: KnowledgeBase) -> None:
    columns = {column.key: column.picture for column in grids.columns(base.area("E10000018"), base, "place")}
    found = columns["E07000129"].gap(base.factors["away-from-education-or-work"])
    assert found.kind == "data_gap"
    assert "not published for Blaby; for Leicestershire it is" in found.reason
    assert "A wider area's figure is not this place's." in found.reason
