"""Three questions on what is paid for now: harmful, unclear, and how it fits together; each answered apart."""

import pytest

from toolkit import readiness
from toolkit.design import Design, new_id
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import ApproachUse, Service
from toolkit.readiness import portfolio
from toolkit.readiness.portfolio import Programme
from toolkit.vocabulary import AGE_BANDS, Ages, FactorLink

UPPER = "E06999901"


def service(base: KnowledgeBase, name: str, **changes: object) -> Service:
    return base.services["eastmere-walks"].model_copy(update={"id": name.lower(), "name": name, **changes})


def using(*approaches: str) -> dict[str, object]:
    return {"approaches": tuple(ApproachUse(approach=item, source="invented-survey") for item in approaches)}


def found(base: KnowledgeBase, *services: Service, designs: tuple[Design, ...] = ()) -> list[Programme]:
    return portfolio.programmes(base.area(UPPER), services, designs, base)


def test_harmful_and_unclear_are_two_answers(invented_base: KnowledgeBase) -> None:
    programmes = found(
        invented_base,
        service(invented_base, "Good", **using("walking-groups")),
        service(invented_base, "Harmful", **using("shouting")),
        service(invented_base, "Unclear", **using("posters")),
        service(invented_base, "Mixed", **using("posters", "walking-groups")),
        service(invented_base, "Silent", **using()),
    )
    assert [item.name for item, _ in portfolio.harmful(programmes, invented_base)] == ["Harmful"]
    unclear = portfolio.unclear(programmes, invented_base)
    assert [(item.name, names) for item, names in unclear] == [
        ("Mixed", ["Posters (invented)"]), ("Unclear", ["Posters (invented)"]),
    ]  # fmt: skip
    assert [item.name for item, _ in unclear if portfolio.is_wholly_unclear(item, invented_base)] == ["Unclear"]
    assert [item.name for item in portfolio.without_approach(programmes, invented_base)] == ["Silent"]


def test_how_it_is_evaluated_is_its_own_word_or_not_recorded(invented_base: KnowledgeBase) -> None:
    programmes = found(
        invented_base,
        service(invented_base, "A", evaluation="A survey by the university"),
        service(invented_base, "B", stage_of_practice="evaluated-here"),
        service(invented_base, "C"),
    )
    assert [item.how_evaluated for item in programmes] == ["A survey by the university", "Evaluated here", ""]


@pytest.mark.parametrize(
    ("change", "meet"),
    [
        ({}, True),
        ({"ages": Ages(lowest=18, highest=25)}, False),
        ({"ages": None}, True),
        ({"areas": ("E06999902",)}, False),
        ({"areas": ("E99999999",)}, True),
        ({"acts_on": (FactorLink(factor="street-fights"),)}, False),
        ({"only_within": ("one",)}, False),
    ],
)
def test_programmes_meet_in_aim_age_and_place(
    invented_base: KnowledgeBase, change: dict[str, object], meet: bool
) -> None:
    whole = invented_base.area("E99999999")
    services = [service(invented_base, "One"), service(invented_base, "Two", **change)]
    overlaps = portfolio.overlaps(portfolio.programmes(whole, services, [], invented_base), invented_base)
    assert [tuple(one.name for one in item.programmes) for item in overlaps] == ([("One", "Two")] if meet else [])


def test_a_hole_is_need_without_anything_on_record(invented_base: KnowledgeBase) -> None:
    base = type(invented_base)(**{**invented_base.__dict__, "services": {}})
    by_place = portfolio.holes(base.area("E99999999"), base, "place")
    assert [(hole.factor.id, hole.columns) for hole in by_place] == [
        ("trusted-adult", ("Upper Eastmere",)),
        ("street-fights", ("Upper Eastmere",)),
    ]


def test_saved_plans_stand_in_the_portfolio_with_their_gaps(base: KnowledgeBase) -> None:
    plan = readiness.worked_example().with_(id=new_id("design"), name="My plan")
    programmes = portfolio.programmes(base.area(plan.area or ""), base.services.values(), [plan], base)
    mine = next(item for item in programmes if item.kind == "design")
    assert mine.name == "My plan (a plan)"
    assert set(mine.factors) == set(plan.gaps)
    assert mine.how_evaluated.startswith("planned:")
    elsewhere = portfolio.programmes(base.area("E06000017"), [], [plan.with_(area="E07000130")], base)
    assert elsewhere == []


def test_the_map_puts_each_programme_into_its_ages(base: KnowledgeBase) -> None:
    programmes = portfolio.programmes(base.area("E06000016"), base.services.values(), [], base)
    columns = [(name, band, None) for name, band in AGE_BANDS.items()]
    rows = {
        factor.id: [[item.id for item in cell] for cell in cells]
        for factor, cells in portfolio.map_of(programmes, base, columns)
    }
    assert rows["reoffending"] == [
        [], ["phoenix", "violence-intervention-project"], ["phoenix", "violence-intervention-project"],
        ["phoenix", "violence-intervention-project"], ["phoenix"],
    ]  # fmt: skip
