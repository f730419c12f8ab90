"""How many people a study needs to see a share change, and how small a change it could see."""

import numpy as np
from numpy.typing import ArrayLike

from toolkit.statistics import checks
from toolkit.statistics.checks import Floats
from toolkit.statistics.power import gaps, plans


def sample_size_two_proportions(
    before: ArrayLike, after: ArrayLike, *, power: ArrayLike = 0.8, alpha: ArrayLike = 0.05,
    allocation: ArrayLike = 0.5, icc: ArrayLike = 0.0, cluster_size: ArrayLike = 1,
    cluster_size_cv: ArrayLike = 0.0, attrition: ArrayLike = 0.0,
) -> plans.People:  # fmt: skip
    """People to recruit, both arms together, to see a share change from `before` to `after`.

    Method: normal, variance pooled under no difference, no continuity correction (Fleiss 1981), as
    power.prop.test in R; clusters and attrition as in sample_size.
    Shapes: all arguments broadcast; scalars in give a NumPy integer out.
    Units: `before` is the share without the programme and `after` the share with it, between 0 and 1.
    Errors: UserError naming the row for anything impossible, such as no difference at all.

    >>> sample_size_two_proportions(0.40, 0.30)
    np.int64(712)
    """
    without, offered = _share("before", before), _share("after", after)
    plans.size_of("difference between the shares", without - offered)
    part, (target, level) = plans.share_offered(allocation), plans.aims(power, alpha)
    alone = plans.round_up(gaps.people_alone(without, offered, part, target, level, _variance))
    return plans.recruits(np.maximum(alone, plans.fewest(allocation)), icc, cluster_size, cluster_size_cv, attrition)


def power_two_proportions(
    before: ArrayLike, after: ArrayLike, people: ArrayLike, *, alpha: ArrayLike = 0.05,
    allocation: ArrayLike = 0.5, icc: ArrayLike = 0.0, cluster_size: ArrayLike = 1,
    cluster_size_cv: ArrayLike = 0.0, attrition: ArrayLike = 0.0,
) -> Floats:  # fmt: skip
    """The chance that this many recruited people would show a share change from `before` to `after`.

    Method, shapes and errors as in sample_size_two_proportions, read the other way; the tail on the wrong
    side is left out, as there. Units: a chance between 0 and 1.

    >>> power_two_proportions(0.40, 0.30, [200, 712]).round(2)
    array([0.32, 0.8 ])
    """
    effective = plans.effective_people(people, allocation, icc, cluster_size, cluster_size_cv, attrition)
    level = checks.number("alpha", alpha, above=0, below=1)
    part = plans.share_offered(allocation)
    return gaps.power_of(_share("before", before), _share("after", after), part, effective, level, _variance)


def detectable_proportion(
    before: ArrayLike, people: ArrayLike, *, direction: str = "lower", power: ArrayLike = 0.8,
    alpha: ArrayLike = 0.05, allocation: ArrayLike = 0.5, icc: ArrayLike = 0.0, cluster_size: ArrayLike = 1,
    cluster_size_cv: ArrayLike = 0.0, attrition: ArrayLike = 0.0,
) -> gaps.Detectable:  # fmt: skip
    """The share nearest to `before` that this many recruited people would tell from it.

    Method, shapes and errors as in power_two_proportions, turned round by halving. Units: a share; none (or
    all, upwards) with `possible` False where even that could not be told from `before`.

    >>> detectable_proportion([0.40, 0.02], 200).after.round(2), detectable_proportion(0.02, 200).possible
    (array([0.22, 0.  ]), np.False_)
    """
    without, end = _share("before", before), np.asarray(max(gaps.direction_towards(direction), 0), dtype=float)
    effective = plans.effective_people(people, allocation, icc, cluster_size, cluster_size_cv, attrition)
    part, (target, level) = plans.share_offered(allocation), plans.aims(power, alpha)
    shape = np.broadcast_shapes(*(np.shape(array) for array in (without, effective, part, target)))

    def chance(after: Floats) -> Floats:
        return gaps.power_of(without, after, part, effective, level, _variance)

    return gaps.nearest_detectable(chance, np.broadcast_to(without, shape), end, target)


def _share(name: str, values: ArrayLike) -> Floats:
    return checks.number(f"share {name}", values, at_least=0, at_most=1)


def _variance(share: Floats) -> Floats:
    # Rounding can push a pooled share of 1 a hair above it.
    return np.maximum(share * (1 - share), 0)
