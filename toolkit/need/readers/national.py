"""Knows that the rate of a whole lies among the rates of its parts: a national row that does not cannot be right."""

from collections.abc import Sequence

WRONG = "The row for the whole country cannot be right: {reason}"
FEWEST_REGIONS = 3
LEEWAY = 0.005
"""Regions are published rounded."""


def why_wrong(national: float | None, regions: Sequence[float | None]) -> str:
    """Why a national rate cannot be right, in a sentence; empty where it can, or where it cannot be told.

    >>> why_wrong(1258, [98, 181, 150, 120, 140, 130, 160, 139, 140])[-45:]
    ' it is the sum of the rates of the 9 regions.'
    >>> why_wrong(120, [98, 181, 150]), why_wrong(300, [98, None])
    ('', '')
    """
    rates = [rate for rate in regions if rate is not None]
    if national is None or len(rates) < FEWEST_REGIONS or len(rates) != len(regions):
        return ""
    low, high = min(rates), max(rates)
    if low - LEEWAY * abs(low) <= national <= high + LEEWAY * abs(high):
        return ""
    if abs(national - sum(rates)) <= LEEWAY * abs(sum(rates)) + len(rates) / 2:
        return WRONG.format(reason=f"it is the sum of the rates of the {len(rates)} regions.")
    reason = f"it is {national:g}, and the regions lie between {low:g} and {high:g}."
    return WRONG.format(reason=reason)
