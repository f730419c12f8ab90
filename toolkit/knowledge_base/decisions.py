"""Knows what a decision on a link is: confirmed, rejected or added, by whom and when."""

from typing import Literal

from pydantic import Field

from toolkit.vocabulary import Identifier, PartialDate, Record, Text

OwnerKind = Literal["approach", "indicator", "service"]
OWNER_KINDS: tuple[OwnerKind, ...] = ("indicator", "approach", "service")


class LinkDecision(Record):
    """What people decided on one link from an approach, an indicator or a service to a factor."""

    owner_kind: OwnerKind
    owner: Identifier
    factor: Identifier
    stands: bool = Field(description="Whether the link is used; a rejected one is kept, but no longer used.")
    decided_by: Text = Field(description="Who decided: a role or organisation, never a person's name.")
    decided_on: PartialDate
    why: str = ""

    @property
    def id(self) -> str:
        """One decision for each link: a later one takes the place of the one before."""
        return link_id(self.owner_kind, self.owner, self.factor)


def link_id(owner_kind: str, owner: str, factor: str) -> str:
    """The id of a decision on a link: 'approach--mentoring--trusted-adult'."""
    return f"{owner_kind}--{owner}--{factor}"
