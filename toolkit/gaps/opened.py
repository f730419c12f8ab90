"""Opens one cell of the gap view: who provides, for how many, what studies say, what would close it, on which links."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit import evidence, wording
from toolkit.evidence import Approach
from toolkit.gaps.judging import Gap
from toolkit.gaps.picture import Picture
from toolkit.need.readings import Reading
from toolkit.provision import Service
from toolkit.vocabulary import FactorLink

MOST_NAMED = 3


@dataclass(frozen=True)
class Rests:
    """One link that a gap rests on: from a figure, a service or an approach to the factor."""

    kind: str
    name: str
    link: FactorLink


@dataclass(frozen=True)
class Opened:
    """What stands behind one cell, in words."""

    need: Reading | None
    providers: tuple[str, ...]
    how_many: str
    best: Approach | None
    studies: str
    closes: str
    rests_on: tuple[Rests, ...]


def opened(gap: Gap, picture: Picture) -> Opened:
    """Everything behind a gap in the picture that it was found in."""
    services = [service for service in picture.services if service.id in gap.services]
    approaches = [picture.all_approaches[key] for key in gap.approaches]
    readings = picture.readings.get(gap.factor, ())
    usable = evidence.in_reading_order(item for item in approaches if item.label in ("high", "moderate", "low"))
    return Opened(
        need=_leading(readings),
        providers=tuple(_provider(service, picture) for service in services),
        how_many=gap.capacity.in_words if gap.capacity and services else _nobody(gap),
        best=next(iter(_by_effect(usable)), None),
        studies=_studies(usable, approaches),
        closes=" ".join(_closes(gap, services, usable, readings, picture)),
        rests_on=tuple(_rests_on(gap, services, approaches, readings, picture)),
    )


def _leading(readings: Sequence[Reading]) -> Reading | None:
    """The figure that the judgement rests on: the first that stands out, or else the first known."""
    known = [reading for reading in readings if reading.value is not None]
    return next((reading for reading in known if reading.is_adverse), known[0] if known else None)


def _by_effect(approaches: Sequence[Approach]) -> list[Approach]:
    """The largest label first, the surest first among equals."""
    order = ("high", "moderate", "low")
    return sorted(approaches, key=lambda item: order.index(str(item.label)))


def _provider(service: Service, picture: Picture) -> str:
    parts = [service.name]
    if service.provider:
        parts.append(f"by {service.provider}")
    parts.append(f"ages {service.ages}" if service.ages else "ages not recorded")
    if service.funded_until:
        parts.append(f"funded until {service.funded_until}")
    known = picture.all_approaches
    used = [known[use.approach] for use in service.approaches if use.approach in known]
    parts.append(
        wording.join_words([f"{wording.lower_first(item.name)} ({item.label or 'not rated'})" for item in used])
        or "approach not recorded"
    )
    return ", ".join(parts)


def _nobody(gap: Gap) -> str:
    """Without a service on record: how many people are in need, as far as that is known."""
    lead = "No place is recorded for them." if gap.capacity and gap.capacity.people else "No place is recorded."
    return f"{gap.capacity.people_in_words} {lead}" if gap.capacity else lead


def _studies(usable: Sequence[Approach], approaches: Sequence[Approach]) -> str:
    if usable:
        named = [_with_label(item) for item in usable[:MOST_NAMED]]
        more = len(usable) - len(named)
        rest = f" and {more} more" if more else ""
        return f"{wording.join_words(named) if not rest else ', '.join(named) + rest}."
    if approaches:
        names = wording.join_words([wording.lower_first(item.name) for item in approaches])
        return f"Too few good studies to tell: {names}."
    return "No approach in our list is linked to it here."


def _with_label(item: Approach) -> str:
    certainty = (item.certainty or "not recorded").replace("_", " ")
    return f"{item.name} ({item.label} impact on violence, certainty {certainty})"


def _closes(
    gap: Gap, services: Sequence[Service], usable: Sequence[Approach], readings: Sequence[Reading], picture: Picture
) -> Iterator[str]:
    named = wording.join_words([wording.lower_first(item.name) for item in usable[:MOST_NAMED]], "or")
    if gap.kind == "provision_gap":
        yield f"A service that acts on it, for instance with {named}, or a service on record that takes it on."
    elif gap.kind == "weak_provision":
        yield from _more(gap, services, named)
    elif gap.kind == "ends_within_a_year":
        yield "Funding that goes on, or another service before it ends."
    elif gap.kind == "unclear_provision":
        yield "An evaluation that can tell whether it works."
    elif gap.kind == "harmful_provision":
        yield f"Stopping it, or a written reason.{f' Instead: {named}.' if named else ''}"
    elif gap.kind == "evidence_gap":
        yield "A pilot that is evaluated well: nobody knows yet what works here."
    elif gap.kind == "data_gap":
        yield from _asking(readings, picture)
    elif "average_low" in gap.warnings:
        yield "Before concluding: look at small areas and groups inside the place."
    elif any(service.places_per_year is None for service in services):
        yield "Asking how many places there are."
    else:
        yield "Nothing on the figures here."


def _more(gap: Gap, services: Sequence[Service], named: str) -> Iterator[str]:
    if gap.capacity and gap.capacity.is_certainly_too_small:
        least = math.ceil((gap.capacity.lower or 0) - (gap.capacity.places or 0))
        yield f"At least {least:,} more places a year."
    elif all(service.only_within for service in services):
        yield "Opening it to people who are in no other programme."
    elif not any(service.places_per_year for service in services) and services[0].places_per_year == 0:
        yield "Places: there are none left this year."
    else:
        yield f"An approach with a larger impact{f', such as {named}' if named else ''}."


def _asking(readings: Sequence[Reading], picture: Picture) -> Iterator[str]:
    holders = [picture.indicators[reading.id].held_by for reading in readings if reading.id in picture.indicators]
    known = list(dict.fromkeys(holder for holder in holders if holder))
    whom = f" Ask: {wording.join_words(known)}." if known else ""
    yield f"A figure for this place and these people, or asking them.{whom}"


def _rests_on(
    gap: Gap, services: Sequence[Service], approaches: Sequence[Approach], readings: Sequence[Reading], picture: Picture
) -> Iterator[Rests]:
    for reading in readings:
        indicator = picture.indicators.get(reading.id)
        for link in indicator.factors if indicator else ():
            if link.factor == gap.factor:
                yield Rests("Figure", reading.name, link)
    for kind, linked in (("Service", services), ("Approach", approaches)):
        for item in linked:
            for link in item.acts_on:
                if link.factor == gap.factor:
                    yield Rests(kind, item.name, link)
