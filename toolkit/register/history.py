"""Tells how a service of the register changed: what, when, and by whose word."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import Service
from toolkit.register.columns import FIELDS
from toolkit.register.records import SOURCE
from toolkit.store import Kept

EMPTY = "not recorded"


@dataclass(frozen=True)
class Change:
    """One save: when, by whose word, and what it changed in words."""

    at: datetime
    by: str
    words: str


def differences(before: Service, after: Service, base: KnowledgeBase) -> list[tuple[str, str, str]]:
    """Each column in which two versions of a service differ: its heading, before, after."""
    texts = ((field.heading, field.write(before, base), field.write(after, base)) for field in FIELDS)
    return [(heading, was or EMPTY, now or EMPTY) for heading, was, now in texts if was != now]


def changes(versions: Sequence[Kept[Service]], base: KnowledgeBase) -> list[Change]:
    """Every save of a service, the newest first as the versions are."""
    if not versions:
        return []
    first = versions[-1]
    found = [
        Change(after.saved_at, after.saved_by, _words(before, after, base))
        for after, before in itertools.pairwise(versions)
    ]
    begun = "Put on the register" if first.record.source == SOURCE else "As it came with the tool"
    return [*found, Change(first.saved_at, first.saved_by, begun)]


def _words(before: Kept[Service], after: Kept[Service], base: KnowledgeBase) -> str:
    if before.retired != after.retired:
        return "Taken off the register" if after.retired else "Put back on the register"
    told = [
        f"{heading}: {was} → {now}"
        for heading, was, now in differences(before.record, after.record, base)
        if heading not in ("As of", "Who told us")
    ]
    return "; ".join(told) or "Who said it, and when"
