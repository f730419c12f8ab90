"""Keeps what came back of a plan's data in the store: aggregates only, one record for each plan with its history."""

from app import state
from toolkit.errors import UserError
from toolkit.observing.observed import Observed
from toolkit.store import Collection

KIND = "observed_outcomes"


def of(design: str) -> Observed | None:
    """What is kept of a plan's data; None before any came back."""
    try:
        kept = _collection().get(design)
    except UserError:
        return None
    return None if kept.retired else kept.record


def keep(observed: Observed) -> None:
    """Keep new results in place of the earlier ones, which stay in the history."""
    _collection().keep_all({observed.design: observed}, observed.read_by)


def remove(design: str, by: str = "") -> None:
    """Take the results out of use."""
    _collection().retire(design, by)


def _collection() -> Collection[Observed]:
    return state.store().records(KIND, Observed)
