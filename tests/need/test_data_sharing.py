"""The register of data sharing: what is unknown stays unknown, and it says what is still to be done."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from toolkit import knowledge_base, local_knowledge, reviewing, store
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import data_sharing
from toolkit.need.data_sharing import SharedData
from toolkit.yaml_files import FileProblems

TODAY = date(2026, 11, 27)


def entry(**more: Any) -> SharedData:
    plain: dict[str, Any] = {
        "id": "ambulance", "name": "Ambulance calls", "holder": "Ambulance", "tells": "When",
        "updated": "monthly", "indicators": ("street-injuries",), "agreement": "agreed",
    }  # fmt: skip
    return SharedData(**{**plain, **more})


def test_nobody_is_said_to_have_agreed_who_was_not_asked(base: KnowledgeBase) -> None:
    """The slides of 2023 name an agreement and no more: no entry may claim that it was confirmed."""
    assert len(base.data_sharing) >= 15
    assert all(item.agreement != "agreed" and item.confirmed_by is None for item in base.data_sharing.values())
    assert all(item.updated is None and item.agreed_until is None for item in base.data_sharing.values())


def test_every_holder_in_the_partnership_that_shares_has_an_entry(base: KnowledgeBase) -> None:
    holders = {item.holder for item in base.data_sharing.values()}
    sharing = {partner.name for partner in base.partnership.partners if partner.shares}
    products = {"Office of the Police and Crime Commissioner"}  # shares locality profiles, which are made of the others
    assert sharing - products <= holders


def test_the_success_measures_that_are_missing_can_each_come_from_somewhere(base: KnowledgeBase) -> None:
    missing = data_sharing.without_figures(base.indicators, base.figures)
    assert set(base.partnership.success_measures) <= set(missing)
    found = data_sharing.could_close(base.data_sharing.values(), missing)
    assert all(found[key] for key in base.partnership.success_measures)


@pytest.mark.parametrize(
    ("more", "task"),
    [
        ({"agreement": "not_known"}, "Find out whether there is an agreement to share it"),
        ({"agreement": "said_to_be_agreed"}, "Confirm that the agreement covers it, and until when"),
        ({"agreement": "being_agreed"}, "Settle the agreement"),
        ({"agreement": "none"}, "Decide whether to ask for an agreement"),
        ({"agreed_until": "2026-11-26"}, "The agreement ended (2026-11-26): renew it"),
        ({"agreed_until": "2025"}, "The agreement ended (2025): renew it"),
        ({"updated": None}, "Ask Ambulance how often it is made new"),
        ({"agreement": "published", "updated": None}, "Look up how often it is published"),
        ({"indicators": ()}, "Decide which figures it could give"),
    ],
)
def test_each_open_question_is_a_task(more: dict[str, Any], task: str) -> None:
    assert data_sharing.to_do(entry(**more), TODAY) == [task]


@pytest.mark.parametrize("until", [None, "2026-11-27", "2026-11", "2026", "2027-01-01"])
def test_a_settled_source_asks_for_nothing(until: str | None) -> None:
    assert data_sharing.to_do(entry(agreed_until=until), TODAY) == []


def test_the_review_list_has_every_task(base: KnowledgeBase) -> None:
    listed = [task for task in reviewing.tasks(base, TODAY) if task.kind == "sharing"]
    assert len(listed) == sum(len(data_sharing.to_do(item, TODAY)) for item in base.data_sharing.values())
    assert listed


def test_the_partnership_s_own_entry_stands_over_that_of_the_files(base: KnowledgeBase, tmp_path: Path) -> None:
    kept = store.open_store(f"sqlite:///{tmp_path}/register.sqlite")
    changed = base.data_sharing["ambulance-calls"].model_copy(
        update={"updated": "every month", "confirmed_by": "Analyst"}
    )
    records = kept.records(data_sharing.KIND, SharedData)
    records.create(changed.id, changed, "Analyst")
    records.create("new", entry(id="new"), "Analyst")
    known = local_knowledge.with_records(base, kept).data_sharing
    assert known["ambulance-calls"].updated == "every month"
    assert set(known) == {*base.data_sharing, "new"}
    records.retire("ambulance-calls")
    assert local_knowledge.with_records(base, kept).data_sharing["ambulance-calls"].updated is None


def test_a_register_that_names_what_is_not_on_file_is_told_by_line(invented: Path) -> None:
    register = (
        "data_sharing:\n  - {id: a, name: A, holder: B, tells: C, indicators: [street-injurys], source: nowhere}\n"
    )
    (invented / "local_need" / "data_sharing.yaml").write_text(register, encoding="utf-8")
    with pytest.raises(FileProblems) as refused:
        knowledge_base.load(invented)
    assert "local_need/data_sharing.yaml:2: 'street-injurys' is not known; did you mean 'street-injuries'?" in str(
        refused.value
    )
    assert "'nowhere' is not known" in str(refused.value)


def test_in_short_says_how_much_is_settled() -> None:
    lead, rest = data_sharing.in_short([entry(), entry(agreement="not_known", updated=None)])
    assert lead == "1 of 2 sources can be used without asking further."
    assert rest == "For 1 the agreement is still open or unconfirmed; for 1 nobody has said how fresh they are."
    assert data_sharing.in_short([])[0] == "No source of data is on the register yet."
