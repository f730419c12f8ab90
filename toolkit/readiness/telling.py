"""Tells why a gap is one, in a paragraph that a board member can read aloud, with the sources of every figure."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit import evidence, wording
from toolkit.evidence import Approach
from toolkit.gaps import parts
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need.readings import Reading
from toolkit.provision import Service
from toolkit.readiness.priorities import RankedGap

MOST_APPROACHES = 2


@dataclass(frozen=True)
class Told:
    """A paragraph and the ids of the sources that it draws on."""

    sentences: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


def told(ranked: RankedGap, place: str, base: KnowledgeBase) -> Told:
    """Why this is a gap: need, people, direction, provision, evidence, harm, its place in the order, and its links."""
    approaches = best_approaches(ranked, base)
    sentences = [
        *_need(ranked, place),
        *_people(ranked),
        *_direction(ranked),
        *_provision(ranked),
        *_evidence(ranked, approaches, base),
        *_harm(ranked, base),
        order_in_words(ranked),
        *_links(ranked),
    ]
    return Told(tuple(sentences), tuple(dict.fromkeys(_sources(ranked, approaches))))


def best_approaches(ranked: RankedGap, base: KnowledgeBase) -> list[Approach]:
    """The approaches to name: the surest first, without harmful ones and those with too few studies."""
    acting = evidence.in_reading_order(base.approaches[key] for key in ranked.gap.approaches)
    return [item for item in acting if item.label in ("high", "moderate", "low")][:MOST_APPROACHES]


def _need(ranked: RankedGap, place: str) -> Iterator[str]:
    reading = parts.leading(ranked.facts.readings)
    if reading is None:
        yield f"{ranked.gap.factor_name}. Nobody knows how large this need is in {place}: no figure on file shows it."
        return
    value = wording.with_unit(reading.value, reading.unit)
    yield f"{ranked.gap.factor_name}. The figure is {wording.lower_first(reading.name)}."
    yield f"In {place} it was {value}{_limits(reading)} ({wording.lower_first(reading.period or 'no period given')})."
    yield _compared(reading)
    if reading.polarity == "ambiguous":
        yield "The figure also counts what police and services do, so it may show how much is noticed."


def _limits(reading: Reading) -> str:
    if reading.lower is None or reading.upper is None:
        return ""
    return f", give or take chance: {wording.number(reading.lower)} to {wording.number(reading.upper)}"


def _compared(reading: Reading) -> str:
    name = reading.comparator_name
    if reading.comparator_value is None:
        return f"{name} has no figure for the same period, so it is not compared."
    against = f"{name} had {wording.number(reading.comparator_value)}"
    if reading.verdict == "similar":
        return f"{against}: no clear difference."
    times = f", so {place_has(reading)}" if reading.ratio else ""
    tested = "" if reading.is_tested else " Without counts nobody can say whether chance explains it."
    return f"{against}{times}.{tested}"


def place_has(reading: Reading) -> str:
    """How a place stands to its reference, as people say it."""
    assert reading.ratio is not None
    if round(reading.ratio, 1) == 1:
        return "the two are about the same"
    return f"{reading.area_name} has {wording.number(round(reading.ratio, 1))} times as much"


def _people(ranked: RankedGap) -> Iterator[str]:
    people = parts.people_in_need(ranked.facts)
    if people is not None:
        yield f"It concerns {people.in_words} people ({wording.lower_first(people.reading.name)})."
    elif any(reading.value is not None for reading in ranked.facts.readings):
        yield "How many people need help cannot be worked out from these figures."


def _direction(ranked: RankedGap) -> Iterator[str]:
    trend = ranked.parts["trend"]
    if parts.leading(ranked.facts.readings):
        unknown = "Which way it is going cannot be worked out from the figures on file."
        known = f"Over the last five figures: {wording.lower_first(trend.words)}."
        yield unknown if trend.needs_finding_out else known


def _provision(ranked: RankedGap) -> Iterator[str]:
    services = ranked.facts.services
    if services:
        yield f"On record: {wording.join_words([_service(service) for service in services])}."
        yield ranked.facts.capacity.in_words
    elif ranked.facts.list_is_complete:
        yield "Nothing is provided for it; the list of services is confirmed as complete."
    else:
        yield "No service that acts on it is recorded; nobody has confirmed the list, so there may be one."
    if ranked.facts.does_harm:
        names = wording.join_words(ranked.facts.does_harm)
        yield f"With an approach that does harm on average: {names}. Stop it, or write down why not."


def _service(service: Service) -> str:
    places = service.places_per_year
    known = "places not recorded" if places is None else f"{wording.count_of(places, 'place')} a year"
    return f"{service.name} ({known})"


def _evidence(ranked: RankedGap, approaches: list[Approach], base: KnowledgeBase) -> Iterator[str]:
    if approaches:
        yield f"Studies speak for {wording.join_words([_approach(item, base) for item in approaches])}."
    elif ranked.gap.approaches:
        yield "What acts on it has too few good studies to tell: if you use it, evaluate it."
    else:
        yield "No approach in our list is linked to it."
    harmful = [wording.lower_first(base.approaches[key].name) for key in ranked.gap.excluded]
    if harmful:
        yield f"Not to be used, as they do harm on average: {wording.join_words(harmful)}."


def _approach(approach: Approach, base: KnowledgeBase) -> str:
    found = [evidence.effect_in_words(item, base.outcomes[item.outcome].name) for item in approach.current_effects[:1]]
    certainty = (approach.certainty or "not recorded").replace("_", " ")
    return f"{wording.lower_first(approach.name)} ({'; '.join([*found, f'certainty: {certainty}'])})"


def _harm(ranked: RankedGap, base: KnowledgeBase) -> Iterator[str]:
    judged = base.weighing.harm_of.get(ranked.gap.factor)
    if judged is None:
        yield "How much harm it does has not been judged yet."
    else:
        why = f": {judged.why.strip().rstrip('.')}" if judged.why.strip() else ""
        yield f"The partnership judges it as {wording.lower_first(ranked.parts['harm'].words)}{why}."


def order_in_words(ranked: RankedGap) -> str:
    """The place in the order with its range."""
    place = f"number {ranked.rank} of {ranked.out_of}"
    if ranked.rank_low == ranked.rank_high:
        return f"In the order of this place it is {place}."
    return (
        f"In the order of this place it is {place}, and could be anywhere from {ranked.rank_low} to {ranked.rank_high}."
    )


def _links(ranked: RankedGap) -> Iterator[str]:
    count = ranked.gap.unconfirmed_links
    if count:
        noun = wording.count_of(count, "link")
        yield f"It rests on {noun} between figures, services and approaches that nobody has confirmed."


def _sources(ranked: RankedGap, approaches: list[Approach]) -> Iterator[str]:
    reading, people = parts.leading(ranked.facts.readings), parts.people_in_need(ranked.facts)
    if reading:
        yield reading.source
    if people:
        yield people.reading.source
    yield from (service.source for service in ranked.facts.services)
    for approach in approaches:
        yield from (effect.source for effect in approach.current_effects[:1])
        if approach.certainty_source:
            yield approach.certainty_source
