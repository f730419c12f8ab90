"""Keeps the partnership's records, kind by kind: services, findings, confirmations, figures, decisions."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

import pydantic
from sqlalchemy import Engine, delete, func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from toolkit.errors import UserError
from toolkit.store import merging
from toolkit.store.merging import Conflict
from toolkit.store.tables import RecordChangeRow, RecordRow
from toolkit.vocabulary import Record

Kind = TypeVar("Kind", bound=Record)
TRIES = 5


@dataclass(frozen=True)
class Kept(Generic[Kind]):
    """A record as the store holds it. A retired one is kept for the history, but no longer used."""

    id: str
    record: Kind
    version: int
    saved_at: datetime
    saved_by: str = ""
    retired: bool = False


@dataclass(frozen=True)
class RecordSaveResult(Generic[Kind]):
    """What a save led to. In a conflict the other person's value stands and both are shown."""

    kept: Kept[Kind]
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True)
class Collection(Generic[Kind]):
    """All records of one kind, checked by one model. Who changes a record is a role or an organisation."""

    engine: Engine
    kind: str
    model: type[Kind]

    def all(self, *, with_retired: bool = False) -> list[Kept[Kind]]:
        """The records in use, in the order of their ids; on request the retired ones too."""
        query = select(RecordRow).where(RecordRow.kind == self.kind).order_by(RecordRow.id)
        if not with_retired:
            query = query.where(RecordRow.retired.is_(False))
        with Session(self.engine) as session:
            return [self._kept(row) for row in session.scalars(query)]

    def get(self, identifier: str) -> Kept[Kind]:
        """The record with an id, retired or not. Raises UserError when there is none."""
        with Session(self.engine) as session:
            row = session.get(RecordRow, (self.kind, identifier))
        if row is None:
            raise UserError(f"There is no record '{identifier}' here any more. Go back to the list and open another.")
        return self._kept(row)

    def stamp(self) -> str:
        """A short text that changes whenever a record of this kind does, for whoever keeps what follows from them."""
        return stamp(self.engine, (self.kind,))

    def create(self, identifier: str, record: Kind, by: str = "") -> Kept[Kind]:
        """Keep a new record. Raises UserError when its id is taken."""
        return self.create_all({identifier: record}, by)[0]

    def create_all(self, records: Mapping[str, Kind], by: str = "") -> list[Kept[Kind]]:
        """Keep many new records, all or none. Raises UserError when an id is taken."""
        new = [Kept(key, record, 1, datetime.now(UTC), by) for key, record in records.items()]
        try:
            with Session(self.engine) as session, session.begin():
                for kept in new:
                    session.add(RecordRow(**self._fields(kept), id=kept.id, saved_at=kept.saved_at))
                    session.add(self._change(kept))
        except IntegrityError:
            raise UserError("A record with this id is kept here already. Open that one and change it.") from None
        return new

    def keep_all(self, records: Mapping[str, Kind], by: str = "") -> None:
        """Keep many records at once, new or in place of what was there, all or none; a retired one is in use again."""
        try:
            with Session(self.engine) as session, session.begin():
                for identifier, record in records.items():
                    self._keep(session, identifier, record, by)
        except IntegrityError:
            raise UserError(
                "Others changed the same records at the same moment. Nothing was kept. Try again."
            ) from None

    def _keep(self, session: Session, identifier: str, record: Kind, by: str) -> None:
        row = session.get(RecordRow, (self.kind, identifier))
        if row and self._kept(row).record == record and not row.retired:
            return
        after = Kept(identifier, record, row.version + 1 if row else 1, datetime.now(UTC), by)
        if row is None:
            session.add(RecordRow(**self._fields(after), id=identifier, saved_at=after.saved_at))
        else:
            for name, value in {**self._fields(after), "saved_at": after.saved_at}.items():
                setattr(row, name, value)
        session.add(self._change(after))

    def save(self, identifier: str, record: Kind, based_on: int, by: str = "") -> RecordSaveResult[Kind]:
        """Keep a changed record that was read at version `based_on`, merging what others saved since."""
        for _ in range(TRIES):
            now = self.get(identifier)
            merged, conflicts = self._merged(now, record, based_on)
            kept = self._write(now, merged, by, retired=now.retired)
            if kept:
                return RecordSaveResult(kept, conflicts)
        raise UserError("Others are saving this record at the same moment. Wait a second and try again.")

    def retire(self, identifier: str, by: str = "") -> Kept[Kind]:
        """Take a record out of use; it and its history are kept. Raises UserError when there is none."""
        return self._set_retired(identifier, by, retired=True)

    def restore(self, identifier: str, by: str = "") -> Kept[Kind]:
        """Take a retired record into use again. Raises UserError when there is none."""
        return self._set_retired(identifier, by, retired=False)

    def erase(self, identifier: str) -> None:
        """Remove a record and its whole history for good: for personal data, which must not outlive their reason."""
        on_sqlite = self.engine.dialect.name == "sqlite"
        with Session(self.engine) as session, session.begin():
            if on_sqlite:
                # So that the erased bytes are overwritten in the file and not only forgotten.
                session.execute(text("PRAGMA secure_delete = ON"))
            mine = (RecordRow.kind == self.kind) & (RecordRow.id == identifier)
            theirs = (RecordChangeRow.kind == self.kind) & (RecordChangeRow.record_id == identifier)
            session.execute(delete(RecordRow).where(mine))
            session.execute(delete(RecordChangeRow).where(theirs))
        if on_sqlite:
            with self.engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    def history(self, identifier: str) -> list[Kept[Kind]]:
        """Every version of a record, the newest first."""
        query = select(RecordChangeRow).where(
            RecordChangeRow.kind == self.kind, RecordChangeRow.record_id == identifier
        )
        with Session(self.engine) as session:
            return [self._version(row) for row in session.scalars(query.order_by(RecordChangeRow.version.desc()))]

    def _merged(self, now: Kept[Kind], record: Kind, based_on: int) -> tuple[Kind, tuple[Conflict, ...]]:
        if now.version == based_on:
            return record, ()
        base = next((kept.record for kept in self.history(now.id) if kept.version == based_on), now.record)
        merged = merging.merge(_document(base), _document(record), _document(now.record))
        try:
            return self.model.model_validate(merged.document), merged.conflicts
        except pydantic.ValidationError:
            raise UserError(
                "Someone else changed this record meanwhile, and the two versions do not fit together. "
                "Nothing was changed. Open it again and make your change once more."
            ) from None

    def _set_retired(self, identifier: str, by: str, *, retired: bool) -> Kept[Kind]:
        for _ in range(TRIES):
            now = self.get(identifier)
            kept = self._write(now, now.record, by, retired=retired)
            if kept:
                return kept
        raise UserError("Others are saving this record at the same moment. Wait a second and try again.")

    def _write(self, before: Kept[Kind], record: Kind, by: str, *, retired: bool) -> Kept[Kind] | None:
        """The record at its next version; None when somebody else was quicker."""
        if record == before.record and retired == before.retired:
            return before
        after = Kept(before.id, record, before.version + 1, datetime.now(UTC), by, retired)
        mine = (RecordRow.kind == self.kind) & (RecordRow.id == before.id) & (RecordRow.version == before.version)
        with Session(self.engine) as session, session.begin():
            written = session.execute(
                update(RecordRow).where(mine).values(**self._fields(after), saved_at=after.saved_at)
            )
            if written.rowcount == 0:  # type: ignore[attr-defined]
                return None
            session.add(self._change(after))
        return after

    def _fields(self, kept: Kept[Kind]) -> dict[str, Any]:
        document = to_json(_document(kept.record))
        return {"kind": self.kind, "version": kept.version, "retired": kept.retired, "document": document}

    def _change(self, kept: Kept[Kind]) -> RecordChangeRow:
        return RecordChangeRow(
            **self._fields(kept), record_id=kept.id, changed_at=kept.saved_at, changed_by=kept.saved_by
        )

    def _kept(self, row: RecordRow) -> Kept[Kind]:
        record = self.model.model_validate(json.loads(row.document))
        return Kept(row.id, record, row.version, in_utc(row.saved_at), retired=row.retired)

    def _version(self, row: RecordChangeRow) -> Kept[Kind]:
        record = self.model.model_validate(json.loads(row.document))
        return Kept(row.record_id, record, row.version, in_utc(row.changed_at), row.changed_by, row.retired)


def stamp(engine: Engine, kinds: Iterable[str]) -> str:
    """A short text that changes whenever a record of one of the kinds does; one quick query."""
    query = select(func.count(), func.sum(RecordRow.version), func.max(RecordRow.saved_at))
    with engine.connect() as connection:
        return " ".join(map(str, connection.execute(query.where(RecordRow.kind.in_(list(kinds)))).one()))


def to_json(value: Any) -> str:
    """A document as the store writes it."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def in_utc(moment: datetime) -> datetime:
    """A moment from the database; SQLite leaves out that it is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _document(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json")
