"""The partnership's own findings: apart from the published evidence, failures included, nothing claimed too much."""

import pydantic
import pytest

from toolkit import knowledge_base, local_knowledge, readiness, store
from toolkit.documents import write
from toolkit.evidence import LocalFinding, content_hash
from toolkit.evidence.local import about
from toolkit.knowledge_base import KnowledgeBase
from toolkit.store import Store

FINDING = {
    "id": "first-year",
    "title": "Look at the first year",
    "approaches": ["mentoring"],
    "stage": "evaluated-here",
    "finding": "no_difference",
    "outcome": "suspensions from school",
    "in_words": "As many were suspended as the year before.",
    "how_found": "before_and_after",
    "people": 42,
    "found_by": "Network team",
    "found_on": "2026-09",
}


def finding(**values: object) -> LocalFinding:
    return LocalFinding.model_validate({**FINDING, **values})


@pytest.fixture
def kept(tmp_path: object) -> Store:
    return store.open_store(f"sqlite:///{tmp_path}/records.sqlite")


def test_a_failure_is_said_as_plainly_as_a_success() -> None:
    shown = "No difference was found: suspensions from school (the same people before and after, 42 people)."
    assert finding().result == shown
    assert finding(finding="worse").result.startswith("People did worse")


def test_only_people_to_compare_with_can_show_cause() -> None:
    assert not finding().can_show_cause
    assert finding(how_found="comparison_group").can_show_cause


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"stage": "idea"}, "an idea has no finding yet"),
        ({"how_found": None}, "say how it was found out"),
        ({"people": -1}, "greater than or equal to 0"),
        ({"approaches": []}, "at least 1 item"),
    ],
)
def test_what_does_not_hold_together_is_refused(values: dict[str, object], message: str) -> None:
    with pytest.raises(pydantic.ValidationError, match=message):
        finding(**values)


def test_the_latest_finding_on_an_approach_comes_first() -> None:
    found = about(
        [finding(), finding(id="later", found_on="2026-10"), finding(id="other", approaches=["cctv"])], "mentoring"
    )
    assert [item.id for item in found] == ["later", "first-year"]


def test_a_finding_on_record_joins_what_is_known_and_leaves_the_published_evidence_alone(
    base: KnowledgeBase, kept: Store
) -> None:
    kept.records("local_evidence", LocalFinding).create("first-year", finding())
    joined = local_knowledge.with_records(base, kept)
    assert list(joined.local_findings) == ["first-year"]
    assert content_hash(joined.approach("mentoring")) == content_hash(base.approach("mentoring"))
    kept.records("local_evidence", LocalFinding).retire("first-year")
    assert local_knowledge.with_records(base, kept).local_findings == {}


def test_a_finding_of_your_own_is_said_where_an_approach_is_weighed(base: KnowledgeBase, kept: Store) -> None:
    design = readiness.draft(base, "E06000016", "violence-with-injury", "mentoring")
    before = readiness.applicability(base.approach("mentoring"), design, base).fits["here"]
    assert before.verdict == "unknown"
    kept.records("local_evidence", LocalFinding).create("first-year", finding())
    joined = local_knowledge.with_records(base, kept)
    after = readiness.applicability(joined.approach("mentoring"), design, joined).fits["here"]
    assert after.verdict == "no"
    assert "no difference was found" in after.because


def test_the_command_line_reads_the_records_of_the_database(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    address = f"sqlite:///{tmp_path}/there.sqlite"
    monkeypatch.setenv("THROUGHLINE_DATABASE", address)
    assert local_knowledge.load().local_findings == {}
    assert not store.exists(address), "looking makes no database"
    store.open_store(address).records("local_evidence", LocalFinding).create("first-year", finding())
    assert list(local_knowledge.load().local_findings) == ["first-year"]
    assert knowledge_base.load().local_findings == {}


@pytest.mark.parametrize(("audience", "shown"), [("partnership", True), ("funder", False), ("public", False)])
def test_documents_show_a_finding_only_to_those_who_may_see_it(
    base: KnowledgeBase, kept: Store, audience: str, shown: bool
) -> None:
    kept.records("local_evidence", LocalFinding).create("first-year", finding())
    joined = local_knowledge.with_records(base, kept)
    design = readiness.draft(joined, "E06000016", "violence-with-injury", "mentoring")
    page = write.to_bytes(design, joined, ".html", "plan", audience).decode()
    assert ("Look at the first year" in page) == shown
