"""Reads back what one part of a design has been, version by version."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from toolkit.design import Design, upgrade
from toolkit.store import merging
from toolkit.store.store import FULL_COPY_EVERY, Store
from toolkit.store.tables import ChangeRow

MOST = 60
"""So many versions are read back: an afternoon's work at one part."""


def versions(store: Store, identifier: str, part: str, up_to: int) -> list[Design]:
    """The design at each version where a part of it changed, in order, and as it stood before the first of these.

    Reads the last MOST versions up to a number, or as few as there are.
    """
    rows = _rows(store, identifier, up_to)
    start = next((place for place, row in enumerate(rows) if row.document), None)
    if start is None:
        return []
    document: dict[str, Any] = json.loads(rows[start].document or "{}")
    found = [document]
    for row in rows[start + 1 :]:
        changes = {tuple(item["place"]): item["value"] for item in json.loads(row.patch)}
        document = merging.apply(document, changes)
        if any(place[0] == part for place in changes):
            found.append(document)
    return [Design.model_validate(upgrade(document)) for document in found]


def _rows(store: Store, identifier: str, up_to: int) -> list[ChangeRow]:
    first = up_to - MOST - FULL_COPY_EVERY
    query = select(ChangeRow).where(
        ChangeRow.design_id == identifier, ChangeRow.version <= up_to, ChangeRow.version > first
    )
    with Session(store.engine) as session:
        return list(session.scalars(query.order_by(ChangeRow.version)).all())
