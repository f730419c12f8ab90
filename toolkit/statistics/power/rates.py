"""How many people a study needs to see a rate of events change, and how small a change it could see."""

import numpy as np
from numpy.typing import ArrayLike

from toolkit.statistics import checks
from toolkit.statistics.checks import Floats
from toolkit.statistics.power import gaps, plans


def sample_size_two_rates(
    before: ArrayLike, after: ArrayLike, *, time: ArrayLike = 1.0, overdispersion: ArrayLike = 0.0,
    power: ArrayLike = 0.8, alpha: ArrayLike = 0.05, allocation: ArrayLike = 0.5, icc: ArrayLike = 0.0,
    cluster_size: ArrayLike = 1, cluster_size_cv: ArrayLike = 0.0, attrition: ArrayLike = 0.0,
) -> plans.People:  # fmt: skip
    """People to recruit, both arms together, to see a rate of events change from `before` to `after`.

    Method: normal test of the difference of two rates, variance pooled under no difference; the events of
    one person vary by rate / time + overdispersion x rate^2, which is Poisson when that is 0 and negative
    binomial above. Offences cluster in few people, so leaving it at 0 asks for too few people.
    Source: Smith and Morrow (1996), Field Trials of Health Interventions; Zhu and Lakkis (2014), Statistics in
    Medicine 33. Clusters and attrition as in sample_size.
    Shapes: all arguments broadcast; scalars in give a NumPy integer out.
    Units: `before` and `after` are events per person and unit of time, `time` how long each is followed.
    Errors: UserError naming the row for anything impossible, such as no difference at all.

    >>> sample_size_two_rates(1.0, 0.7), sample_size_two_rates(1.0, 0.7, overdispersion=1.5)
    (np.int64(297), np.int64(679))
    """
    without, offered = _rate("before", before), _rate("after", after)
    plans.size_of("difference between the rates", without - offered)
    part, (target, level) = plans.share_offered(allocation), plans.aims(power, alpha)
    alone = gaps.people_alone(without, offered, part, target, level, _variance(time, overdispersion))
    return plans.recruits(
        np.maximum(plans.round_up(alone), plans.fewest(allocation)), icc, cluster_size, cluster_size_cv, attrition
    )


def power_two_rates(
    before: ArrayLike, after: ArrayLike, people: ArrayLike, *, time: ArrayLike = 1.0,
    overdispersion: ArrayLike = 0.0, alpha: ArrayLike = 0.05, allocation: ArrayLike = 0.5, icc: ArrayLike = 0.0,
    cluster_size: ArrayLike = 1, cluster_size_cv: ArrayLike = 0.0, attrition: ArrayLike = 0.0,
) -> Floats:  # fmt: skip
    """The chance that this many recruited people would show a rate change from `before` to `after`.

    Method, shapes and errors as in sample_size_two_rates, read the other way; the tail on the wrong side is
    left out. Units: a chance between 0 and 1.

    >>> power_two_rates(1.0, 0.7, [100, 297]).round(2)
    array([0.37, 0.8 ])
    """
    effective = plans.effective_people(people, allocation, icc, cluster_size, cluster_size_cv, attrition)
    level, part = checks.number("alpha", alpha, above=0, below=1), plans.share_offered(allocation)
    variance = _variance(time, overdispersion)
    return gaps.power_of(_rate("before", before), _rate("after", after), part, effective, level, variance)


def detectable_rate(
    before: ArrayLike, people: ArrayLike, *, direction: str = "lower", time: ArrayLike = 1.0,
    overdispersion: ArrayLike = 0.0, power: ArrayLike = 0.8, alpha: ArrayLike = 0.05,
    allocation: ArrayLike = 0.5, icc: ArrayLike = 0.0, cluster_size: ArrayLike = 1,
    cluster_size_cv: ArrayLike = 0.0, attrition: ArrayLike = 0.0,
) -> gaps.Detectable:  # fmt: skip
    """The rate nearest to `before` that this many recruited people would tell from it.

    Method, shapes and errors as in power_two_rates, turned round by halving; and UserError where no rise is
    large enough. Units: events per person and unit of time; 0 with `possible` False where even that could
    not be told from `before`.

    >>> detectable_rate(1.0, [100, 297]).after.round(2)
    array([0.51, 0.7 ])
    """
    without, way = _rate("before", before), gaps.direction_towards(direction)
    effective = plans.effective_people(people, allocation, icc, cluster_size, cluster_size_cv, attrition)
    part, (target, level) = plans.share_offered(allocation), plans.aims(power, alpha)
    variance = _variance(time, overdispersion)
    known = (without, effective, part, target, np.asarray(time), np.asarray(overdispersion))
    start = np.broadcast_to(without, np.broadcast_shapes(*(np.shape(array) for array in known)))

    def chance(after: Floats) -> Floats:
        return gaps.power_of(without, after, part, effective, level, variance)

    end = np.zeros_like(start) if way < 0 else gaps.far_enough(chance, start, target)
    return gaps.nearest_detectable(chance, start, end, target)


def _rate(name: str, values: ArrayLike) -> Floats:
    return checks.number(f"rate {name}", values, at_least=0)


def _variance(time: ArrayLike, overdispersion: ArrayLike) -> gaps.Variance:
    followed = checks.number("time that each person is followed", time, above=0)
    more = checks.number("overdispersion", overdispersion, at_least=0)
    return lambda rate: rate / followed + more * rate**2
