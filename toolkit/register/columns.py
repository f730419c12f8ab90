"""Knows the columns of the register as a table: how each is headed, written, and read back from a cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import UNKNOWN_SECTOR, Service
from toolkit.register import cells
from toolkit.vocabulary import PREVENTION_LEVELS, SETTINGS, STAGES

Write = Callable[[Service, KnowledgeBase], str]
Read = Callable[[str, KnowledgeBase], Any]
Options = Callable[[KnowledgeBase], Mapping[str, str]]


@dataclass(frozen=True)
class Field:
    """One column. `read` is only given cells that hold something; it raises UserError for what it does not know."""

    key: str
    heading: str
    write: Write
    read: Read
    also: tuple[str, ...] = ()


def _text(key: str, heading: str, *also: str) -> Field:
    return Field(key, heading, lambda service, _: getattr(service, key) or "", lambda given, _: cells.text(given), also)


def _number(key: str, heading: str, *also: str) -> Field:
    return Field(key, heading, lambda service, _: _or_empty(getattr(service, key)), _read_count, also)


def _date(key: str, heading: str, *also: str) -> Field:
    return Field(
        key, heading, lambda service, _: getattr(service, key) or "", lambda given, _: cells.partial_date(given), also
    )


def _or_empty(value: int | None) -> str:
    return "" if value is None else str(value)


def _read_count(given: str, _: KnowledgeBase) -> int | None:
    return cells.count(given)


def _names(keys: tuple[str, ...], words: Mapping[str, str]) -> str:
    return "; ".join(words.get(key, key) for key in keys)


def _some(key: str, heading: str, noun: str, options: Options, *also: str) -> Field:
    """A column that holds several options by their names, parted by semicolons."""

    def write(service: Service, base: KnowledgeBase) -> str:
        return _names(CHOSEN[key](service), options(base))

    def read(given: str, base: KnowledgeBase) -> tuple[str, ...]:
        known = options(base)
        return tuple(dict.fromkeys(cells.choice(part, known, noun) for part in cells.parts(given)))

    return Field(key, heading, write, read, also)


CHOSEN: Mapping[str, Callable[[Service], tuple[str, ...]]] = {
    "areas": lambda service: service.areas,
    "levels": lambda service: service.levels or (),
    "settings": lambda service: service.settings,
    "approaches": lambda service: tuple(use.approach for use in service.approaches),
    "acts_on": lambda service: service.factors,
    "only_within": lambda service: service.only_within,
}
"""The keys that a service has of each kind of option."""


def area_names(base: KnowledgeBase) -> Mapping[str, str]:
    """The places that a service can cover, by code."""
    return {area.code: area.name for area in base.areas.values() if area.can_be_chosen}


def _sector(given: str, base: KnowledgeBase) -> str:
    """A sector of the partnership where it is one, or else what the file calls it."""
    found = cells.text(given)
    if found is None:
        return UNKNOWN_SECTOR
    try:
        return cells.choice(found, {item.sector: item.sector for item in base.partnership.sectors}, "sector")
    except UserError:
        return found


def _stage(given: str, _: KnowledgeBase) -> str | None:
    return cells.choice(given, STAGES, "stage") if cells.text(given) else None


FIELDS: tuple[Field, ...] = (
    Field("id", "Id", lambda service, _: service.id, lambda given, _: cells.text(given), ("identifier", "reference")),
    _text("name", "Service", "name", "service name", "programme", "project", "title"),
    _text("what", "What it does", "description", "what", "summary", "what it is", "about"),
    _text("who_for", "For whom", "who for", "target group", "eligibility", "who it is for", "clients", "cohort"),
    _text("provider", "Who provides it", "provider", "organisation", "organization", "delivered by", "lead agency"),
    Field("sector", "Sector", lambda service, _: service.sector, _sector, ("organisation type",)),
    _some("areas", "Places covered", "place", area_names, "area", "areas", "district", "coverage"),
    Field(
        "lowest", "Youngest age", lambda service, _: str(service.ages.lowest) if service.ages else "", _read_count,
        ("minimum age", "age from", "min age", "lowest age"),
    ),
    Field(
        "highest", "Oldest age", lambda service, _: str(service.ages.highest) if service.ages else "", _read_count,
        ("maximum age", "age to", "max age", "highest age"),
    ),
    _some("levels", "Level of prevention", "level", lambda _: PREVENTION_LEVELS, "level", "prevention level", "tier"),
    _some("settings", "Settings", "setting", lambda _: SETTINGS, "setting", "where it is delivered"),
    _some(
        "approaches", "Approaches it uses", "approach",
        lambda base: {key: item.name for key, item in base.approaches.items()}, "approach", "approaches",
    ),
    _some(
        "acts_on", "What it works on", "thing to work on",
        lambda base: {key: item.name for key, item in base.factors.items()}, "factors", "factor", "needs",
    ),
    _text("who_can_refer", "Who can refer", "referral", "referral route", "how to refer", "referrers"),
    _number("places_per_year", "Places a year", "places", "capacity", "places per year", "annual capacity"),
    _number("places_used", "Places used", "used", "number reached", "participants", "take up"),
    _date("funded_from", "Funding starts", "start date", "funded from", "start", "contract start"),
    _date("funded_until", "Funding ends", "end date", "funded until", "end", "contract end", "funding end"),
    _number("cost_pounds", "Cost a year in pounds", "cost", "annual cost", "contract value", "budget", "value"),
    _text("cost", "Cost in words", "cost notes", "cost details", "funding notes"),
    Field(
        "stage_of_practice", "Stage of practice",
        lambda service, _: STAGES[service.stage_of_practice] if service.stage_of_practice else "", _stage,
        ("stage", "status"),
    ),
    _text("evaluation", "How it is evaluated", "evaluation", "evaluated by"),
    _some(
        "only_within", "Only for people in", "service on record",
        lambda base: {key: item.name for key, item in base.services.items()}, "only within",
    ),
    _text("told_by", "Who told us", "told by", "contact organisation", "source"),
    _text("link", "Web address", "link", "url", "website"),
    _date("as_of", "As of", "date", "as at", "last updated", "last checked"),
)  # fmt: skip
BY_KEY: Mapping[str, Field] = {field.key: field for field in FIELDS}


def row(service: Service, base: KnowledgeBase) -> dict[str, str]:
    """A service as texts by the keys of the columns."""
    return {field.key: field.write(service, base) for field in FIELDS}
