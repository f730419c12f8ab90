"""What is kept: designs, the partnership's records, and every change to them, in SQLite or PostgreSQL."""

from toolkit.store.merging import Conflict
from toolkit.store.records import Collection, Kept, RecordSaveResult
from toolkit.store.store import Saved, SaveResult, Store, Summary, exists, open_store

__all__ = [
    "Collection",
    "Conflict",
    "Kept",
    "RecordSaveResult",
    "SaveResult",
    "Saved",
    "Store",
    "Summary",
    "exists",
    "open_store",
]
