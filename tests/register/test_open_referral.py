"""Services as Open Referral UK gives them: read in both versions, written so that they come back whole."""

import contextlib
import json
import uuid
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.register import importing, open_referral

UPPER = "E06999901"
# Made up, in the layout of the first UK version: `content`, `eligibilitys`, `service_area`.
FIRST_VERSION = {
    "totalElements": 3,
    "content": [
        {
            "id": "bd2ae3ab-0000-4000-8000-000000000001", "name": "Quiet Room (invented)", "status": "active",
            "description": "<p>A room for a <b>talk</b>.</p>", "url": "https://quiet.example.org",
            "organization": {"id": "x", "name": "Eastmere Youth (invented)"},
            "eligibilitys": [{"eligibility": "Anyone who feels unsafe", "minimum_age": 11, "maximum_age": 120}],
            "service_areas": [{"id": "z", "service_area": "Upper Eastmere"}],
        },
        {"id": "2", "name": "Closed Club (invented)", "status": "defunct"},
        {"id": "3", "name": "Far Away (invented)", "service_areas": [{"service_area": "Farland City"}]},
    ],
}  # fmt: skip


def read(content: Any, base: KnowledgeBase) -> tuple[list[importing.Given], list[str]]:
    return open_referral.read("directory.json", json.dumps(content).encode(), base)


def planned(content: Any, base: KnowledgeBase) -> importing.Plan:
    given, left_out = read(content, base)
    return importing.plan(given, base, areas=(UPPER,), told_by="", today="2026-11-27", left_out=left_out)


def test_the_first_uk_version_is_read(invented_base: KnowledgeBase) -> None:
    found = planned(FIRST_VERSION, invented_base)
    service = found.new[0]
    assert found.problems == ()
    assert (service.name, service.provider, service.areas) == (
        "Quiet Room (invented)", "Eastmere Youth (invented)", (UPPER,),
    )  # fmt: skip
    assert (service.who_for, str(service.ages), service.link) == (
        "Anyone who feels unsafe", "11 to 110", "https://quiet.example.org",
    )  # fmt: skip
    assert "talk" in (service.what or "")
    assert "<" not in (service.what or "")
    assert service.places_per_year is None


def test_what_is_closed_or_elsewhere_is_left_out_and_said(invented_base: KnowledgeBase) -> None:
    assert planned(FIRST_VERSION, invented_base).left_out == (
        "Closed Club (invented): it is marked as defunct",
        "Far Away (invented): none of its places is one of ours",
    )


def test_version_three_is_read(invented_base: KnowledgeBase) -> None:
    service = {
        "id": str(uuid.uuid4()), "name": "Counselling (invented)", "status": "active", "minimum_age": 12,
        "eligibility_description": "People aged 12 and over", "application_process": "Ask your doctor",
        "assured_date": "2026-01-02", "service_areas": [{"id": "1", "uri": f"http://example.org/id/{UPPER}"}],
    }  # fmt: skip
    found = planned({"total_items": 1, "contents": [service]}, invented_base).new[0]
    assert (str(found.ages), found.who_can_refer, found.as_of) == ("12 to 110", "Ask your doctor", "2026-01-02")
    assert found.areas == (UPPER,)


@pytest.mark.parametrize("wrapped", [lambda one: [one], lambda one: one, lambda one: {"services": [one]}])
def test_a_bare_list_or_one_service_is_read_too(wrapped: Any, invented_base: KnowledgeBase) -> None:
    assert planned(wrapped({"id": "1", "name": "Alone (invented)"}), invented_base).new[0].name == "Alone (invented)"


def test_what_we_write_keeps_to_the_standard(base: KnowledgeBase) -> None:
    page = json.loads(open_referral.write(base.services.values(), base))
    assert (page["total_items"], page["first_page"], page["last_page"]) == (7, True, True)
    for service in page["contents"]:
        uuid.UUID(service["id"])
        assert {"id", "name", "status"} <= set(service)
        assert service["status"] in ("active", "inactive", "defunct", "temporarily closed")
        assert all(uuid.UUID(item["id"]) for item in (*service["service_areas"], *service["attributes"]))
    assert json.loads(open_referral.write(base.services.values(), base)) == page


def test_what_goes_out_comes_back_without_a_change(base: KnowledgeBase) -> None:
    content = open_referral.write(base.services.values(), base)
    given, left_out = open_referral.read("register.json", content, base)
    found = importing.plan(given, base, areas=(), told_by="", today="2026-11-27")
    assert (found.problems, found.new, found.changes, left_out) == ((), (), (), [])
    assert len(found.same) == 7


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not a JSON file"),
        (b'{"contents": [{"id": "1", "na', "cut off"),
        (b"\xff\xfe\x00", "not a JSON file"),
        (b"[1, 2]", "holds no services"),
        (b'{"a": 1}', "holds no services"),
        (b'[{"name": "A"}, 3]', "service 2 is not described as a service"),
        (b"[" * 100_000, "not a JSON file"),
    ],
)
def test_a_file_that_is_none_says_why(content: bytes, message: str, invented_base: KnowledgeBase) -> None:
    with pytest.raises(UserError, match=message):
        open_referral.read("directory.json", content, invented_base)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    [
        "name",
        "description",
        "status",
        "minimum_age",
        "service_areas",
        "eligibilitys",
        "attributes",
        "organization",
        "url",
    ]
)


@settings(max_examples=60)
@given(st.lists(st.dictionaries(KEYS, JSON), max_size=4))
def test_any_content_is_taken_or_refused_in_words(invented_base: KnowledgeBase, content: Any) -> None:
    with contextlib.suppress(UserError):
        given, left_out = open_referral.read("x.json", json.dumps(content).encode(), invented_base)
        importing.plan(given, invented_base, areas=(UPPER,), told_by="", today="2026-11-27", left_out=left_out)
