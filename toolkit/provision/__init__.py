"""The services on record, how complete the record is, and who can act on what."""

from toolkit.provision.acting import ActingPartner, CanAct
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
    "ActingPartner",
    "ApproachUse",
    "CanAct",
    "Confirmation",
    "Service",
    "Standing",
    "acting_on",
    "confirmation_id",
    "first_day",
    "last_day",
    "standings",
]
