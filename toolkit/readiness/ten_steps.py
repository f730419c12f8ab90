"""Works out where a design stands on the ten steps of evaluation: what it has, and what comes next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit import evaluation, wording
from toolkit.design import Design
from toolkit.evaluation import EvaluationStep
from toolkit.knowledge_base import KnowledgeBase
from toolkit.theory_of_change.graph import OUTCOME_KINDS

State = Literal["done", "started", "missing"]
Judged = tuple[tuple[str, ...], tuple[str, ...], str]
"""What the design has for a step, what is missing, and what comes next when nothing is."""
PILOT = 5
LOGIC_MODEL: Mapping[str, str] = {
    "need": "need",
    "input": "what goes in",
    "activity": "activities",
    "output": "outputs",
    "short_outcome": "early changes",
    "long_outcome": "lasting changes",
}


@dataclass(frozen=True)
class EvaluationStanding:
    """One of the ten steps: how far it is, what the design has for it, what is missing, and what comes next."""

    step: EvaluationStep
    state: State
    has: tuple[str, ...]
    next: str
    missing: tuple[str, ...] = ()
    waits_for: tuple[int, ...] = ()
    """Earlier steps that are not done yet."""

    @property
    def gate_is_open(self) -> bool:
        """Whether the step after this one may begin: this one is done, and all before it."""
        return self.state == "done" and not self.waits_for


def ten_steps(design: Design, base: KnowledgeBase) -> list[EvaluationStanding]:
    """The ten steps in order, each worked out from the design and not ticked by hand."""
    standings: list[EvaluationStanding] = []
    for step in base.steps.values():
        waits = tuple(item.step.number for item in standings if item.state != "done")
        standings.append(_standing(step, _JUDGES.get(step.number, _later)(design), waits))
    return standings


def _standing(step: EvaluationStep, judged: Judged, waits: tuple[int, ...]) -> EvaluationStanding:
    has, missing, otherwise = judged
    state: State = "missing" if not has else "started" if missing else "done"
    following = " ".join(missing) or otherwise
    if step.number == PILOT and waits and has:
        still_open = wording.join_words([str(number) for number in waits])
        following = f"A pilot waits for steps 1 to 4. Open: {still_open}. {following}"
        state = "started"
    return EvaluationStanding(step, state, has, following, missing, waits)


def ten_steps_in_words(standings: Sequence[EvaluationStanding]) -> tuple[str, str]:
    """Which steps are done and which are started; then the first that is open, and what it needs."""
    done, started = (_numbers(standings, state) for state in ("done", "started"))
    counts = [f"{_steps(numbers)} {word}" for numbers, word in ((done, "done"), (started, "started")) if numbers]
    where = f"{wording.join_words(counts)}." if counts else "None of the ten steps is started yet."
    opened = next((item for item in standings if item.state != "done"), None)
    if opened is None:
        return where, "Keep watching."
    waits = " A pilot, step 5, waits for steps 1 to 4." if opened.step.number < 5 else ""
    return where, f"Next is step {opened.step.number}. {opened.next}{waits}"


def _numbers(standings: Sequence[EvaluationStanding], state: str) -> list[int]:
    return [item.step.number for item in standings if item.state == state]


def _steps(numbers: Sequence[int]) -> str:
    """Numbers as people say them, with the verb.

    >>> _steps([1, 2, 3, 5]), _steps([1, 2, 8]), _steps([4])
    ('Steps 1 to 3 and 5 are', 'Steps 1, 2 and 8 are', 'Step 4 is')
    """
    if len(numbers) == 1:
        return f"Step {numbers[0]} is"
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [[f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(item) for item in run] for run in runs]
    return f"Steps {wording.join_words([words for run in said for words in run])} are"


def sample_size_in_words(design: Design) -> str:
    """How many people the chosen test takes, in plain words that name the study design."""
    plan = design.evaluation
    return evaluation.in_words(
        plan.study_design,
        plan.people_expected,
        plan.smallest_effect,
        plan.share_before,
        plan.share_after,
        correlation=plan.correlation,
        attrition=plan.attrition,
    )


def _theory(design: Design) -> Judged:
    boxes, arrows = len(design.theory.boxes), design.theory.ordered_arrows()
    if not boxes:
        return (), ("Draft the theory of change.",), ""
    guesses = sum(box.to_check for box in design.theory.boxes.values())
    unrated = sum(arrow.rating == "not_rated" for arrow in arrows)
    open_work = [f"check {wording.count_of(guesses, 'guess', 'guesses')}"] if guesses else []
    open_work += [f"rate {wording.count_of(unrated, 'arrow')}"] if unrated else []
    missing = (f"{wording.join_words(open_work).capitalize()}.",) if open_work else ()
    has = (f"{wording.count_of(boxes, 'box', 'boxes')} and {wording.count_of(len(arrows), 'arrow')}",)
    return has, missing, "Show it to people who know the work."


def _logic_model(design: Design) -> Judged:
    there = [words for kind, words in LOGIC_MODEL.items() if design.theory.ordered_boxes(kind)]
    absent = [words for words in LOGIC_MODEL.values() if words not in there]
    guessed = any(box.to_check for box in design.theory.ordered_boxes(*LOGIC_MODEL))
    has = (wording.join_words(there).capitalize(),) if there else ()
    missing = f"Add {wording.join_words(absent)}." if absent else "Check the guesses in it." if guessed else ""
    return has, _if_any(missing), "Keep it next to the plan."


def _blueprint(design: Design) -> Judged:
    activities = design.theory.ordered_boxes("activity")
    whole = [
        box for box in activities if box.dose and box.dose.how_often and box.dose.how_long and box.dose.who_delivers
    ]
    count = wording.count_of(len(activities), "activity", "activities")
    has = (f"{count}, {len(whole) or 'none'} with how often, how long and by whom",) if activities else ()
    missing = "" if activities and len(whole) == len(activities) else "Say how often, how long and who delivers."
    return has, _if_any(missing), "Agree which parts must stay as they are."


def _delivery(design: Design) -> Judged:
    plan = design.evaluation
    asked = [item for item in plan.asked.values() if item.kind == "process"]
    tested, planned = plan.delivery_tested.strip(), plan.questions.strip() or asked
    has = tuple(
        words for words, given in (("What is known on delivery", tested), ("Questions on delivery", planned)) if given
    )
    missing = "" if tested else "Find out if people come, stay and are content, and what it costs."
    return has, _if_any(missing), "Decide whether it is ready for a pilot."


def _pilot(design: Design) -> Judged:
    lines = [line for line in design.outcomes.values() if line.indicator and line.measure]
    if not lines or design.evaluation.study_design is None:
        return (), ("Pick one outcome to measure before and after.",), ""
    has = (
        f"{wording.count_of(len(lines), 'outcome')} with a measure",
        evaluation.STUDY_DESIGNS[design.evaluation.study_design],
    )
    primary = any(line.is_primary for line in lines)
    missing = "" if primary and design.evaluation.people_expected else (
        "Choose the main outcome and say how many people you expect."
    )  # fmt: skip
    return has, _if_any(missing), "Run the pilot."


def _efficacy(design: Design) -> Judged:
    plan = design.evaluation
    if plan.study_design not in ("two_groups_by_chance", "comparison_group"):
        return (), ("Needs a comparison group.",), ""
    has = [evaluation.STUDY_DESIGNS[plan.study_design]]
    has += ["Everyone who starts is counted"] if plan.counted_in == "everyone" else []
    return tuple(has), ("Ask an evaluator to check the numbers and the comparison.",), ""


def _effectiveness(design: Design) -> Judged:
    moments = {moment for line in design.outcomes.values() for moment in line.moments}
    if "after_12_months" in moments and design.evaluation.study_design in ("two_groups_by_chance", "comparison_group"):
        return ("A follow-up a year after people leave",), ("Repeat the test with other teams and places.",), ""
    return _later(design)


def _watching(design: Design) -> Judged:
    lines = [line for line in design.outcomes.values() if line.indicator and line.timing and line.collector]
    if not lines:
        return (), ("Say when each outcome is looked at, and by whom.",), ""
    shown, wanted = {line.box for line in lines}, design.theory.ordered_boxes(*OUTCOME_KINDS)
    covered = sum(box.id in shown for box in wanted)
    has = [f"{covered} of {wording.count_of(len(wanted), 'outcome')} with timing and collector"]
    months = design.evaluation.review_months
    has += [f"A review every {wording.count_of(months, 'month')}"] if months else []
    return tuple(has), ("Keep watching once it runs everywhere.",), ""


def _later(design: Design) -> Judged:
    return (), ("Later, when the earlier steps have shown that it works.",), ""


def _if_any(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


_JUDGES: Mapping[int, Callable[[Design], Judged]] = {
    1: _theory,
    2: _logic_model,
    3: _blueprint,
    4: _delivery,
    5: _pilot,
    6: _efficacy,
    7: _effectiveness,
    8: _watching,
}
