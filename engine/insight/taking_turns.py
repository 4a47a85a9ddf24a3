"""Whether jobs wait for each other, as for a lock: told by when they began and ended alone. Pure functions."""

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass

Integers = NDArray[np.int64]

_JOBS_LEAST, _JOBS_MOST = 8, 100_000
_ALONE_MOST = 0.75
"""Of what a later one takes, the one that had what they share first took no more."""
_EVEN_MOST = 1.5
"""Later ones are alike: the longer quarter takes no more than so many times as long as the shorter one."""
_SPACED_LEAST = 0.6
"""And their ends follow each other evenly: a quarter of the steps at most is shorter than this, of their mean."""


@dataclass(frozen=True, slots=True)
class Turns:
    """What the first job took, which nobody had come before, and what those took that waited for others; in ns."""

    first_ns: float
    later_ns: float


def turns_of(started: Integers, ended: Integers, workers: int) -> Turns | None:
    """Whether some jobs of so many workers took turns at something; None: nothing shows it.

    Who comes first waits for nobody, and is done sooner than all that follow, where otherwise it is first calls that
    take longer. And where one at a time goes on, they end one at a time, at even steps. Jobs that are unlike each
    other, or few, show nothing; more than some 100,000 are not looked at.
    """
    if workers < 2 or not max(_JOBS_LEAST, 3 * workers) <= len(started) <= _JOBS_MOST:
        return None
    order = np.argsort(started, kind="stable")
    took = (ended - started)[order].astype(np.float64)
    first, later = float(took[:workers].min()), took[workers:-workers]
    short, middle, long = np.quantile(later, (0.25, 0.5, 0.75))
    steps = np.diff(np.sort(ended))[workers - 1 : len(ended) - workers]
    is_spaced = np.quantile(steps, 0.25) >= _SPACED_LEAST * steps.mean() > 0
    if first > _ALONE_MOST * short or long > _EVEN_MOST * short or not is_spaced:
        return None
    return Turns(first, float(middle))
