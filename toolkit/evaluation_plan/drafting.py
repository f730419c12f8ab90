"""Drafts whatever a plan for an evaluation does not say yet, marked as a guess, and fits a plan to its grant."""

from collections.abc import Mapping
from typing import Any

from toolkit import evaluation, wording
from toolkit.design import Design, Fairness, PlannedOutcome, Settled
from toolkit.errors import UserError
from toolkit.evaluation import Moment, collecting
from toolkit.evaluation_plan import asking, fairness, lines, protecting, sizing
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import draft_outcomes

PROPOSALS: Mapping[str, str] = {
    "impact-assessment": "The person who manages the service writes it with the data protection lead before the first "
    "day, talks it over with a few young people, and brings it up to date at each review.",
    "lawful-basis": "A public body: its public task. A charity: legitimate interests, weighed up in writing.",
    "consent": (
        "A worker explains it in plain words, gives a page to keep, and asks again at each form. Parents are told "
        "for those who cannot judge it alone yet. Whoever says no still gets the service."
    ),
    "offences": (
        "The data protection lead names the condition of the Data Protection Act 2018 before anything is asked. "
        "Until then only counts without codes are taken."
    ),
    "special-category": "The data protection lead names the condition before the first day. Nobody has to answer.",
    "safeguarding": (
        "A trained worker reads every form on the day. Harm goes to the safeguarding lead at once, and to the "
        "police or the council where someone is in danger. Young people are told so before they answer."
    ),
    "codes": (
        "The manager keeps the list in a locked file, apart from the answers. Whoever works out results never sees it."
    ),
    "small-numbers": "Counts from 1 to 7 are hidden and the others rounded to the nearest 5.",
    "keeping": (
        "Answers with codes until the report is done and one year more; then the manager deletes them and the list."
    ),
    "sharing": "Only figures for groups leave the service. Records of others come under a written agreement.",
    "ethics-review": "A panel with young people in it looks at the forms and the plan before the first day.",
}
"""What we propose for each prompt, as a guess for people to correct."""


def complete(design: Design, base: KnowledgeBase) -> Design:
    """The design with every part of its evaluation drafted that was empty; what people wrote stays as it is."""
    with_lines = design.with_(outcomes=_lines(design, base))
    asked = asking.take(with_lines, base, sizing.most_questions(design, base))
    plan = asked.evaluation
    values: dict[str, Any] = {
        "counted_in": plan.counted_in or "everyone",
        "fairness": _fairness(asked, base),
        "settled": _settled(asked, base),
        "evaluator": plan.evaluator or _lead(design),
    }
    return asked.with_(evaluation={**dict(plan), **values})


def fit_to_grant(design: Design, base: KnowledgeBase) -> Design:
    """The design with the kind of test and the follow-ups that its money buys; unchanged while that is not known."""
    found = sizing.sized(design, base)
    if found is None:
        return design
    bought = {piece.id for piece in found.bought}
    wanted: dict[Moment, bool] = {"after_6_months": "follow-up" in bought, "after_12_months": "year" in bought}
    main, changed = lines.main(design), design
    if main and "main" in bought:
        kept = [item for item in lines.moments(main) or ("start", "end") if item not in wanted]
        moments = tuple(dict.fromkeys((*kept, *(item for item, is_bought in wanted.items() if is_bought))))
        line = main.model_copy(update={"moments": moments, "timing": collecting.in_words(moments)})
        changed = design.with_item("outcomes", line.id, line)
    return changed.with_(evaluation={**dict(changed.evaluation), "study_design": found.study_design})


def look_at(design: Design, part: str, key: str) -> Design:
    """The design with one drafted item marked as looked at. `part` is outcomes, asked, fairness or settled."""
    if part == "outcomes":
        return design.with_item("outcomes", key, design.outcomes[key].model_copy(update={"to_check": False}))
    items = getattr(design.evaluation, part)
    seen = {**items, key: items[key].model_copy(update={"to_check": False})}
    return design.with_(evaluation={**dict(design.evaluation), part: seen})


def change_item(design: Design, part: str, key: str, **changes: Any) -> Design:
    """The design with some fields of one item of its evaluation plan changed, which then is no guess any more.

    Raises UserError for a value that is not allowed, and where somebody removed a question in the meantime.
    """
    items = getattr(design.evaluation, part)
    if part == "asked" and key not in items:
        raise UserError("Someone removed this question in the meantime")
    before = dict(items[key]) if key in items else {}
    changed = {**items, key: {**before, **changes, "to_check": False}}
    return design.with_(evaluation={**dict(design.evaluation), part: changed})


