"""A program that runs already, looked at from outside: its tree, CPU, memory, and what its threads are at, over time.

Nothing is put into it, so its tasks and calls are not known: what is recorded is in which function of the person's own
a thread was seen, look by look. Like a watcher it has no thread, ``poll`` never waits, and it ends nothing.
"""

import contextlib
import json
import os
import shutil
import time
from typing import Any

from ..inside.language import mark, tr
from ..inside.plan import Plan
from ..inside.records import shortage
from ..inside.records.missing import Shortage
from ..inside.ticks import start_ticks
from ..inside.tree import TRACKER, family
from ..inside.watch.notes import EVENTS_NAME
from ..inside.worker import Process, Worker, this_host
from ..model.batch import Batch, End, Fate
from ..model.call import LOOKED_AT, StrategyCall
from ..model.measured import Sample
from ..model.outcome import OPEN, Outcome, Verdict
from . import leftovers
from .family import UNTOLD, descendants
from .liveness import Condition
from .looking import Look, Looking
from .outside_records import OutsideLane
from .own_cpu import OwnCpu
from .sampler import Sampler
from .sources import FolderSource
from .stack_spans import Began, Left, StackSpans
from .stacks import Frame

_FAILURES_MOST = 3
_OUTSIDE = mark(
    "its calls and jobs, and all of before, are not seen from outside; of its stacks there are looks, twice a second "
    "at most, and what is shorter may be missed"
)
_UNREAD = mark("its stacks cannot be read")


