"""Which way a figure is going: only with five figures that have a range, and never across a break in recording."""

import dataclasses
from collections.abc import Sequence

import pytest

from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import directions
from toolkit.need.indicators import Figure, RecordingBreak
from toolkit.need.readings import LocalNeed
from toolkit.readiness import priorities

UPPER = "E06999901"


def with_counts(base: KnowledgeBase, counts: Sequence[int | None], breaks: tuple[int, ...] = ()) -> KnowledgeBase:
    """The invented base with so many people hurt among 100,000, one count a year up to 2025."""
    start = 2026 - len(counts)
    figures = tuple(
        Figure(area=UPPER, period=str(start + number), value=count / 100, numerator=count, denominator=100_000)
        if count is not None
        else Figure(area=UPPER, period=str(start + number), status="suppressed")
        for number, count in enumerate(counts)
    )
    changed = base.figures["street-injuries"].model_copy(update={"figures": figures})
    found = tuple(RecordingBreak(year=year, what="Invented", source="invented-survey") for year in breaks)
    indicator = base.indicators["street-injuries"].model_copy(update={"breaks": found})
    return dataclasses.replace(
        base,
        figures={**base.figures, "street-injuries": changed},
        indicators={**base.indicators, "street-injuries": indicator},
    )


def direction(base: KnowledgeBase) -> str | None:
    need: LocalNeed = base.local_need()
    return directions.direction(base.area(UPPER), base.indicators["street-injuries"], need)


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ([400, 500, 600, 700, 800], "up"),
        ([800, 700, 600, 500, 400], "down"),
        ([500, 505, 495, 503, 499], "steady"),
        ([900, 900, 400, 500, 600, 700, 800], "up"),  # the last five count
        ([500, 600, 700, 800], None),
        ([400, None, 600, 700, 800], None),
    ],
)
def test_five_figures_tell_the_direction(invented_base: KnowledgeBase, counts: Sequence[int | None], says: str) -> None:
    assert direction(with_counts(invented_base, counts)) == says


def test_no_direction_is_read_across_a_break(invented_base: KnowledgeBase) -> None:
    rising = [400, 500, 600, 700, 800, 900]
    assert direction(with_counts(invented_base, rising, breaks=(2020,))) == "up"  # 2021 to 2025 are left
    assert direction(with_counts(invented_base, rising, breaks=(2021,))) is None


def test_an_indicator_without_figures_has_no_direction(invented_base: KnowledgeBase) -> None:
    assert directions.direction(
        invented_base.area(UPPER), invented_base.indicators["knife-injuries"], invented_base.local_need()
    ) is None  # fmt: skip


@pytest.mark.parametrize(("polarity", "says"), [("good_low", "worse"), ("good_high", "better"), ("ambiguous", "up")])
def test_what_rising_means_follows_the_polarity(invented_base: KnowledgeBase, polarity: str, says: str) -> None:
    base = with_counts(invented_base, [400, 500, 600, 700, 800])
    indicator = base.indicators["street-injuries"].model_copy(update={"polarity": polarity})
    base = dataclasses.replace(base, indicators={**base.indicators, "street-injuries": indicator})
    assert priorities.trends_of(base.area(UPPER), base)["street-injuries"] == says
