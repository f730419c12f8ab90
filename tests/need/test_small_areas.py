"""Small areas: editions that are never mixed, and crimes by small area with the latest of each month."""

from toolkit import local_knowledge, store
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import small_areas
from toolkit.need.small_areas import SmallAreaCounts
from toolkit.vocabulary import Source

SOURCE = Source(id="police-uk", title="Street crime", publisher="data.police.uk", grade="A")


def counts(month: str, number: int, **more: object) -> SmallAreaCounts:
    fields = {
        "force": "Eastmere Police",
        "month": month,
        "edition": "2021",
        "crime_types": ("Robbery", "Drugs"),
        "counts": {"E01999901": (number, 0)},
        "without_place": (1, 0),
        "source": SOURCE,
        "brought_on": "2026-11-27",
        "upload": "one",
    }
    return SmallAreaCounts.model_validate({**fields, **more})


def test_the_places_hold_the_small_areas_of_both_editions(base: KnowledgeBase) -> None:
    assert base.small_areas is not None
    new, old = base.small_areas.of("2021"), base.small_areas.of("2011")
    assert new is not None
    assert old is not None
    assert (len(new.place_of()), len(old.place_of())) == (634, 611)
    assert sum(new.residents().values()) == base.areas[base.partnership.area].residents


def test_a_month_that_is_brought_again_counts_once_and_the_last_stands() -> None:
    kept = [counts("2025-02", 7), counts("2025-01", 5), counts("2025-02", 9)]
    assert [(item.month, item.counts["E01999901"][0]) for item in small_areas.latest(kept)] == [
        ("2025-01", 5),
        ("2025-02", 9),
    ]


def test_two_forces_in_one_month_are_both_kept() -> None:
    kept = [counts("2025-01", 5), counts("2025-01", 1, force="Railway Police")]
    assert len(small_areas.latest(kept)) == 2


def test_rows_have_zeros_and_leave_out_small_areas_of_other_places() -> None:
    kept = [counts("2025-01", 5, counts={"E01999901": (5, 0), "E01000001": (9, 9)})]
    rows = small_areas.table(kept, {"E01999901": "E06999901"})
    assert rows.to_dict("records") == [
        {"place": "E06999901", "small_area": "E01999901", "month": "2025-01", "force": "Eastmere Police",
         "crime_type": kind, "count": number}
        for kind, number in (("Robbery", 5), ("Drugs", 0))
    ]  # fmt: skip


def test_a_retired_upload_gives_the_month_back_to_the_one_before(tmp_path: object) -> None:
    kept = store.open_store(f"sqlite:///{tmp_path}/counts.sqlite")
    collection = kept.records(local_knowledge.SMALL_AREA_COUNTS, SmallAreaCounts)
    collection.create("20261126-a", counts("2025-01", 5))
    collection.create("20261127-b", counts("2025-01", 6))
    assert [item.counts["E01999901"][0] for item in local_knowledge.small_area_counts(kept)] == [6]
    collection.retire("20261127-b")
    assert [item.counts["E01999901"][0] for item in local_knowledge.small_area_counts(kept)] == [5]
    kept.close()
