"""Drafts an equality impact assessment: who is reached and who is not, group by group, from what the plan says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit import wording
from toolkit.design import Design
from toolkit.evaluation import GroupOfPeople
from toolkit.evaluation_plan import lines
from toolkit.knowledge_base import KnowledgeBase

AIMS: tuple[str, ...] = (
    "Stop discrimination, harassment and victimisation.",
    "Give people who share a protected characteristic the same chances as others.",
    "Help people who share one and people who do not to get on well.",
)
"""The three things to which public bodies must have due regard, in our words."""
LAW_WORDS: Mapping[str, str] = {
    "protected": "Protected by the Equality Act 2010",
    "partly": "Protected, for the first aim only",
    "not_listed": "Not listed in the Act; we ask it all the same",
}
MISSED: Mapping[str, str] = {
    "school-and-college": "Young people who are out of school, taught at home or often away are not met there.",
    "accident-and-emergency": "Young people who are hurt and do not go to hospital are not met there.",
    "custody": "Only those whom the police take into custody are met there, and the police do not stop everyone alike.",
    "police-and-courts": (
        "Only those whom the police bring in are met there, and the police do not stop everyone alike."
    ),
    "community": "Young people who stay away from centres and streets, many girls among them, are easily missed.",
    "home": "Young people who have no settled home are easily missed.",
    "online": "Young people without a phone, data or a private place are missed.",
}
"""Whom each way in may miss: our mapping, to be talked over with those who know the place."""

_IN_FIGURES = ("age", "area")
"""Published figures on violence often say the ages and always the place, so these are known to some degree."""


@dataclass(frozen=True)
class Assessed:
    """One group: what the plan itself says of it, with sources, and what people have written."""

    group: GroupOfPeople
    drafted: tuple[tuple[str, str], ...]
    known: str
    action: str
    to_check: bool

    @property
    def is_answered(self) -> bool:
        return bool(self.known.strip() and self.action.strip())


def assessed(design: Design, base: KnowledgeBase) -> list[Assessed]:
    """Every group in the order of the file."""
    return [_assess(group, design, base) for group in base.planning.groups]


def missed(design: Design) -> list[str]:
    """Whom the ways into the service may miss."""
    return [MISSED[setting] for setting in design.question.settings if setting in MISSED]


def in_words(design: Design, base: KnowledgeBase) -> tuple[str, str]:
    """How many groups are thought through, and what that leaves."""
    found = assessed(design, base)
    done = sum(item.is_answered and not item.to_check for item in found)
    drafted = sum(item.is_answered and item.to_check for item in found)
    count = wording.count_of(len(found), "group")
    waits = f"; {drafted} {'is' if drafted == 1 else 'are'} our draft, to be checked" if drafted else ""
    first = f"{done or 'None'} of {count} {'is' if done == 1 else 'are'} thought through{waits}."
    return first, "" if done == len(found) else "Begin with those who are hurt or held back most where you are."


def _assess(group: GroupOfPeople, design: Design, base: KnowledgeBase) -> Assessed:
    own = design.evaluation.fairness.get(group.id)
    drafted = tuple(dict.fromkeys((*_of_group(group, design, base), *_published(group, design, base))))
    return Assessed(group, drafted, own.known if own else "", own.action if own else "", bool(own and own.to_check))


def _of_group(group: GroupOfPeople, design: Design, base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """What follows from the plan, each sentence with its source; empty for the plan itself."""
    if group.id == "age" and design.question.ages:
        yield f"The plan is for ages {design.question.ages}. Anyone younger or older is not reached.", ""
    for measure in lines.measures(design, base):
        ages = design.question.ages
        if group.id == "age" and ages and measure.ages and not measure.ages.covers(ages):
            yield f"{measure.short_name} is made for ages {measure.ages}: it leaves some of them out.", ""
        if group.id in ("special-educational-needs", "language") and measure.reading_age:
            yield f"{measure.short_name} takes a reading age of about {measure.reading_age}.", ""
    split = [line for line in design.outcomes.values() if group.id in line.split_by]
    if group.can_be_split:
        count = wording.count_of(len(split), "outcome is", "outcomes are")
        yield f"In this plan {count} shown apart for it.", ""
    if group.can_be_split and group.id not in _IN_FIGURES:
        place = design.area_name or "this place"
        yield f"We hold no figures on violence for it in {place}. Ask the partners who hold them.", ""
    for voice in design.ordered("voices"):
        if _speaks_of(group, voice.group):
            yield f"Heard: {voice.group}, {voice.said_on}.", ""


def _published(group: GroupOfPeople, design: Design, base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """What the evidence on the plan's approaches says of the group."""
    for taken in design.ordered("approaches"):
        known = base.approaches.get(taken.approach)
        for statement in known.equity if known else ():
            if _speaks_of(group, statement.text):
                yield f"{taken.name}: {statement.text}", statement.source


def _speaks_of(group: GroupOfPeople, text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in group.words)
