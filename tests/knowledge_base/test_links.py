"""The links behind a gap: in the open, confirmed, rejected or added by people, with who and when."""

import pytest
from hypothesis import given, strategies as st

from toolkit import knowledge_base, local_knowledge, store
from toolkit.knowledge_base import KnowledgeBase, links
from toolkit.knowledge_base.decisions import LinkDecision
from toolkit.readiness.drafting import area_picture

BASE = knowledge_base.load()
LINKS = links.shown_links(BASE)


def decision(owner_kind: str, owner: str, factor: str, *, stands: bool = True, why: str = "") -> LinkDecision:
    return LinkDecision.model_validate({
        "owner_kind": owner_kind, "owner": owner, "factor": factor, "stands": stands, "decided_by": "Health partners",
        "decided_on": "2026-11-27", "why": why,
    })  # fmt: skip


def links_of(base: KnowledgeBase, identifier: str) -> dict[str, str | None]:
    return {link.factor: link.confirmed_by for link in base.approach(identifier).acts_on}


def test_every_link_is_shown_with_its_source() -> None:
    approaches = sum(len(item.acts_on) for item in BASE.approaches.values())
    indicators = sum(len(item.factors) for item in BASE.indicators.values())
    services = sum(len(item.acts_on) for item in BASE.services.values())
    assert len(LINKS) == approaches + indicators + services
    assert all(link.source in BASE.sources for link in LINKS)


def test_a_confirmed_link_says_by_whom() -> None:
    decided = links.with_decisions(BASE, [decision("approach", "mentoring", "trusted-adult")])
    assert links_of(decided, "mentoring")["trusted-adult"] == "Health partners"
    assert links_of(decided, "mentoring")["peer-influence"] is None


def test_a_rejected_link_is_no_longer_used_but_still_shown() -> None:
    why = "Not what our mentors do"
    decided = links.with_decisions(BASE, [decision("approach", "mentoring", "trusted-adult", stands=False, why=why)])
    assert "trusted-adult" not in links_of(decided, "mentoring")
    (shown,) = (link for link in links.shown_links(decided) if not link.stands)
    assert (shown.owner, shown.factor, shown.why, shown.is_confirmed) == ("mentoring", "trusted-adult", why, False)
    assert len(links.shown_links(decided)) == len(LINKS)


def test_an_added_link_is_used() -> None:
    decided = links.with_decisions(BASE, [decision("approach", "cctv", "reoffending")])
    assert links_of(decided, "cctv")["reoffending"] == "Health partners"
    assert len(links.shown_links(decided)) == len(LINKS) + 1


def test_a_decision_on_what_is_gone_changes_nothing() -> None:
    decided = links.with_decisions(
        BASE, [decision("approach", "no-longer-there", "reoffending"), decision("approach", "cctv", "gone")]
    )
    assert decided.approaches == BASE.approaches
    assert links.shown_links(decided) == LINKS


@given(st.lists(st.sampled_from(LINKS), unique=True, max_size=12), st.randoms())
def test_the_order_of_decisions_changes_nothing(chosen: list[links.ShownLink], random: object) -> None:
    made = [
        decision(link.owner_kind, link.owner, link.factor, stands=number % 2 == 0) for number, link in enumerate(chosen)
    ]
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    once, again = links.with_decisions(BASE, made), links.with_decisions(BASE, shuffled)
    assert {key: set(item.acts_on) for key, item in once.approaches.items()} == {
        key: set(item.acts_on) for key, item in again.approaches.items()
    }


def test_confirming_links_takes_them_off_the_gaps_they_are_marked_in(tmp_path: object) -> None:
    area = BASE.area("E06000016")
    before = area_picture(area, BASE).gap(BASE.factors["trusted-adult"]).unconfirmed_links
    kept = store.open_store(f"sqlite:///{tmp_path}/records.sqlite")
    one = decision("approach", "mentoring", "trusted-adult")
    kept.records("link_decisions", LinkDecision).create(one.id, one)
    after = area_picture(area, local_knowledge.with_records(BASE, kept)).gap(BASE.factors["trusted-adult"])
    assert after.unconfirmed_links == before - 1


def test_a_decision_needs_somebody_who_made_it() -> None:
    with pytest.raises(ValueError, match="decided_by"):
        LinkDecision.model_validate({**decision("approach", "a", "b").model_dump(), "decided_by": ""})
