"""Knows the count behind a figure and the range around it: the publisher's own, or worked out from counts."""

from toolkit.need.indicators import Figure, Indicator
from toolkit.statistics import rates

METHOD = "Byar limits for counts and Wilson limits for shares, at 95%."


def count(indicator: Indicator, figure: Figure) -> float | None:
    """The count of a figure; for a share with a published base but no count, the count that the share stands for."""
    if figure.numerator is not None:
        return figure.numerator
    if indicator.statistic != "proportion" or figure.denominator is None or figure.value is None:
        return None
    return float(round(figure.value / indicator.multiplier * figure.denominator))


def limits(indicator: Indicator, figure: Figure) -> tuple[float | None, float | None]:
    """The 95% limits of a figure; none where it has neither limits nor a count with a base."""
    if figure.lower is not None and figure.upper is not None:
        return figure.lower, figure.upper
    counted = count(indicator, figure)
    if counted is None or figure.denominator is None:
        return None, None
    method = rates.wilson_interval if indicator.statistic == "proportion" else rates.byar_interval
    interval = method(counted, figure.denominator, multiplier=indicator.multiplier)
    return float(interval.lower), float(interval.upper)
