"""joblib: batches of jobs, of which so many are sent ahead, and whose size follows what they take.

As ``joblib.parallel.Parallel.dispatch_one_batch`` and ``AutoBatchingMixin`` of joblib 1.4 to 1.6 have it: two jobs for
each worker go first, then a batch for each that comes back; batches double while they take less than 0.2 s, and are cut
to pieces near the end of the list.
"""

import heapq
from collections.abc import Iterator

import numpy as np

from .handing import Company, Handing
from .work import Floats, Nature, Work

_SHORT_S, _LONG_S = 0.2, 2.0
_AHEAD = 2
_ROUNDS_TO_THE_END = 10


class Batches:
    """Which jobs go together, one batch after the other."""

    def __init__(self, jobs: int, workers: int) -> None:
        self._jobs, self._workers = jobs, workers
        self._size, self._smoothed_s, self._at = 1, 0.0, 0
        self._ready: list[tuple[int, int]] = []

    def ahead(self) -> Iterator[tuple[int, int]]:
        """Those that are sent before any has come back, each from one job up to another."""
        most = min(_AHEAD * self._workers, self._jobs)
        while self._ready or self._at < most:
            yield self._next(most, is_end=False)

    def another(self) -> tuple[int, int] | None:
        """What is sent when a batch has come back; None: there is nothing left."""
        if not self._ready and self._at >= self._jobs:
            return None
        self._adapt()
        return self._next(self._jobs, is_end=True)

    def took(self, size: int, seconds: float) -> None:
        """A batch of ``size`` jobs has come back, so long after it was sent."""
        if size == self._size:
            self._smoothed_s = 0.8 * self._smoothed_s + 0.2 * seconds if self._smoothed_s else seconds

    def _adapt(self) -> None:
        size = self._size
        if 0 < self._smoothed_s < _SHORT_S:
            self._size = max(min(2 * size, 2 * int(size * _SHORT_S / self._smoothed_s)), 1)
        elif self._smoothed_s > _LONG_S and size >= 2:
            self._size = max(2 * int(size * _SHORT_S / self._smoothed_s), 1)
        if self._size != size:
            self._smoothed_s = 0.0

    def _next(self, until: int, *, is_end: bool) -> tuple[int, int]:
        if not self._ready:
            whole = self._size * self._workers
            count = min(whole, until - self._at)
            parts = self._workers * (_ROUNDS_TO_THE_END if is_end and count < whole else 1)
            piece = max(count // parts, 1)
            ends = self._at + count
            self._ready = [(start, min(start + piece, ends)) for start in range(self._at, ends, piece)]
            self._at = ends
        return self._ready.pop(0)


def batched_s(work: Work, how: Handing, nature: Nature, cores: int) -> Floats:
    """How long it takes, for each list of jobs. A unit that is several jobs is taken for one that is as long."""
    jobs = work.units
    more_s = work.unpickle_s + work.pack_s + how.job_s * work.each
    company = Company(work.with_more(more_s), nature, cores, 0.0)
    beside_s = company.all_take_s(min(how.workers, jobs))
    send_s = work.pickle_s + work.sent_bytes * how.pipe_s
    back_s = work.unpack_s + work.result_bytes * how.pipe_s
    found = [
        _one(jobs, how, [_sums(each[number]) for each in (send_s, beside_s, back_s)]) for number in range(work.lists)
    ]
    return np.array(found)


def _one(jobs: int, how: Handing, sums: list[Floats]) -> float:
    """How long one list takes; the sums of what sending, working and getting back take, up to each job."""
    send, run, back = sums
    message_s = how.message_s
    batches = Batches(jobs, how.workers)
    sender_s = last_s = 0.0
    free = [how.start_s] * how.workers
    waiting: list[tuple[float, int, int]] = []
    for start, end in batches.ahead():
        sender_s += message_s + float(send[end] - send[start])
        waiting.append((sender_s, start, end))
    coming: list[tuple[float, float, int]] = []
    while waiting or coming:
        while coming and (not waiting or coming[0][0] <= free[0]):
            came_s, sent_s, size = heapq.heappop(coming)
            batches.took(size, came_s - sent_s)
            another = batches.another()
            if another is not None:
                start, end = another
                sender_s = max(sender_s, came_s) + message_s + float(send[end] - send[start])
                waiting.append((sender_s, start, end))
        if not waiting:
            break
        sent_s, start, end = waiting.pop(0)
        ended_s = max(heapq.heappop(free), sent_s) + message_s + float(run[end] - run[start])
        heapq.heappush(free, ended_s)
        came_s = ended_s + float(back[end] - back[start])
        last_s = max(last_s, came_s)
        heapq.heappush(coming, (came_s, sent_s, end - start))
    return last_s


def _sums(figures: Floats) -> Floats:
    return np.concatenate([[0.0], np.cumsum(figures)])
