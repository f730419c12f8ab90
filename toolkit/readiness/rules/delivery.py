"""Judges what is done: for whom, how much, by whom, what it takes around it, and who has a say."""

import re

from toolkit import wording
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.rules import plan_words, times
from toolkit.readiness.rules.rule import Advice, ids, named, say, verb
from toolkit.theory_of_change.graph import Box, Theory, reachable

EQUITY = {
    "sex or gender": r"\b(sex|gender|girls?|boys?|women|men|female|male|lgbt\w*|trans)\b",
    "ethnic background": r"\b(ethnic\w*|race|racial\w*|black|asian|minorit\w+|roma|traveller\w*|racis\w+)\b",
    "special needs or disability": r"\b(send?\b|special (educational )?needs?|disab\w+|autis\w+|neurodiver\w+)",
    "being in care": r"\b(in care|care[- ]experienced|care leavers?|looked[- ]after|children[’']s home)\b",
    "level of risk": r"\b(at risk|high[- ]risk|lower[- ]risk|level of risk|most at risk)\b",
}  # fmt: skip
"""What a service should think of so that it reaches people fairly, and the words that show it was thought of."""


def who_it_is_for(design: Design, base: KnowledgeBase) -> Advice | None:
    """T02: who may come in words, and who may not."""
    missing = [
        words
        for given, words in ((design.question.people, "who can come"), (design.question.not_for, "who cannot come"))
        if not given.strip()
    ]
    if not missing:
        return None
    why = "Those who refer need to know, and a test needs to know whom it speaks for."
    return say(f"It does not say {wording.join_words(missing)}.", why, "question-and-people")


def no_dose(design: Design, base: KnowledgeBase) -> Advice | None:
    """T21: activities that do not say how much, by whom, how and where."""
    lacks = {box.id: _lacks(box) for box in design.theory.ordered_boxes("activity")}
    thin = [box for box in design.theory.ordered_boxes("activity") if lacks[box.id]]
    if not thin:
        return None
    message = f"{named(thin)} {verb(thin, 'does', 'do')} not say {wording.join_words(lacks[thin[0].id])}."
    return say(
        message, "A funder and a provider both need to know. Too little of a good thing does nothing.", items=ids(thin)
    )


def _lacks(box: Box) -> list[str]:
    dose = box.dose
    if dose is None:
        return ["how often", "how long", "who delivers", "how and where"]
    parts = {
        "how often": dose.how_often,
        "how long each time": dose.session_length,
        "for how long": dose.how_long,
        "who delivers": dose.who_delivers,
        "how people are met": dose.mode,
        "where": dose.setting,
    }
    return [words for words, given in parts.items() if not given]


def core_or_not(design: Design, base: KnowledgeBase) -> Advice | None:
    """T22: activities of which nobody says whether they may be changed."""
    found = [box for box in design.theory.ordered_boxes("activity") if box.fidelity is None]
    if not found:
        return None
    message = f"{named(found)} {verb(found, 'does', 'do')} not say if it is core or may be changed."
    return say(message, "People who deliver will change things. Say what must stay.", items=ids(found))


def no_near_aim(design: Design, base: KnowledgeBase) -> Advice | None:
    """T23: activities that lead to no early change of their own."""
    theory = design.theory
    near = theory.ordered_boxes("short_outcome")
    found = [box for box in theory.ordered_boxes("activity") if near and not _leads_to_early(theory, box)]
    if not found:
        return None
    message = f"{named(found)} {verb(found, 'leads', 'lead')} to no early change."
    return say(message, "Say what people gain first from each thing you do: that is its purpose.", items=ids(found))


def _leads_to_early(theory: Theory, box: Box) -> bool:
    after = reachable(theory, [box.id]) & theory.boxes.keys()
    return any(theory.boxes[other].kind == "short_outcome" for other in after)


