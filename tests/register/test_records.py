"""The partnership's own records of services stand before what files say, and can end it."""

from contextlib import closing

import pytest

from toolkit import local_knowledge, register, store
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import Confirmation, Service
from toolkit.store import Store, address


@pytest.fixture
def kept() -> Store:
    return store.open_store(address.default_address())


def joined(base: KnowledgeBase, kept: Store) -> KnowledgeBase:
    with closing(kept):
        return local_knowledge.with_records(base, kept)


def test_a_service_that_people_added_is_on_record(invented_base: KnowledgeBase, kept: Store) -> None:
    new = invented_base.services["eastmere-walks"].model_copy(
        update={"id": "boxing", "name": "Boxing", "source": register.SOURCE}
    )
    kept.records(register.SERVICES, Service).create("boxing", new)
    base = joined(invented_base, kept)
    assert base.services["boxing"] == new
    assert base.source_title(register.SOURCE) == "Eastmere, Register of services, kept in this tool"
    assert base.services_in_files == {}


def test_a_changed_service_stands_before_its_file_which_is_kept_beside_it(
    invented_base: KnowledgeBase, kept: Store
) -> None:
    before = invented_base.services["eastmere-walks"]
    after = before.model_copy(update={"places_per_year": 60})
    kept.records(register.SERVICES, Service).create(before.id, after)
    base = joined(invented_base, kept)
    assert base.services[before.id] == after
    assert base.services_in_files[before.id] == before


def test_a_retired_service_is_off_the_register_even_where_a_file_has_it(
    invented_base: KnowledgeBase, kept: Store
) -> None:
    records = kept.records(register.SERVICES, Service)
    records.create("eastmere-walks", invented_base.services["eastmere-walks"])
    records.retire("eastmere-walks")
    base = joined(invented_base, kept)
    assert dict(base.services) == {}
    assert list(base.services_in_files) == ["eastmere-walks"]


def test_a_restored_service_is_back(invented_base: KnowledgeBase, kept: Store) -> None:
    records = kept.records(register.SERVICES, Service)
    records.create("eastmere-walks", invented_base.services["eastmere-walks"])
    records.retire("eastmere-walks")
    records.restore("eastmere-walks")
    assert list(joined(invented_base, kept).services) == ["eastmere-walks"]


def test_what_is_not_known_here_any_more_is_left_out(invented_base: KnowledgeBase, base: KnowledgeBase) -> None:
    foreign = base.services["reach"]
    mixed = foreign.model_copy(update={"id": "mixed", "areas": (*foreign.areas, "E06999901")})
    found = register.put_in_services(invented_base, [foreign, mixed])
    assert "reach" not in found.services
    assert found.services["mixed"].areas == ("E06999901",)
    assert {use.approach for use in found.services["mixed"].approaches} <= set(invented_base.approaches)


def test_confirmations_are_part_of_what_is_known(invented_base: KnowledgeBase, kept: Store) -> None:
    word = Confirmation(
        sector="schools and colleges", area="E99999999", confirmed_by="Network team", confirmed_on="2026-11-20"
    )
    kept.records(register.CONFIRMATIONS, Confirmation).create("one", word)
    base = joined(invented_base, kept)
    assert [item.confirmed_by for item in base.completeness(base.area("E06999901"))] == ["Network team"]
