"""Offers the options for a gap, and fills in what is on record for each: the judgement is left to people."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from toolkit import evidence, wording
from toolkit.design import Design
from toolkit.evidence import Approach
from toolkit.gaps.appraisal import NOTHING, Appraisal, CriterionName, Option
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import readings as reading_need
from toolkit.provision import Service
from toolkit.readiness import approach_facts
from toolkit.readiness.approach_facts import UNKNOWN, Fact, Facts, community
from toolkit.readiness.drafting import picture_for

NO_APPROACH = Fact("Which approach it uses is not recorded.", is_known=False)
EVIDENCE: tuple[CriterionName, ...] = ("effect", "certainty", "fit")
"""What a service takes over from the approach that it uses."""


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
        return approach_facts.facts(base.approaches[subject], appraisal, design, base)
    if option.kind == "extend" and subject in base.services:
        return _service_facts(base.services[subject], appraisal, design, base)
    if option.kind == "nothing":
        return _nothing_facts(design)
    gone = Fact("It is not on record here any more.", is_known=False)
    return dict.fromkeys(approach_facts.PREFILLED, gone)


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
    found = {name: approach_facts.PREFILLED[name](approach, appraisal, design, base) for name in EVIDENCE}
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
