"""Holds the crimes by small area that somebody brought, read once for all sessions until they change."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from app.state import known
from toolkit import local_knowledge
from toolkit.need import small_areas
from toolkit.need.small_areas import SmallAreaCounts


def small_area_counts() -> Sequence[SmallAreaCounts]:
    """The counts on file, the latest for each force and month."""
    return _counts(known.database_address(), _stamp())


def small_area_rows(edition: str) -> pd.DataFrame:
    """The counts of one edition of small areas as rows; see `small_areas.table`."""
    return _rows(known.database_address(), _stamp(), edition)


def records_stamp() -> str:
    """A short text that changes whenever any record does that figures, maps or profiles are made from."""
    return f"{local_knowledge.stamp(known.store())} {_stamp()}"


def _stamp() -> str:
    return known.store().stamp([local_knowledge.SMALL_AREA_COUNTS])


@st.cache_resource(max_entries=2, show_spinner=False)
def _counts(address: str, stamp: str) -> Sequence[SmallAreaCounts]:
    return local_knowledge.small_area_counts(known.store())


@st.cache_resource(max_entries=2, show_spinner=False)
def _rows(address: str, stamp: str, edition: str) -> pd.DataFrame:
    areas = known.base().small_areas
    found = areas.of(edition) if areas else None
    counts = [item for item in _counts(address, stamp) if item.edition == edition]
    return small_areas.table(counts, found.place_of() if found else {})
