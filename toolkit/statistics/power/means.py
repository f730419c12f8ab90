"""How many people a study of two groups needs to compare their means, and how small a difference it could see."""

import numpy as np
from numpy.typing import ArrayLike

from toolkit.statistics import checks, noncentral
from toolkit.statistics.checks import Floats
from toolkit.statistics.power import plans


def sample_size(
    effect: ArrayLike, *, power: ArrayLike = 0.8, alpha: ArrayLike = 0.05, allocation: ArrayLike = 0.5,
    r_squared: ArrayLike = 0.0, icc: ArrayLike = 0.0, cluster_size: ArrayLike = 1,
    cluster_size_cv: ArrayLike = 0.0, attrition: ArrayLike = 0.0,
) -> plans.People:  # fmt: skip
    """People to recruit, both arms together, to see a difference in means of `effect`.

    Method: two-sided two-sample t test by the noncentral t (Cohen 1988); times the design effect of
    clusters (Donner and Klar 2000; Eldridge 2006); over the share who stay. Each step rounds up to whole
    people. With fewer than about twenty clusters per arm the truth is somewhat worse than this.
    Shapes: all arguments broadcast; scalars in give a NumPy integer out.
    Units: `effect` in standard deviations of the outcome (its sign is ignored); `allocation` the share
    offered the programme; `r_squared` the share of variance that baseline scores explain; `cluster_size`
    people followed per cluster, `cluster_size_cv` its standard deviation over its mean; `attrition` the
    share lost. An odd total splits as evenly as it can.
    Errors: UserError naming the row for anything impossible.

    >>> sample_size([0.2, 0.5, 0.8])
    array([787, 128,  52])
    >>> sample_size(0.5, icc=0.05, cluster_size=20, attrition=0.2)
    np.int64(313)
    """
    information = plans.size_of("effect", effect) ** 2 * _information(allocation, r_squared)
    alone = plans.smallest(information, 2, plans.fewest(allocation), power, alpha)
    return plans.recruits(alone, icc, cluster_size, cluster_size_cv, attrition)


def detectable_effect(
    people: ArrayLike, *, power: ArrayLike = 0.8, alpha: ArrayLike = 0.05, allocation: ArrayLike = 0.5,
    r_squared: ArrayLike = 0.0, icc: ArrayLike = 0.0, cluster_size: ArrayLike = 1,
    cluster_size_cv: ArrayLike = 0.0, attrition: ArrayLike = 0.0,
) -> Floats:  # fmt: skip
    """The smallest true difference that this many recruited people would show with the given power.

    Method: the exact noncentral t turned round (Cohen 1988), not the shortcut of Bloom (1995), which
    differs by up to 0.4 %; clusters and attrition first turn the people into an effective number.
    Shapes: all arguments broadcast; scalars in give a NumPy scalar out.
    Units: standard deviations of the outcome; `people` over both arms, the rest as in sample_size.
    Errors: UserError naming the row for anything impossible.

    >>> detectable_effect([60, 128]).round(2)
    array([0.74, 0.5 ])
    """
    effective = plans.effective_people(people, allocation, icc, cluster_size, cluster_size_cv, attrition)
    target, level = plans.aims(power, alpha)
    needed = noncentral.detectable_noncentrality(np.maximum(effective - 2, 1), target, level)
    return needed / np.sqrt(_information(allocation, r_squared) * effective)


def power(
    effect: ArrayLike, people: ArrayLike, *, alpha: ArrayLike = 0.05, allocation: ArrayLike = 0.5,
    r_squared: ArrayLike = 0.0, icc: ArrayLike = 0.0, cluster_size: ArrayLike = 1,
    cluster_size_cv: ArrayLike = 0.0, attrition: ArrayLike = 0.0,
) -> Floats:  # fmt: skip
    """The chance that this many recruited people would show a true difference of `effect`.

    Method: as sample_size, read the other way; an effect of zero gives `alpha`, the chance of a false alarm.
    An effective number below three, as in a few large and alike clusters, counts as one degree of freedom.
    Shapes: all arguments broadcast; scalars in give a NumPy scalar out.
    Units: a chance between 0 and 1; `people` over both arms, the rest as in sample_size.
    Errors: UserError naming the row for anything impossible.

    >>> power(0.5, [60, 128]).round(2)
    array([0.48, 0.8 ])
    """
    effective = plans.effective_people(people, allocation, icc, cluster_size, cluster_size_cv, attrition)
    size = np.abs(checks.number("effect", effect))
    noncentrality = size * np.sqrt(_information(allocation, r_squared) * effective)
    level = checks.number("alpha", alpha, above=0, below=1)
    return noncentral.two_sided_power(noncentrality, np.maximum(effective - 2, 1), level)


def _information(allocation: ArrayLike, r_squared: ArrayLike) -> Floats:
    """What one person adds to the squared noncentrality when the effect is one standard deviation."""
    explained = checks.number("r squared", r_squared, at_least=0, below=1)
    part = plans.share_offered(allocation)
    return part * (1 - part) / (1 - explained)
