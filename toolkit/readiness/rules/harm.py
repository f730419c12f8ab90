"""Judges whether harm was thought through: which, how it could come about, what is done, what would show it."""

from toolkit import wording
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.rules.rule import Advice, ids, named, say, verb
from toolkit.theory_of_change.graph import Box

PROMPTS: tuple[tuple[str, str], ...] = (
    ("Young people learn worse from each other in a group", "People at different levels of risk are put together."),
    (
        "Taking part marks a young person out, to friends, rivals or the police",
        "Being seen with a service sets a label.",
    ),
    (
        "More young people come into contact with the police or courts than before",
        "Those who would have been left alone are drawn in.",
    ),
    ("Trouble moves to another place or other people", "Pressure in one place pushes it elsewhere."),
    ("What a young person tells reaches people who could hurt them", "Facts are passed on, or overheard."),
    ("Staff are hurt or worn out", "They meet violence and distress, with little support."),
    (
        "A young person comes to lean on one worker, and is left alone when it ends",
        "Trust is built and then ends with the funding.",
    ),
)  # fmt: skip
"""Harms that services of this kind have been known or feared to do, each with how it could come about.

Our wording of the list in our notes on logic models that include harm (Bonell and others, 2015)."""


def not_thought_through(design: Design, base: KnowledgeBase) -> Advice | None:
    """T28: no risk of harm, or one without mechanism, likelihood, plan or sign."""
    risks = design.theory.ordered_boxes("risk")
    if design.theory.boxes and not risks:
        why = (
            "Some services that meant well have done harm. Think of labels, groups, places, secrets, staff and endings."
        )
        return say("No risk of harm is thought through.", why, fix="add-a-risk")
    lacks = {box.id: _lacks(box) for box in risks}
    thin = [box for box in risks if lacks[box.id]]
    if not thin:
        return None
    message = f"The risk {named(thin)} {verb(thin, 'does', 'do')} not say {wording.join_words(lacks[thin[0].id])}."
    return say(message, "Say what you will do, and what sign you will watch for.", items=ids(thin))


def _lacks(box: Box) -> list[str]:
    harm = box.harm
    if harm is None:
        return ["how it could come about", "what you do about it", "what sign to watch for"]
    parts = {
        "how it could come about": harm.mechanism.strip(),
        "how likely it is": harm.likelihood,
        "what you do about it": harm.mitigation.strip(),
        "what sign to watch for": harm.sign_to_watch.strip(),
    }
    return [words for words, given in parts.items() if not given]
