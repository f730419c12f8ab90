"""Knows which partner can act on which factor, and how: our mapping, for people to confirm."""

from pydantic import Field

from toolkit.vocabulary import FactorLink, Identifier, Record, Text


class CanAct(FactorLink):
    """One factor that a partner can act on."""

    how: Text = Field(description="What this partner can do about it, in one plain sentence.")


class ActingPartner(Record):
    """A kind of partner with what it can act on."""

    id: Identifier
    name: Text
    acts_on: tuple[CanAct, ...]

    def on(self, factor: str) -> CanAct | None:
        """How it can act on a factor; None where our mapping names no way."""
        return next((link for link in self.acts_on if link.factor == factor), None)
