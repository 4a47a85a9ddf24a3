"""How often the window draws: often where cores are free, seldom where all are busy with tasks."""

import time

import psutil

from engine.cores import usable_cores

FREE_MS = 33
_BUSY_LEAST_MS = 60
_BUSY_MOST_MS = 250
_BUSY_FROM = 0.85  # of the machine
_OWN_SHARE = 0.01  # of the machine, for drawing while it is busy
_LOOK_EVERY_S = 0.2


class Pace:
    """Frames are taken from the tasks where all cores are busy, so each has to be paid for. Main thread.

    ``begin`` with a run, then ``next_ms`` at every frame.
    """

    def __init__(self) -> None:
        self._cores = usable_cores()
        self._spent_s = 0.0
        self._looked_at_s = 0.0
        self._is_busy = False

    def begin(self) -> None:
        """A run begins; as long as nothing is known of the machine, it counts as free."""
        self._spent_s = time.process_time()
        self._is_busy = False
        self._looked_at_s = time.monotonic()
        psutil.cpu_percent(None)

    def next_ms(self) -> int:
        """In how many milliseconds the next frame is due, by what this program has used since the last one."""
        spent_s = time.process_time()
        own_s, self._spent_s = spent_s - self._spent_s, spent_s
        now_s = time.monotonic()
        if now_s - self._looked_at_s >= _LOOK_EVERY_S:
            self._is_busy = psutil.cpu_percent(None) >= 100 * _BUSY_FROM
            self._looked_at_s = now_s
        if not self._is_busy:
            return FREE_MS
        wanted_s = own_s / (_OWN_SHARE * self._cores)
        return round(min(max(wanted_s * 1e3, _BUSY_LEAST_MS), _BUSY_MOST_MS))
