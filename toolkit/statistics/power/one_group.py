"""How many people one group measured before and after needs, and how small a mean change it could see."""

import numpy as np
from numpy.typing import ArrayLike

from toolkit.statistics import checks, noncentral
from toolkit.statistics.checks import Floats
from toolkit.statistics.power import plans


def sample_size_before_after(
    effect: ArrayLike, *, correlation: ArrayLike, power: ArrayLike = 0.8, alpha: ArrayLike = 0.05,
    attrition: ArrayLike = 0.0,
) -> plans.People:  # fmt: skip
    """People to recruit into one group, measured before and after, to see a mean change of `effect`.

    Method: two-sided paired t test by the noncentral t (Cohen 1988); changes have variance
    2(1 - correlation) (Frison and Pocock 1992). Without a comparison group a change has many causes.
    Shapes: all arguments broadcast; scalars in give a NumPy integer out.
    Units: `effect` in standard deviations of the scores (not of the changes); `correlation` between the
    score before and the score after; `attrition` the share lost.
    Errors: UserError naming the row for anything impossible.

    >>> sample_size_before_after(0.5, correlation=[0.5, 0.8])
    array([34, 15])
    """
    information = plans.size_of("effect", effect) ** 2 / _spread_of_change(correlation)
    alone = plans.smallest(information, 1, np.array(plans.FEWEST_IN_ONE_GROUP), power, alpha)
    return plans.recruits(alone, 0, 1, 0, attrition)


def detectable_effect_before_after(
    people: ArrayLike, *, correlation: ArrayLike, power: ArrayLike = 0.8, alpha: ArrayLike = 0.05,
    attrition: ArrayLike = 0.0,
) -> Floats:  # fmt: skip
    """The smallest true mean change that one group of this many recruited people would show.

    Method, shapes, units and errors as in sample_size_before_after, read the other way.

    >>> detectable_effect_before_after(34, correlation=0.5).round(2)
    np.float64(0.5)
    """
    recruited = checks.number("number of people", people, at_least=plans.FEWEST_IN_ONE_GROUP)
    followed, (target, level) = recruited * plans.staying(attrition), plans.aims(power, alpha)
    needed = noncentral.detectable_noncentrality(np.maximum(followed - 1, 1), target, level)
    return needed * np.sqrt(_spread_of_change(correlation) / followed)


def power_before_after(
    effect: ArrayLike, people: ArrayLike, *, correlation: ArrayLike, alpha: ArrayLike = 0.05,
    attrition: ArrayLike = 0.0,
) -> Floats:  # fmt: skip
    """The chance that one group of this many recruited people would show a true mean change of `effect`.

    Method, shapes and errors as in sample_size_before_after, read the other way. Units: a chance between 0 and 1.

    >>> power_before_after(0.5, [15, 34], correlation=0.5).round(2)
    array([0.44, 0.81])
    """
    recruited = checks.number("number of people", people, at_least=plans.FEWEST_IN_ONE_GROUP)
    followed = recruited * plans.staying(attrition)
    size, level = np.abs(checks.number("effect", effect)), checks.number("alpha", alpha, above=0, below=1)
    noncentrality = size * np.sqrt(followed / _spread_of_change(correlation))
    return noncentral.two_sided_power(noncentrality, np.maximum(followed - 1, 1), level)


def _spread_of_change(correlation: ArrayLike) -> Floats:
    return 2 * (1 - checks.number("correlation", correlation, at_least=-1, below=1))
