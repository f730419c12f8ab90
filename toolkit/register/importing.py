"""Works out what a list of services would change in the register: what is new, what differs, what is wrong where."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import Service
from toolkit.register import cells, editing, records
from toolkit.register.columns import BY_KEY, FIELDS, row
from toolkit.store import Collection

SAFE = "Nothing was taken in."
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NOWHERE = "X00000000"
"""Stands for the place of a service of which only the name is needed."""


@dataclass(frozen=True)
class Given:
    """One service as a file gives it: texts by column, each with its place in the file."""

    label: str
    texts: Mapping[str, str]
    places: Mapping[str, str]

    def place(self, key: str) -> str:
        """Where a text stands, in words: 'C5 (Places a year)'."""
        return f"{self.places.get(key, self.label)} ({BY_KEY[key].heading})"


@dataclass(frozen=True)
class Change:
    """A service on record that the file would change, and in which columns: heading, before, after."""

    before: Service
    after: Service
    differences: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Plan:
    """What taking the file in would do. With a problem nothing can be taken in."""

    new: tuple[Service, ...] = ()
    changes: tuple[Change, ...] = ()
    same: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def services(self) -> dict[str, Service]:
        return {service.id: service for service in (*self.new, *(change.after for change in self.changes))}


def plan(
    given: Sequence[Given], base: KnowledgeBase, *, areas: Sequence[str], told_by: str, today: str,
    left_out: Iterable[str] = (),
) -> Plan:  # fmt: skip
    """What a file's services would change. `areas` stand in where a new service names no place of its own."""
    problems: list[str] = []
    new: list[Service] = []
    changes: list[Change] = []
    same: list[str] = []
    seen: dict[str, str] = {}
    ids = _new_ids(given, base)
    with_new = _with_names(given, ids, base)
    for one in given:
        before = _on_record(one, base)
        values, wrong = _values(one, with_new)
        wrong += _twice(one, seen)
        if not wrong:
            try:
                after = _after(before, values, areas, told_by, today, ids.get(one.label, ""))
            except UserError as error:
                wrong = [f"{one.label}: {error}"]
        problems += wrong
        if wrong:
            continue
        _sort_in(before, after, with_new, new, changes, same)
    return Plan(tuple(new), tuple(changes), tuple(same), tuple(problems), tuple(left_out))


def take_in(found: Plan, collection: Collection[Service], by: str) -> None:
    """Keep all that is new or changed, or nothing. Raises UserError when there are problems or nothing to keep."""
    if found.problems:
        raise UserError(f"Put the problems right first. {SAFE}")
    known = {kept.id for kept in collection.all(with_retired=True)}
    # A service that only a file has so far: its history begins with the file's own words.
    collection.keep_all({change.before.id: change.before for change in found.changes if change.before.id not in known})
    collection.keep_all(found.services, by)


def _on_record(one: Given, base: KnowledgeBase) -> Service | None:
    identifier = one.texts.get("id", "").strip()
    if identifier in base.services:
        return base.services[identifier]
    name = one.texts.get("name", "").strip().casefold()
    return next((service for service in base.services.values() if service.name.casefold() == name), None)


def _values(one: Given, base: KnowledgeBase) -> tuple[dict[str, Any], list[str]]:
    """What the filled cells say; an empty cell says nothing, so that it never wipes out what is on record."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for key, text in one.texts.items():
        if key == "id" or not text.strip():
            continue
        try:
            values[key] = BY_KEY[key].read(text, base)
        except UserError as error:
            wrong.append(f"{one.place(key)}: {error}.")
    return values, wrong


def _twice(one: Given, seen: dict[str, str]) -> list[str]:
    name = one.texts.get("name", "").strip()
    if name.lower() in cells.UNKNOWN:
        return [f"{one.place('name')}: the service has no name. Give it one, or take the row out."]
    earlier = seen.setdefault(name.casefold(), one.label)
    return [] if earlier == one.label else [f"{one.label}: “{name}” stands in {earlier.lower()} too. Keep one of them."]


def _new_ids(given: Sequence[Given], base: KnowledgeBase) -> dict[str, str]:
    """An id for each service that is not on record: the one that the file gives where it is free, or a new one."""
    found: dict[str, str] = {}
    for one in given:
        if _on_record(one, base) is None:
            taken = {*base.services, *found.values()}
            own = one.texts.get("id", "").strip()
            free = bool(IDENTIFIER.fullmatch(own)) and own not in taken
            found[one.label] = own if free else records.new_id(one.texts.get("name", ""), taken)
    return found


def _with_names(given: Sequence[Given], ids: Mapping[str, str], base: KnowledgeBase) -> KnowledgeBase:
    """The base in which the file's new services can be named by each other: 'only for people in'."""
    names = {ids[one.label]: one.texts.get("name", "").strip() for one in given if one.label in ids}
    new = {key: editing.new_service(key, name, [NOWHERE], "", "2000") for key, name in names.items() if name}
    return replace(base, services={**base.services, **new})


def _after(
    before: Service | None, values: dict[str, Any], areas: Sequence[str], told_by: str, today: str, identifier: str
) -> Service:
    said, as_of = values.pop("told_by", None) or told_by, values.pop("as_of", None) or today
    if before is not None:
        differing = _differing(before, _with_ages(before, values), said, as_of)
        return editing.changed(before, differing, said, as_of) if differing else before
    name, places = values.pop("name"), values.get("areas") or tuple(areas)
    if not places:
        raise UserError("no place is given. Choose one for all rows that name none, or add a column for it.")
    new = editing.new_service(identifier, name, places, said, as_of)
    return editing.changed(new, _differing(new, _with_ages(new, values), said, as_of), said, as_of)


def _with_ages(before: Service, values: dict[str, Any]) -> dict[str, Any]:
    if "lowest" not in values and "highest" not in values:
        return values
    known = before.ages
    lowest = values.pop("lowest", known.lowest if known else None)
    highest = values.pop("highest", known.highest if known else None)
    return {**values, "ages": editing.with_ages(before, lowest, highest)}


def _differing(before: Service, values: dict[str, Any], said: str, as_of: str) -> dict[str, Any]:
    found = dict(values)
    if "acts_on" in found:
        found["acts_on"] = editing.links(before, found["acts_on"], said, as_of)
    if "approaches" in found:
        found["approaches"] = editing.uses(before, found["approaches"])
    if "levels" in found:
        found["levels"] = found["levels"] or None
    return {key: value for key, value in found.items() if value != getattr(before, key)}


def _sort_in(
    before: Service | None, after: Service, base: KnowledgeBase, new: list[Service], changes: list[Change],
    same: list[str],
) -> None:  # fmt: skip
    if before is None:
        new.append(after)
        return
    was, now = row(before, base), row(after, base)
    differences = tuple(
        (field.heading, was[field.key], now[field.key])
        for field in FIELDS
        if was[field.key] != now[field.key] and field.key not in ("as_of", "told_by")
    )
    if differences:
        changes.append(Change(before, after, differences))
    else:
        same.append(after.name)
