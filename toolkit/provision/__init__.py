"""The services on record, and how complete the record is."""

from toolkit.provision.completeness import Confirmation, Standing, confirmation_id, standings
from toolkit.provision.services import (
    UNKNOWN_SECTOR,
    ApproachUse,
    Service,
    acting_on,
    first_day,
    last_day,
)

__all__ = [
    "UNKNOWN_SECTOR",
    "ApproachUse",
    "Confirmation",
    "Service",
    "Standing",
    "acting_on",
    "confirmation_id",
    "first_day",
    "last_day",
    "standings",
]
