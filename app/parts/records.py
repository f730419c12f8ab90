"""Opens one of the partnership's records, and stores a change to it at once, merged with what others changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pydantic

from app import state
from app.parts import messages
from toolkit import yaml_files
from toolkit.errors import UserError
from toolkit.store.records import Collection, Kept
from toolkit.vocabulary import Record

Kind = TypeVar("Kind", bound=Record)
SAID = "record-said"


@dataclass(frozen=True)
class Open(Generic[Kind]):
    """A record as it is shown: kept at a version, or not kept yet (version 0)."""

    kind: str
    id: str
    record: Kind
    version: int

    def changed(self, by: str = "", /, **changes: Any) -> bool:
        """Keep it with some fields changed, and tell whether that could be done; if not, the page says why."""
        try:
            wanted = type(self.record).model_validate({**dict(self.record), **changes})
            state.keep(SAID, state.keeping(lambda: self._keep(wanted, by or state.who())))
            return True
        except pydantic.ValidationError as error:
            state.keep(SAID, f"{yaml_files.explain(type(self.record), error.errors()[0])}. Nothing was changed.")
        except UserError as error:
            state.keep(SAID, str(error))
        return False

    def _keep(self, wanted: Kind, by: str) -> str:
        collection: Collection[Kind] = state.store().records(self.kind, type(self.record))
        if self.version == 0:
            collection.create(self.id, wanted, by)
            return ""
        conflicts = collection.save(self.id, wanted, self.version, by).conflicts
        places = ", ".join(conflict.place.replace("_", " ") for conflict in conflicts)
        return f"Someone else changed this at the same time ({places}). Their value was kept." if conflicts else ""


def opened(kind: str, identifier: str, unless_kept: Kind) -> Open[Kind]:
    """The record with an id as it is kept now, or what it is before anybody has kept one."""
    collection: Collection[Kind] = state.store().records(kind, type(unless_kept))
    found: Kept[Kind] | None = next((item for item in collection.all() if item.id == identifier), None)
    return Open(kind, identifier, found.record if found else unless_kept, found.version if found else 0)


def say_what_happened() -> None:
    """Say once what stood in the way of the last change."""
    said = state.kept(SAID)
    if said:
        messages.note("Look here first.", said, "check")
        state.keep(SAID, "")


def field(
    widget: Callable[..., Any], label: str, key: str, value: Any, take: Callable[[Any], bool], **more: Any
) -> None:
    """A Streamlit field that shows a stored value and gives what is typed to `take`, which tells if it was kept."""
    state.put_in_widget(key, value)
    widget(label, key=key, on_change=_take, args=(key, value, take), **more)


def _take(key: str, before: Any, take: Callable[[Any], bool]) -> None:
    if not take(state.kept(key)):
        state.keep(key, before)