def outputs_without_amount(design: Design, base: KnowledgeBase) -> Advice | None:
    """T24: outputs without a number and what is counted."""
    found = [
        box
        for box in design.theory.ordered_boxes("output")
        if box.amount is None or box.amount.quantity is None or not box.amount.unit.strip()
    ]
    if not found:
        return None
    message = f"{named(found)} {verb(found, 'does', 'do')} not say how many of what."
    return say(message, "A number to reach shows early whether delivery is on course.", items=ids(found))


def outputs_from_nowhere(design: Design, base: KnowledgeBase) -> Advice | None:
    """T25: outputs that no activity brings about, and a theory that says nothing of what goes in."""
    theory = design.theory
    before = {box.id: reachable(theory, [box.id], backwards=True) for box in theory.ordered_boxes("output")}
    doing = {box.id for box in theory.ordered_boxes("activity")}
    found = [box for box in theory.ordered_boxes("output") if not before[box.id] & doing]
    if found:
        return say(
            f"No activity leads to {named(found)}.", "Draw the arrow from what brings it about.", items=ids(found)
        )
    if doing and not theory.ordered_boxes("input"):
        return say("Nothing says what goes in.", "Staff, money, places, partners: without them nothing happens.")
    return None


def too_little(design: Design, base: KnowledgeBase) -> Advice | None:
    """T26: activities that last less long than the shortest in the evidence on their approach."""
    for box in design.theory.ordered_boxes("activity"):
        approach = base.approaches.get(box.approach or "")
        studied = _studied(approach.dose or "") if approach else []
        own = times.lengths_in_weeks(box.dose.how_long) if box.dose else []
        if approach and studied and own and max(own) < min(studied):
            message = f"“{box.text}” lasts less long than in any study on file."
            return say(
                message, f"Studied: {wording.lower_first(approach.dose or '')} Less may do nothing.", items=[box.id]
            )
    return None


def _studied(dose: str) -> list[float]:
    """The lengths that were studied; none where a single session was among them."""
    return [] if re.search(r"\b(one|single)\b[^.,;]*\bsession", dose) else times.lengths_in_weeks(dose)


def who_may_lose(design: Design, base: KnowledgeBase) -> Advice | None:
    """T27: groups that a fair plan thinks of, and that this one never names."""
    if not design.theory.boxes:
        return None
    text = plan_words.of_people(design)
    missing = [words for words, pattern in EQUITY.items() if not re.search(pattern, text, re.IGNORECASE)]
    if not missing:
        return None
    message = f"The plan does not say how it reaches people fairly: nothing on {wording.join_words(missing, 'or')}."
    return say(
        message,
        "A service can help some and miss others. Say who may be missed, and what you do about it.",
        "question-and-people",
    )


def nothing_around_it(design: Design, base: KnowledgeBase) -> Advice | None:
    """T37: nothing on what must be in place around the service."""
    if not design.theory.boxes or design.theory.ordered_boxes("enabler") or design.delivery.partners.strip():
        return None
    why = "Partners, referrals and safeguarding make or break it. Add a box “What helps”, or name your partners."
    return say("Nothing says what must be in place around it.", why)


def nobody_asked(design: Design, base: KnowledgeBase) -> Advice | None:
    """T38: nothing that people said, or nothing on how they are involved."""
    if not design.theory.boxes:
        return None
    if not design.voices:
        why = "A plan made without them can miss what matters."
        return say("Nothing that young people or the community said is recorded.", why, "workshop")
    if not design.delivery.involvement.strip():
        why = "Who decides with you, and when do you ask again?"
        return say("Nothing says how people are involved from here on.", why, "documents")
    return None


def no_keeper(design: Design, base: KnowledgeBase) -> Advice | None:
    """T39: no role that looks after the plan, or no date to look at it again."""
    parts = ((design.delivery.lead, "who looks after it"), (design.delivery.review_on, "when you look at it again"))
    missing = [words for given, words in parts if not given.strip()]
    if not missing or not design.theory.boxes:
        return None
    return say(
        f"The plan does not say {wording.join_words(missing)}.",
        "A plan that nobody looks at again goes stale.",
        "documents",
    )
