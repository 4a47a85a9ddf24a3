"""For how long nothing has come of a tree of processes that does nothing either."""

import contextlib
import os
import time
from collections.abc import Sequence

import psutil

from ..inside.data_class import dataclass
from ..inside.process import proc_stat
from .family import UNTOLD, descendants

_LATELY_S = 0.5
_LOOK_EVERY_S = 0.25
_IDLE_SHARE = 0.10  # of one core: what a pool's own threads take while they wait


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen at ``at_s``: how much was computed since the look before, and whether anything was at work."""

    at_s: float
    computed_s: float
    is_at_work: bool


class Stillness:
    """Told of every piece of news; where there is none, it looks at what the tree does. Used in one thread.

    The time counts from the last news, however much was computed in between: a burst of it does not begin it anew. But
    there is none while the tree computes. That is judged by the last half second as a whole: by how much was computed
    in it, and by what the threads were at, since one that gets next to nothing of a crowded processor waits for it in
    every look.
    """

    def __init__(self, root: int) -> None:
        """Watch the descendants of the process ``root``, but not that itself."""
        self._root = root
        self._news_at_s = time.monotonic()
        self._looks: list[Look] = []
        self._cpu_s: dict[psutil.Process, float] = {}

    def end(self) -> None:
        """There is news."""
        self._news_at_s = time.monotonic()
        self._looks.clear()
        self._cpu_s.clear()  # the first look that follows begins to count anew, and many may have ended since

    def lasts_s(self, but_for: int = 0) -> float:
        """For how many seconds there was no news; 0 if the tree has computed lately. Looks at it four times a second.

        What the process ``but_for`` does, does not count.
        """
        now_s = time.monotonic()
        if not self._looks or now_s - self._looks[-1].at_s >= _LOOK_EVERY_S:
            self._looks = [*lately(self._looks, now_s), self._look(now_s, but_for)]
        return now_s - self._news_at_s if has_idled(self._looks) else 0.0

    def _look(self, at_s: float, but_for: int) -> Look:
        computed_s = 0.0
        is_at_work = False
        for process in descendants(self._root):
            if process.pid == but_for:
                continue
            with contextlib.suppress(*UNTOLD):
                times = process.cpu_times()
                cpu_s = times.user + times.system
                # By process, so that one which a look has missed does not count as new in the next.
                computed_s += cpu_s - self._cpu_s.get(process, 0.0)
                self._cpu_s[process] = cpu_s
                is_at_work = is_at_work or _is_at_work(process.pid)
        return Look(at_s, computed_s, is_at_work)


def lately(looks: Sequence[Look], now_s: float) -> Sequence[Look]:
    """Those that tell of the half second before ``now_s``: all that were within it, and the last one before."""
    before = sum(now_s - look.at_s >= _LATELY_S for look in looks)
    return looks[max(before - 1, 0) :]


def has_idled(looks: Sequence[Look]) -> bool:
    """Whether a tree has done nothing for half a second, by what was seen of it since, oldest first."""
    first, *others = looks
    if not others or others[-1].at_s - first.at_s < _LATELY_S or all(look.is_at_work for look in looks):
        return False
    return sum(look.computed_s for look in others) <= _IDLE_SHARE * (others[-1].at_s - first.at_s)


def _is_at_work(pid: int) -> bool:
    """Whether a thread of the process computes, or waits for a processor or a disk (Linux; elsewhere never)."""
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return False
    # /proc has threads under their own numbers too, though it does not list them.
    return any(stat.is_at_work for thread in threads if (stat := proc_stat(thread)) is not None)
