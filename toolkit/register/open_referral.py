"""Reads and writes services as Open Referral UK gives them: JSON of the Human Services Data Specification.

Version 3 (`contents`, `minimum_age` and `eligibility_description` on the service) and the first UK version
(`content`, `eligibilitys`) are read; version 3 is written. What the standard has no place for goes into `attributes`,
where `label` is our column and `value` its text, so that a file that we wrote comes back whole.
"""

import json
import re
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import Service, first_day
from toolkit.register import cells
from toolkit.register.columns import BY_KEY, FIELDS, area_names, row
from toolkit.register.importing import SAFE, Given

MOST_BYTES, MOST_SERVICES = 40_000_000, 2000
NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""The namespace that RFC 9562 gives for addresses: our ids are made from them, always the same for the same service."""
STATISTICAL_GEOGRAPHY = "http://statistics.data.gov.uk/id/statistical-geography/"
OURS = "throughline:"
LISTS = ("contents", "content", "services", "items", "data")
IN_THE_STANDARD = ("name", "what", "who_for", "provider", "areas", "lowest", "highest", "who_can_refer", "link")


def write(services: Iterable[Service], base: KnowledgeBase) -> bytes:
    """The services as one page of a list, as an Open Referral UK address would answer."""
    contents = [_service(service, base) for service in services]
    page = {
        "total_items": len(contents), "total_pages": 1, "page_number": 1, "size": len(contents),
        "first_page": True, "last_page": True, "empty": not contents, "contents": contents,
    }  # fmt: skip
    return json.dumps(page, ensure_ascii=False, indent=1, allow_nan=False).encode()


def _service(service: Service, base: KnowledgeBase) -> dict[str, Any]:
    texts = row(service, base)
    found: dict[str, Any] = {
        "id": _uuid("service", service.id),
        "name": service.name,
        "description": service.what,
        "url": service.link,
        "status": "active",
        "eligibility_description": service.who_for,
        "application_process": service.who_can_refer,
        "minimum_age": service.ages.lowest if service.ages else None,
        "maximum_age": service.ages.highest if service.ages else None,
        "assured_date": first_day(service.as_of).isoformat(),
        "organization": _organisation(service),
        "service_areas": [_service_area(service, code, base) for code in service.areas],
        "attributes": [
            _attribute(service, field.key, texts[field.key])
            for field in FIELDS
            if field.key not in IN_THE_STANDARD and texts[field.key]
        ],
    }
    return {key: value for key, value in found.items() if value not in (None, [], "")}


def _organisation(service: Service) -> dict[str, Any] | None:
    if not service.provider:
        return None
    return {"id": _uuid("organization", service.provider), "name": service.provider, "description": service.provider}


def _service_area(service: Service, code: str, base: KnowledgeBase) -> dict[str, Any]:
    return {
        "id": _uuid("service_area", service.id, code),
        "name": base.areas[code].name,
        "uri": f"{STATISTICAL_GEOGRAPHY}{code}",
    }


def _attribute(service: Service, key: str, text: str) -> dict[str, Any]:
    return {
        "id": _uuid("attribute", service.id, key),
        "link_entity": "service",
        "label": f"{OURS}{key}",
        "value": text,
    }


def _uuid(*parts: str) -> str:
    return str(uuid.uuid5(NAMESPACE, "/".join(parts)))


def read(name: str, content: bytes, base: KnowledgeBase) -> tuple[list[Given], list[str]]:
    """The services of a file, and which were left out with why. Raises UserError for a file that is none of these."""
    services = _services(name, content)
    given: list[Given] = []
    left_out: list[str] = []
    for number, service in enumerate(services, start=1):
        label = f"Service {number}"
        if not isinstance(service, dict):
            raise UserError(f"{name}: {label.lower()} is not described as a service. {SAFE}")
        if _text(service, "status") in ("inactive", "defunct"):
            left_out.append(f"{_text(service, 'name') or label}: it is marked as {_text(service, 'status')}")
            continue
        texts = _texts(service, base)
        if _is_elsewhere(service, texts):
            left_out.append(f"{texts['name'] or label}: none of its places is one of ours")
            continue
        given.append(Given(label, texts, {key: f"{label}, {key}" for key in texts}))
    return given, left_out


def _services(name: str, content: bytes) -> list[Any]:
    if len(content) > MOST_BYTES:
        raise UserError(f"{name} is larger than 40 MB. Bring one page of the directory at a time. {SAFE}")
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        words = "is not a JSON file that we can read; it may be cut off. Save it again."
        raise UserError(f"{name} {words} {SAFE}") from None
    if isinstance(found, dict):
        found = next((found[key] for key in LISTS if isinstance(found.get(key), list)), [found])
    if not isinstance(found, list) or not any(isinstance(item, dict) and "name" in item for item in found):
        raise UserError(f"{name} holds no services as Open Referral UK describes them. {SAFE}")
    if len(found) > MOST_SERVICES:
        raise UserError(f"{name} holds {len(found):,} services. Bring at most {MOST_SERVICES:,} at a time. {SAFE}")
    return found


def _texts(service: Mapping[str, Any], base: KnowledgeBase) -> dict[str, str]:
    organisation = service.get("organization")
    eligible = _first(service, "eligibilitys")
    found = {
        "name": _text(service, "name"),
        "what": _plain(_text(service, "description")),
        "who_for": _text(service, "eligibility_description") or _text(eligible, "eligibility"),
        "provider": _text(organisation, "name") if isinstance(organisation, dict) else "",
        "areas": "; ".join(_areas(service, base)),
        "lowest": _age(service.get("minimum_age", eligible.get("minimum_age"))),
        "highest": _age(service.get("maximum_age", eligible.get("maximum_age"))),
        "who_can_refer": _text(service, "application_process"),
        "link": _text(service, "url") if _text(service, "url").startswith(("http://", "https://")) else "",
        "as_of": _text(service, "assured_date")[:10],
    }
    return {**found, **_ours(service)}


def _ours(service: Mapping[str, Any]) -> dict[str, str]:
    """What we wrote into attributes ourselves."""
    attributes = service.get("attributes")
    found = {}
    for item in attributes if isinstance(attributes, list) else []:
        label = _text(item, "label") if isinstance(item, dict) else ""
        key = label.removeprefix(OURS)
        if label.startswith(OURS) and key in BY_KEY:
            found[key] = _text(item, "value")
    return found


def _areas(service: Mapping[str, Any], base: KnowledgeBase) -> list[str]:
    """The places of the partnership that the service names by code or by name."""
    known = area_names(base)
    by_name = {name.casefold(): name for name in known.values()}
    found: list[str] = []
    for words in _area_words(service):
        codes = [known[code] for code in re.findall(r"[EWKJX][0-9]{8}", words) if code in known]
        named = by_name.get(words.strip().casefold())
        found += codes or ([named] if named else [])
    return list(dict.fromkeys(found))


def _area_words(service: Mapping[str, Any]) -> list[str]:
    areas = service.get("service_areas")
    parts = [item for item in areas if isinstance(item, dict)] if isinstance(areas, list) else []
    return [_text(item, key) for item in parts for key in ("name", "service_area", "uri", "extent") if _text(item, key)]


def _is_elsewhere(service: Mapping[str, Any], texts: Mapping[str, str]) -> bool:
    """Whether it names places, and none of them is ours."""
    return bool(_area_words(service)) and not texts["areas"]


def _first(service: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = service.get(key)
    return found[0] if isinstance(found, list) and found and isinstance(found[0], dict) else {}


def _text(holder: Any, key: str) -> str:
    value = holder.get(key) if isinstance(holder, Mapping) else None
    return value.strip() if isinstance(value, str) else ""


def _age(value: Any) -> str:
    """A whole number of years, up to the oldest that we know."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1000:
        return ""
    return str(min(int(value), 110))


def _plain(text: str) -> str:
    """A description without its marks of HTML, and no longer than a cell may be."""
    return re.sub(r"<[^>]{0,500}>", " ", text)[: cells.LONGEST_TEXT]
