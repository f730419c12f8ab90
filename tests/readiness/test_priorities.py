"""The order of a place's gaps on the whole knowledge base, and each gap told aloud."""

import dataclasses
from collections.abc import Iterator

import pytest

from toolkit import gaps, local_knowledge, readiness, store as storage
from toolkit.gaps import By, Harm, Priorities, Priority, Weighing
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import RankedGap, priorities
from toolkit.store import Store, address

UPPER, LOWER = "E06999901", "E06999902"


@pytest.fixture
def store() -> Iterator[Store]:
    kept = storage.open_store(address.default_address())
    yield kept
    kept.close()


def weighed(base: KnowledgeBase, **changes: object) -> KnowledgeBase:
    return dataclasses.replace(base, weighing=Weighing.model_validate(changes))


def found(base: KnowledgeBase, factor: str, area: str = UPPER) -> RankedGap:
    return next(item for item in readiness.ranked_gaps(base.area(area), base) if item.gap.factor == factor)


def test_every_gap_has_a_place_in_the_order(base: KnowledgeBase) -> None:
    for area in (area for area in base.areas.values() if area.can_be_chosen):
        ranked = readiness.ranked_gaps(area, base)
        assert {item.gap.factor for item in ranked} == set(base.factors)
        assert all(1 <= item.rank_low <= item.rank <= item.rank_high <= len(ranked) for item in ranked)
        assert min(item.rank for item in ranked) == 1


def test_the_tiers_stand_in_order_and_within_them_the_ranks(base: KnowledgeBase) -> None:
    ranked = readiness.ranked_gaps(base.area("E06000016"), base)
    keys = [(gaps.ranking.TIERS.index(item.tier), item.rank) for item in ranked]
    assert keys == sorted(keys)


def test_a_need_that_nobody_knows_is_never_called_lower_for_that(base: KnowledgeBase) -> None:
    for item in readiness.ranked_gaps(base.area("E06000016"), base):
        if item.gap.kind == "data_gap":
            assert item.tier == "could go either way"
            assert "difference" in item.to_find_out


def test_judging_harm_moves_a_gap_up_and_narrows_its_range(invented_base: KnowledgeBase) -> None:
    before = found(invented_base, "trusted-adult")
    judged = weighed(
        invented_base, harm_of={"trusted-adult": Harm(level="grave"), "street-fights": Harm(level="some")}, first=3
    )
    after = found(judged, "trusted-adult")
    assert after.rank <= before.rank
    assert "harm" not in after.to_find_out


def test_only_what_counts_counts(invented_base: KnowledgeBase) -> None:
    only_harm = {"difference": 0, "people": 0, "trend": 0, "unmet": 0, "spread": 0.0}
    judged = {"trusted-adult": {"level": "grave"}, "street-fights": {"level": "some"}}
    ranked = readiness.ranked_gaps(invented_base.area(UPPER), weighed(invented_base, **only_harm, harm_of=judged))
    assert [(item.gap.factor, item.rank_low, item.rank_high) for item in ranked] == [
        ("trusted-adult", 1, 1), ("street-fights", 2, 2),
    ]  # fmt: skip


@pytest.mark.parametrize("by", ["level", "age", "place"])
def test_by_column_every_cell_of_the_grid_is_ranked(base: KnowledgeBase, by: By) -> None:
    area = base.area("E10000018")  # a county, with districts inside it
    ranked = readiness.ranked_gaps(area, base, by)
    columns = {item.column for item in ranked}
    assert len(ranked) == len(base.factors) * len(columns)
    assert {item.out_of for item in ranked} == {len(ranked)}


def test_at_least_one_part_must_count() -> None:
    with pytest.raises(ValueError, match="at least one part must count"):
        Weighing(difference=0, harm=0, people=0, trend=0, unmet=0)


def test_the_shares_of_the_weights_add_up_to_one() -> None:
    weighing = Weighing(difference=1, harm=2, people=3, trend=4, unmet=0)
    assert weighing.total == 10
    assert list(weighing.shares.values()) == [0.1, 0.2, 0.3, 0.4, 0.0]


def test_what_the_partnership_keeps_reaches_the_knowledge_base(invented_base: KnowledgeBase, store: Store) -> None:
    store.records("weighing", Weighing).create("ours", Weighing(harm=10))
    first = Priority(factor="street-fights", factor_name="Fights in the street", reason="Invented.")
    store.records("priorities", Priorities).create("e06999901", Priorities(area=UPPER, chosen={"street-fights": first}))
    base = local_knowledge.with_records(invented_base, store)
    assert base.weighing.harm == 10
    assert base.priorities[UPPER].in_order == [first]


def chosen(count: int, **more: str) -> Priorities:
    names = [f"need-{number}" for number in range(count)]
    each = {name: Priority(factor=name, factor_name=name.capitalize(), reason="Invented.") for name in names}
    return Priorities.model_validate({"area": UPPER, "chosen": each, "decided_by": "The board", **more})


def test_three_to_five_priorities_are_asked_for_with_the_reason_otherwise() -> None:
    assert chosen(3).still_asked == []
    assert chosen(2).still_asked == ["why 2 priorities, not 3 to 5"]
    assert chosen(6).still_asked == ["why 6 priorities, not 3 to 5"]
    assert chosen(6, cap_reason="The duty names six.").still_asked == []
    assert chosen(3, decided_by="").still_asked == ["who decided it"]
    unreasoned = Priorities(area=UPPER, chosen={"a": Priority(factor="a", factor_name="Robbery")}, cap_reason="Small.")
    assert unreasoned.still_asked == ["why robbery comes first", "who decided it"]
    assert Priorities(area=UPPER).still_asked == []


def test_a_gap_is_told_with_its_figures_and_what_is_not_known(invented_base: KnowledgeBase) -> None:
    told = readiness.told(found(invented_base, "street-fights"), "Upper Eastmere", invented_base)
    for sentence in (
        "In Upper Eastmere it was 5 per 1,000 residents, give or take chance: 4.6 to 5.5 (2024/25).",
        "Farland had 4, so Upper Eastmere has 1.2 times as much.",
        "It concerns 500 (457 to 546) people",
        "No service that acts on it is recorded; nobody has confirmed the list, so there may be one.",
        "Studies speak for walking-groups (invented) (20% less violence; certainty: moderate).",
        "Not to be used, as they do harm on average: shouting (invented).",
        "How much harm it does has not been judged yet.",
    ):
        assert sentence in told.text, sentence
    assert told.sources == ("invented-survey",)


def test_a_need_without_a_figure_is_told_as_not_known(invented_base: KnowledgeBase) -> None:
    told = readiness.told(found(invented_base, "trusted-adult", LOWER), "Lower Eastmere", invented_base)
    assert "Nobody knows how large this need is in Lower Eastmere" in told.text


def test_every_gap_of_every_place_can_be_read_aloud_with_sources_on_file(base: KnowledgeBase) -> None:
    for area in (area for area in base.areas.values() if area.can_be_chosen):
        for item in priorities.ranked_gaps(area, base):
            told = readiness.told(item, area.name, base)
            assert all(sentence.endswith(".") and "  " not in sentence for sentence in told.sentences), told.text
            assert "None" not in told.text.replace("None recorded", "")
            assert set(told.sources) <= set(base.sources)
