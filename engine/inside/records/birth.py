"""When this process began.

A process forked while this module is loaded knows it to the microsecond; any other asks the kernel, which counts in
ticks of a hundredth of a second.
"""

import os
import time

from ..process import start_ticks

_forked_at_ns = 0


def _note_fork() -> None:
    global _forked_at_ns
    _forked_at_ns = time.perf_counter_ns()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_note_fork)


def born_ns() -> int:
    """When this process began, by ``time.perf_counter_ns()``; 0 where that cannot be known.

    Exact after a fork that ran Python's fork hooks, otherwise right to a hundredth of a second.
    """
    if _forked_at_ns:
        return _forked_at_ns
    ticks = start_ticks()
    if not ticks:
        return 0
    age_ns = time.clock_gettime_ns(time.CLOCK_BOOTTIME) - ticks * 1_000_000_000 // os.sysconf("SC_CLK_TCK")
    return time.perf_counter_ns() - age_ns
