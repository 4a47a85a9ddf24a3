"""How far repeated measurements lie apart, without supposing how they are distributed."""

import math
from collections.abc import Sequence

_OUTSIDE_ONE_OF = 20


def median(values: Sequence[float]) -> float | None:
    """The middle one, or the mean of the middle two; None of none."""
    if not values:
        return None
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def median_bounds(values: Sequence[float]) -> tuple[float, float]:
    """Between which two of the ``values``, at least one, the true median lies with a probability of 95 %.

    Each measurement is above the median as likely as below it; so it lies between the k-th least and the k-th greatest
    of n with a probability of ``1 - 2 P(B < k)``, B binomial of n and 1/2 (David & Nagaraja, *Order Statistics*, 2003,
    section 7.1). Of fewer than six no two cover that much: these are the least and the greatest, then. With more
    measurements the bounds come closer, as the least and the greatest never do.
    """
    ordered = sorted(values)
    count = len(ordered)
    cut, outside = 0, 1  # how many are left out at each end; 2**count times the probability of lying beyond one
    while 2 * (cut + 1) < count and _OUTSIDE_ONE_OF * 2 * (outside + math.comb(count, cut + 1)) <= 2**count:
        cut += 1
        outside += math.comb(count, cut)
    return ordered[cut], ordered[-1 - cut]
