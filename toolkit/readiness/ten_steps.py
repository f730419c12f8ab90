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
Judged = tuple[State, tuple[str, ...], str]
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
    """One of the ten steps: how far it is, what the design has for it, and what comes next."""

    step: EvaluationStep
    state: State
    has: tuple[str, ...]
    next: str


def ten_steps(design: Design, base: KnowledgeBase) -> list[EvaluationStanding]:
    """The ten steps in order, each worked out from the design and not ticked by hand."""
    standings: list[EvaluationStanding] = []
    for step in base.steps.values():
        state, has, following = _JUDGES.get(step.number, _later)(design)
        waits = [item.step.number for item in standings[:4] if item.state != "done"]
        if step.number == 5 and waits and state != "missing":
            still_open = wording.join_words([str(number) for number in waits])
            following = f"A pilot waits for steps 1 to 4. Open: {still_open}. {following}"
            state = "started"
        standings.append(EvaluationStanding(step, state, has, following))
    return standings


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


def _state(has: object, following: str) -> State:
    if not has:
        return "missing"
    return "started" if following else "done"


def _theory(design: Design) -> Judged:
    boxes, arrows = len(design.theory.boxes), design.theory.ordered_arrows()
    if not boxes:
        return "missing", (), "Draft the theory of change."
    guesses = sum(box.to_check for box in design.theory.boxes.values())
    unrated = sum(arrow.rating == "not_rated" for arrow in arrows)
    open_work = [f"check {wording.count_of(guesses, 'guess', 'guesses')}"] if guesses else []
    open_work += [f"rate {wording.count_of(unrated, 'arrow')}"] if unrated else []
    following = f"{wording.join_words(open_work).capitalize()}." if open_work else ""
    has = (f"{wording.count_of(boxes, 'box', 'boxes')} and {wording.count_of(len(arrows), 'arrow')}",)
    return _state(has, following), has, following or "Show it to people who know the work."


def _logic_model(design: Design) -> Judged:
    there = [words for kind, words in LOGIC_MODEL.items() if design.theory.ordered_boxes(kind)]
    missing = [words for words in LOGIC_MODEL.values() if words not in there]
    guessed = sorted({box.kind for box in design.theory.ordered_boxes(*LOGIC_MODEL) if box.to_check})
    has = (wording.join_words(there).capitalize(),) if there else ()
    following = f"Add {wording.join_words(missing)}." if missing else "Check the guesses in it." if guessed else ""
    return _state(has, following), has, following or "Keep it next to the plan."


def _blueprint(design: Design) -> Judged:
    activities = design.theory.ordered_boxes("activity")
    whole = [
        box for box in activities if box.dose and box.dose.how_often and box.dose.how_long and box.dose.who_delivers
    ]
    count = wording.count_of(len(activities), "activity", "activities")
    has = (f"{count}, {len(whole) or 'none'} with how often, how long and by whom",) if activities else ()
    following = "" if activities and len(whole) == len(activities) else "Say how often, how long and who delivers."
    return _state(has, following), has, following or "Agree which parts must stay as they are."


def _delivery(design: Design) -> Judged:
    tested = design.evaluation.delivery_tested.strip()
    planned = design.evaluation.questions.strip()
    has = tuple(
        words for words, given in (("What is known on delivery", tested), ("Questions on delivery", planned)) if given
    )
    following = "" if tested else "Find out if people come, stay and are content, and what it costs."
    return _state(has, following), has, following or "Decide whether it is ready for a pilot."


def _pilot(design: Design) -> Judged:
    lines = [line for line in design.outcomes.values() if line.indicator and line.measure]
    if not lines or design.evaluation.study_design is None:
        return "missing", (), "Pick one outcome to measure before and after."
    has = (
        f"{wording.count_of(len(lines), 'outcome')} with a measure",
        evaluation.STUDY_DESIGNS[design.evaluation.study_design],
    )
    primary = any(line.is_primary for line in lines)
    people = design.evaluation.people_expected
    following = "" if primary and people else "Choose the main outcome and say how many people you expect."
    return _state(has, following), has, following or "Run the pilot."


def _efficacy(design: Design) -> Judged:
    if design.evaluation.study_design in ("two_groups_by_chance", "comparison_group"):
        has = (evaluation.STUDY_DESIGNS[design.evaluation.study_design],)
        return "started", has, "Ask an evaluator to check the numbers and the comparison."
    return "missing", (), "Needs a comparison group."


def _later(design: Design) -> Judged:
    return "missing", (), "Later, when the earlier steps have shown that it works."


def _watching(design: Design) -> Judged:
    lines = [line for line in design.outcomes.values() if line.indicator and line.timing and line.collector]
    wanted = design.theory.ordered_boxes(*OUTCOME_KINDS)
    if not lines:
        return "missing", (), "Say when each outcome is looked at, and by whom."
    has = (f"{len(lines)} of {wording.count_of(len(wanted), 'outcome')} with timing and collector",)
    return "started", has, "Keep watching once it runs everywhere."


_JUDGES: Mapping[int, Callable[[Design], Judged]] = {
    1: _theory,
    2: _logic_model,
    3: _blueprint,
    4: _delivery,
    5: _pilot,
    6: _efficacy,
    8: _watching,
}
