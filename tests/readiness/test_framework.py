"""The outcomes framework: what its lines have, what it asks of young people, and changes to one line."""

import pytest

from toolkit import readiness
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.vocabulary import Ages

EMPTY = Design(id="design-empty", name="Empty", made_on="2026-11-23")
TRUST = "measure-change-trusted-adult"


def test_an_empty_design_has_nothing_to_watch(base: KnowledgeBase) -> None:
    assert readiness.framework_in_words(EMPTY)[0] == "There is no outcome to watch yet."
    assert str(readiness.burden(EMPTY, base)).startswith("No questionnaire is chosen yet")


def test_a_finished_design_has_one_main_outcome_and_every_part(finished: Design) -> None:
    first, rest = readiness.framework_in_words(finished)
    number = len(finished.outcomes)
    assert first == f"{number} of {number} outcomes have an indicator. One is the main one."
    assert f"{number} have a target" in rest


def test_two_main_outcomes_are_said(drafted: Design) -> None:
    both = {key: line.model_copy(update={"is_primary": number < 2})
            for number, (key, line) in enumerate(drafted.outcomes.items())}  # fmt: skip
    assert "2 are marked as the main one: choose one." in readiness.framework_in_words(drafted.with_(outcomes=both))[0]


def test_a_questionnaire_used_twice_is_filled_in_once(drafted: Design, base: KnowledgeBase) -> None:
    before = readiness.burden(drafted, base)
    twice = readiness.add_line(drafted, drafted.theory.boxes["change-trusted-adult"])
    (added,) = set(twice.outcomes) - set(drafted.outcomes)
    same = readiness.choose_measure(twice, base, added, drafted.outcomes[TRUST].measure)
    assert readiness.burden(same, base) == before


def test_records_take_no_time_of_young_people(drafted: Design, base: KnowledgeBase) -> None:
    lines = {key: line.model_copy(update={"measure": "school-suspensions"}) for key, line in drafted.outcomes.items()}
    assert readiness.burden(drafted.with_(outcomes=lines), base).questionnaires == 0


def test_minutes_are_added_up_where_known(drafted: Design, base: KnowledgeBase) -> None:
    """The SDQ takes 5 minutes and self-report delinquency 10."""
    measures = ("sdq-total-difficulties", "self-report-delinquency")
    lines = dict(zip(list(drafted.outcomes), measures, strict=False))
    kept = {key: drafted.outcomes[key].model_copy(update={"measure": measure}) for key, measure in lines.items()}
    said = str(readiness.burden(drafted.with_(outcomes=kept), base))
    assert said == "Each young person would fill in 2 questionnaires each time, about 15 minutes in all."


def test_words_of_ones_own_outlive_a_change_of_measure(drafted: Design, base: KnowledgeBase) -> None:
    own = readiness.change_line(drafted, TRUST, indicator="Says that an adult listens")
    changed = readiness.choose_measure(own, base, TRUST, "rosenberg-self-esteem")
    assert changed.outcomes[TRUST].indicator == "Says that an adult listens"
    drafted_words = readiness.choose_measure(drafted, base, TRUST, "rosenberg-self-esteem")
    measure = base.measures["rosenberg-self-esteem"]
    assert drafted_words.outcomes[TRUST].indicator == measure.construct_measured
    assert readiness.choose_measure(changed, base, TRUST, None).outcomes[TRUST].measure is None


def test_a_line_that_somebody_removed_is_refused_in_words(drafted: Design, base: KnowledgeBase) -> None:
    for change in (
        lambda: readiness.change_line(drafted, "gone", target="10"),
        lambda: readiness.choose_measure(drafted, base, "gone", "phq-9"),
        lambda: readiness.choose_main(drafted, "gone", True),
    ):
        with pytest.raises(UserError, match="removed this line"):
            change()


@pytest.mark.parametrize(
    ("measure", "ages", "said"),
    [
        ("illinois-bully-scale-fighting", None, ""),
        ("illinois-bully-scale-fighting", (8, 18), ""),
        ("illinois-bully-scale-fighting", (18, 25), "Some of them need another measure."),
        ("illinois-bully-scale-fighting", (19, 25), "Do not use it for them."),
        ("social-provisions-scale-10", (11, 16), "We do not know for which ages it is made"),
        ("school-suspensions", (11, 16), ""),
    ],
)
def test_ages_are_held_against_the_people(base: KnowledgeBase, measure: str, ages: tuple | None, said: str) -> None:
    people = Ages(lowest=ages[0], highest=ages[1]) if ages else None
    warning = readiness.age_warning(base.measures[measure], people)
    assert (said in warning) if said else warning == ""


def test_an_area_figure_is_told_from_a_measure_of_people(drafted: Design, base: KnowledgeBase) -> None:
    area = [key for key, line in drafted.outcomes.items() if readiness.is_area_figure(line, drafted)]
    assert area == ["measure-lasting-violence-with-injury"]


def test_every_measure_is_offered_once(drafted: Design, base: KnowledgeBase) -> None:
    fitting, others = readiness.offered_measures(drafted.outcomes[TRUST], drafted, base)
    assert [measure.id for measure in fitting] == ["social-provisions-scale-10"]
    assert sorted(measure.id for measure in (*fitting, *others)) == sorted(base.measures)
