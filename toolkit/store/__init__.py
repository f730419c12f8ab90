"""What is kept: designs, every change to them, in SQLite by default and PostgreSQL by address."""

from toolkit.store.merging import Conflict
from toolkit.store.store import Saved, SaveResult, Store, Summary, open_store

__all__ = ["Conflict", "SaveResult", "Saved", "Store", "Summary", "open_store"]
