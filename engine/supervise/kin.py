"""Which processes come and go in a run's tree beside its workers, and when. In the supervising thread."""

import contextlib
import dataclasses
import os
import time
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..inside.process import command_line, proc_stat
from ..inside.ticks import ticks_as_ns
from ..inside.worker import Process, this_host
from ..model.measured import CHILD, IDLE_WORKER, Life
from .helpers import OTHER, kind

_UNSETTLED_NS, _UNSETTLED_FORK_NS = 500_000_000, 3_000_000_000
"""So long after its birth a process may still become another program; one that is its parent's fork so far may do so
for longer, as on a busy machine it may have to wait for a core first.
"""
_FEW = 200
_LOOKS = 3
"""So often a new number is looked at: Linux gives it some moments before there is a process of that number."""
_COARSE_NS = 20_000_000
"""So far off may the time of a birth be."""
_NAME_CHARACTERS = 100
_SHOWN = (IDLE_WORKER, CHILD)


class Listed(NamedTuple):
    """A process in the tree: its parent as first seen, when it began, in ticks and in ns; and whether it is dead."""

    pid: int
    parent: int
    start_ticks: int
    born_ns: int
    is_dead: bool = False


class Kin:
    """Looks at the new ones among the system's processes (Linux; elsewhere it finds nobody).

    A process's kind is known for sure half a second after its birth, a fork's after three; until then it may be told
    anew.
    """

    def __init__(self, root: int) -> None:
        """Of the tree below the process ``root``."""
        self._root = root
        self._tree: dict[int, Listed] = {}
        self._others: set[int] = set()
        self._again: dict[int, int] = {}  # numbers without a process, and how often they are still looked at
        self._commands: dict[int, tuple[str, ...]] = {}
        self._settled: dict[int, str] = {}
        self._began: dict[int, int] = {}
        self._lives: dict[int, Life] = {}
        self._news: dict[Process, Life] = {}
        self._looked_at_ns = self._last_pid = 0
        self._can_look = hasattr(time, "CLOCK_BOOTTIME") and proc_stat(os.getpid()) is not None

    def begin(self) -> None:
        """Those who are there by now are not new."""
        self._list(time.perf_counter_ns())

    def take(self) -> tuple[Life, ...]:
        """What is new since this was asked last."""
        news, self._news = tuple(self._news.values()), {}
        return news

    def living(self) -> dict[int, int] | None:
        """The parent of each that lives, parents before their children; None where nobody can look."""
        if not self._can_look:
            return None
        self._list(time.perf_counter_ns())
        stats = {pid: proc_stat(pid) for pid in self._tree}
        return {
            pid: stat.parent
            for pid, stat in stats.items()
            if stat is not None and not stat.is_dead and stat.start_ticks == self._tree[pid].start_ticks
        }

    def look(self, runner_pid: int, workers: Mapping[int, int], now_ns: int, *, since_ns: int) -> None:
        """See who has come and gone.

        Args:
            runner_pid: who calls the strategy.
            workers: the PIDs of those that have run tasks, and when each began, in ticks; 0: nobody knows.
            now_ns: the moment.
            since_ns: who was born before is not told.
        """
        there = self._list(now_ns)
        self.take_in(there, runner_pid, workers, now_ns, since_ns=since_ns)

    def take_in(
        self, there: Iterable[Listed], runner_pid: int, workers: Mapping[int, int], now_ns: int, *, since_ns: int
    ) -> None:
        """The same, told of all processes of the tree, parents before their children."""
        found = {listed.pid: listed for listed in there}
        self._forget_reused(found, now_ns)
        for pid in [pid for pid in self._lives if pid not in found or found[pid].is_dead]:
            life = self._lives.pop(pid)
            self._commands.pop(pid, None)
            self._tell(dataclasses.replace(life, gone_ns=now_ns))
        kinds: dict[int, str] = {}
        of_threads = self._root if self._root in workers else 0  # a program that is watched, and runs tasks in threads
        self._settled = {pid: each for pid, each in self._settled.items() if pid in found}
        parents = {pid: listed.parent for pid, listed in found.items()}
        for pid, listed in found.items():
            if pid in workers and workers[pid] in (0, listed.start_ticks):
                kinds[pid] = self._settled[pid] = ""  # also once it is dead, and so none of the workers
                self._lives.pop(pid, None)
                continue
            if pid in self._settled:
                kinds[pid] = self._settled[pid]
                continue
            known = self._lives.get(pid)
            commands = {each: self._command(each) for each in (pid, listed.parent)}
            kinds[pid] = kind(pid, runner_pid, parents, commands, kinds)
            thread = known.thread if known is not None else 0
            if known is None or (not thread and listed.parent == of_threads):
                thread = self._thread_of(pid, listed.parent)
            if kinds[pid] == OTHER and listed.parent == of_threads and thread not in (0, of_threads):
                kinds[pid] = CHILD
            if now_ns - listed.born_ns > (_UNSETTLED_FORK_NS if kinds[pid] == IDLE_WORKER else _UNSETTLED_NS):
                self._settled[pid] = kinds[pid]
            is_new = listed.born_ns >= since_ns - _COARSE_NS and pid != runner_pid and not listed.is_dead
            if not is_new or (kinds[pid] not in _SHOWN and known is None):
                continue
            worker = (_worker_of(pid, parents, kinds) or of_threads) if kinds[pid] == CHILD else 0
            process = Process(this_host(), pid, listed.start_ticks)
            life = Life(
                process, kinds[pid], worker, _name(commands[pid]), listed.born_ns, thread=thread if worker else 0
            )
            if life != known:
                self._lives[pid] = life
                self._tell(life)

    def _forget_reused(self, found: dict[int, Listed], now_ns: int) -> None:
        """What is known of a number is not of the process that has it by now, if that is another one."""
        self._began = {pid: ticks for pid, ticks in self._began.items() if pid in found}
        for pid, listed in found.items():
            if self._began.setdefault(pid, listed.start_ticks) != listed.start_ticks:
                self._began[pid] = listed.start_ticks
                self._settled.pop(pid, None)
                self._commands.pop(pid, None)
                if (life := self._lives.pop(pid, None)) is not None:
                    self._tell(dataclasses.replace(life, gone_ns=now_ns))

    def _thread_of(self, pid: int, parent: int) -> int:
        above = self._lives.get(parent)
        return above.thread if above is not None and above.kind == CHILD else starter(pid, parent)

    def _tell(self, life: Life) -> None:
        self._news[life.process] = life

    def _command(self, pid: int) -> tuple[str, ...]:
        if pid not in self._settled and pid != self._root:
            return command_line(pid)
        if pid not in self._commands:
            self._commands[pid] = command_line(pid)
        return self._commands[pid]

    def _list(self, now_ns: int) -> list[Listed]:
        """All of the tree, parents before their children; of who was there before only those with a life are asked."""
        if not self._can_look:
            return []
        before_ns, self._looked_at_ns = self._looked_at_ns, now_ns
        for pid in self._lives:
            stat = proc_stat(pid)
            if stat is None or stat.is_dead or stat.start_ticks != self._tree[pid].start_ticks:
                self._tree[pid] = self._tree[pid]._replace(is_dead=True)
        candidates = self._again | dict.fromkeys(self._candidates(), _LOOKS)
        new = {pid: stat for pid in candidates if (stat := proc_stat(pid)) is not None}
        self._again = {pid: left - 1 for pid, left in candidates.items() if pid not in new and left > 1}
        boot_ns = time.clock_gettime_ns(time.CLOCK_BOOTTIME) - time.perf_counter_ns()
        while more := [pid for pid, stat in new.items() if stat.parent == self._root or stat.parent in self._tree]:
            for pid in sorted(more):
                stat = new.pop(pid)
                if not _is_process(pid):
                    continue
                born_ns = ticks_as_ns(stat.start_ticks) - boot_ns
                if candidates[pid] == _LOOKS:  # it was not there when this was looked at before
                    born_ns = max(born_ns, before_ns)
                born_ns = min(born_ns, now_ns)
                self._tree[pid] = Listed(pid, stat.parent, stat.start_ticks, born_ns, stat.is_dead)
        self._others |= new.keys()
        return list(self._tree.values())

    def _candidates(self) -> Iterable[int]:
        """The numbers that may be of new processes: all since the last one that was given, which takes a hundredth of
        what listing all does; where they are too many, or it is not told, those of the list.
        """
        before, self._last_pid = self._last_pid, _last_pid()
        if 0 < before <= self._last_pid <= before + _FEW:
            return range(before + 1, self._last_pid + 1)
        pids = {int(name) for name in os.listdir("/proc") if name.isdigit()}
        if self._last_pid < before:  # they began anew, so that some may be of others by now
            self._others.clear()
            self._tree = {pid: each for pid, each in self._tree.items() if pid in self._lives or _is_still(each)}
        self._others &= pids
        self._tree = {pid: listed for pid, listed in self._tree.items() if pid in pids or pid in self._lives}
        return pids - self._others - self._tree.keys()


