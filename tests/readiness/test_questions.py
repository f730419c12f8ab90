"""Evaluation questions from the weakest arrows of a theory of change."""

from toolkit import readiness
from toolkit.design import Design
from toolkit.theory_of_change.graph import Arrow, Box, Theory

EMPTY = Design(id="design-empty", name="Empty", made_on="2026-11-23")


def box(identifier: str, kind: str, text: str) -> Box:
    return Box.model_validate({"id": identifier, "kind": kind, "text": text, "position": 1})


def design(*ratings: tuple[str, str, str]) -> Design:
    """Mentoring leads to trust, trust to less violence; each arrow as start, end and rating."""
    boxes = (
        box("people", "people", "Young people in A&E"),
        box("mentoring", "activity", "Mentoring"),
        box("taken-up", "output", "How many start"),
        box("trust", "short_outcome", "Young people have an adult they trust"),
        box("violence", "long_outcome", "Less violence."),
        box("sleep", "short_outcome", "They sleep better"),
    )
    arrows = [
        Arrow.model_validate({"id": f"{start}-{end}", "start": start, "end": end, "position": number, "rating": rating})
        for number, (start, end, rating) in enumerate(ratings)
    ]
    theory = Theory(boxes={item.id: item for item in boxes}, arrows={item.id: item for item in arrows})
    return EMPTY.with_(theory=theory)


def test_no_theory_asks_nothing():
    assert readiness.questions(EMPTY) == ()
    assert readiness.pressing_arrows(EMPTY) == []


def test_only_arrows_that_nobody_is_sure_of_are_asked_about():
    found = readiness.questions(design(("mentoring", "trust", "studies_fit"), ("trust", "violence", "assumption")))
    assert found == ("Does “Young people have an adult they trust” lead to “Less violence”? (arrow 2)",)


def test_an_unrated_arrow_comes_before_an_assumption():
    found = readiness.questions(design(("mentoring", "trust", "assumption"), ("trust", "violence", "not_rated")))
    assert [question[-2] for question in found] == ["2", "1"]


def test_an_arrow_that_all_depends_on_comes_before_a_side_way():
    found = readiness.questions(
        design(
            ("mentoring", "violence", "assumption"),
            ("trust", "violence", "assumption"),
            ("mentoring", "trust", "assumption"),
        )
    )
    assert found[0] == "Does “Mentoring” lead to “Young people have an adult they trust”? (arrow 3)"


def test_people_and_outputs_give_questions_on_delivery():
    found = readiness.questions(design(("people", "mentoring", "assumption"), ("mentoring", "taken-up", "assumption")))
    assert "Does “Mentoring” reach the people it is for, “Young people in A&E”? (arrow 1)" in readiness.questions(
        design(("people", "mentoring", "assumption"), ("mentoring", "trust", "studies_fit"))
    )
    assert "How far do we get with this: “How many start”? (arrow 2)" in found


def test_the_main_outcome_narrows_the_questions(drafted: Design) -> None:
    main = readiness.choose_main(drafted, "measure-change-trusted-adult", True)
    assert not any("reoffend" in question for question in readiness.questions(main))
    assert any("an adult they trust" in question for question in readiness.questions(main))


def test_a_drafted_design_gets_at_most_six(drafted: Design) -> None:
    assert len(readiness.questions(drafted)) == 6


def test_without_a_fair_comparison_no_question_asks_what_led_to_what():
    theory = design(("mentoring", "trust", "not_rated")).theory
    ((_, arrow),) = theory.numbered_arrows()
    assert readiness.asked_of(theory, arrow) == "Does “Mentoring” lead to “Young people have an adult they trust”?"
    assert readiness.asked_of(theory, arrow, claims_cause=False) == (
        "After “Mentoring”, do we see “Young people have an adult they trust”?"
    )
