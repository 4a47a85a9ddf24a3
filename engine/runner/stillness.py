"""How long a tree of processes has done nothing at all."""

import contextlib
import time

import psutil

_LOOK_EVERY_S = 0.25
_IDLE_SHARE = 0.10  # of one core: what a pool's own threads take while they wait


class Stillness:
    """Told of every piece of news; where there is none, it looks whether the tree computes. Used in one thread."""

    def __init__(self, root: int) -> None:
        """Watch the descendants of the process ``root``, but not that itself."""
        self._root = root
        self._since_s = self._looked_at_s = time.monotonic()
        self._cpu_s = 0.0

    def end(self) -> None:
        """There is news."""
        self._since_s = self._looked_at_s = time.monotonic()
        self._cpu_s = -1.0

    def lasts_s(self, but_for: int = 0) -> float:
        """For how many seconds there was no news, and next to no computing. Looks at the tree four times a second.

        What the process ``but_for`` computes does not count.
        """
        now_s = time.monotonic()
        passed_s = now_s - self._looked_at_s
        if passed_s >= _LOOK_EVERY_S:
            cpu_s = self._tree_cpu_s(but_for)
            if self._cpu_s < 0 or cpu_s - self._cpu_s > _IDLE_SHARE * passed_s:
                self._since_s = now_s
            self._cpu_s, self._looked_at_s = cpu_s, now_s
        return now_s - self._since_s

    def _tree_cpu_s(self, but_for: int) -> float:
        total_s = 0.0
        with contextlib.suppress(psutil.Error):
            for process in psutil.Process(self._root).children(recursive=True):
                if process.pid == but_for:
                    continue
                with contextlib.suppress(psutil.Error):
                    times = process.cpu_times()
                    total_s += times.user + times.system
        return total_s
