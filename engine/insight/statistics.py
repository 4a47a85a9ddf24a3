"""What repeated measurements tell, without supposing how they are distributed: order statistics, and resampling."""

import itertools
import math
import random
from collections.abc import Iterator, Sequence

from ..inside.data_class import dataclass

APART_LEAST = 3
"""Fewer runs than these are told apart from nothing."""
CHANCE_MOST = 0.05
"""How often, at most, two that are the same are called different."""
_LOOKED_FROM = 4
_OUTSIDE_ONE_OF = 20
_BOUNDED_FROM = 6
"""From so many values on, some two of them cover 95 %."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true median lies, with a probability of at least ``coverage`` (0 to 1)."""

    low: float
    high: float
    coverage: float


def median(values: Sequence[float]) -> float | None:
    """The middle one, or the mean of the middle two; None of none."""
    if not values:
        return None
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of ``values`` lie, between two of them by a straight line."""
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    low = min(int(at), len(ordered) - 1)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def median_bounds(values: Sequence[float]) -> tuple[float, float]:
    """Between which two of the ``values``, at least one, the true median lies with a probability of 95 %.

    Each measurement is above the median as likely as below it; so it lies between the k-th least and the k-th greatest
    of n with a probability of ``1 - 2 P(B < k)``, B binomial of n and 1/2 (David & Nagaraja, *Order Statistics*, 2003,
    section 7.1). Of fewer than six no two cover that much: these are the least and the greatest, then. With more
    measurements the bounds come closer, as the least and the greatest never do.
    """
    found = median_interval(values)
    return found.low, found.high


def median_interval(values: Sequence[float]) -> Interval:
    """The bounds of ``median_bounds``, and the probability with which the median lies between them."""
    ordered = sorted(values)
    count = len(ordered)
    cut, outside = 0, 1  # how many are left out at each end; 2**count times the probability of lying beyond one
    while 2 * (cut + 1) < count and _OUTSIDE_ONE_OF * 2 * (outside + math.comb(count, cut + 1)) <= 2**count:
        cut += 1
        outside += math.comb(count, cut)
    return Interval(ordered[cut], ordered[-1 - cut], max(1 - 2 * outside / 2**count, 0.0))


def are_apart(some: Sequence[float], others: Sequence[float]) -> bool:
    """Whether the two have different medians; said of two that have the same in at most 5 of 100 cases.

    Of six each and more, the intervals of their medians must not overlap. Of fewer, no value may lie among the others':
    of n and m from one distribution, whatever it is, that is so by chance in 2 of ``comb(n + m, n)`` cases. Where that
    is more than 5 %, as it is of three and three (10 %), the gap between them must also be as wide as either of them.
    With fewer than three nothing is said: a machine that is at times slow would be taken for a difference.
    """
    least = min(len(some), len(others))
    if not least:
        return False
    if least >= _BOUNDED_FROM:
        lower, upper = sorted((median_bounds(some), median_bounds(others)))
        return lower[1] < upper[0]
    lower, upper = sorted((min(each), max(each)) for each in (some, others))
    if upper[0] <= lower[1]:
        return False
    return _is_rare(len(some), len(others)) or (least >= APART_LEAST and _is_wide(some, others))


def can_be_apart(some: int, others: int) -> bool:
    """Whether ``are_apart`` can be said of so many values and so many others, wherever they lie."""
    least = min(some, others)
    return least > 0 and (least >= APART_LEAST or _is_rare(some, others))


def least_each(some: Sequence[float], others: Sequence[float]) -> int:
    """Of how many values each, at the least, ``are_apart`` is said if they lie as far apart as these, one or more each.

    If these lie among each other, it is said of no fewer, and may want more.
    """
    if _is_wide(some, others):
        return APART_LEAST
    return next(count for count in itertools.count(APART_LEAST) if _is_rare(count, count))


def _is_rare(some: int, others: int) -> bool:
    """Whether chance seldom puts all of so many values on one side of so many others."""
    return 2 / math.comb(some + others, some) <= CHANCE_MOST


def _is_wide(some: Sequence[float], others: Sequence[float]) -> bool:
    """Whether between the two is a gap, as wide as either of them."""
    lower, upper = sorted((min(each), max(each)) for each in (some, others))
    gap = upper[0] - lower[1]
    return gap > 0 and gap >= max(high - low for low, high in (lower, upper))


def told_apart(samples: Sequence[Sequence[float]]) -> frozenset[int]:
    """The places of those that are apart from every other, so that more repeats of them would tell nothing new.

    What has no value is held against nothing.
    """
    close: set[int] = set()
    known = [place for place, values in enumerate(samples) if values]
    for place, other in itertools.combinations(known, 2):
        if not are_apart(samples[place], samples[other]):
            close |= {place, other}
    return frozenset(known) - close


def settled(samples: Sequence[Sequence[float]]) -> frozenset[int]:
    """The places of those of which more repeats would tell nothing new, so that they need not be run again.

    They are apart from every other, and have as many values as it takes to look again after each round, and still be
    wrong of those that are the same in at most 5 of 100 cases.
    """
    return frozenset(place for place in told_apart(samples) if len(samples[place]) >= _LOOKED_FROM)


def resampled(samples: Sequence[Sequence[float]], times: int, seed: int = 1) -> Iterator[tuple[tuple[float, ...], ...]]:
    """Each of ``samples`` drawn anew from its own values, so many ``times`` (Efron's bootstrap, 1979).

    The same for the same values and ``seed``.
    """
    draw = random.Random(seed)  # noqa: S311 - nothing secret hangs on it
    for _ in range(times):
        yield tuple(tuple(draw.choices(values, k=len(values))) if values else () for values in samples)
