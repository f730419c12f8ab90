"""What every question about the size of a study shares: its arms, clusters, losses and what it aims for."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from toolkit.statistics import checks, noncentral
from toolkit.statistics.checks import Flags, Floats

People = NDArray[np.int64]

FEWEST_IN_TWO_ARMS = 4.0
FEWEST_IN_ONE_GROUP = 2.0
"""With fewer people than these there is no spread to judge a difference by."""


class PeopleInClusters(NamedTuple):
    """People in each cluster, and whether so few clusters can answer the question at all; 0 where they cannot."""

    people: People
    possible: Flags


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


def people_in_each_cluster(clusters: ArrayLike, people: ArrayLike, *, icc: ArrayLike) -> PeopleInClusters:
    """How many people each of a fixed number of clusters must give, when `people` single ones would be enough.

    Method: m = n (1 - icc) / (k - n icc); impossible, however large the clusters, unless k > n icc.
    Source: Hemming and others (2011), BMC Medical Research Methodology 11. Shapes: all broadcast.
    Units: clusters and people of one arm (or of both alike), people rounded up.
    Errors: UserError naming the row for anything impossible.

    >>> people_in_each_cluster([10, 3], 64, icc=0.05)
    PeopleInClusters(people=array([9, 0]), possible=array([ True, False]))
    """
    number = checks.number("number of clusters", clusters, at_least=1)
    alone = checks.number("number of people", people, above=0)
    alike = checks.number("intracluster correlation (icc)", icc, at_least=0, at_most=1)
    room = np.asarray(number - alone * alike)
    size = alone * (1 - alike) / np.where(room > 0, room, 1)
    needed = np.where(room > 0, np.maximum(round_up(np.asarray(size)), 1), 0)
    return PeopleInClusters(needed.astype(np.int64)[()], (room > 0)[()])


def effective_people(
    people: ArrayLike, allocation: ArrayLike, icc: ArrayLike,
    cluster_size: ArrayLike, cluster_size_cv: ArrayLike, attrition: ArrayLike,
) -> Floats:  # fmt: skip
    """How many single people, all followed up, would tell as much as those recruited.

    Method and source: recruits who stay, over the design effect. Shapes: all broadcast. Units: people.
    Errors: UserError naming the row for fewer people than two arms can hold, or anything impossible.

    >>> effective_people(313, 0.5, 0.05, 20, 0, 0.2).round(1)
    np.float64(128.4)
    """
    recruited, least = checks.same_shape(
        people=checks.number("number of people", people, above=0), allocation=fewest(allocation)
    )
    rule = "each arm needs at least one person, and both together at least four"
    checks.refuse(recruited < least, "number of people", recruited, rule)
    return recruited * staying(attrition) / design_effect(icc, cluster_size, cluster_size_cv)


def recruits(
    alone: Floats, icc: ArrayLike, cluster_size: ArrayLike, cluster_size_cv: ArrayLike, attrition: ArrayLike
) -> People:
    """How many people to recruit so that as much can be told as from `alone` single people, all followed up.

    Method and source: times the design effect, over the share who stay, each rounded up. Shapes: all broadcast.
    Units: people. Errors: UserError naming the row for anything impossible.

    >>> recruits(np.array(128.0), 0.05, 20, 0, 0.2)
    np.int64(313)
    """
    followed = round_up(alone * design_effect(icc, cluster_size, cluster_size_cv))
    return np.asarray(round_up(followed / staying(attrition))).astype(np.int64)[()]


def aims(power: ArrayLike, alpha: ArrayLike) -> tuple[Floats, Floats]:
    """The power and the level as arrays; power must be the higher of the two, or a coin would do as well."""
    target, level = checks.same_shape(
        power=checks.number("power", power, above=0, below=1),
        alpha=checks.number("alpha", alpha, above=0, below=1),
    )
    checks.refuse(target <= level, "power", target, "it must be above alpha, the chance of a false alarm")
    return target, level


def size_of(name: str, effect: ArrayLike) -> Floats:
    """The size of a difference, whichever way it goes; no difference at all is a UserError."""
    return checks.number(f"size of the {name}", np.abs(checks.number(name, effect)), above=0)


def share_offered(allocation: ArrayLike) -> Floats:
    """The share of people offered the programme, between none and all."""
    return checks.number("share offered the programme (allocation)", allocation, above=0, below=1)


def fewest(allocation: ArrayLike) -> Floats:
    """The fewest people that fill both arms."""
    share = share_offered(allocation)
    return np.maximum(FEWEST_IN_TWO_ARMS, round_up(1 / np.minimum(share, 1 - share)))


def staying(attrition: ArrayLike) -> Floats:
    """The share of people who stay to the end."""
    return 1 - checks.number("attrition", attrition, at_least=0, below=1)


def smallest(information: Floats, lost: int, least: Floats, power: ArrayLike, alpha: ArrayLike) -> Floats:
    """The fewest people with enough power, when each adds so much information to a t test."""
    target, level = aims(power, alpha)
    return noncentral.smallest_sample(information, lost, least, target, level)


def round_up(people: Floats) -> Floats:
    """Up to whole people, but 100.00000000000001 (which is 90 / 0.9 to a computer) is 100."""
    return np.ceil(people * (1 - 1e-12))
