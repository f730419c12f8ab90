"""A theory begins from a worked one, an outline, a table, a chart or a file, and never loses what is there."""

import io

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from tests.theory_of_change.theories import theories
from toolkit import design as designs, readiness
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import beginning
from toolkit.theory_of_change.formats import mermaid, table
from toolkit.theory_of_change.graph import Theory

BLANK = Design(id="design-1", name="Blank", made_on="2026-11-23")


def texts(theory: Theory, kind: str) -> list[str]:
    return [box.text for box in theory.ordered_boxes(kind)]


@pytest.mark.parametrize("example", readiness.worked_examples(), ids=lambda example: example.id)
def test_from_a_worked_theory_everything_is_to_be_checked_and_says_where_it_is_from(example: Design) -> None:
    theory = beginning.from_example(example)
    assert theory.boxes.keys() == example.theory.boxes.keys()
    assert all(box.to_check and f"worked theory “{example.name}”" in box.basis for box in theory.boxes.values())
    assert all(arrow.to_check and arrow.applies_here is None and not arrow.sure for arrow in theory.arrows.values())
    for key, arrow in theory.arrows.items():
        assert arrow.evidence_for == example.theory.arrows[key].evidence_for, (
            "findings are about the approach: they stay"
        )


def test_from_an_outline_boxes_say_that_they_were_brought_in() -> None:
    theory = beginning.from_text("Activity: Mentoring\n    Early change: They trust an adult").theory
    assert texts(theory, "activity") == ["Mentoring"]
    assert texts(theory, "short_outcome") == ["They trust an adult"]
    assert {box.basis for box in theory.boxes.values()} == {"Brought in from an outline"}
    assert len(theory.arrows) == 1


def test_a_step_to_the_right_can_mean_what_must_happen_first() -> None:
    text = "Less violence\n    They trust an adult\n        Mentoring"
    forwards, backwards = (
        beginning.outlined(text, "what_it_leads_to"),
        beginning.outlined(text, "what_must_happen_first"),
    )
    starts = [
        [brought.theory.boxes[arrow.start].text for arrow in brought.theory.ordered_arrows()]
        for brought in (forwards, backwards)
    ]
    assert starts[0][0] == "Less violence"
    assert sorted(starts[1]) == ["Mentoring", "They trust an adult"]


def test_a_pasted_chart_is_known_as_one() -> None:
    brought = beginning.from_text("flowchart LR\n  a[Mentoring] --> b[They trust an adult]")
    assert sorted(box.text for box in brought.theory.boxes.values()) == ["Mentoring", "They trust an adult"]


def test_a_table_of_ones_own_is_read_column_by_column() -> None:
    book = openpyxl.Workbook()
    for row in (["Activities", "Outcomes", "Who pays"], ["Mentoring", "They trust an adult", "Us"]):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    rows = beginning.read_table(content.getvalue(), "plan.xlsx")
    assert beginning.from_own_table(rows) is None
    guesses = readiness.suggest_columns(rows[0])
    assert guesses == {0: "activity", 1: "short_outcome"}
    theory = beginning.from_table(rows, guesses).theory
    assert (texts(theory, "activity"), texts(theory, "short_outcome")) == (["Mentoring"], ["They trust an adult"])
    assert len(theory.arrows) == 1


def test_a_project_file_gives_its_theory(base: KnowledgeBase) -> None:
    example = readiness.worked_example()
    assert beginning.from_file(designs.to_yaml(example).encode(), "plan.yaml").theory == example.theory


def test_our_own_table_and_chart_come_back_whole() -> None:
    theory = readiness.worked_example().theory
    rows = beginning.read_table(table.to_csv(theory).encode(), "theory.csv")
    brought = beginning.from_own_table(rows)
    assert brought
    assert brought.theory == theory
    chart = beginning.from_file(mermaid.to_mermaid(theory).encode(), "theory.mmd").theory
    assert {box.text for box in chart.boxes.values()} == {box.text for box in theory.boxes.values()}


BAD = {
    "a picture": (b"\x89PNG\r\n\x1a\n\xff\xfe", "theory.mmd", "is not a text file"),
    "a plan without a theory": (designs.to_yaml(BLANK).encode(), "plan.yaml", "has no theory of change in it"),
    "no project file": (b"a: 1", "plan.yaml", "this is not a project file"),
    "nothing": (b"  ", "theory.txt", "nothing in it to read"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_file_that_holds_no_theory_is_refused_in_words(case: str) -> None:
    content, name, words = BAD[case]
    with pytest.raises(UserError, match=words):
        beginning.from_file(content, name)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(theories(8, 12), theories(8, 12))
def test_beside_what_is_there_nothing_is_lost_and_instead_of_it_the_new_stands_alone(
    there: Theory, new: Theory
) -> None:
    design = BLANK.with_(theory=there)
    both = readiness.put_in(design, new, "beside").theory
    assert len(both.boxes) == len(there.boxes) + len(new.boxes)
    assert len(both.arrows) == len(there.arrows) + len(new.arrows)
    assert {key: both.boxes[key] for key in there.boxes} == dict(there.boxes)
    assert all({arrow.start, arrow.end} <= both.boxes.keys() for arrow in both.arrows.values())
    assert [box.text for box in both.ordered_boxes()][-len(new.boxes) :] == [box.text for box in new.ordered_boxes()]
    assert readiness.put_in(design, new).theory == new


def test_every_guess_of_a_draft_is_marked_and_everything_says_where_it_comes_from(base: KnowledgeBase) -> None:
    drafted = readiness.draft(base, "E06000016", "violence-with-injury", "mentoring").theory
    for box in drafted.boxes.values():
        assert box.to_check or box.basis, f"{box.id} is neither marked as a guess nor sourced"
    for arrow in drafted.arrows.values():
        claims = arrow.rating in ("studies_fit", "studies_partly_fit", "some_studies")
        assert arrow.to_check
        assert not claims or all(finding.source for finding in arrow.evidence_for)
