"""The worked theories of change: one for each programme on record, said by the slides or marked as a guess."""

from pathlib import Path

import pytest

from toolkit import design as designs, evidence, readiness
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.examples import FOLDER
from toolkit.theory_of_change.graph import OUTCOME_KINDS

PATHS = sorted(FOLDER.glob("*.yaml"))
NAMES = [path.stem for path in PATHS]
SLIDES = "Slides of the Violence Reduction Network, autumn 2023"
GUESS = "Our assumption"
OF_THE_PLACE = ("long_outcome", "impact")


@pytest.fixture(params=PATHS, ids=NAMES)
def path(request: pytest.FixtureRequest) -> Path:
    """One worked example after the other."""
    found: Path = request.param
    return found


@pytest.fixture
def example(path: Path) -> Design:
    return designs.from_yaml(designs.read_text(path), str(path))


def test_each_of_the_seven_programmes_on_record_has_one(base: KnowledgeBase) -> None:
    assert len(NAMES) == 7
    assert sorted(base.services) == NAMES


def test_all_are_offered_by_name() -> None:
    names = [example.name for example in readiness.worked_examples()]
    assert len(names) == 7
    assert names == sorted(names)
    assert readiness.worked_example().id == "violence-intervention-project"


def test_its_id_is_the_name_of_its_file_and_its_name_that_of_the_programme(
    path: Path, example: Design, base: KnowledgeBase
) -> None:
    assert example.id == path.stem
    assert example.name == base.services[path.stem].name
    assert "slides of autumn 2023" in example.example_note


def test_what_is_written_comes_back_letter_by_letter(path: Path, example: Design) -> None:
    assert designs.to_yaml(example) == path.read_text(encoding="utf-8")


def test_no_gate_is_open(example: Design, base: KnowledgeBase) -> None:
    assert [item.message for item in readiness.advice(example, base) if item.gate] == []


def test_a_box_is_said_by_the_slides_or_marked_as_a_guess(example: Design) -> None:
    said = [box for box in example.theory.ordered_boxes() if not box.to_check]
    guessed = [box for box in example.theory.ordered_boxes() if box.to_check]
    assert {box.basis for box in said} == {SLIDES}
    assert guessed
    assert [box.id for box in guessed if not box.basis.startswith(GUESS)] == []


def test_it_runs_from_need_and_people_to_one_measure_of_success(example: Design, base: KnowledgeBase) -> None:
    kinds = {box.kind for box in example.theory.boxes.values()}
    assert {"need", "people", "input", "activity", "output", *OUTCOME_KINDS, "risk"} <= kinds
    (impact,) = example.theory.ordered_boxes("impact")
    assert impact.indicator in base.partnership.success_measures
    assert 10 <= len(example.theory.boxes) <= 16
    assert 12 <= len(example.theory.arrows) <= 20


def test_no_arrow_jumps_from_an_activity_to_a_lasting_change(example: Design) -> None:
    boxes = example.theory.boxes
    jumps = [
        arrow.id
        for arrow in example.theory.arrows.values()
        if boxes[arrow.start].kind == "activity" and boxes[arrow.end].kind in OF_THE_PLACE
    ]
    assert jumps == []


def test_no_box_stands_alone(example: Design) -> None:
    touched = {end for arrow in example.theory.arrows.values() for end in (arrow.start, arrow.end)}
    assert set(example.theory.boxes) == touched


def test_each_arrow_says_why_and_each_assumption_how_to_test_it(example: Design) -> None:
    for arrow in example.theory.arrows.values():
        assert arrow.why, arrow.id
        if arrow.rating == "assumption":
            assert arrow.assumption, arrow.id
            assert arrow.how_tested, arrow.id


def test_an_arrow_claims_studies_only_with_evidence_that_is_on_record(example: Design, base: KnowledgeBase) -> None:
    for arrow in example.theory.arrows.values():
        claims = arrow.rating in ("studies_fit", "studies_partly_fit", "some_studies")
        assert claims == bool(arrow.evidence_for), arrow.id
        for finding in (*arrow.evidence_for, *arrow.evidence_against):
            assert finding.approach in base.approaches, arrow.id
            assert finding.source in base.approaches[finding.approach or ""].sources, arrow.id
            assert arrow.applies_here, arrow.id
            assert arrow.applies_because, arrow.id


def test_a_percentage_for_an_arrow_is_one_of_the_figures_of_its_approach(example: Design, base: KnowledgeBase) -> None:
    findings = [item for arrow in example.theory.arrows.values() for item in arrow.evidence_for]
    for finding in (item for item in findings if "on average" in item.text):
        approach = base.approaches[finding.approach or ""]
        figures = [
            evidence.effect_in_words(effect, base.outcomes[effect.outcome].name) for effect in approach.current_effects
        ]
        assert any(finding.text.startswith(f"{figure} on average") for figure in figures), finding.text


def test_each_risk_of_harm_says_how_it_comes_about_what_lowers_it_and_what_to_watch(example: Design) -> None:
    risks = example.theory.ordered_boxes("risk")
    assert risks
    for risk in risks:
        assert risk.harm is not None
        assert risk.harm.mechanism
        assert risk.harm.mitigation
        assert risk.harm.sign_to_watch


def test_a_measure_that_is_chosen_fits_the_ages(example: Design, base: KnowledgeBase) -> None:
    ages = example.question.ages
    assert ages
    for line in example.outcomes.values():
        measured = base.measures[line.measure].ages if line.measure else None
        assert measured is None or measured.covers(ages), f"{line.measure} for ages {ages}"


def test_its_evidence_is_what_is_on_record_now(example: Design, base: KnowledgeBase) -> None:
    for taken in example.approaches.values():
        now = evidence.content_hash(base.approach(taken.approach))
        assert taken.content_hash == now, (
            f"the record on {taken.approach} has changed since {example.id} was written. Read it again. If the theory "
            "still holds, replace that entry under 'approaches' by what readiness.take_approach(design, "
            f"base.approach('{taken.approach}'), day, reason) gives, and write the file with design.to_yaml. "
            f"Its content_hash is now {now}."
        )


def test_its_figures_are_what_is_on_file_now(example: Design, base: KnowledgeBase) -> None:
    for identifier, taken in example.needs.items():
        now = base.local_need().reading(base.area(taken.reading.area), base.indicator(identifier))
        assert (taken.reading.value, taken.reading.period) == (now.value, now.period), (
            f"the figure for {identifier} has changed since {example.id} was written: take it again with "
            "readiness.take_need, and write the file with design.to_yaml."
        )


def test_nobody_is_called_a_victim_or_an_offender(path: Path) -> None:
    text = path.read_text(encoding="utf-8").lower()
    assert [word for word in ("victim of", "victims", "offender") if word in text] == []
