"""Knows what is on record for an approach as an option: one fact for each criterion, with its sources."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit import evidence, wording
from toolkit.design import Design
from toolkit.evidence import Approach
from toolkit.gaps.appraisal import Appraisal, CriterionName
from toolkit.knowledge_base import KnowledgeBase
from toolkit.vocabulary import Statement

NOT_ON_RECORD = "Not on record. Ask, and write down what you hear."


@dataclass(frozen=True)
class Fact:
    """What is on record for one option on one criterion, with the sources."""

    text: str
    sources: tuple[str, ...] = ()
    is_known: bool = True


UNKNOWN = Fact(NOT_ON_RECORD, is_known=False)
Facts = Mapping[CriterionName, Fact]


def facts(approach: Approach, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Facts:
    """What is on record for an approach, criterion by criterion."""
    return {name: make(approach, appraisal, design, base) for name, make in PREFILLED.items()}


def _effect(approach: Approach, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Fact:
    found, label = _published(approach, appraisal, base), approach.label
    if label not in ("high", "moderate", "low"):
        return found
    source = approach.rating.source
    return replace(found, text=f"{found.text} Impact on violence, as rated: {label}.", sources=(*found.sources, source))


def _published(approach: Approach, appraisal: Appraisal, base: KnowledgeBase) -> Fact:
    named = base.outcomes.get(appraisal.outcome or "")
    if named is None:
        return Fact("Name an outcome above. A percentage speaks for its own outcome only.", is_known=False)
    on_it = [effect for effect in approach.current_effects if effect.outcome == named.id]
    if on_it:
        words = wording.join_words([evidence.effect_in_words(effect, named.name) for effect in on_it])
        return Fact(f"{words}. {evidence.second_hand(on_it)}".strip(), tuple(effect.source for effect in on_it))
    others = dict.fromkeys(base.outcomes[effect.outcome].name for effect in approach.current_effects)
    elsewhere = f" There are figures on {wording.join_words(list(others))}, which say nothing on it." if others else ""
    return Fact(f"No published figure on {named.name}.{elsewhere}", is_known=False)


def _certainty(approach: Approach, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Fact:
    if approach.label == "unclear":
        return Fact("Too few good studies to tell. If you use it, evaluate it.", (approach.rating.source,))
    if approach.certainty is None:
        return Fact("The source’s word for it was not found.", is_known=False)
    cited = (approach.certainty_source,) if approach.certainty_source else ()
    return Fact(f"{approach.certainty.replace('_', ' ')} certainty.".capitalize(), cited)


def _fit(approach: Approach, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Fact:
    asked = design.question
    found = evidence.fit(approach, asked.ages, asked.settings, asked.kinds)
    names = {"ages": "Ages", "setting": "Setting", "kind": "Kind of violence"}
    words = (f"{names[key]}: {wording.lower_first(item.in_words)}" for key, item in found.items())
    return Fact(" ".join(words), tuple(approach.sources[:1]))


def _cost(approach: Approach, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Fact:
    if not approach.costs:
        return Fact("No published cost was found.", is_known=False)
    return Fact(
        f"{'; '.join(cost.in_words for cost in approach.costs)}.", tuple(cost.source for cost in approach.costs)
    )


def _equity(approach: Approach, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Fact:
    return _statements(approach.equity)


def _deliverability(approach: Approach, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Fact:
    return _statements(approach.implementation)


def _statements(found: Sequence[Statement]) -> Fact:
    if not found:
        return UNKNOWN
    return Fact(" ".join(f"{item.text.rstrip('.')}." for item in found), tuple(item.source for item in found))


def _community(approach: Approach, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Fact:
    return community(design)


def _not_on_record(approach: Approach, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Fact:
    return UNKNOWN


def community(design: Design) -> Fact:
    """What groups of people said, as far as it was brought into the plan."""
    voices = design.ordered("voices")
    if not voices:
        return Fact("Nothing that people said is in this plan yet. Ask them before you decide.", is_known=False)
    count = wording.count_of(len(voices), "thing", "things")
    groups = wording.join_words(list(dict.fromkeys(voice.group for voice in voices)))
    return Fact(f"{count} said by {groups} stand on the page Need. Read them against this option.".capitalize())


PREFILLED: Mapping[CriterionName, Callable[[Approach, Appraisal, Design, KnowledgeBase], Fact]] = {
    "effect": _effect,
    "certainty": _certainty,
    "fit": _fit,
    "reach": _not_on_record,
    "cost": _cost,
    "time": _not_on_record,
    "equity": _equity,
    "deliverability": _deliverability,
    "community": _community,
}
