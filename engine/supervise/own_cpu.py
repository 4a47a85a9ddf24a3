"""What the program itself takes of the machine while a run goes on. In the supervising thread."""

import os
import time

from ..inside.cores import usable_cores
from . import liveness

_MOMENT_S = 0.2


class OwnCpu:
    """The CPU time of the program (its window and its supervision) and of the guardian, since ``note``."""

    def __init__(self, guardian_pid: int | None, *, with_children: bool = False) -> None:
        """Of this process, and of the guardian ``guardian_pid``, if there is one; or ``with_children`` that it asks."""
        self._guardian_pid = guardian_pid
        self._with_children = with_children
        self._cores = usable_cores()
        self._before_s = self._noted_at_s = 0.0
        self._earlier = (0.0, 0.0)
        self._guardian_s = 0.0

    def note(self) -> None:
        """Count from now on."""
        self._earlier = self._before_s, self._noted_at_s
        self._before_s, self._noted_at_s = self.used_s(), time.perf_counter()

    def used_s(self) -> float:
        """The CPU time that both have taken so far, in seconds; of a guardian that has ended, what was seen last."""
        if self._guardian_pid is not None:
            self._guardian_s = max(self._guardian_s, _cpu_s(self._guardian_pid))
        elif self._with_children:
            times = os.times()
            self._guardian_s = times.children_user + times.children_system
        return time.process_time() + self._guardian_s

    def share(self) -> float:
        """The share of the machine's usable cores, from 0 to 1, since it was noted last.

        If that was hardly a moment ago, since it was noted before: what was used in a moment tells nothing.
        """
        before_s, noted_at_s = self._before_s, self._noted_at_s
        if time.perf_counter() - noted_at_s < _MOMENT_S and self._earlier[1]:
            before_s, noted_at_s = self._earlier
        since_s = time.perf_counter() - noted_at_s
        return max(self.used_s() - before_s, 0.0) / max(since_s * self._cores, 1e-9)


def _cpu_s(pid: int) -> float:
    """What a process of one thread has used: in ticks, of which each is more than a guardian takes in a run, only where
    the kernel counts no finer.
    """
    try:
        with open(f"/proc/{pid}/schedstat", "rb") as file:
            used_ns = int(file.read(100).split()[0])
    except (OSError, ValueError, IndexError):
        used_ns = 0
    return used_ns / 1e9 or liveness.cpu_s(pid)
