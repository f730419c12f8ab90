"""Judges the study: whether it can say what the plan claims, comes in its turn, and is planned for people who leave."""

import re

from toolkit import evaluation, wording
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.rules import plan_words
from toolkit.readiness.rules.rule import Advice, say
from toolkit.readiness.ten_steps import ten_steps

EVALUATION = "evaluation"
WITH_COMPARISON = ("comparison_group", "two_groups_by_chance")
_CAUSAL = re.compile(
    r"\b(prov(e|es|ed|ing) that|proof that|caus(e|ed|es) by|because of (the|our|this) (service|programme|project|work)"
    r"|as a result of (the|our|this) (service|programme|project|work)|attribut\w+ to"
    r"|(the|our|its) impact of (the|our|this)|due to (the|our|this) (service|programme|project|work))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.?!\n]+[.?!]?")
_EVERYONE = re.compile(
    r"\b(everyone who start\w*|all who start\w*|intention[- ]to[- ]treat|intent[- ]to[- ]treat)\b", re.IGNORECASE
)
_MISSING = re.compile(r"\b(missing|not answer\w*|drop\w* out|leave early|lost to follow)\b", re.IGNORECASE)
_AFTERWARDS = re.compile(
    r"\b(follow[- ]?up|(months?|year|years) (after|later)|later again|afterwards)\b", re.IGNORECASE
)
_SAFEGUARDING = re.compile(r"\bsafeguard\w*\b", re.IGNORECASE)


def claims_too_much(design: Design, base: KnowledgeBase) -> Advice | None:
    """E01: words of cause and effect in a plan whose study has no comparison; a question claims nothing."""
    if design.evaluation.study_design in WITH_COMPARISON:
        return None
    texts = [plan_words.of_study(design), *(line.target for line in design.outcomes.values())]
    texts += [answer.text for answer in design.answers.values()]
    texts += [own.text for own in design.narrative.values()]
    sentences = [each for text in texts for each in _SENTENCE.findall(text) if not each.endswith("?")]
    found = next((match for each in sentences if (match := _CAUSAL.search(each))), None)
    if found is None:
        return None
    message = f"The plan says “{found.group()}”, but its study has no group to compare with."
    why = "It can say if people changed. It cannot say that the service caused it. Change the words or the study."
    return say(message, why, EVALUATION)


def out_of_turn(design: Design, base: KnowledgeBase) -> Advice | None:
    """E02: a test of effect that is planned before the first four steps are done."""
    if design.evaluation.study_design not in WITH_COMPARISON:
        return None
    waiting = [item.step.number for item in ten_steps(design, base)[:4] if item.state != "done"]
    if not waiting:
        return None
    steps = wording.join_words([str(number) for number in waiting])
    message = f"A study with a comparison is planned, but of the first four steps these are open: {steps}."
    return say(message, "First find out whether it can be delivered as meant. Then test whether it works.", EVALUATION)


def too_few(design: Design, base: KnowledgeBase) -> Advice | None:
    """E03: no number of people, or too few to see the difference that matters."""
    plan = design.evaluation
    if plan.study_design in (None, "process_only"):
        return None
    if plan.people_expected is None:
        return say(
            "It does not say how many people will take part in the study.",
            "With too few a real change is missed.",
            EVALUATION,
        )
    needed = _needed(design)
    if needed is None or plan.people_expected >= needed:
        return None
    message = (
        f"{plan.people_expected:,} people are planned; {needed:,} must start to see the difference that you look for."
    )
    return say(
        message,
        "A real change could be missed. Take in more, run for longer, or look for a larger difference.",
        EVALUATION,
    )


def _needed(design: Design) -> int | None:
    plan = design.evaluation
    if plan.smallest_effect is None or plan.study_design is None:
        return None
    try:
        return evaluation.people_needed(
            plan.study_design, plan.smallest_effect, correlation=plan.correlation, attrition=plan.attrition
        )
    except UserError:
        return None


def who_is_counted(design: Design, base: KnowledgeBase) -> Advice | None:
    """E04: nothing on counting everyone who started, or on answers that are missing."""
    if design.evaluation.study_design in (None, "process_only"):
        return None
    counted = "everyone who starts" if design.evaluation.counted_in == "everyone" else ""
    text = f"{plan_words.of_study(design)} {counted}"
    missing = [
        words
        for pattern, words in (
            (_EVERYONE, "that everyone who starts is counted"),
            (_MISSING, "what is done about missing answers"),
        )
        if not pattern.search(text)
    ]
    if not missing:
        return None
    message = f"The study does not say {wording.join_words(missing)}."
    return say(message, "If only those who stay are counted, any service looks good.", EVALUATION)


def no_long_look(design: Design, base: KnowledgeBase) -> Advice | None:
    """E05: no outcome is looked at again after the end."""
    lines = [line for line in design.ordered("outcomes") if line.timing.strip()]
    if not lines or any(_AFTERWARDS.search(line.timing) for line in lines):
        return None
    why = "The highest level of evidence asks for a change that lasts a year or more."
    return say("No outcome is looked at again after people leave.", why, "monitoring", [lines[0].id])


def no_safeguarding(design: Design, base: KnowledgeBase) -> Advice | None:
    """E06: measures that ask about harm, and no word on safeguarding."""
    used = {line.measure: line.id for line in design.ordered("outcomes") if line.measure in base.measures}
    asking = {identifier: line for identifier, line in used.items() if base.measures[str(identifier)].asks_about_harm}
    if not asking or "safeguarding" in design.evaluation.settled or _SAFEGUARDING.search(plan_words.of_study(design)):
        return None
    names = wording.join_words([base.measures[str(identifier)].short_name for identifier in asking])
    message = f"Answers to {names} can tell of harm, and nothing says what happens then."
    why = "Write down who reads them, how soon, and whom they tell: your safeguarding steps."
    return say(message, why, EVALUATION, list(asking.values()))