class Attached:
    """One program, from now until it ends or nobody wants to look any more. Used in one thread, but for ``reader``."""

    def __init__(self, plan: Plan, timeout_s: float | None = None) -> None:
        """Make the run folder, and begin to look.

        Args:
            plan: of a process that can be looked at (see ``attachable``).
            timeout_s: look no longer than this.

        Raises:
            PlanError: the folder cannot be made.
        """
        assert plan.watch is not None
        assert plan.watch.pid is not None
        self.pid = plan.watch.pid
        self.folder = leftovers.watched_folder(plan)
        self.reader = FolderSource(self.folder)
        self._root = Process(this_host(), self.pid, start_ticks(self.pid))
        self._processes: dict[int, Process] = {self.pid: self._root}
        self._failures: dict[int, int] = {}
        self._unseen: dict[tuple[str, str], None] = {(f"PID {self.pid}", _OUTSIDE): None}
        self._lanes: dict[tuple[int, int, int], OutsideLane] = {}
        self._calls: dict[tuple[str, str], dict[str, Any]] = {}
        self._dirty: set[tuple[str, str]] = set()
        self._open: dict[tuple[int, int, int], tuple[str, str]] = {}
        self._spans = StackSpans()
        self._looking = Looking(self._whom)
        self._own_cpu = OwnCpu(None, with_children=True)
        self._sampler = Sampler(self.pid, self.reader, self._own_cpu)
        self._has_no_room = False
        self._end: End | None = None
        self._ended_ns = self._last_ns = 0
        self._started_ns = time.perf_counter_ns()
        self._time_is_up_ns = self._started_ns + int(timeout_s * 1e9) if timeout_s else 0
        self._note("program", parent=0, argv=list(plan.watch.argv), python="", executable="", gil=True)
        self._own_cpu.note()
        self._sampler.begin()

    def stop(self, _reason: str = "stopped") -> None:
        """Look no more; the program goes on. Returns at once."""
        if not self._ended_ns:
            self._ended_ns = time.perf_counter_ns()

    def end(self) -> None:
        """There is nothing to be ended: the program is not ours."""

    def send(self, process: Process, number: int) -> bool:
        """Send a signal to one of its processes. Returns whether it was sent."""
        return self.reader.send(process, number)

    def that_go_on(self) -> list[int]:
        """Nobody is left running that was not before."""
        return []

    @property
    def process_count(self) -> int:
        """How many processes of it live, as far as was found."""
        return len(self._processes)

    def poll(self) -> Batch:
        """See what is new. Takes some milliseconds at most."""
        if self._end is None:
            self._look()
            if 0 < self._time_is_up_ns < time.perf_counter_ns():
                self.stop("timeout")
        blocks = list(self.reader.blocks())
        samples = self._sampler.look(self._call()) if self._end is None else ()
        if self._ended_ns and self._end is None:
            self._finish()
            blocks = _merged(blocks, list(self.reader.blocks()))
            return self._batch(blocks, samples, self._end)
        return self._batch(blocks, samples, self._end)

    def close(self) -> None:
        """Remove the run folder; the program goes on."""
        self._looking.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _batch(self, blocks: list[Any], samples: tuple[Sample, ...], end: End | None) -> Batch:
        calls = tuple((self._calls[key]["id"], dict(self._calls[key])) for key in self._dirty)
        self._dirty = set()
        return Batch(
            time.perf_counter_ns(),
            call=self._call(),
            calls=calls,
            blocks=tuple(blocks),
            samples=samples,
            suspended=frozenset() if end is not None else self._suspended(),
            lives=self._sampler.take_lives(),
            incidents=self.reader.take_sent(),
            helpers=self._sampler.helpers,
            own_cpu_share=self._own_cpu.share() if end is not None else None,
            unseen=tuple(self._unseen),
            verdict=OPEN if end is None else Verdict(Outcome.FINISHED),
            end=end,
        )

    def _call(self) -> StrategyCall:
        return StrategyCall(self.pid, self._started_ns, self._ended_ns, None, None, this_host(), self.pid)

    def _suspended(self) -> frozenset[Process]:
        there = self._processes.values()
        return frozenset(each for each in there if self.reader.condition(each) is Condition.SUSPENDED)

    def _whom(self) -> list[int]:
        """Whose stacks to read in the next round; those that have ended are noticed here."""
        now_ns = time.perf_counter_ns()
        for pid in _of_tree(self.pid):
            if pid not in self._processes:
                self._processes[pid] = Process(this_host(), pid, start_ticks(pid))
        for pid, process in list(self._processes.items()):
            if self.reader.condition(process) is Condition.DEAD:
                del self._processes[pid]
                self._take(list(self._spans.gone(pid, now_ns)))
        if self.pid not in self._processes:
            self.stop("ended")
        return [pid for pid in self._processes if self._failures.get(pid, 0) < _FAILURES_MOST]

    def _look(self) -> None:
        found = self._looking.poll()
        if found is None:
            if self.reader.condition(self._root) is Condition.DEAD:
                self.stop("ended")
            return
        if found.pid in self._processes:
            self._take_look(found)

    def _take_look(self, found: Look) -> None:
        if found.problem is not None:
            self._failures[found.pid] = self._failures.get(found.pid, 0) + 1
            if self._failures[found.pid] == _FAILURES_MOST:
                self._unseen[f"PID {found.pid}", _UNREAD] = None
            return
        self._failures[found.pid] = 0
        at_ns = self._last_ns = max(found.at_ns, self._last_ns)
        self._take(list(self._spans.look(found.pid, list(found.stacks), at_ns)))

    def _take(self, news: list[Began | Left]) -> None:
        try:
            for each in news:
                self._begin(each) if isinstance(each, Began) else self._leave(each)
        except OSError as problem:
            if not self._has_no_room:
                self._has_no_room = True
                shortage.note(self.folder, shortage.TASKS, 1, problem)

    def _begin(self, what: Began) -> None:
        key = what.pid, what.thread, what.level
        lane = self._lanes.get(key)
        if lane is None:
            process = self._processes[what.pid]
            worker = Worker(process.host, process.pid, process.start, what.thread)
            lane = self._lanes[key] = OutsideLane(self.folder, worker, what.level)
        function = what.frame.function, what.frame.file
        call = self._calls.get(function)
        if call is None:
            call = self._calls[function] = self._new_call(what)
        lane.begin(call["id"], call["seen"], what.at_ns, _place(what.frame))
        call["seen"] += 1
        call["open"] += 1
        call["ended_ns"] = 0
        self._open[key] = function
        self._dirty.add(function)

    def _leave(self, what: Left) -> None:
        key = what.pid, what.thread, what.level
        function = self._open.pop(key, None)
        if function is None:
            return
        call = self._calls[function]
        call["open"] -= 1
        if not call["open"]:
            call["ended_ns"] = what.at_ns
        self._dirty.add(function)
        self._lanes[key].end(what.at_ns, _told(what))

    def _new_call(self, what: Began) -> dict[str, Any]:
        told = {"by": LOOKED_AT, "function": what.frame.function, "file": what.frame.file, "line": what.frame.line}
        id_ = self.pid << 32 | 1 << 31 | len(self._calls)
        self._note("call", id=id_, through=True, **told)
        return {
            **told, "id": id_, "host": this_host(), "pid": self.pid, "thread": 0, "started_ns": what.at_ns,
            "ended_ns": 0, "seen": 0, "open": 0,
        }  # fmt: skip

    def _note(self, event: str, **fields: object) -> None:
        """For whoever finds the folder after this process has died (see ``recovering``)."""
        line = {"event": event, "pid": self.pid, "thread": 0, "at": time.perf_counter(), **fields}
        with contextlib.suppress(OSError), open(os.path.join(self.folder, EVENTS_NAME), "a", encoding="ascii") as file:
            file.write(json.dumps(line) + "\n")

    def _finish(self) -> None:
        self._take(list(self._spans.end(max(self._ended_ns, self._last_ns))))
        self._looking.close()
        missing: Shortage = self.reader.missing()
        self._end = End(Fate.CANCELLED, missing, leftovers.no_room(self.folder, missing))
        self.reader.settle()


def _of_tree(root: int) -> list[int]:
    """All that descend from a process, but for Python's helpers."""
    if os.name != "nt":
        return [each.pid for each in family(root) if not each.is_tracker]
    found = []
    for each in descendants(root):
        with contextlib.suppress(*UNTOLD):
            if TRACKER not in " ".join(each.cmdline()):
                found.append(each.pid)
    return found


def _told(what: Left) -> str:
    return tr("looks: {seen:,}, on a core: {active:,}").format(seen=what.seen, active=what.active)


def _place(frame: Frame) -> str:
    return f"{os.path.basename(frame.file)}:{frame.line} {frame.text}".rstrip()


def _merged(first: list[Any], second: list[Any]) -> list[Any]:
    """One block a file; what is read first comes first."""
    found = {block.header.name: block for block in first}
    for block in second:
        before = found.get(block.header.name)
        ended = block.ended if before is None else before.ended + block.ended
        found[block.header.name] = type(block)(block.header, ended, block.running)
    return list(found.values())
