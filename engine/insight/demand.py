"""How long tasks have to wait for each other, where more of them want to compute than can."""

import numpy as np
from numpy.typing import NDArray

from ..long_work import reached

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


def unavoidable_ns(started: Integers, ended: Integers, wants: Floats, gets: Floats, at_once: float) -> float:
    """How long some tasks have to wait for a core, or a lock, because of each other alone, in ns.

    While ``k`` of them want to compute and ``at_once`` can, each second of computing comes with ``k / at_once - 1`` of
    waiting (processor sharing; Kleinrock, *Queueing Systems* 2, 1976, section 4.4).

    Args:
        started, ended: of each task, in ns.
        wants, gets: the share of its time in which it wants to compute, and in which it does, 0 to 1.
        at_once: how many can.
    """
    if not len(started):
        return 0.0
    at = np.concatenate([started, ended])
    order = np.argsort(at)  # of those at one moment any may be the first: between them is no time
    reached(0.7)
    wanting = np.cumsum(np.concatenate([wants, -wants])[order])[:-1]
    reached(0.8)
    getting = np.cumsum(np.concatenate([gets, -gets])[order])[:-1]
    reached(0.9)
    took = np.diff(at[order])
    waits = np.minimum(getting, at_once) * (wanting / at_once - 1)
    return float(np.maximum(waits, 0.0) @ took)
