"""What comes first, the options, the decision log and the money line stand in documents, only where they fit."""

import dataclasses
from datetime import date

import pytest

from toolkit import readiness
from toolkit.design import Design
from toolkit.documents import bid, blocks, brief, plan
from toolkit.documents.blocks import Document, Heading
from toolkit.documents.subject import Subject, subject_for
from toolkit.gaps import Priorities, Priority
from toolkit.gaps.appraisal import Appraisal, Judgement
from toolkit.gaps.reach import Reach, Span
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import deciding, option_facts

TODAY, LEICESTER = date(2026, 11, 27), "E06000016"


@pytest.fixture(scope="module")
def decided(base: KnowledgeBase) -> Design:
    """An invented plan with an appraisal, a log entry, and reach."""
    design = readiness.draft(base, LEICESTER, "violence-with-injury", "mentoring")
    gap = "acting-before-thinking"
    options = {option.id: option for option in option_facts.offered(gap, design, base).options}
    first = options["social-skills-training"].model_copy(
        update={
            "verdict": "take",
            "reasons_for": "<b>Schools</b> asked for it",
            "judged": {
                "cost": Judgement(word="good", why="£12 a child"),
                "fit": Judgement(word="good", why="Our ages"),
            },
        }
    )
    found = Appraisal(gap=gap, gap_name="Acting before thinking", outcome="crime", options={**options, first.id: first})
    entry = deciding.decision_from(found, design, "2026-11-27")
    entry = entry.model_copy(update={"in_the_room": "Schools, police, a youth panel (invented)"})
    reach = Reach.model_validate({
        "in_need": Span(lowest=400, highest=600),
        "in_need_source": "An invented count",
        "rates": {name: Span(lowest=0.5, highest=0.5) for name in ("eligible", "referred", "start", "complete")},
        "places": 60,
        "value": 90_000,
        "effect_of": "mentoring",
        "effect_on": "reoffending",
        "without_it": Span(lowest=0.2, highest=0.3),
    })  # fmt: skip
    return design.with_(appraisals={gap: found}, decisions={entry.id: entry}, reach=reach)


def words(document: Document) -> str:
    return repr(blocks.plain(document.blocks))


def seen(design: Design, base: KnowledgeBase, audience: str = "partnership") -> Subject:
    return subject_for(design, base, audience, TODAY)


def test_the_plan_holds_options_log_and_money_line(decided: Design, base: KnowledgeBase) -> None:
    text = words(plan.plan(seen(decided, base)))
    for wanted in (
        "Options that were weighed",
        "Take it further",
        "Left out: boot camps.",
        "Effects are compared on: crime.",
        "Decision log",
        "Take further: Social skills training.",
        "Schools, police, a youth panel (invented)",
        "50 to 60 people would start.",  # 400 to 600 x 0.5 x 0.5 x 0.5 = 50 to 75, and there are 60 places
        "£1,500 to £1,800",  # 90,000 over 60 and over 50 who start
        "speaks for reoffending alone",
    ):
        assert wanted in text, wanted


@pytest.mark.parametrize("make", [brief.brief, bid.bid])
def test_brief_and_bid_hold_options_and_reach_and_no_log(make: object, decided: Design, base: KnowledgeBase) -> None:
    text = words(make(seen(decided, base, "funder")))  # type: ignore[operator]
    assert "Options that were weighed" in text
    assert "The money line" in text
    assert "Decision log" not in text


def test_the_public_copy_names_no_money_and_says_so(decided: Design, base: KnowledgeBase) -> None:
    subject = seen(decided, base, "public")
    text = words(plan.plan(subject))
    assert "what it costs" in subject.left_out
    assert not any(money in text for money in ("90,000", "£1,500", "£12 a child"))
    assert "Our ages" in text


def test_a_plan_without_any_of_it_has_no_empty_sections(base: KnowledgeBase) -> None:
    design = readiness.draft(base, LEICESTER, "violence-with-injury", "mentoring")
    found = [block.text for block in plan.plan(seen(design, base)).blocks if isinstance(block, Heading)]
    assert not {"Options that were weighed", "Decision log", "Reach and what it buys", "What comes first"} & set(found)


def test_what_comes_first_stands_with_reasons_and_who_decided(base: KnowledgeBase) -> None:
    first = {"robbery": Priority(factor="robbery", factor_name="Robbery", reason="Shops asked for it (invented).")}
    kept = Priorities(
        area=LEICESTER, chosen=first, decided_by="The board", decided_on="2026-11-27", cap_reason="One pot"
    )
    decided_base = dataclasses.replace(base, priorities={LEICESTER: kept})
    design = readiness.draft(base, LEICESTER, "violence-with-injury", "mentoring")
    text = words(plan.plan(seen(design, decided_base)))
    assert "Shops asked for it (invented)." in text
    assert "Decided by The board, 27 November 2026. Why not three to five: One pot." in text
