"""When this process began.

A process forked while this module is loaded knows it to the microsecond, by what its parent noted just before: on a
busy machine, or with much memory to be copied, it may be a while until a child runs at all. Any other asks the kernel,
which counts in ticks of a hundredth of a second.
"""

import os
import time

from ..ticks import start_ticks, ticks_as_ns
from . import forks


def born_ns() -> int:
    """When this process began, by ``time.perf_counter_ns()``; 0 where that cannot be known.

    Exact after a fork that ran Python's fork hooks, otherwise right to a hundredth of a second.
    """
    if forks.forked_at_ns:
        return forks.forked_at_ns
    ticks = start_ticks()
    if not ticks:
        return 0
    if os.name == "nt":
        from ..windows import unix_ns

        return time.perf_counter_ns() - (time.time_ns() - unix_ns(ticks))
    age_ns = time.clock_gettime_ns(time.CLOCK_BOOTTIME) - ticks_as_ns(ticks)
    return time.perf_counter_ns() - age_ns
