"""Keeps designs, and opens the store: every change at once, none lost when two people save."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import Engine, delete, event, select, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from toolkit.design import Design, upgrade
from toolkit.errors import UserError
from toolkit.store import merging, migrations, records
from toolkit.store.merging import Conflict
from toolkit.store.records import Collection, Kind, in_utc, to_json
from toolkit.store.tables import ChangeRow, DesignRow

FULL_COPY_EVERY = 20
"""A whole copy of the document is kept with every so many changes, so that old versions are quick to rebuild."""
TRIES = 5


@dataclass(frozen=True)
class Saved:
    """A design as the store holds it."""

    design: Design
    version: int
    saved_at: datetime


@dataclass(frozen=True)
class SaveResult:
    """What a save led to. In a conflict the other person's value stands and both are shown."""

    saved: Saved
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True)
class Summary:
    """A line in the list of designs."""

    id: str
    name: str
    purpose: str
    area_name: str
    version: int
    saved_at: datetime


def open_store(address: str) -> "Store":
    """The store at a database address, with its tables brought up to date.

    Raises UserError when the database cannot be opened.
    """
    try:
        engine = _engine(address)
        migrations.bring_up_to_date(engine)
    except (OperationalError, OSError, sqlalchemy.exc.ArgumentError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise UserError(f"The database cannot be opened ({reason}). Check THROUGHLINE_DATABASE.") from None
    return Store(engine)


def exists(address: str) -> bool:
    """Whether there is a database at an address; one on a server is taken to be there."""
    url = sqlalchemy.make_url(address)
    return url.get_backend_name() != "sqlite" or Path(url.database or "").is_file()


def _engine(address: str) -> Engine:
    url = sqlalchemy.make_url(address)
    if url.get_backend_name() != "sqlite":
        return sqlalchemy.create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sqlalchemy.create_engine(url, connect_args={"timeout": 10})
    event.listen(engine, "connect", _set_up_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _: Any) -> None:
    # WAL lets forty phones read while one writes; FULL keeps the last change through a power cut.
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON"):
        connection.execute(statement)


@dataclass(frozen=True)
class Store:
    """The designs and records of one database."""

    engine: Engine

    def records(self, kind: str, model: type[Kind]) -> Collection[Kind]:
        """The partnership's records of one kind, such as its services."""
        return Collection(self.engine, kind, model)

    def stamp(self, kinds: Iterable[str]) -> str:
        """A short text that changes whenever a record of one of the kinds does."""
        return records.stamp(self.engine, kinds)

    def close(self) -> None:
        """Give back the connections to the database."""
        self.engine.dispose()

    def create(self, design: Design, by: str = "") -> Saved:
        """Keep a new design. Raises UserError when its id is taken."""
        document, now = _document(design), datetime.now(UTC)
        row = DesignRow(id=design.id, version=1, saved_at=now, document=to_json(document), **_summary(design))
        change = ChangeRow(
            design_id=design.id,
            version=1,
            changed_at=now,
            changed_by=by,
            patch="[]",
            document=to_json(document),
        )
        try:
            with Session(self.engine) as session, session.begin():
                session.add(row)
                session.flush()
                session.add(change)
        except IntegrityError:
            raise UserError(f"There is already a design with the id '{design.id}'.") from None
        return Saved(design, 1, now)

    def get(self, identifier: str) -> Saved:
        """The design with an id. Raises UserError when there is none."""
        with Session(self.engine) as session:
            row = session.get(DesignRow, identifier)
        if row is None:
            raise UserError(
                "This address names a design that is not kept here. Open one from the list on the home page."
            )
        return _saved(row)

    def save(self, design: Design, based_on: int, by: str = "") -> SaveResult:
        """Keep a changed design that was read at version `based_on`, merging what others saved since.

        Raises UserError when the design was deleted meanwhile.
        """
        for _ in range(TRIES):
            result = self._try_to_save(design, based_on, by)
            if result is not None:
                return result
        raise UserError("Others are saving this design at the same moment. Wait a second and try again.")

    def _try_to_save(self, design: Design, based_on: int, by: str) -> SaveResult | None:
        now = self.get(design.id)
        if now.version == based_on:
            return self._write(now, design, (), by)
        base = _document(self.version(design.id, based_on))
        merged = merging.merge(base, _document(design), _document(now.design))
        return self._write(now, _mended(merged.document, now.design), merged.conflicts, by)

    def _write(self, before: Saved, after: Design, conflicts: tuple[Conflict, ...], by: str) -> SaveResult | None:
        if after == before.design:
            return SaveResult(before, conflicts)
        version, moment, document = before.version + 1, datetime.now(UTC), _document(after)
        kept = to_json(document) if version % FULL_COPY_EVERY == 0 else None
        patch = to_json(merging.patch(_document(before.design), document))
        with Session(self.engine) as session, session.begin():
            written = session.execute(
                update(DesignRow)
                .where(DesignRow.id == after.id, DesignRow.version == before.version)
                .values(version=version, saved_at=moment, document=to_json(document), **_summary(after))
            )
            if written.rowcount == 0:  # type: ignore[attr-defined]
                return None
            session.add(
                ChangeRow(
                    design_id=after.id,
                    version=version,
                    changed_at=moment,
                    changed_by=by,
                    patch=patch,
                    document=kept,
                )
            )
        return SaveResult(Saved(after, version, moment), conflicts)

    def version(self, identifier: str, number: int) -> Design:
        """A design as it was at a version. Raises UserError when that version is not kept."""
        with Session(self.engine) as session:
            query = select(ChangeRow).where(ChangeRow.design_id == identifier, ChangeRow.version <= number)
            rows = session.scalars(query.order_by(ChangeRow.version)).all()
        start = max((place for place, row in enumerate(rows) if row.document), default=None)
        if start is None or rows[-1].version != number:
            raise UserError(f"Version {number} of this design is not kept.")
        document = json.loads(rows[start].document or "{}")
        for row in rows[start + 1 :]:
            changes = {tuple(item["place"]): item["value"] for item in json.loads(row.patch)}
            document = merging.apply(document, changes)
        return Design.model_validate(upgrade(document))

    def designs(self) -> list[Summary]:
        """All designs, the latest saved first."""
        with Session(self.engine) as session:
            rows = session.scalars(select(DesignRow).order_by(DesignRow.saved_at.desc())).all()
        return [
            Summary(row.id, row.name, row.purpose, row.area_name, row.version, in_utc(row.saved_at)) for row in rows
        ]

    def delete(self, identifier: str) -> None:
        """Remove a design and its history for good."""
        with Session(self.engine) as session, session.begin():
            session.execute(delete(ChangeRow).where(ChangeRow.design_id == identifier))
            session.execute(delete(DesignRow).where(DesignRow.id == identifier))


def _document(design: Design) -> dict[str, Any]:
    return design.model_dump(mode="json")


def _summary(design: Design) -> Mapping[str, str]:
    return {"name": design.name, "purpose": design.purpose, "area_name": design.area_name}


def _saved(row: DesignRow) -> Saved:
    design = Design.model_validate(upgrade(json.loads(row.document)))
    return Saved(design, row.version, in_utc(row.saved_at))


def _mended(document: dict[str, Any], theirs: Design) -> Design:
    """The merged design without arrows whose box the other side removed."""
    theory = document.get("theory", {})
    boxes = theory.get("boxes", {})
    arrows = theory.get("arrows", {})
    theory["arrows"] = {
        key: arrow for key, arrow in arrows.items() if arrow["start"] in boxes and arrow["end"] in boxes
    }
    return Design.model_validate({**document, "id": theirs.id})
