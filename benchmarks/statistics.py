"""Measures rates, funnels, standardised rates and sample sizes against bare NumPy and SciPy, and against slow peers.

Every line is a ratio from one run: ours to the shortest vectorised way to the same numbers ("bound"), and the
peer to ours. A peer that goes row by row is measured on a part of the rows and multiplied up.
"""

import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from PHStatsMethods import assign_funnel_significance, ph_dsr, ph_proportion, ph_rate
from scipy import special, stats
from statsmodels.stats.power import TTestIndPower

from toolkit.statistics import funnels, power, rates, standardised
from toolkit.statistics.checks import Floats

AREAS, BANDS, SCENARIOS = 35_000, 19, 1_000
REPEATS = 15
PEER_AREAS, PEER_SCENARIOS = 500, 100
Z = 1.959963984540054


def seconds(task: Callable[[], Any], repeats: int = REPEATS) -> float:
    """The shortest of several runs, which other programs disturb least."""
    taken = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        taken.append(time.perf_counter() - start)
    return min(taken)


def report(name: str, own: Callable[[], Any], bound: Callable[[], Any], peer: Callable[[], Any], scale: float) -> None:
    """Print own time, its ratio to the bound, and the peer's ratio to it. Own and bound take turns."""
    turns = [(seconds(own, 3), seconds(bound, 3)) for _ in range(REPEATS // 3)]
    ours, shortest = (min(times) for times in zip(*turns, strict=True))
    other = seconds(peer, 1) * scale
    print(
        f"{name:46} {ours * 1000:8.1f} ms   {ours / shortest:5.2f} x bound ({shortest * 1000:6.1f} ms)   "
        f"peer {other:7.2f} s = {other / ours:7.0f} x"
    )


def bare_wilson(count: Floats, people: Floats) -> tuple[Floats, ...]:
    """Newcombe's formula, the shortest way."""
    share = count / people
    centre, width = 2 * count + Z * Z, Z * np.sqrt(Z * Z + 4 * count * (1 - share))
    below = 2 * (people + Z * Z)
    return share, (centre - width) / below, (centre + width) / below


def bare_limits(count: Floats, z: float = Z) -> tuple[Floats, Floats]:
    """Byar's limits, exact below ten, the shortest way."""
    more, some = count + 1, np.maximum(count, 1)
    lower = some * (1 - 1 / (9 * some) - z / (3 * np.sqrt(some))) ** 3
    upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    few, tail = count < 10, special.ndtr(-z)
    lower[few] = special.gammaincinv(np.maximum(count[few], 1e-9), tail)
    upper[few] = special.gammaincinv(more[few], 1 - tail)
    return lower, upper


def bare_byar(count: Floats, people: Floats) -> tuple[Floats, ...]:
    """A rate per 1,000 with its limits."""
    lower, upper = bare_limits(count)
    return count / people * 1000, lower / people * 1000, upper / people * 1000


def bare_funnel(count: Floats, people: Floats) -> Floats:
    """Both pairs of limits against the rate of all, as codes from -2 to 2."""
    expected = people * (count.sum() / people.sum())
    low, high = bare_limits(count)
    lowest, highest = bare_limits(count, 3.090232306167813)
    inside = (low > expected).astype(int) + (lowest > expected) - (high < expected) - (highest < expected)
    return np.asarray(inside)


def bare_direct(count: Floats, people: Floats, weights: Floats) -> tuple[Floats, ...]:
    """Dobson's limits, the shortest way."""
    part = weights / (people * weights.sum())
    weighted = count * part
    value, variance, total = weighted.sum(axis=1), (weighted * part).sum(axis=1), count.sum(axis=1)
    low, high = bare_limits(total)
    spread = np.sqrt(variance / total)
    return value * 1e5, (value + spread * (low - total)) * 1e5, (value + spread * (high - total)) * 1e5


def bare_sample_size(effect: Floats, target: Floats) -> Floats:
    """The noncentral t solved for all scenarios at once by Newton's steps of one common slope, then rounded up."""
    people = 4 * ((Z + special.ndtri(target)) / effect) ** 2 + Z**2 / 2
    for _ in range(4):
        reached = bare_power(effect, people)
        slope = np.maximum(bare_power(effect, people * 1.001) - reached, 1e-12) / (people * 0.001)
        people = np.maximum(people + (target - reached) / slope, 4)
    return np.ceil(people - 1e-9)


def bare_power(effect: Floats, people: Floats) -> Floats:
    """Both tails, without the tail that SciPy gets wrong."""
    critical, away = special.stdtrit(people - 2, 0.975), effect * np.sqrt(people / 4)
    return np.asarray(stats.nct.sf(critical, people - 2, away) + stats.nct.sf(critical, people - 2, -away))


def of_areas() -> None:
    """Every line about rates, on one set of invented areas."""
    random = np.random.default_rng(20261127)
    people = random.integers(500, 3500, AREAS).astype(float)
    count = random.poisson(people * 0.012).astype(float)
    table = pd.DataFrame({"count": count, "people": people, "rate": count / people * 1000})
    part = table[table["count"] > 0].head(PEER_AREAS).assign(area=range(PEER_AREAS))
    scale = AREAS / PEER_AREAS
    report(
        "Wilson limits of 35,000 shares",
        lambda: rates.wilson_interval(count, people), lambda: bare_wilson(count, people),
        lambda: ph_proportion(part, "count", "people"), scale,
    )  # fmt: skip
    report(
        "Byar (exact) limits of 35,000 rates",
        lambda: rates.byar_interval(count, people, multiplier=1000), lambda: bare_byar(count, people),
        lambda: ph_rate(part, "count", "people", group_cols=["area"], multiplier=1000), scale,
    )  # fmt: skip
    report(
        "Funnel significance of 35,000 rates",
        lambda: funnels.significance_of_rates(count, people), lambda: bare_funnel(count, people),
        lambda: assign_funnel_significance(
            part.copy(), "count", "rate", denom_col="people", rate="rate", rate_type="crude", multiplier=1000
        ), scale,
    )  # fmt: skip


def of_standardised_rates() -> None:
    """The directly standardised rates of all areas with all bands."""
    random = np.random.default_rng(1)
    people = random.integers(50, 300, (AREAS, BANDS)).astype(float)
    count = random.poisson(people * 0.012).astype(float)
    weights = np.array(standardised.EUROPEAN_STANDARD_POPULATION_2013, dtype=float)
    part = pd.DataFrame(
        {
            "area": np.repeat(np.arange(PEER_AREAS), BANDS),
            "count": count[:PEER_AREAS].ravel(),
            "people": people[:PEER_AREAS].ravel(),
            "weight": np.tile(weights, PEER_AREAS),
        }
    )
    report(
        "Standardised rates, 35,000 areas x 19 ages",
        lambda: standardised.direct_rate(count, people), lambda: bare_direct(count, people, weights),
        lambda: ph_dsr(part, "count", "people", "weight", group_cols=["area"], euro_standard_pops=False),
        AREAS / PEER_AREAS,
    )  # fmt: skip


def of_sample_sizes() -> None:
    """A thousand sample sizes; statsmodels answers NaN for many of them, which is not held against its time."""
    random = np.random.default_rng(2)
    effect, target = random.uniform(0.1, 1.2, SCENARIOS), random.uniform(0.6, 0.95, SCENARIOS)
    solver = TTestIndPower()
    report(
        "Sample sizes of 1,000 scenarios",
        lambda: power.sample_size(effect, power=target), lambda: bare_sample_size(effect, target),
        lambda: [
            solver.solve_power(size, alpha=0.05, power=aim)
            for size, aim in zip(effect[:PEER_SCENARIOS], target[:PEER_SCENARIOS], strict=True)
        ], SCENARIOS / PEER_SCENARIOS,
    )  # fmt: skip
    ours, shortest = power.sample_size(effect, power=target), bare_sample_size(effect, target)
    print(f"  the bound finds {np.mean(ours == shortest):.1%} of the same sizes as we do")


def main() -> None:
    """All lines; PHStatsMethods and statsmodels warn of their own, which is left out."""
    warnings.simplefilter("ignore")
    of_areas()
    of_standardised_rates()
    of_sample_sizes()


if __name__ == "__main__":
    main()
