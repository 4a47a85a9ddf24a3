"""Which workers have died, how, by whose hand, and what they were running. In the supervising thread."""

import re
import time
from collections.abc import Callable
from typing import NamedTuple

from ..inside.endings import Endings
from ..inside.records.events import Died, Event, RemoteDied, RemoteSilent
from ..inside.records.layout import ROLE_CALL
from ..inside.records.output import without_marks
from ..inside.records.reader import Block, Header
from ..inside.worker import Process, this_host
from ..model.death import Death, IdleDeaths
from ..model.incident import Incident, What
from . import liveness
from .liveness import Condition
from .sources import Source

_LOOK_NS = 50_000_000
_CODE_PATIENCE_NS = 100_000_000
_LAST_WORDS_BYTES = 8_192
_ERROR_LINE = re.compile(r"[A-Za-z_][\w.]*(Error|Exception|Exit|Interrupt)\b")


class LostWorker(NamedTuple):
    """A worker that has died in the midst of a task: whose records, how it ended, and whether on purpose, with its pool
    or with the tree, so that its task is not to blame.
    """

    header: Header
    death: Death
    is_taken_down: bool


class Losses:
    """Told of the runner's events and of what its workers' files have that is new; finds the dead among them.

    ``suspended`` has the processes of workers that are stopped. Whoever cannot be asked is neither dead nor stopped.
    """

    def __init__(self, source: Source, now_ns: Callable[[], int] = time.perf_counter_ns) -> None:
        """Look after the workers that ``source`` finds, by the clock ``now_ns``."""
        self._source = source
        self._now_ns = now_ns
        self._endings = Endings()
        self._reasons: dict[Process, str] = {}
        self._died: list[int] = []
        self._lost: set[Process] = set()
        self._ended_elsewhere: dict[tuple[str, int], int | None] = {}
        self._idle_deaths = self._in_a_row = self._last_idle_death = 0
        self._done_with: set[str] = set()
        self._first_seen_dead_ns: dict[str, int] = {}
        self._looked_at_ns = -_LOOK_NS
        self._last_words = b""
        self._oom_kills = liveness.oom_kills()
        self.suspended: frozenset[Process] = frozenset()
        self._befallen: list[Incident] = []

    def take(self, event: Event) -> None:
        """An event; those that are no death's are left alone."""
        self._endings.take(event)
        if isinstance(event, Died):
            self._died.append(event.pid)
        elif isinstance(event, RemoteDied):
            self._ended_elsewhere[event.host, event.pid] = event.code
        elif isinstance(event, RemoteSilent):
            what = What.HEARD if event.is_over else What.SILENT
            self._befallen.append(Incident(Process(event.host, event.pid, event.start), what, event.at_ns))

    def take_words(self, data: bytes) -> None:
        """What was printed where the runner prints: there a spawned worker that cannot begin says why."""
        self._last_words = (self._last_words + data)[-_LAST_WORDS_BYTES:]

    def blame(self, process: Process, reason: str) -> None:
        """A worker's process is being killed on purpose, for ``reason`` (see ``Death``)."""
        self._reasons[process] = reason

    def begin_anew(self) -> None:
        """The strategy is being started anew: who died before a task ran is forgotten."""
        self._died.clear()
        self._idle_deaths = self._in_a_row = 0
        self._last_words = b""

    def take_befallen(self) -> tuple[Incident, ...]:
        """Since this was asked last: who died while it ran no task, as far as that is sorted out, and who is silent."""
        befallen, self._befallen = tuple(self._befallen), []
        return befallen

    def is_over(self, name: str) -> bool:
        """Whether all that the worker of a record file has left is known."""
        return name in self._done_with

    def look(self, *, at_once: bool) -> set[str]:
        """The record files whose workers are dead; looks every 50 ms, unless ``at_once``."""
        now_ns = self._now_ns()
        if not at_once and now_ns - self._looked_at_ns < _LOOK_NS:
            return set()
        self._looked_at_ns = now_ns
        dead, suspended = set(), set()
        for header in self._source.headers():
            if header.role == ROLE_CALL or header.name in self._done_with:
                continue
            condition = self._source.condition(header.process)
            if condition is Condition.DEAD or self._has_ended_elsewhere(header.process):
                dead.add(header.name)
            elif condition is Condition.SUSPENDED:
                suspended.add(header.process)
        self.suspended = frozenset(suspended)
        return dead

    def lost(self, blocks: list[Block], dead: set[str], *, gone: bool) -> list[LostWorker]:
        """Whose worker was seen dead before its records were read, and still has a task that never ended.

        Args:
            blocks: the workers' news, read after ``dead`` was found by ``look``.
            gone: the whole tree is, so that no more will be learned of how anybody ended.
        """
        found = []
        for block in blocks:
            header = block.header
            if header.name not in dead:
                continue
            if not block.running:
                if not block.ended:  # dead, and all that it wrote is read
                    self._close(header.name)
                continue
            first_ns = self._first_seen_dead_ns.setdefault(header.name, self._now_ns())
            process = header.process
            if self._has_ended_elsewhere(process):
                code, is_taken_down = self._ended_elsewhere[process.host, process.pid], False
            else:
                code = self._endings.codes.get(process.pid)
                if code is None:
                    code = liveness.zombie_code(process)
                waited_ns = self._now_ns() - first_ns
                may_be_learned = code is None and not gone and not self._endings.was_cleared(process.pid)
                if may_be_learned and waited_ns < _CODE_PATIENCE_NS:
                    continue
                is_taken_down = self._endings.is_taken_down(process.pid, code) and process not in self._reasons
            self._close(header.name)
            self._lost.add(process)
            found.append(LostWorker(header, self._death(process, code), is_taken_down))
        return found

    def idle_deaths(self, *, has_ended: bool) -> IdleDeaths | None:
        """Workers that have died while they ran no task, since the strategy was started; None if there are none.

        ``has_ended``: a task has ended since this was asked last, so that those after it count anew.
        """
        if has_ended:
            self._in_a_row = 0
        if self._died:
            self._sort_out_the_died()
        if not self._idle_deaths:
            return None
        lines = without_marks(self._last_words).decode("utf-8", "replace").splitlines()
        why = next((line.strip() for line in reversed(lines) if _ERROR_LINE.match(line)), "")
        death = Death.of_code(self._endings.codes[self._last_idle_death])
        return IdleDeaths(self._idle_deaths, self._in_a_row, self._last_idle_death, death, why[:200])

    def _sort_out_the_died(self) -> None:
        names: dict[int, list[str]] = {}
        processes: dict[int, Process] = {}
        for header in self._source.headers():
            if header.process.is_here:  # as is everybody whose death the runner learns of
                names.setdefault(header.pid, []).append(header.name)
                processes[header.pid] = header.process
        lost = {process.pid for process in self._lost if process.is_here}
        open_: list[int] = []
        for pid in self._died:
            if self._endings.is_taken_down(pid) or pid in lost or not self._endings.codes[pid]:
                continue
            if not all(self.is_over(name) for name in names.get(pid, [])):
                open_.append(pid)  # whether it was running a task is not known yet
                continue
            self._idle_deaths += 1
            self._in_a_row += pid not in names
            self._last_idle_death = pid
            self._note_idle(processes.get(pid, Process(this_host(), pid)), self._endings.codes[pid])
        self._died = open_

    def _note_idle(self, process: Process, code: int) -> None:
        death = Death.of_code(code, self._reasons.get(process))
        what = What.DIED if death.signal is None else What.KILLED
        self._befallen.append(Incident(process, what, self._now_ns(), death=death))

    def _has_ended_elsewhere(self, process: Process) -> bool:
        """Whether somebody beside it has told that a process of another host has ended."""
        return not process.is_here and (process.host, process.pid) in self._ended_elsewhere

    def _close(self, name: str) -> None:
        self._done_with.add(name)
        self._source.finish(name)

    def _death(self, process: Process, code: int | None) -> Death:
        reason = self._reasons.get(process)
        if reason is None and code == -9 and liveness.oom_kills() > self._oom_kills:
            reason = "out-of-memory"
        return Death(reason=reason) if code is None else Death.of_code(code, reason)
