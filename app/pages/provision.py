"""Provision: what is already on record in the place, for whom, how many, and how complete the record is."""

from collections.abc import Sequence

from markupsafe import Markup

from app import state
from app.parts import badges, completeness, fields, frame, messages, rail, sources, tables
from toolkit import gaps, readiness, wording
from toolkit.design import Design
from toolkit.provision import Service
from toolkit.vocabulary import PREVENTION_LEVELS, STAGES


def page(design: Design) -> None:
    """The services on record, then what the user knows beside them."""
    services = on_record(design)
    frame.open_page(
        "provision",
        f"What is provided in {frame.place_name(design)}",
        "Services on record that work on violence or on what drives it. Look before you plan something new.",
    )
    if state.area(design) is None:
        messages.note(
            "No place is chosen yet.", "All services on record are shown. Choose a place to see its own.", "empty"
        )
    messages.reading(_count(services, design), _places_known(services))
    completeness.note(design)
    _ways_on()
    tables.show("Services on record", COLUMNS, [_row(service) for service in services])
    sources.cite(
        dict.fromkeys(service.source for service in services),
        leaves_out="“To check”: we worked it out from the source, which does not say it in so many words.",
    )
    _details(services)
    completeness.show(design, services)
    _off_the_register()
    _own_knowledge(design)
    frame.next_step("provision")


COLUMNS = ("Service", "What it is", "For whom", "Approach and its impact", "Places a year")


def on_record(design: Design) -> list[Service]:
    """The services of the design's place, or all of them."""
    base = state.base()
    area = state.area(design)
    places = gaps.places_of(area, base.areas) if area else set(base.areas)
    return [service for service in base.services.values() if service.serves(places, None)]


def _count(services: Sequence[Service], design: Design) -> str:
    if not services:
        return f"No service is recorded for {frame.place_name(design)}."
    asked = design.question.ages
    for_ages = [service for service in services if asked and service.ages and service.ages.overlaps(asked)]
    how_many = "all" if len(for_ages) == len(services) else len(for_ages) or "none"
    whom = f", {how_many} of them on record as taking some of your ages" if asked else ""
    return f"{wording.count_of(len(services), 'service is', 'services are').capitalize()} on record{whom}."


def _places_known(services: Sequence[Service]) -> str:
    known = [service for service in services if service.places_per_year is not None]
    if not services:
        return ""
    if not known:
        return "The record does not say how many places any of them has."
    without = len(services) - len(known)
    rest = f" For {wording.count_of(without, 'service')} the places are not recorded." if without else ""
    places = sum(service.places_per_year or 0 for service in known)
    count = wording.count_of(places, "place").capitalize()
    return f"{count} a year in {wording.count_of(len(known), 'service')}.{rest}"


def _ways_on() -> None:
    rail.link("service", "Add a service")
    rail.link("bring-in-services", "Bring in a list, or take the register with you")
    rail.link("paid-for-now", "Three questions on what is paid for now")


def _row(service: Service) -> list[tables.Cell]:
    levels = wording.join_words([wording.lower_first(PREVENTION_LEVELS[level]) for level in service.levels or ()])
    ages = f"Ages {service.ages}. " if service.ages else ""
    return [
        tables.cell(service.name, levels.capitalize()),
        service.what,
        Markup("{}{} {}").format(ages, service.who_for or "", _guess(service, "who_for", "ages")),
        _approaches(service),
        service.places_per_year,
    ]


def _guess(service: Service, *names: str) -> Markup:
    return badges.to_check() if set(names) & set(service.inferred) else Markup("")


def _approaches(service: Service) -> Markup:
    known = state.base().approaches
    used = [(known[use.approach], use.source == "our-mapping") for use in service.approaches if use.approach in known]
    if not used:
        return badges.value("not_recorded")
    lines = (
        Markup("<div>{} {} {}</div>").format(item.name, badges.impact(item.label), badges.to_check() if guessed else "")
        for item, guessed in used
    )
    return Markup("").join(lines)


def _details(services: Sequence[Service]) -> None:
    messages.heading("More on each service")
    for service in services:
        changed = " (changed here)" if service.id in state.base().services_in_files else ""
        with frame.folded(f"{service.name}{changed}", f"service-{service.id}"):
            _detail(service)


def _detail(service: Service) -> None:
    cost = f"£{service.cost_pounds:,} a year" if service.cost_pounds is not None else None
    rows: list[tuple[str, tables.Cell]] = [
        ("Who provides it", service.provider),
        ("Sector", service.sector),
        ("Who can refer", service.who_can_refer),
        ("Places used", service.places_used),
        ("Funded from", service.funded_from),
        ("Funded until", service.funded_until),
        ("Cost", ". ".join(filter(None, (cost, service.cost))) or None),
        ("Stage", STAGES[service.stage_of_practice] if service.stage_of_practice else None),
        ("How it is evaluated", service.evaluation),
        ("Its page", messages.link(service.link, service.link) if service.link else None),
        ("Who told us", service.told_by),
        ("As of", service.as_of),
    ]
    tables.show(f"On record for {service.name}", ("What", "On record"), rows)
    if service.need_and_evidence_given:
        messages.paragraph("Why it was set up, by its own account:")
        messages.bullets(statement.text for statement in service.need_and_evidence_given)
    rail.link("service", "Change it, or see how it changed", service=service.id)


def _off_the_register() -> None:
    base = state.base()
    gone = [service for key, service in base.services_in_files.items() if key not in base.services]
    if gone:
        with frame.folded("Taken off the register", "off-the-register"):
            messages.paragraph("These came with the tool and somebody took them off. They count in no gap.")
            for service in gone:
                rail.link("service", service.name, service=service.id)


def _own_knowledge(design: Design) -> None:
    messages.heading("What do you know of that is not on this list?")
    fields.long_text(
        "Other services, who runs them and whom they reach",
        design.provision_notes,
        "provision-notes",
        lambda now, text: now.with_(provision_notes=text),
        help=fields.NO_NAMES,
    )
    fields.tick(
        "I have looked at what is on record for this place",
        design.provision_checked,
        "provision-looked-at",
        _note_looked_at,
        disabled=state.area(design) is None,
    )


def _note_looked_at(design: Design, looked: bool) -> Design:
    if looked:
        design = readiness.take_provision(design, state.base(), state.today())
    return design.with_(provision_checked=looked)


page(frame.design_for("provision"))
