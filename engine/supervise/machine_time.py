"""How long the machine's cores have been busy, by the kernel's count."""

import os

import psutil


def machine_s() -> tuple[float, float]:
    """The time that the cores that may be used have been busy, and all of their time, in seconds since the start.

    Time that the host of a virtual machine took away counts as busy, since nobody here could use it. The limit that a
    control group sets is not looked at: it limits us, not the machine.
    """
    mine = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
    if mine is None or len(mine) == psutil.cpu_count():
        found = [psutil.cpu_times()]
    else:
        every = psutil.cpu_times(percpu=True)
        found = [every[core] for core in mine if core < len(every)]
    busy_s = all_s = 0.0
    for times in found:
        # The guests' time is in that of the users as well.
        used_s = sum(times) - getattr(times, "guest", 0.0) - getattr(times, "guest_nice", 0.0)
        all_s += used_s
        busy_s += used_s - times.idle - getattr(times, "iowait", 0.0)
    return busy_s, all_s
