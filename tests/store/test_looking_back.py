"""What one part of a design has been, read back from its versions."""

from typing import Any

import pytest
from hypothesis import given

from tests.store.test_merging import DOCUMENTS
from toolkit.design import Design, from_document, new_id
from toolkit.store import Store, looking_back, merging
from toolkit.store.store import FULL_COPY_EVERY
from toolkit.theory_of_change.graph import Box, Theory


def with_text(design: Design, text: str) -> Design:
    return design.with_(theory=Theory(boxes={"box-1": Box(id="box-1", kind="activity", text=text, position=1)}))


def texts(store: Store, identifier: str, up_to: int) -> list[str]:
    designs = [from_document(each) for each in looking_back.versions(store, identifier, "theory", up_to)]
    return [next((box.text for box in design.theory.boxes.values()), "") for design in designs]


@pytest.fixture
def plan(kept: Store) -> Design:
    design = Design(id=new_id("design"), name="A plan", made_on="2026-11-23")
    kept.create(design)
    return design


def test_only_versions_in_which_the_part_changed_are_read(kept: Store, plan: Design) -> None:
    saved = kept.save(with_text(plan, "First"), 1).saved
    saved = kept.save(saved.design.with_(name="Another name"), saved.version).saved
    saved = kept.save(with_text(saved.design, "Second"), saved.version).saved
    assert texts(kept, plan.id, saved.version) == ["", "First", "Second"]
    assert texts(kept, plan.id, saved.version - 1) == ["", "First"]


def test_past_many_versions_the_last_ones_are_right(kept: Store, plan: Design) -> None:
    saved, many = kept.get(plan.id), looking_back.MOST + 2 * FULL_COPY_EVERY
    for number in range(many):
        saved = kept.save(with_text(saved.design, f"Text {number}"), saved.version).saved
    found = texts(kept, plan.id, saved.version)
    assert len(found) >= looking_back.MOST
    assert found == [f"Text {number}" for number in range(many - len(found), many)]


def test_of_a_design_that_is_not_kept_there_is_nothing(kept: Store) -> None:
    assert looking_back.versions(kept, "gone", "theory", 5) == []


@given(DOCUMENTS, DOCUMENTS)
def test_a_patch_leads_to_the_very_document_it_was_made_from(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert looking_back.changed(before, merging.changed(before, after)) == after
