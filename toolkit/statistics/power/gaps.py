"""The normal test of two shares or two rates, which differ only in how much one person's figure varies."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy import special

from toolkit.errors import UserError
from toolkit.statistics.checks import Flags, Floats

Variance = Callable[[Floats], Floats]
"""How much the figure of one person varies where this is the share or the rate."""
HALVINGS = 60
DOUBLINGS = 60


class Detectable(NamedTuple):
    """The nearest share or rate that would be told from the one before; the end of the scale where none would."""

    after: Floats
    possible: Flags


def people_alone(
    without: Floats, offered: Floats, part: Floats, target: Floats, level: Floats, variance: Variance
) -> Floats:
    """Single people over both arms, not rounded, that tell the two apart.

    Method: normal, the variance pooled under no difference (Fleiss 1981). Shapes: all broadcast.
    Units: people. Errors: none; the arguments were checked before.

    >>> people_alone(*map(np.array, (0.4, 0.3, 0.5, 0.8, 0.05)), lambda share: share * (1 - share)).round(1)
    np.float64(711.9)
    """
    apart, together = _spreads(without, offered, part, variance)
    root = special.ndtri(1 - level / 2) * together + special.ndtri(target) * apart
    return np.asarray((np.maximum(root, 0) / np.abs(without - offered)) ** 2)[()]


def power_of(
    without: Floats, offered: Floats, part: Floats, people: Floats, level: Floats, variance: Variance
) -> Floats:
    """The chance that so many single people tell the two apart; half the level (one tail) for no difference.

    Method, shapes and errors as in people_alone. Units: a chance between 0 and 1.

    >>> power_of(*map(np.array, (0.4, 0.3, 0.5, 712.0, 0.05)), lambda share: share * (1 - share)).round(3)
    np.float64(0.8)
    """
    apart, together = _spreads(without, offered, part, variance)
    room = np.abs(without - offered) * np.sqrt(people) - special.ndtri(1 - level / 2) * together
    certain = np.where(room > 0, np.inf, -np.inf)
    return np.asarray(special.ndtr(np.where(apart > 0, room / np.where(apart > 0, apart, 1), certain)))[()]


def nearest_detectable(power: Callable[[Floats], Floats], before: Floats, end: Floats, target: Floats) -> Detectable:
    """The figure nearest to `before`, on the way to `end`, that is told apart with enough power; by halving.

    Shapes: all broadcast. Units: those of the figures. Errors: none; checked before.

    >>> nearest_detectable(lambda after: 1 - after, np.array(1.0), np.array(0.0), np.array(0.75)).after.round(3)
    np.float64(0.25)
    """
    near, far = np.broadcast_arrays(before, end)
    possible = np.asarray(power(far) >= target)
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        enough = power(middle) >= target
        near, far = np.where(enough, near, middle), np.where(enough, middle, far)
    return Detectable(np.where(possible, far, end)[()], possible[()])


def far_enough(power: Callable[[Floats], Floats], before: Floats, target: Floats) -> Floats:
    """A figure above `before` that is told apart with enough power; by doubling.

    Shapes: all broadcast. Units: those of the figures. Errors: UserError when none is found.

    >>> far_enough(lambda after: after / 100, np.array(1.0), np.array(0.5))
    array(65.)
    """
    step = np.maximum(before, 1e-9)
    for _ in range(DOUBLINGS):
        short = power(before + step) < target
        if not np.any(short):
            return np.asarray(before + step)
        step = np.where(short, 2 * step, step)
    raise UserError("No rise, however large, would be seen by so few people; give more people or more time.")


def direction_towards(direction: str) -> int:
    """-1 for lower and 1 for higher; anything else is a UserError.

    >>> direction_towards("lower")
    -1
    """
    if direction not in ("lower", "higher"):
        raise UserError(f"The direction {direction!r} does not exist; use lower or higher.")
    return -1 if direction == "lower" else 1


def _spreads(without: Floats, offered: Floats, part: Floats, variance: Variance) -> tuple[Floats, Floats]:
    """How far the difference of one person's worth of data strays, apart and under no difference."""
    pooled = part * offered + (1 - part) * without
    apart = np.sqrt(variance(offered) / part + variance(without) / (1 - part))
    return apart, np.sqrt(variance(pooled) / (part * (1 - part)))
