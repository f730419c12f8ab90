"""The commands on a place: need, gaps."""

import argparse

from toolkit import local_knowledge, readiness
from toolkit.command_line import parsing
from toolkit.listing import print_rows


def add_to(commands: parsing.Commands) -> None:
    """Add these commands to the parser."""
    parsing.listing_command(commands, "need", _need, "each indicator for an area against its comparator")
    parsing.listing_command(commands, "gaps", _gaps, "need against provision and evidence, factor by factor")


def _need(options: argparse.Namespace) -> int:
    base = local_knowledge.load()
    readings = base.local_need().readings(base.area(options.area))
    rows = [
        {
            "id": reading.id,
            "name": reading.name,
            "value": reading.value,
            "lower": reading.lower,
            "upper": reading.upper,
            "comparator_value": reading.comparator_value,
            "verdict": reading.verdict,
            "difference": reading.difference,
            "excess": reading.excess,
            "period": reading.period,
            "source": base.source_title(reading.source),
        }
        for reading in readings
    ]
    print_rows(rows, options.format)
    return 0


def _gaps(options: argparse.Namespace) -> int:
    base = local_knowledge.load()
    rows = [
        {
            "id": ranked.gap.id,
            "kind": ranked.gap.kind,
            "factor": ranked.gap.factor,
            "reason": ranked.gap.reason,
            "approaches": list(ranked.gap.approaches),
            "excluded": list(ranked.gap.excluded),
            "tier": ranked.tier,
            "rank": ranked.rank,
            "rank_low": ranked.rank_low,
            "rank_high": ranked.rank_high,
        }
        for ranked in readiness.ranked_gaps(base.area(options.area), base)
    ]
    print_rows(rows, options.format)
    return 0
