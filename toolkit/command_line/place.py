"""The commands on a place: need, gaps."""

import argparse
from typing import Any

from toolkit import local_knowledge, readiness
from toolkit.command_line import parsing
from toolkit.gaps import CUTS
from toolkit.listing import print_rows
from toolkit.readiness import RankedGap


def add_to(commands: parsing.Commands) -> None:
    """Add these commands to the parser."""
    parsing.listing_command(commands, "need", _need, "each indicator for an area against its comparator")
    gaps_command = parsing.listing_command(
        commands, "gaps", _gaps, "need against provision and evidence, factor by factor"
    )
    gaps_command.add_argument(
        "--by", choices=list(CUTS), help="one row for each age band, level of prevention or place"
    )


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
    rows = []
    for ranked in readiness.ranked_gaps(base.area(options.area), base, options.by):
        row = _gap_row(ranked)
        rows.append({**row, "id": f"{row['id']}-{_slug(ranked.key)}", options.by: ranked.key} if options.by else row)
    print_rows(rows, options.format)
    return 0


def _gap_row(ranked: RankedGap) -> dict[str, Any]:
    gap = ranked.gap
    return {
        "id": gap.id,
        "kind": gap.kind,
        "factor": gap.factor,
        "reason": gap.reason,
        "approaches": list(gap.approaches),
        "excluded": list(gap.excluded),
        "tier": ranked.tier,
        "rank": ranked.rank,
        "rank_low": ranked.rank_low,
        "rank_high": ranked.rank_high,
    }


def _slug(text: str) -> str:
    return text.lower().replace(" ", "-")
