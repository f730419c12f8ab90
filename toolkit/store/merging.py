"""Merges two people's changes to one document field by field, and writes a change as a small patch."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str, ...]
Leaves = dict[Path, Any]
GONE = {"gone": True}
"""Stands in a patch for a field that a change removed."""


@dataclass(frozen=True)
class Conflict:
    """A field that two people changed in different ways: where, and what each wrote."""

    place: str
    mine: Any
    theirs: Any


@dataclass(frozen=True)
class Merged:
    """A merged document, and the fields on which the two sides disagree (theirs stands in the document)."""

    document: dict[str, Any]
    conflicts: tuple[Conflict, ...]


def leaves(document: Mapping[str, Any], path: Path = ()) -> Leaves:
    """Every single field of a document by its path; lists count as one field, so do empty collections."""
    found: Leaves = {}
    for key, value in document.items():
        here = (*path, key)
        found |= leaves(value, here) if isinstance(value, Mapping) and value else {here: value}
    return found


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Leaves:
    """The fields that differ, with their new value; GONE for those removed."""
    old, new = leaves(before), leaves(after)
    kept = {path: value for path, value in new.items() if path not in old or old[path] != value}
    return {**kept, **{path: GONE for path in old if path not in new}}


def patch(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A change as a list of places and new values, ready to be stored as JSON."""
    return [{"place": list(path), "value": value} for path, value in changed(before, after).items()]


def apply(document: Mapping[str, Any], changes: Leaves) -> dict[str, Any]:
    """A document with some fields set or removed; the one given stays as it is."""
    fields = leaves(document)
    removed = [path for path, value in changes.items() if value == GONE]
    for path in removed:
        fields.pop(path, None)
    for path, value in changes.items():
        if value != GONE:
            fields = {key: kept for key, kept in fields.items() if not _blocks(key, path)}
            fields[path] = value
    return _nested(fields)


def merge(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """Both sides' changes to one document; where both changed a field differently theirs stands and is reported."""
    my_changes, their_changes = changed(base, mine), changed(base, theirs)
    clashes = [path for path in my_changes if _clashes(path, my_changes[path], their_changes)]
    free = {path: value for path, value in my_changes.items() if path not in clashes}
    conflicts = tuple(
        Conflict(".".join(path), _shown(my_changes[path]), _shown(_value_at(theirs, path))) for path in clashes
    )
    return Merged(apply(theirs, free), conflicts)


def _clashes(path: Path, value: Any, others: Leaves) -> bool:
    for other, their_value in others.items():
        if other == path:
            return bool(their_value != value)
        if _blocks(other, path) and GONE not in (their_value, value):
            return True
    return _item_removed(path, value, others)


def _item_removed(path: Path, value: Any, others: Leaves) -> bool:
    """Whether the other side removed fields of the very item that this change touches."""
    if value == GONE or len(path) < 2:
        return False
    return any(gone == GONE and other[:-1] == path[:-1] for other, gone in others.items())


def _blocks(one: Path, other: Path) -> bool:
    """Whether one path is a beginning of the other, so that both cannot be fields of one document."""
    return one != other and (one == other[: len(one)] or other == one[: len(other)])


def _nested(fields: Leaves) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for path, value in fields.items():
        here = document
        for key in path[:-1]:
            here = here.setdefault(key, {})
        here[path[-1]] = value
    return document


def _value_at(document: Any, path: Path) -> Any:
    for key in path:
        if not isinstance(document, Mapping) or key not in document:
            return GONE
        document = document[key]
    return document


def _shown(value: Any) -> Any:
    return None if value == GONE else value
