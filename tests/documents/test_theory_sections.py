"""What the documents say of boxes and arrows: dose, amount, likelihood, and partners who differ."""

from tests.documents.conftest import TODAY
from toolkit.design import Design
from toolkit.documents import blocks, theory_document
from toolkit.documents.blocks import Table
from toolkit.documents.brief import asked_of_provider
from toolkit.documents.sections import rationale, theory
from toolkit.documents.subject import Subject, subject_for
from toolkit.knowledge_base import KnowledgeBase
from toolkit.theory_of_change.graph import Arrow, Box, Theory

BOXES = (
    {
        "id": "walks", "kind": "activity", "text": "Walking groups", "position": 1, "fidelity": "core",
        "dose": {"how_often": "Once a week", "mode": "small_group", "setting": "community"},
    },
    {"id": "walkers", "kind": "output", "text": "People reached", "position": 2,
     "amount": {"quantity": 120, "unit": "young people"}},
    {"id": "label", "kind": "risk", "text": "They are marked out", "position": 3,
     "harm": {"mechanism": "Seen with staff", "likelihood": "possible"}},
)  # fmt: skip
ARROW = {
    "id": "arrow-1", "start": "walks", "end": "walkers", "position": 1, "sure": "fairly_sure", "sure_by": "Council",
    "judgements": {
        "judgement-1": {"id": "judgement-1", "position": 1, "by": "Youth panel", "sure": "doubtful",
                        "applies_here": "no", "because": "It rains here"},
    },
}  # fmt: skip


def subject(base: KnowledgeBase) -> Subject:
    made = {str(each["id"]): Box.model_validate(each) for each in BOXES}
    graph = Theory(boxes=made, arrows={"arrow-1": Arrow.model_validate(ARROW)})
    return subject_for(Design(id="design-1", name="Walks", made_on=str(TODAY), theory=graph), base, "private", TODAY)


def row(table: Table, first: str) -> list[str]:
    found = [each for each in table.rows if blocks.cell(each[0]).text == first]
    return [blocks.cell(value).text for value in found[0]]


def test_an_activity_says_how_where_and_whether_it_may_be_changed(base: KnowledgeBase) -> None:
    table = blocks.tables(asked_of_provider(subject(base)))[0]
    activity = row(table, "Walking groups\nCore: it must stay as it is")
    assert activity[1] == "Once a week"
    assert activity[-1] == "In a small group, in the community"


def test_an_output_says_how_much_of_what(base: KnowledgeBase) -> None:
    assert row(theory.boxes_table(subject(base)), "Output")[4] == "120 young people"


def test_a_risk_says_how_likely_it_is(base: KnowledgeBase) -> None:
    table = blocks.tables(theory.risks(subject(base)))[0]
    assert row(table, "They are marked out")[1:4] == ["Seen with staff", "Possible", "Not written yet"]


def test_two_partners_who_differ_both_stand_in_the_table_of_arrows(base: KnowledgeBase) -> None:
    said = row(theory.arrows_table(subject(base)), "1")[-1].split("\n")
    assert said == [
        "Not rated yet; fairly sure; by Council; to check",
        "Youth panel: doubtful; applies here: no; It rains here",
    ]


def test_each_outcome_has_its_rationale_beside_its_indicator(full: Design, base: KnowledgeBase) -> None:
    about = subject_for(full, base, "private", TODAY)
    table = rationale.rationale_table(about)
    outcomes = {
        box.text for box in full.theory.ordered_boxes("short_outcome", "medium_outcome", "long_outcome", "impact")
    }
    assert {blocks.cell(each[0]).text for each in table.rows} == outcomes
    reasons = {key: [each.why for each in full.theory.arrows_to(key) if each.why] for key in full.theory.boxes}
    line = next(line for line in full.outcomes.values() if line.indicator and reasons.get(str(line.box)))
    text = full.theory.boxes[str(line.box)].text
    found = next(each for each in table.rows if each[0] == text and blocks.cell(each[5]).text == line.indicator)
    assert blocks.cell(found[3]).text.split("\n") == reasons[str(line.box)]


def test_an_outcome_without_an_indicator_says_so(base: KnowledgeBase) -> None:
    one = Theory(boxes={"a": Box(id="a", kind="short_outcome", text="They feel safe", position=1)})
    about = subject_for(Design(id="d-1", name="x", made_on=str(TODAY), theory=one), base, "private", TODAY)
    shown = [blocks.cell(value).text for value in rationale.rationale_table(about).rows[0]]
    assert shown[:4] == ["They feel safe", "Early change", "Nothing yet", "Not written yet"]
    assert shown[5] == "No indicator yet"


def test_the_theory_on_its_own_is_told_drawn_and_put_in_words(full: Design, base: KnowledgeBase) -> None:
    about = subject_for(full, base, "partnership", TODAY)
    for make in (theory_document.whole, theory_document.simple, theory_document.poster):
        made = make(about)
        shown = blocks.plain(made.blocks)
        headings = [each.text for each in shown if isinstance(each, blocks.Heading) and each.level == 1]
        assert headings[:3] == ["How it should work", "The theory of change", "Why each arrow should hold"]
        outline = next(each for each in shown if isinstance(each, blocks.Outline))
        # The words have every box, in the simple view as well.
        assert sum(level == 0 for level, _ in outline.lines) == len(full.theory.boxes)
        assert made.paper == ("a3" if make is theory_document.poster else "a4")
