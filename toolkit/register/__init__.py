"""The partnership's register of services: kept as records, joined to what files say, brought in and taken out."""

from toolkit.register.records import (
    CONFIRMATIONS,
    SERVICES,
    SOURCE,
    new_id,
    put_in_confirmations,
    put_in_services,
    take_out_services,
)

__all__ = [
    "CONFIRMATIONS",
    "SERVICES",
    "SOURCE",
    "new_id",
    "put_in_confirmations",
    "put_in_services",
    "take_out_services",
]
