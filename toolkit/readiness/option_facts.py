"""Offers the options for a gap, and fills in what is on record for each: the judgement is left to people."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from toolkit import evidence, wording
from toolkit.design import Design
from toolkit.evidence import Approach
from toolkit.gaps.appraisal import NOTHING, Appraisal, CriterionName, Option
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import readings as reading_need
from toolkit.provision import Service
from toolkit.readiness.drafting import picture_for
from toolkit.vocabulary import Statement

NOT_ON_RECORD = "Not on record. Ask, and write down what you hear."


@dataclass(frozen=True)
class Fact:
    """What is on record for one option on one criterion, with the sources."""

    text: str
    sources: tuple[str, ...] = ()
    is_known: bool = True


UNKNOWN = Fact(NOT_ON_RECORD, is_known=False)
NO_APPROACH = Fact("Which approach it uses is not recorded.", is_known=False)
EVIDENCE: tuple[CriterionName, ...] = ("effect", "certainty", "fit")
"""What a service takes over from the approach that it uses."""
Facts = Mapping[CriterionName, Fact]


@dataclass(frozen=True)
class Offered:
    """The options that can be put side by side, and the approaches that are left out because they do harm."""

    options: tuple[Option, ...]
    excluded: tuple[Approach, ...] = field(default=())


def offered(gap: str, design: Design, base: KnowledgeBase) -> Offered:
    """Do nothing, extend each service on record that acts on it, and each approach that acts on it."""
    found = picture_for(design, base).gap(base.factors[gap])
    acting = evidence.in_reading_order(base.approaches[key] for key in found.approaches)
    services = [base.services[key] for key in found.services]
    options = [
        Option(id=NOTHING, kind="nothing", name="Do nothing new"),
        *(_extend(service) for service in services if not _harmful(service, base)),
        *(Option(id=item.id, kind="approach", subject=item.id, name=item.name) for item in acting),
    ]
    placed = tuple(option.model_copy(update={"position": float(place)}) for place, option in enumerate(options))
    return Offered(placed, tuple(base.approaches[key] for key in found.excluded))


def _extend(service: Service) -> Option:
    return Option(id=f"extend-{service.id}", kind="extend", subject=service.id, name=f"Extend {service.name}")


def _harmful(service: Service, base: KnowledgeBase) -> bool:
    return any(item.is_harmful for item in approaches_of(service, base))


def approaches_of(service: Service, base: KnowledgeBase, gap: str = "") -> list[Approach]:
    """The approaches that a service uses: those that act on the gap before the others, and the surest first."""
    used = [base.approaches[use.approach] for use in service.approaches if use.approach in base.approaches]
    return sorted(evidence.in_reading_order(used), key=lambda item: gap not in item.factors)


def outcomes_to_name(gap: str, base: KnowledgeBase) -> Mapping[str, str]:
    """The outcomes on which the approaches that act on a gap have published figures, violence first."""
    acting = [item for item in base.approaches.values() if gap in item.factors]
    met = {effect.outcome for item in acting for effect in item.current_effects}
    ordered = sorted(met, key=lambda key: (not base.outcomes[key].is_violence, base.outcomes[key].name))
    return {key: base.outcomes[key].name for key in ordered}


def facts(option: Option, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Facts:
    """What is on record for an option, criterion by criterion."""
    subject = option.subject or ""
    if option.kind == "approach" and subject in base.approaches:
        return _approach_facts(base.approaches[subject], appraisal, design, base)
    if option.kind == "extend" and subject in base.services:
        return _service_facts(base.services[subject], appraisal, design, base)
    if option.kind == "nothing":
        return _nothing_facts(design)
    gone = Fact("It is not on record here any more.", is_known=False)
    return dict.fromkeys(_PREFILLED, gone)


def _approach_facts(approach: Approach, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Facts:
    return {name: make(approach, appraisal, design, base) for name, make in _PREFILLED.items()}


def _effect(approach: Approach, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Fact:
    named = base.outcomes.get(appraisal.outcome or "")
    if named is None:
        return Fact("Name an outcome above. A percentage speaks for its own outcome only.", is_known=False)
    on_it = [effect for effect in approach.current_effects if effect.outcome == named.id]
    if on_it:
        words = wording.join_words([evidence.effect_in_words(effect, named.name) for effect in on_it])
        return Fact(f"{words}.", tuple(effect.source for effect in on_it))
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
    return Fact(" ".join(f"{item.in_words}" for item in found.values()), tuple(approach.sources[:1]))


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


_PREFILLED: Mapping[CriterionName, Callable[[Approach, Appraisal, Design, KnowledgeBase], Fact]] = {
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


def _service_facts(service: Service, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Facts:
    """A service has the evidence of the surest approach that it uses, and its own places, cost and dates."""
    used = approaches_of(service, base, appraisal.gap)
    return {
        **(_inherited(used[0], appraisal, design, base) if used else dict.fromkeys(EVIDENCE, NO_APPROACH)),
        "reach": _places(service),
        "cost": _recorded(_price(service), service),
        "time": _recorded(_running(service), service),
        "equity": _recorded(service.who_for and f"For {wording.lower_first(service.who_for)}.", service),
        "deliverability": _recorded(_stage(service), service),
        "community": community(design),
    }


def _price(service: Service) -> str | None:
    """Pounds a year and words, as far as they are known."""
    pounds = f"£{service.cost_pounds:,} a year" if service.cost_pounds is not None else None
    return ". ".join(filter(None, (pounds, service.cost))) or None


def _stage(service: Service) -> str | None:
    return f"Stage: {service.stage_of_practice.replace('-', ' ')}." if service.stage_of_practice else None


def _running(service: Service) -> str | None:
    return "It is running already." if service.stage_of_practice not in (None, "idea") else None


def _inherited(approach: Approach, appraisal: Appraisal, design: Design, base: KnowledgeBase) -> Facts:
    found = {name: _PREFILLED[name](approach, appraisal, design, base) for name in EVIDENCE}
    through = f"It uses {wording.lower_first(approach.name)}."
    return {name: replace(fact, text=f"{through} {fact.text}") for name, fact in found.items()}


def _places(service: Service) -> Fact:
    if service.places_per_year is None:
        return Fact("How many places it has is not recorded.", (service.source,), is_known=False)
    used = "how many are used is not recorded" if service.places_used is None else f"{service.places_used} used"
    return Fact(f"{wording.count_of(service.places_per_year, 'place')} a year; {used}.".capitalize(), (service.source,))


def _recorded(text: str | None, service: Service) -> Fact:
    return Fact(text, (service.source,)) if text else UNKNOWN


def _nothing_facts(design: Design) -> Facts:
    needs = [taken.reading for taken in design.needs.values() if taken.reading.value is not None]
    goes_on = Fact(
        f"The need goes on as it is: {_as_it_stands(needs[0])}." if needs else "The need goes on as it is.",
        tuple(reading.source for reading in needs[:1]),
    )
    none = Fact("No new money. What the harm itself costs is not on record here.")
    return {
        "effect": goes_on,
        "certainty": Fact("Nobody can be sure what would happen without a change.", is_known=False),
        "fit": Fact("Does not apply."),
        "reach": Fact("Nobody new is reached."),
        "cost": none,
        "time": Fact("Nothing to start."),
        "equity": UNKNOWN,
        "deliverability": Fact("Nothing to deliver."),
        "community": community(design),
    }


def _as_it_stands(reading: reading_need.Reading) -> str:
    return (
        f"{wording.lower_first(reading.name)}, {wording.with_unit(reading.value, reading.unit)} in {reading.area_name}"
    )
