"""How many people a study needs, and how small a difference it could see."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from toolkit.statistics import checks, noncentral
from toolkit.statistics.checks import Floats

People = NDArray[np.int64]

FEWEST_IN_TWO_ARMS = 4.0
FEWEST_IN_ONE_GROUP = 2.0
"""With fewer people than these there is no spread to judge a difference by."""


def sample_size(
    effect: ArrayLike, *, power: ArrayLike = 0.8, alpha: ArrayLike = 0.05, allocation: ArrayLike = 0.5,
    r_squared: ArrayLike = 0.0, icc: ArrayLike = 0.0, cluster_size: ArrayLike = 1,
    cluster_size_cv: ArrayLike = 0.0, attrition: ArrayLike = 0.0,
) -> People:  # fmt: skip
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
    information = _size("effect", effect) ** 2 * _information(allocation, r_squared)
    alone = _smallest(information, 2, _fewest(allocation), power, alpha)
    return _recruited(_round_up(alone * design_effect(icc, cluster_size, cluster_size_cv)), attrition)


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
    effective = _effective(people, allocation, icc, cluster_size, cluster_size_cv, attrition)
    target, level = _aims(power, alpha)
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
    effective = _effective(people, allocation, icc, cluster_size, cluster_size_cv, attrition)
    size = np.abs(checks.number("effect", effect))
    noncentrality = size * np.sqrt(_information(allocation, r_squared) * effective)
    level = checks.number("alpha", alpha, above=0, below=1)
    return noncentral.two_sided_power(noncentrality, np.maximum(effective - 2, 1), level)


def sample_size_two_proportions(
    before: ArrayLike, after: ArrayLike, *, power: ArrayLike = 0.8, alpha: ArrayLike = 0.05,
    allocation: ArrayLike = 0.5, icc: ArrayLike = 0.0, cluster_size: ArrayLike = 1,
    cluster_size_cv: ArrayLike = 0.0, attrition: ArrayLike = 0.0,
) -> People:  # fmt: skip
    """People to recruit, both arms together, to see a share change from `before` to `after`.

    Method: normal, variance pooled under no difference, no continuity correction (Fleiss 1981), as
    power.prop.test in R; clusters and attrition as in sample_size.
    Shapes: all arguments broadcast; scalars in give a NumPy integer out.
    Units: `before` is the share without the programme and `after` the share with it, between 0 and 1.
    Errors: UserError naming the row for anything impossible, such as no difference at all.

    >>> sample_size_two_proportions(0.40, 0.30)
    np.int64(712)
    """
    without = checks.number("share before", before, at_least=0, at_most=1)
    offered = checks.number("share after", after, at_least=0, at_most=1)
    gap = _size("difference between the shares", without - offered)
    part, (target, level) = _part(allocation), _aims(power, alpha)
    pooled = part * offered + (1 - part) * without
    apart = np.sqrt(offered * (1 - offered) / part + without * (1 - without) / (1 - part))
    together = np.sqrt(pooled * (1 - pooled) / (part * (1 - part)))
    root = (special.ndtri(1 - level / 2) * together + special.ndtri(target) * apart) / gap
    alone = np.maximum(_round_up(root**2), _fewest(allocation))
    return _recruited(_round_up(alone * design_effect(icc, cluster_size, cluster_size_cv)), attrition)


def sample_size_before_after(
    effect: ArrayLike, *, correlation: ArrayLike, power: ArrayLike = 0.8, alpha: ArrayLike = 0.05,
    attrition: ArrayLike = 0.0,
) -> People:  # fmt: skip
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
    information = _size("effect", effect) ** 2 / _spread_of_change(correlation)
    alone = _smallest(information, 1, np.array(FEWEST_IN_ONE_GROUP), power, alpha)
    return _recruited(alone, attrition)


def detectable_effect_before_after(
    people: ArrayLike, *, correlation: ArrayLike, power: ArrayLike = 0.8, alpha: ArrayLike = 0.05,
    attrition: ArrayLike = 0.0,
) -> Floats:  # fmt: skip
    """The smallest true mean change that one group of this many recruited people would show.

    Method, shapes, units and errors as in sample_size_before_after, read the other way.

    >>> detectable_effect_before_after(34, correlation=0.5).round(2)
    np.float64(0.5)
    """
    recruited = checks.number("number of people", people, at_least=FEWEST_IN_ONE_GROUP)
    followed, (target, level) = recruited * _staying(attrition), _aims(power, alpha)
    needed = noncentral.detectable_noncentrality(np.maximum(followed - 1, 1), target, level)
    return needed * np.sqrt(_spread_of_change(correlation) / followed)


def design_effect(icc: ArrayLike, cluster_size: ArrayLike, cluster_size_cv: ArrayLike = 0.0) -> Floats:
    """How many times more people a study in clusters needs than one of single people.

    Method: 1 + ((cv^2 + 1) x size - 1) x icc (Donner and Klar 2000; uneven clusters Eldridge 2006).
    Shapes: all arguments broadcast; scalars in give a NumPy scalar out. Units: a ratio, from 1 up.
    Errors: UserError naming the row for anything impossible.

    >>> design_effect(0.05, 20).round(2), design_effect(0.05, 20, 0.65).round(3)
    (np.float64(1.95), np.float64(2.373))
    """
    alike = checks.number("intracluster correlation (icc)", icc, at_least=0, at_most=1)
    size = checks.number("cluster size", cluster_size, at_least=1)
    uneven = checks.number("variation of cluster size", cluster_size_cv, at_least=0)
    return 1 + ((uneven**2 + 1) * size - 1) * alike


def _information(allocation: ArrayLike, r_squared: ArrayLike) -> Floats:
    """What one person adds to the squared noncentrality when the effect is one standard deviation."""
    explained = checks.number("r squared", r_squared, at_least=0, below=1)
    part = _part(allocation)
    return part * (1 - part) / (1 - explained)


def _effective(
    people: ArrayLike, allocation: ArrayLike, icc: ArrayLike,
    cluster_size: ArrayLike, cluster_size_cv: ArrayLike, attrition: ArrayLike,
) -> Floats:  # fmt: skip
    """How many single people, all followed up, would tell as much as those recruited."""
    recruited, least = checks.same_shape(
        people=checks.number("number of people", people, above=0), allocation=_fewest(allocation)
    )
    rule = "each arm needs at least one person, and both together at least four"
    checks.refuse(recruited < least, "number of people", recruited, rule)
    return recruited * _staying(attrition) / design_effect(icc, cluster_size, cluster_size_cv)


def _smallest(information: Floats, lost: int, least: Floats, power: ArrayLike, alpha: ArrayLike) -> Floats:
    target, level = _aims(power, alpha)
    return noncentral.smallest_sample(information, lost, least, target, level)


def _aims(power: ArrayLike, alpha: ArrayLike) -> tuple[Floats, Floats]:
    target, level = checks.same_shape(
        power=checks.number("power", power, above=0, below=1),
        alpha=checks.number("alpha", alpha, above=0, below=1),
    )
    checks.refuse(target <= level, "power", target, "it must be above alpha, the chance of a false alarm")
    return target, level


def _size(name: str, effect: ArrayLike) -> Floats:
    return checks.number(f"size of the {name}", np.abs(checks.number(name, effect)), above=0)


def _part(allocation: ArrayLike) -> Floats:
    return checks.number("share offered the programme (allocation)", allocation, above=0, below=1)


def _fewest(allocation: ArrayLike) -> Floats:
    part = _part(allocation)
    return np.maximum(FEWEST_IN_TWO_ARMS, _round_up(1 / np.minimum(part, 1 - part)))


def _spread_of_change(correlation: ArrayLike) -> Floats:
    return 2 * (1 - checks.number("correlation", correlation, at_least=-1, below=1))


def _staying(attrition: ArrayLike) -> Floats:
    return 1 - checks.number("attrition", attrition, at_least=0, below=1)


def _recruited(followed: Floats, attrition: ArrayLike) -> People:
    return np.asarray(_round_up(followed / _staying(attrition))).astype(np.int64)[()]


def _round_up(people: Floats) -> Floats:
    """Up to whole people, but 100.00000000000001 (which is 90 / 0.9 to a computer) is 100."""
    return np.ceil(people * (1 - 1e-12))
