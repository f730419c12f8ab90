"""Holds a plan against the six common pitfalls of evaluations, by the plan's own values."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from toolkit import evaluation, readiness, wording
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.evaluation_plan import lines
from toolkit.knowledge_base import KnowledgeBase

State = Literal["avoided", "warning", "not_known"]
SOURCE = "eif-six-pitfalls"


@dataclass(frozen=True)
class Pitfall:
    """One pitfall: whether this plan steps into it, by which of its values, and what to do."""

    number: int
    name: str
    state: State
    says: str
    do: str = ""
    page: str = "evaluation"


Judged = tuple[State, str, str, str]


def pitfalls(design: Design, base: KnowledgeBase) -> list[Pitfall]:
    """The six in the order of the source."""
    return [Pitfall(number, name, *judge(design, base)) for number, (name, judge) in enumerate(_PITFALLS, start=1)]


def _comparison(design: Design, base: KnowledgeBase) -> Judged:
    chosen = design.evaluation.study_design
    if chosen is None:
        return "not_known", "No kind of test is chosen yet.", "Choose one.", "evaluation"
    name = wording.lower_first(evaluation.STUDY_DESIGNS[chosen])
    if chosen == "two_groups_by_chance":
        return "avoided", f"The test is: {name}.", "", "evaluation"
    if chosen == "comparison_group":
        do = "Show at the start how alike the two groups are, and say that other differences may remain."
        return "warning", f"The test is: {name}. The groups may differ in other ways.", do, "evaluation"
    do = "Say that people changed, never that the service caused it. Or find people like them to compare with."
    return "warning", f"The test is: {name}. There is nobody to compare with.", do, "evaluation"


def _drop_out(design: Design, base: KnowledgeBase) -> Judged:
    share, most = design.evaluation.attrition, base.planning.most_drop_out.value
    says = (
        f"The plan counts on {share * 100:.0f} in 100 leaving early. The limit that we use is {most * 100:.0f} in 100."
    )
    if share <= most:
        return "avoided", says, "", "how-many-people"
    return (
        "warning",
        says,
        "Plan how to stay in touch: times that suit, reminders, thanks for their time.",
        "evaluation",
    )


def _everyone(design: Design, base: KnowledgeBase) -> Judged:
    counted = design.evaluation.counted_in
    if counted == "everyone":
        return "avoided", "Everyone who starts is counted at the end, whether they stay or not.", "", "evaluation"
    do = "Decide now that everyone who starts is counted, and say how missing answers are dealt with."
    if counted == "completers":
        says = "Only those who finish are counted. Those who gain least often leave first, so it would look too good."
        return "warning", says, do, "evaluation"
    return "not_known", "It is not decided yet whose results count.", do, "evaluation"


def _measures(design: Design, base: KnowledgeBase) -> Judged:
    line = lines.main(design)
    if line is None:
        return "not_known", "There is not one main outcome yet.", "Mark one line as the main one.", "monitoring"
    measure = lines.measure(line, base)
    if measure is None:
        do = "Choose a tested measure, or say why your own indicator will do."
        return "warning", "The main outcome has no tested measure.", do, "monitoring"
    faults = [readiness.age_warning(measure, design.question.ages)]
    box = design.theory.boxes.get(line.box or "")
    if box and not readiness.measures_box(measure, box):
        faults.append(f"{measure.short_name} is not on file as a measure of this outcome.")
    if not measure.is_administrative and not measure.reliability:
        faults.append(f"How far scores of {measure.short_name} can be trusted is not recorded here.")
    said = " ".join(fault for fault in faults if fault)
    if said:
        return "warning", said, "Read what is known of it, or choose another.", "monitoring"
    return "avoided", f"The main outcome is measured with {measure.name}.", "", "monitoring"


def _size(design: Design, base: KnowledgeBase) -> Judged:
    plan, page = design.evaluation, "how-many-people"
    if plan.people_expected is None or plan.study_design is None or plan.smallest_effect is None:
        do = "Say how many people you expect and which difference would be worth knowing of."
        return "not_known", "The number of people cannot be judged yet.", do, page
    if plan.study_design == "process_only":
        return "avoided", "A study of delivery needs no set number of people.", "", page
    try:
        needed = evaluation.people_needed(
            plan.study_design, plan.smallest_effect, correlation=plan.correlation, attrition=plan.attrition
        )
    except UserError as error:
        return "not_known", str(error), "", page
    says = f"You expect {plan.people_expected:,} people; the test takes {needed:,}."
    if plan.people_expected >= needed:
        return "avoided", says, "", page
    return "warning", says, "Take in more, run for longer, join with others, or ask less of the test.", page


def _long_term(design: Design, base: KnowledgeBase) -> Judged:
    months = lines.follow_up_months(design)
    if months:
        return "avoided", f"People are asked again {months} months after they end.", "", "monitoring"
    do = "Ask the main outcome once more some months after people leave. The highest level asks for a year."
    return "warning", "Nobody is asked again after they leave.", do, "monitoring"


_PITFALLS: tuple[tuple[str, Callable[[Design, KnowledgeBase], Judged]], ...] = (
    ("No robust comparison group", _comparison),
    ("High drop-out", _drop_out),
    ("Leaving people out of the analysis", _everyone),
    ("Measures that do not fit", _measures),
    ("Too few people", _size),
    ("No follow-up in the long run", _long_term),
)
