"""Knows the register of data sharing: what a source can tell, who holds it, how fresh it is, where agreements stand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from pydantic import Field

from toolkit.need import readings as reading_need
from toolkit.need.indicators import Figure, Figures, Indicator
from toolkit.vocabulary import Identifier, PartialDate, Record, Text

KIND = "data_sharing"
"""The kind of record under which the store keeps what the partnership changed."""
Agreement = Literal["published", "agreed", "said_to_be_agreed", "being_agreed", "none", "not_known"]
AGREEMENTS: Mapping[str, str] = {
    "published": "Published for everyone: no agreement needed",
    "agreed": "Agreed",
    "said_to_be_agreed": "Said to be agreed: nobody has confirmed it",
    "being_agreed": "Being agreed",
    "none": "No agreement",
    "not_known": "Not known",
}
assert tuple(AGREEMENTS) == get_args(Agreement)
SETTLED = ("published", "agreed")


class SharedData(Record):
    """One source of data that the partnership has, or could have."""

    id: Identifier
    name: Text = Field(description="What the data are: 'Hospital admissions'.")
    holder: Text = Field(description="The organisation that holds the data, never a person.")
    tells: Text = Field(description="What it can tell about violence, in plain words.")
    leaves_out: str | None = Field(default=None, description="What it cannot tell.")
    updated: str | None = Field(default=None, description="How often it is made new; null when nobody has said.")
    newest: PartialDate | None = Field(default=None, description="Until when the data reach that we have seen.")
    indicators: tuple[Identifier, ...] = Field(default=(), description="The indicators that it feeds or could feed.")
    agreement: Agreement = "not_known"
    agreement_note: str | None = None
    agreed_until: PartialDate | None = Field(default=None, description="When the agreement ends; null when not known.")
    source: Identifier = Field(default="our-mapping", description="Where we read that this source exists.")
    confirmed_by: str | None = Field(default=None, description="Who confirmed this entry: a role or organisation.")
    confirmed_on: PartialDate | None = None


def with_changes(register: Mapping[str, SharedData], changed: Iterable[SharedData]) -> dict[str, SharedData]:
    """The register of the files with the partnership's own entries over it, and those that it added."""
    return {**register, **{entry.id: entry for entry in changed}}


def newest_figure(entry: SharedData, figures: Mapping[str, Figures]) -> str | None:
    """The last period on file of any indicator that a source feeds; None where there is none."""
    periods = [item.period for key in entry.indicators if key in figures for item in figures[key].figures]
    return max(periods, key=reading_need.period_end, default=None)


def could_close(register: Iterable[SharedData], missing: Sequence[str]) -> dict[str, list[SharedData]]:
    """For each indicator without figures, the sources that could feed it."""
    entries = list(register)
    return {key: [entry for entry in entries if key in entry.indicators] for key in missing}


def without_figures(indicators: Mapping[str, Indicator], figures: Mapping[str, Figures]) -> list[str]:
    """The indicators for which nobody has given any figure yet."""
    return [key for key in indicators if not any(item.value is not None for item in _figures(figures.get(key)))]


def _figures(found: Figures | None) -> tuple[Figure, ...]:
    return found.figures if found else ()


def to_do(entry: SharedData, today: date) -> list[str]:
    """What somebody should find out or settle about a source, in sentences."""
    found = [_ABOUT_AGREEMENT[entry.agreement]] if entry.agreement in _ABOUT_AGREEMENT else []
    if entry.agreed_until and entry.agreed_until < today.isoformat()[: len(entry.agreed_until)]:
        found.append(f"The agreement ended ({entry.agreed_until}): renew it")
    if entry.updated is None:
        is_open = entry.agreement == "published"
        found.append("Look up how often it is published" if is_open else f"Ask {entry.holder} how often it is made new")
    if not entry.indicators:
        found.append("Decide which figures it could give")
    return found


_ABOUT_AGREEMENT: Mapping[str, str] = {
    "not_known": "Find out whether there is an agreement to share it",
    "said_to_be_agreed": "Confirm that the agreement covers it, and until when",
    "being_agreed": "Settle the agreement",
    "none": "Decide whether to ask for an agreement",
}


def in_short(register: Sequence[SharedData]) -> tuple[str, str]:
    """The register in two sentences: how much is settled, and what is not."""
    if not register:
        return "No source of data is on the register yet.", "Add the first one below."
    settled = sum(entry.agreement in SETTLED for entry in register)
    silent = sum(entry.updated is None for entry in register)
    lead = f"{settled} of {len(register)} sources can be used without asking further."
    still_open = f"For {len(register) - settled} the agreement is still open or unconfirmed"
    return lead, f"{still_open}; for {silent} nobody has said how fresh they are."
