"""Changes a service of the register field by field: who said it and when goes with every change."""

from collections.abc import Iterable, Mapping
from typing import Any

import pydantic

from toolkit.errors import UserError
from toolkit.provision import UNKNOWN_SECTOR, ApproachUse, Service
from toolkit.register.records import SOURCE
from toolkit.vocabulary import Ages, FactorLink


def new_service(identifier: str, name: str, areas: Iterable[str], told_by: str, today: str) -> Service:
    """A service of which only its name and places are known. Raises UserError when one of them is missing."""
    if not name.strip():
        raise UserError("A service needs a name. Write what people call it.")
    known = {
        "what": None, "who_for": None, "levels": None, "ages": None, "settings": (), "sector": UNKNOWN_SECTOR,
        "provider": None, "acts_on": (), "approaches": (), "who_can_refer": None, "places_per_year": None,
        "places_used": None, "funded_from": None, "funded_until": None, "cost": None, "stage_of_practice": None,
    }  # fmt: skip
    stamped = {"source": SOURCE, "told_by": told_by.strip() or None, "as_of": today}
    return _checked({"id": identifier, "name": name, "areas": tuple(areas), **known, **stamped})


def changed(service: Service, values: dict[str, Any], told_by: str, today: str) -> Service:
    """The service with new values, now by the word of whoever changed it. Raises UserError for what cannot be."""
    guessed = tuple(name for name in service.inferred if name not in values)
    stamped = {"source": SOURCE, "told_by": told_by.strip() or service.told_by, "as_of": today, "inferred": guessed}
    return _checked({**dict(service), **stamped, **values})


def with_ages(service: Service, lowest: int | None, highest: int | None) -> Ages | None:
    """The ages when one end changes; the other end stays. None when both are empty. Raises UserError."""
    if lowest is None and highest is None:
        return None
    youngest = 0 if lowest is None else lowest
    oldest = 110 if highest is None else highest
    if youngest > oldest:
        raise UserError(f"The youngest age ({youngest}) is above the oldest ({oldest}). Change the other one first.")
    return Ages(lowest=youngest, highest=oldest)


def links(service: Service, factors: Iterable[str], told_by: str, today: str) -> tuple[FactorLink, ...]:
    """Links to factors: those that stay keep their source, new ones are by the word of whoever adds them."""
    known = {link.factor: link for link in service.acts_on}
    by = told_by.strip() or None
    return tuple(
        known.get(factor)
        or FactorLink(factor=factor, source=SOURCE, confirmed_by=by, confirmed_on=today if by else None)
        for factor in factors
    )


def uses(service: Service, approaches: Iterable[str]) -> tuple[ApproachUse, ...]:
    """Approaches in use: those that stay keep their source."""
    known = {use.approach: use for use in service.approaches}
    return tuple(known.get(item) or ApproachUse(approach=item, source=SOURCE) for item in approaches)


def _checked(values: dict[str, Any]) -> Service:
    try:
        return Service.model_validate(values)
    except pydantic.ValidationError as error:
        raise UserError(in_words(error)) from None


SAYS: Mapping[str, str] = {
    "name": "A service needs a name. Write what people call it.",
    "areas": "A service needs a place. Choose at least one that it covers.",
    "link": "A web address starts with http:// or https://.",
    "as_of": "The date of the record is missing. Write it like 2026-03-31, or March 2026.",
}


def in_words(error: pydantic.ValidationError) -> str:
    """The first thing that is wrong, in a sentence."""
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    if field in SAYS:
        return SAYS[field]
    message = first["msg"].removeprefix("Value error, ").rstrip(".")
    lead = f"{field.replace('_', ' ').capitalize()}: " if field else ""
    return f"{lead}{message[:1].upper()}{message[1:]}."
