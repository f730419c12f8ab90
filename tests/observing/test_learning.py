"""Results go back to the arrows that they test, and to the partnership's own findings; nothing else is changed."""

import pytest

from tests.observing import sheets
from tests.observing.sheets import WELLBEING
from toolkit import readiness
from toolkit.design import ApproachTaken, Design
from toolkit.errors import UserError
from toolkit.observing import learning
from toolkit.observing.observed import Change, Estimate, Observed, Shown
from toolkit.theory_of_change.details import Evidence
from toolkit.theory_of_change.graph import Arrow, Box, Theory

BETTER = Estimate(value=2, lower=1, upper=3)
WORSE = Estimate(value=-2, lower=-3, upper=-1)
UNCLEAR = Estimate(value=0.5, lower=-1, upper=2)
NONE_TO_SPEAK_OF = Estimate(value=0.1, lower=-0.4, upper=0.6)


def design(**changes) -> Design:
    """Sessions lead to feeling better, which leads to fewer suspensions."""
    boxes = [
        Box(id="sessions", kind="activity", text="Sessions", position=1),
        Box(id="feeling", kind="short_outcome", text="Young people feel better", position=2),
        Box(id="school", kind="medium_outcome", text="Fewer are suspended", position=3),
    ]
    arrows = [
        Arrow(id="one", start="sessions", end="feeling", position=1, rating="some_studies"),
        Arrow(id="two", start="feeling", end="school", position=2),
    ]
    plan = sheets.plan(
        theory=Theory(boxes={box.id: box for box in boxes}, arrows={arrow.id: arrow for arrow in arrows}), **changes
    )
    lines = {
        "wellbeing": plan.outcomes["wellbeing"].model_copy(update={"box": "feeling"}),
        "suspensions": plan.outcomes["suspensions"].model_copy(update={"box": "school"}),
    }
    return plan.with_(outcomes=lines)


def results(feeling: Estimate, school: Estimate = UNCLEAR) -> Observed:
    def change(key: str, line: str, good: str, estimate: Estimate) -> Change:
        return Change(
            key=key, name=line, good=good, lines=(line,), people=Shown(people=45), before=20, after=22,
            change=estimate, spread_before=4,
        )  # fmt: skip

    return Observed(
        design="an-invented-plan", read_on="2026-11-27", rows=Shown(people=60), stages=(),
        study_design="before_and_after",
        changes=(
            change(WELLBEING, "wellbeing", "higher", feeling),
            change("school-suspensions", "suspensions", "lower", school),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("feeling", "smallest_effect", "outcome"),
    [
        (BETTER, None, "held"),
        (WORSE, None, "did_not"),
        (UNCLEAR, None, "cannot_tell"),
        (UNCLEAR, 0.3, "cannot_tell"),  # 0.3 x 4 = 1.2 is still possible
        (NONE_TO_SPEAK_OF, 0.3, "did_not"),  # at best 0.6, below 1.2
        (NONE_TO_SPEAK_OF, 0.1, "cannot_tell"),
        (Estimate(), None, "cannot_tell"),
    ],
)
def test_an_arrow_held_did_not_or_cannot_be_told(feeling, smallest_effect, outcome):
    plan = design(evaluation={"study_design": "before_and_after", "smallest_effect": smallest_effect})
    lesson = learning.lessons(plan, results(feeling))[0]
    assert (lesson.number, lesson.outcome) == (1, outcome)
    assert lesson.why


@pytest.mark.parametrize(
    ("feeling", "school", "outcome"),
    [
        (BETTER, Estimate(value=-1, lower=-2, upper=-0.5), "held"),
        (BETTER, Estimate(value=1, lower=0.5, upper=2), "did_not"),
        (UNCLEAR, Estimate(value=-1, lower=-2, upper=-0.5), "cannot_tell"),  # its first end did not move
    ],
)
def test_an_arrow_between_two_outcomes_is_tested_only_when_the_first_got_better(feeling, school, outcome):
    assert learning.lessons(design(), results(feeling, school))[1].outcome == outcome


def test_an_arrow_from_a_change_that_was_not_measured_was_not_put_to_the_test():
    plan = design()
    without = plan.with_(outcomes={key: line for key, line in plan.outcomes.items() if key != "wellbeing"})
    (lesson,) = learning.lessons(without, results(BETTER, Estimate(value=-1, lower=-2, upper=-0.5)))
    assert (lesson.number, lesson.outcome) == (2, "cannot_tell")
    assert "was not measured twice" in lesson.why


def test_results_are_written_for_or_against_and_take_the_place_of_earlier_ones():
    plan = design()
    arrow = plan.theory.arrows["one"].model_copy(update={"evidence_for": (Evidence(text="Three studies say so."),)})
    plan = plan.with_(theory=plan.theory.with_arrow(arrow))
    held = learning.write_on_arrows(plan, results(BETTER))
    again = learning.write_on_arrows(held, results(BETTER)).theory.arrows["one"]
    assert [item.text[:9] for item in again.evidence_for] == ["Three stu", "Held here"]
    assert "does not show that the service caused it" in again.evidence_for[1].text
    turned = learning.write_on_arrows(held, results(WORSE)).theory.arrows["one"]
    assert [item.text for item in turned.evidence_for] == ["Three studies say so."]
    assert turned.evidence_against[0].text.startswith("Did not hold here: wellbeing: 20 before, 22 after")
    assert (turned.rating, turned.sure) == (arrow.rating, arrow.sure)


def test_the_finding_says_what_was_found_and_no_more(base):
    taken = readiness.worked_example().approaches
    plan = design(approaches=taken, evaluation={"study_design": "before_and_after"})
    assert isinstance(next(iter(taken.values())), ApproachTaken)
    found = learning.local_finding(plan, results(BETTER, Estimate(value=1, lower=0.5, upper=2)), "An invented service")
    assert found.finding == "mixed"
    assert found.how_found == "before_and_after"
    assert not found.can_show_cause
    assert set(found.approaches) <= set(base.approaches)
    assert learning.local_finding(plan, results(BETTER), "A service").finding == "better"
    assert learning.local_finding(plan, results(UNCLEAR), "A service").finding == "no_difference"
    assert learning.local_finding(plan, results(Estimate(), Estimate()), "A service").finding == "not_known"


def test_a_finding_needs_an_approach_and_somebody_who_found_it():
    with pytest.raises(UserError, match="uses no approach"):
        learning.local_finding(design(), results(BETTER), "A service")
    with pytest.raises(UserError, match="Say who found this out"):
        learning.local_finding(design(approaches=readiness.worked_example().approaches), results(BETTER), " ")