def _lines(design: Design, base: KnowledgeBase) -> dict[str, PlannedOutcome]:
    found = draft_outcomes(design, base)
    return {key: _filled(line, design, base) for key, line in found.items()}


def _filled(line: PlannedOutcome, design: Design, base: KnowledgeBase) -> PlannedOutcome:
    """The line with what it does not say yet."""
    measure = lines.measure(line, base)
    moments = lines.moments(line) or _usual_moments(line, design)
    drafted: dict[str, Any] = {
        "indicator": f"How many in 100 say that this is so for them: {wording.lower_first(line.outcome)}",
        "moments": moments,
        "timing": collecting.in_words(moments),
        "collector": design.delivery.provider or "The delivery team",
        "data_source": _data_source(line, design, base),
        "good_direction": measure.good_direction if measure and measure.good_direction != "none" else "higher",
        "baseline": "" if lines.is_output(line, design) else "Taken when each person starts",
        "target": _target(line, design),
        "split_by": _split(line, design, base),
        "data_note": _data_note(line, design, base),
    }
    missing = {key: value for key, value in drafted.items() if value and not getattr(line, key)}
    return line.model_copy(update={**missing, "to_check": True}) if missing else line


def _usual_moments(line: PlannedOutcome, design: Design) -> tuple[Moment, ...]:
    if lines.is_area_figure(line, design):
        return ("when_published",)
    return ("monthly",) if lines.is_output(line, design) else ("start", "end")


def _data_source(line: PlannedOutcome, design: Design, base: KnowledgeBase) -> str:
    measure = lines.measure(line, base)
    if measure:
        return measure.respondent
    if lines.is_area_figure(line, design):
        return "Published figures"
    return "The service’s own records" if lines.is_output(line, design) else "A question to each young person"


def _target(line: PlannedOutcome, design: Design) -> str:
    """A target that follows from the plan's own values: its people, or the smallest difference worth knowing of."""
    plan = design.evaluation
    if lines.is_area_figure(line, design):
        return ""
    people, by = plan.people_expected, "by the end"
    if lines.is_output(line, design):
        stay = None if people is None else round(people * (1 - plan.attrition))
        return f"{people} people start and {stay} of them stay, {by}" if people else ""
    better = evaluation.better_than_average(plan.smallest_effect or 0.5)
    return f"{by[:1].upper()}{by[1:]}, {better} in 100 do better than the average person did at the start"


def _split(line: PlannedOutcome, design: Design, base: KnowledgeBase) -> tuple[str, ...]:
    """The main outcome and what is delivered are shown apart, where there are people enough."""
    people = design.evaluation.people_expected or 0
    if people < sizing.FEWEST_TO_SPLIT or not (line.is_primary or lines.is_output(line, design)):
        return ()
    return tuple(group.id for group in base.planning.groups if group.can_be_split)


def _data_note(line: PlannedOutcome, design: Design, base: KnowledgeBase) -> str:
    measure = lines.measure(line, base)
    if lines.is_area_figure(line, design):
        return "Published figures about a place, not about people in the service."
    if measure and "offences" in measure.holds:
        return "Facts on offences: settle the condition in law first. Codes, not names."
    if measure and measure.asks_about_harm:
        return "Answers can tell of harm: settle who reads them first. Codes, not names."
    if measure and measure.is_administrative:
        return "Records of others: only under an agreement. Codes, not names."
    return "Codes, not names. Hide small numbers."


def _fairness(design: Design, base: KnowledgeBase) -> dict[str, Fairness]:
    found = dict(design.evaluation.fairness)
    for item in fairness.assessed(design, base):
        if not item.is_answered:
            known = item.known or " ".join(words for words, _ in item.drafted) or "Nothing is known of this yet."
            found[item.group.id] = Fairness(known=known, action=item.action or _action(item), to_check=True)
    return found


def _action(item: fairness.Assessed) -> str:
    if item.group.can_be_split:
        return "Count who is referred, starts and stays, look at it at each review, and change what keeps people away."
    return "Ask people whom it concerns before the start, and change what stands in their way."


def _settled(design: Design, base: KnowledgeBase) -> dict[str, Settled]:
    found = dict(design.evaluation.settled)
    for prompt in protecting.needed(design, base):
        if not protecting.is_settled(design, prompt):
            found[prompt.id] = Settled(text=PROPOSALS[prompt.id], to_check=True)
    return found


def _lead(design: Design) -> str:
    return design.delivery.lead or "The person who manages the service"
