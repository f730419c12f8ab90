"""Keeping designs, in SQLite and in PostgreSQL."""

import threading
from contextlib import closing
from pathlib import Path

import pytest

from toolkit import readiness, store
from toolkit.design import Answer, Design, new_id
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.store import Store
from toolkit.theory_of_change.graph import Arrow, Box


def design(name: str = "First") -> Design:
    return Design(id=new_id("design"), name=name, made_on="2026-11-23")


def test_what_is_kept_comes_back(kept: Store, base: KnowledgeBase) -> None:
    whole = readiness.draft(base, "E06000016", "robbery", "hot-spots-policing")
    kept.create(whole)
    assert kept.get(whole.id).design == whole


def test_an_unknown_design_is_named_in_a_sentence(kept: Store) -> None:
    with pytest.raises(UserError, match="not kept here"):
        kept.get("design-000000")


def test_an_id_is_taken_once(kept: Store) -> None:
    first = design()
    kept.create(first)
    with pytest.raises(UserError, match="already"):
        kept.create(first)


def test_each_save_is_a_version_and_saving_the_same_is_none(kept: Store) -> None:
    first = design()
    kept.create(first)
    assert kept.save(first.with_(name="Second"), 1).saved.version == 2
    assert kept.save(first.with_(name="Second"), 2).saved.version == 2


def test_two_people_on_different_fields_lose_nothing(kept: Store) -> None:
    first = design()
    kept.create(first)
    kept.save(first.with_(name="Hers"), 1)
    result = kept.save(first.with_(private_notes="His"), 1)
    assert result.conflicts == ()
    assert (result.saved.design.name, result.saved.design.private_notes) == ("Hers", "His")


def test_two_people_on_one_field_see_both(kept: Store) -> None:
    first = design()
    kept.create(first)
    kept.save(first.with_(name="Hers"), 1)
    result = kept.save(first.with_(name="His"), 1)
    assert (result.conflicts[0].mine, result.conflicts[0].theirs) == ("His", "Hers")
    assert kept.get(first.id).design.name == "Hers"


def test_an_arrow_to_a_box_that_the_other_removed_goes_with_it(kept: Store) -> None:
    start = design()
    theory = start.theory
    for number, name in enumerate(("a", "b"), start=1):
        theory = theory.with_box(Box(id=name, kind="activity", text=name, position=number))
    first = start.with_(theory=theory)
    kept.create(first)
    kept.save(first.with_(theory=theory.without_box("b")), 1)
    arrow = Arrow(id="a-to-b", start="a", end="b", position=1)
    result = kept.save(first.with_(theory=theory.with_arrow(arrow)), 1)
    assert (list(result.saved.design.theory.boxes), dict(result.saved.design.theory.arrows)) == (["a"], {})


def test_every_version_can_be_rebuilt(kept: Store) -> None:
    first = design("Version 1")
    kept.create(first)
    for number in range(2, 46):
        kept.save(first.with_(name=f"Version {number}"), number - 1)
    assert [kept.version(first.id, number).name for number in (1, 2, 19, 20, 21, 45)] == [
        f"Version {number}" for number in (1, 2, 19, 20, 21, 45)
    ]


def test_forty_people_saving_at_once_lose_nothing(kept: Store) -> None:
    first = design()
    kept.create(first)
    failed: list[Exception] = []

    def write(number: int) -> None:
        for _ in range(20):
            try:
                now = kept.get(first.id)
                kept.save(now.design.with_item("answers", f"q{number}", Answer(text=str(number))), now.version)
                return
            except UserError as error:
                last = error
        failed.append(last)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(kept.get(first.id).design.answers) == 40


def test_the_list_shows_the_latest_first(kept: Store) -> None:
    first, second = design("Older"), design("Newer")
    kept.create(first)
    kept.create(second)
    kept.save(first.with_(name="Older, changed"), 1)
    assert [item.name for item in kept.designs()][:2] == ["Older, changed", "Newer"]


def test_a_deleted_design_is_gone(kept: Store) -> None:
    first = design()
    kept.create(first)
    kept.delete(first.id)
    assert first.id not in [item.id for item in kept.designs()]
    with pytest.raises(UserError):
        kept.save(first.with_(name="Too late"), 1)


def test_a_store_opened_again_still_has_everything(tmp_path: Path) -> None:
    first, address = design(), f"sqlite:///{tmp_path}/deep/folder/designs.sqlite"
    with closing(store.open_store(address)) as before:
        before.create(first)
    with closing(store.open_store(address)) as after:
        assert after.get(first.id).design == first


@pytest.mark.parametrize("address", ["nonsense", "sqlite:////proc/nowhere/x.sqlite", "postgresql://127.0.0.1:1/none"])
def test_a_database_that_cannot_be_opened_is_named(address: str) -> None:
    with pytest.raises(UserError, match="Check THROUGHLINE_DATABASE"):
        store.open_store(address)
