"""The processes of a run that were seen while they had run no task: workers that wait for their first, and what tasks
have started.
"""

from collections.abc import Iterable, Iterator, Sequence

from ..inside.worker import Process
from ..model.measured import CHILD, IDLE_WORKER, Life
from .lane import Lane

LIVES_MOST = 1_000
HostPid = tuple[str, int]
"""A PID is one of many hosts."""

_KINDS = (IDLE_WORKER, CHILD)


class Lives:
    """Told of what is new of each. ``len`` is how many are kept; ``more``: how many came after the first so many;
    ``version`` is another whenever anything is.
    """

    def __init__(self, lives: Iterable[Life] = ()) -> None:
        """None but these."""
        self._all = {life.process: life for life in lives}
        self.more = 0
        self.version = 0

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Life]:
        return iter(self._all.values())

    def take(self, news: Iterable[Life]) -> None:
        """So much is known of each of these by now."""
        for life in news:
            self.version += 1
            if life.kind not in _KINDS:
                self._all.pop(life.process, None)  # it is something else than it was taken for
            elif life.process in self._all or len(self._all) < LIVES_MOST:
                self._all[life.process] = life
            else:
                self.more += life.gone_ns == 0

    def begun(self, process: Process) -> Process:
        """A process of which it is not known when it began, with its start: the last of its host and PID, if any is."""
        which = process.host, process.pid
        return next((each for each in reversed(self._all) if (each.host, each.pid) == which), process)

    def idle(self, lanes: Sequence[Lane]) -> tuple[Life, ...]:
        """The workers that have no lane among ``lanes``, all of the run's: they have run no task, or not yet; in the
        order of their births.
        """
        ran = {lane.header.process for lane in lanes} if self._all else set()
        return tuple(life for life in self._in_order(IDLE_WORKER) if life.process not in ran)

    def inner(self) -> dict[HostPid, tuple[Life, ...]]:
        """What tasks have started, by the host and the PID of the worker, in the order of their births."""
        found: dict[HostPid, list[Life]] = {}
        for life in self._in_order(CHILD):
            if life.worker:
                found.setdefault((life.process.host, life.worker), []).append(life)
        return {worker: tuple(lives) for worker, lives in found.items()}

    def _in_order(self, kind: str) -> list[Life]:
        return sorted((life for life in self._all.values() if life.kind == kind), key=lambda life: life.born_ns)
