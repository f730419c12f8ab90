"""Reads back what one part of a design has been, version by version."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from toolkit.store.merging import GONE, Leaves, Path
from toolkit.store.store import FULL_COPY_EVERY, Store
from toolkit.store.tables import ChangeRow

MOST = 60
"""So many versions are read back: an afternoon's work at one part."""
Document = Mapping[str, Any]


def versions(store: Store, identifier: str, part: str, up_to: int) -> list[Document]:
    """The design's document at each version where a part of it changed, in order, and as it stood before the first.

    Reads the last MOST versions up to a number, or as few as there are. What did not change is shared between them.
    """
    rows = _rows(store, identifier, up_to)
    start = next((place for place, row in enumerate(rows) if row.document), None)
    if start is None:
        return []
    document: Document = json.loads(rows[start].document or "{}")
    found = [document]
    for row in rows[start + 1 :]:
        changes = {tuple(item["place"]): item["value"] for item in json.loads(row.patch)}
        document = changed(document, changes)
        if any(place[0] == part for place in changes):
            found.append(document)
    return found


def _rows(store: Store, identifier: str, up_to: int) -> list[ChangeRow]:
    first = up_to - MOST - FULL_COPY_EVERY
    query = select(ChangeRow).where(
        ChangeRow.design_id == identifier, ChangeRow.version <= up_to, ChangeRow.version > first
    )
    with Session(store.engine) as session:
        return list(session.scalars(query.order_by(ChangeRow.version)).all())


def changed(document: Document, changes: Leaves) -> Document:
    """A document with some fields set or removed, as `merging.apply` does it, but copying only what changes."""
    for path, value in changes.items():
        if value == GONE:
            document = _without(document, path)
    for path, value in changes.items():
        if value != GONE:
            document = _with(document, path, value)
    return document


def _with(document: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    here = document if isinstance(document, Mapping) else {}
    return {**here, path[0]: _with(here.get(path[0]), path[1:], value)}


def _without(document: Document, path: Path) -> Document:
    """The document without a field, and without what held nothing but that field."""
    key = path[0]
    if key not in document:
        return document
    if len(path) > 1:
        inner = document[key]
        rest = _without(inner, path[1:]) if isinstance(inner, Mapping) else inner
        if rest or rest is inner:
            return {**document, key: rest}
    return {name: kept for name, kept in document.items() if name != key}
