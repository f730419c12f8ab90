"""How a service of the register changed: what, when, and by whose word."""

from contextlib import closing

from toolkit import register, store
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import Service
from toolkit.register import editing, history
from toolkit.store import address


def test_every_change_is_told_with_who_the_newest_first(invented_base: KnowledgeBase) -> None:
    first = editing.new_service("boxing", "Boxing", ["E06999901"], "Network team", "2026-11-27")
    with closing(store.open_store(address.default_address())) as kept:
        records = kept.records(register.SERVICES, Service)
        records.create("boxing", first, "Network team")
        records.save("boxing", editing.changed(first, {"places_per_year": 20}, "Club", "2026-11-28"), 1, "Club")
        records.retire("boxing", "Network team")
        records.restore("boxing", "Club")
        found = history.changes(records.history("boxing"), invented_base)
    assert [(item.by, item.words) for item in found] == [
        ("Club", "Put back on the register"),
        ("Network team", "Taken off the register"),
        ("Club", "Places a year: not recorded → 20"),
        ("Network team", "Put on the register"),
    ]


def test_no_versions_have_no_history(invented_base: KnowledgeBase) -> None:
    assert history.changes([], invented_base) == []
