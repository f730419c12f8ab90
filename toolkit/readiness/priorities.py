"""Puts the gaps of a place in order, on the whole knowledge base: the same order on screen and on the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from toolkit import provision
from toolkit.gaps import By, Column, Gap, Picture, Priorities, Weighing, capacity as holding, parts, ranking
from toolkit.gaps.parts import Facts, Part, Trend
from toolkit.gaps.ranking import Tier
from toolkit.gaps.weighing import PARTS, PartName
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import directions
from toolkit.provision import Service
from toolkit.readiness import grids
from toolkit.readiness.drafting import area_picture
from toolkit.vocabulary import AGE_BANDS, Area


@dataclass(frozen=True)
class RankedGap:
    """One gap in the order of a place, with what its place rests on. `column` is '' for a gap as a whole."""

    gap: Gap
    column: str
    facts: Facts
    parts: Mapping[PartName, Part]
    tier: Tier
    rank: int
    rank_low: int
    rank_high: int
    chance: float
    out_of: int
    key: str = ""
    """The column as programs name it: an age band, a level of prevention, or the code of a place."""

    @property
    def to_find_out(self) -> list[PartName]:
        """The parts that are not known, or known only in part."""
        return [name for name, part in self.parts.items() if part.needs_finding_out]


def ranked_gaps(area: Area, base: KnowledgeBase, by: By | None = None) -> list[RankedGap]:
    """Every gap of a place in order, as a whole or by column ('level', 'age' or 'place').

    It does not depend on any one plan's question: what comes first is the partnership's own decision.
    """
    columns = [Column("", "", area_picture(area, base))] if by is None else grids.columns(area, base, by)
    cells = [(column, factor) for column in columns for factor in column.picture.factors]
    places = {column.key: base.areas.get(column.key, area) for column in columns}
    trends = {place.code: trends_of(place, base) for place in places.values()}
    facts = [
        facts_of(column.picture, factor.id, base, column.name, trends[place.code], place)
        for column, factor in cells
        for place in (places[column.key],)
    ]
    judged = [parts.parts(item, base.weighing) for item in facts]
    ranks = _ranks(judged, base)
    tiers = ranks.tiers(base.weighing.first)
    found = [
        RankedGap(
            column.picture.gap(factor), column.name, facts[row], judged[row], tiers[row], int(ranks.rank[row]),
            int(ranks.low[row]), int(ranks.high[row]), float(ranks.chance[row]), len(cells), column.key,
        )
        for row, (column, factor) in enumerate(cells)
    ]  # fmt: skip
    return sorted(found, key=lambda item: (ranking.TIERS.index(item.tier), item.rank, item.gap.factor_name))


def facts_of(
    picture: Picture,
    factor: str,
    base: KnowledgeBase,
    column: str = "",
    trends: Mapping[str, Trend] | None = None,
    area: Area | None = None,
) -> Facts:
    """What is on record for one gap."""
    acting = provision.acting_on(picture.services, factor)
    harmful = [service for service in acting if _does_harm(service, base)]
    useful = [service for service in acting if service not in harmful]
    readings = picture.readings.get(factor, ())
    known = [reading for reading in readings if reading.value is not None]
    speaking = [reading for reading in known if reading.is_adverse] or known
    return Facts(
        factor=factor,
        readings=readings,
        services=useful,
        indicators=base.indicators,
        trends=trends or {},
        list_is_complete=is_complete(base, area),
        capacity=holding.capacity(useful, speaking, base.indicators, picture.ages, picture.area_codes),
        does_harm=tuple(service.name for service in harmful),
        ages=AGE_BANDS.get(column),
    )


def _does_harm(service: Service, base: KnowledgeBase) -> bool:
    used = (base.approaches.get(use.approach) for use in service.approaches)
    return any(approach is not None and approach.is_harmful for approach in used)


def is_complete(base: KnowledgeBase, area: Area | None = None) -> bool:
    """Whether somebody has confirmed the list of services for every sector: in a place, or in the whole area."""
    found = base.completeness(area or base.areas[base.partnership.area])
    return bool(found) and all(standing.is_confirmed for standing in found)


def trends_of(area: Area, base: KnowledgeBase) -> Mapping[str, Trend]:
    """Which way each indicator of a place is going, where five figures with ranges can tell."""
    need = base.local_need()
    found = {key: directions.direction(area, indicator, need) for key, indicator in base.indicators.items()}
    return {key: _TREND[(word, base.indicators[key].polarity)] for key, word in found.items() if word}


_TREND: Mapping[tuple[str, str], Trend] = {
    ("up", "good_high"): "better",
    ("up", "good_low"): "worse",
    ("up", "ambiguous"): "up",
    ("down", "good_high"): "worse",
    ("down", "good_low"): "better",
    ("down", "ambiguous"): "down",
    **{("steady", polarity): "steady" for polarity in ("good_high", "good_low", "ambiguous")},
}


def _ranks(judged: Sequence[Mapping[PartName, Part]], base: KnowledgeBase) -> ranking.Ranks:
    ends = tuple(
        tuple(getattr(found[name], end) for found in judged for name in PARTS) for end in ("low", "middle", "high")
    )
    return _ranks_of(ends, base.weighing.weights, base.weighing.spread, base.weighing.first)


@lru_cache(maxsize=64)
def _ranks_of(
    ends: tuple[tuple[float, ...], ...], weights: tuple[int, ...], spread: float, first: int
) -> ranking.Ranks:
    low, middle, high = (np.array(end).reshape(-1, len(PARTS)) for end in ends)
    return ranking.rank(low, middle, high, weights, spread=spread, first=first)


def put_weighing(base: KnowledgeBase, kept: Sequence[Weighing]) -> KnowledgeBase:
    """The knowledge base with the partnership's weights."""
    return replace(base, weighing=kept[0])


def put_priorities(base: KnowledgeBase, kept: Sequence[Priorities]) -> KnowledgeBase:
    """The knowledge base with what the partnership puts first, place by place."""
    return replace(base, priorities={item.area: item for item in kept})