def _last_pid() -> int:
    """The number that was given last to a process or a thread; 0: nobody tells."""
    try:
        with open("/proc/loadavg", "rb") as file:
            return int(file.read(200).split()[-1])
    except (OSError, ValueError, IndexError):
        return 0


def _is_still(listed: Listed) -> bool:
    stat = proc_stat(listed.pid)
    return stat is None or stat.start_ticks == listed.start_ticks


def _is_process(pid: int) -> bool:
    """Whether a number is a process's own, and not one of its threads'."""
    try:
        with open(f"/proc/{pid}/status", "rb") as file:
            return b"\nTgid:\t%d\n" % pid in file.read(4096)
    except OSError:
        return False


def _worker_of(pid: int, parents: dict[int, int], kinds: dict[int, str]) -> int:
    """The worker that a process descends from, whose first task may not have been seen yet; 0 if from none."""
    seen = set()
    while pid in parents and pid not in seen:
        seen.add(pid)
        pid = parents[pid]
        if kinds.get(pid) in ("", IDLE_WORKER):
            return pid
    return 0


def starter(pid: int, parent: int) -> int:
    """Which thread of its parent has started a process; 0: nobody can tell."""
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{parent}/task"):
            with contextlib.suppress(OSError), open(f"/proc/{parent}/task/{thread}/children", "rb") as file:
                if str(pid).encode() in file.read().split():
                    return int(thread)
    return 0


def _name(command: tuple[str, ...]) -> str:
    return os.path.basename(command[0])[:_NAME_CHARACTERS] if command else ""
