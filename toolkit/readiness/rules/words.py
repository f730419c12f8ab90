"""Judges the words in the boxes: things done that pose as changes, changes that say not who, two changes in one box."""

import re

from toolkit import wording
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.rules import main_path, times
from toolkit.readiness.rules.rule import Advice, ids, named, quoted, say, verb
from toolkit.theory_of_change.graph import OUTCOME_KINDS

_DOING = re.compile(
    r"^(deliver|provid|provision|train|signpost|refer|engag|attend(ing|s|ance at \d)|hold(s|ing)?\b"
    r"|run(s|ning)?\b(?! away)|\d+ )\w*",
    re.IGNORECASE,
)
_SESSIONS = re.compile(r"\b\d+\s+(sessions?|workshops?|meetings?|visits?|hours?|courses?|referrals?)\b", re.IGNORECASE)
_WHO = re.compile(
    r"\b(they|them|their|young|people|person|persons|child\w*|teenagers?|adolescents?|pupils?|students?|learners?"
    r"|boys?|girls?|men|women|famil\w+|parents?|carers?|mothers?|fathers?|staff|teachers?|workers?|mentors?|friends?"
    r"|peers?|residents?|communit\w+|participants?|members?|adults?|schools?|classes|patients?|groups?|neighbou?rs?"
    r"|households?|officers?|victims?)\b",
    re.IGNORECASE,
)
_STATES = (
    r"(?:have|has|are|is|can|do|does|go(?:es)?|carr(?:y|ies)|reoffend|(?:feel|know|trust|stay|keep|stop|start|come|take"
    r"|use|see|get|make|back|find|agree|believe|think|understand|handle|ask|say|tell|seek|return|commit|attend|act|leave|live"
    r"|want|show|set|speak|step|join|hear|learn|choose|turn|settle|build|calm|respect|treat|fight|drink|accept|move)s?)"
)
_SECOND = (
    r"(?:they|have|has|are|can|feel|know|trust|stay|keep|stop|start|take|get|make|find|learn|return|leave|join|show)"
)
_CHANGE = re.compile(
    r"\b(increas\w*|reduc\w*|improv\w*|decreas\w*|more|less|fewer|better|lower|higher|greater|stronger|safer|longer"
    rf"|sooner|no longer|fall\w*|rise\w*|grow\w*|drop\w*|gain\w*|lose\w*|{_STATES})\b",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"\s/\s|;|\b(?:and|as well as)\s+(?:increas|reduc|improv|decreas|more\b|less\b|fewer\b|better\b|lower\b|higher\b"
    rf"|{_SECOND}s?\b)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(should|will support|would support|hopefully|somehow|ideally|it is hoped|in theory|as appropriate|etc)\b",
    re.IGNORECASE,
)
SIZE = re.compile(r"\d|\b(half|third|quarter|all|every|none|no one|nobody)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(by|within|after|at the end|each (year|month|term|quarter)|every (year|month|term))\b", re.IGNORECASE
)


def done_not_changed(design: Design, base: KnowledgeBase) -> Advice | None:
    """T12: outcomes that read like something the service does."""
    found = [box for box in design.theory.ordered_boxes(*OUTCOME_KINDS) if _is_done(box.text)]
    if not found:
        return None
    message = f"{named(found)} {verb(found, 'reads', 'read')} like something you do."
    why = "Would it stop if your team stopped? Then it is an activity. An outcome is a change in people."
    return say(message, why, items=ids(found), fix="make-it-an-activity")


def _is_done(text: str) -> bool:
    return bool(_DOING.search(text.strip()) or _SESSIONS.search(text))


def who_changes(design: Design, base: KnowledgeBase) -> Advice | None:
    """T13: outcomes that do not say who changes, or that name no change."""
    boxes = [box for box in design.theory.ordered_boxes(*OUTCOME_KINDS) if not _is_done(box.text)]
    nobody = [box for box in boxes if not _WHO.search(box.text)]
    if nobody:
        message = f"{named(nobody)} {verb(nobody, 'does', 'do')} not say who changes."
        return say(message, "Name the people: “young people can ...”, “teachers stop ...”.", items=ids(nobody))
    still = [box for box in boxes if not _CHANGE.search(box.text)]
    if still:
        message = f"{named(still)} {verb(still, 'names', 'name')} no change."
        return say(message, "Say what is different afterwards: more, fewer, able to, no longer.", items=ids(still))
    return None


def two_in_one(design: Design, base: KnowledgeBase) -> Advice | None:
    """T14: two changes in one box."""
    found = [box for box in design.theory.ordered_boxes(*OUTCOME_KINDS) if _TWO.search(box.text)]
    if not found:
        return None
    message = f"{named(found)} may hold two changes in one box."
    return say(
        message,
        "One can come true without the other. Split it, so that each can be measured.",
        items=ids(found),
        fix="split",
    )


def parts_of(text: str) -> tuple[str, str]:
    """The two changes in a text; the second is empty where there is only one.

    >>> parts_of("They trust an adult and they stop carrying knives")
    ('They trust an adult', 'They stop carrying knives')
    """
    found = _TWO.search(text)
    if found is None:
        return text, ""
    second = re.sub(r"^[\s/;]*(?:\b(?:and|as well as)\b)?\s*", "", text[found.start() :], flags=re.IGNORECASE)
    return text[: found.start()].rstrip(" ,;"), second[:1].upper() + second[1:]


def thin_targets(design: Design, base: KnowledgeBase) -> Advice | None:
    """T15: targets without a size, or without a time by which."""
    lines = [line for line in design.ordered("outcomes") if line.target.strip()]
    sizeless = [line for line in lines if not SIZE.search(line.target)]
    timeless = [
        line
        for line in lines
        if not (_WHEN.search(f"{line.target} {line.timing}") or times.months_named(f"{line.target} {line.timing}"))
    ]
    thin = [line for line in lines if line in sizeless or line in timeless]
    if not thin:
        return None
    lacks = [words for found, words in ((sizeless, "how much"), (timeless, "by when")) if found]
    message = f"The target of {quoted([line.outcome for line in thin])} does not say {wording.join_words(lacks)}."
    why = "A target that anyone can check names a number, the people and a date."
    return say(message, why, "monitoring", [line.id for line in thin])


def vague_assumptions(design: Design, base: KnowledgeBase) -> Advice | None:
    """T20: assumptions in words too soft to test."""
    found = main_path.main_first(
        design, [arrow for arrow in design.theory.ordered_arrows() if _VAGUE.search(arrow.assumption)]
    )
    if not found:
        return None
    count = wording.count_of(len(found), "assumption is", "assumptions are")
    message = f"{count} too vague to test: {quoted([found[0].assumption])}."
    why = "Write it so that it could turn out wrong: who, what, how many."
    return say(message, why, items=[arrow.id for arrow in found])
