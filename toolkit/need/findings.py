"""Knows deep dives: shares of a group that somebody studied closely, which are no figures of a place."""

from typing import Annotated

import pydantic
from pydantic import Field

from toolkit.vocabulary import Identifier, Record, Text


class Share(Record):
    """One finding: how many in a hundred."""

    percent: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
    text: Text = Field(description="What they had in common, as it follows the figure: 'were suspended'.")
    of: str | None = Field(default=None, description="Of whom, only where it differs from the deep dive's own.")


class DeepDive(Record):
    """A close look at one group of people."""

    id: Identifier
    name: Text
    of: Text = Field(description="Who was studied: 'the young people studied'.")
    about: str | None = Field(default=None, description="What is not known of the study.")
    to_check: str | None = Field(default=None, description="What a person must still check, said once for all shares.")
    shares: Annotated[tuple[Share, ...], Field(min_length=1)]
    source: Identifier

    @pydantic.model_validator(mode="after")
    def _once_each(self) -> "DeepDive":
        texts = [share.text for share in self.shares]
        twice = sorted({text for text in texts if texts.count(text) > 1})
        if twice:
            raise ValueError(f"given twice: {'; '.join(twice)}")
        return self

    @property
    def largest_first(self) -> list[Share]:
        return sorted(self.shares, key=lambda share: -share.percent)
