"""Which workers have died, how, by whose hand, and what they were running. In the supervising thread."""

import re
import time

from ..inside.deaths import Death, TakenDown
from ..inside.records.layout import ROLE_CALL
from ..inside.records.reader import Block, FolderReader
from . import liveness
from .batch import IdleDeaths, Lost

_LOOK_NS = 50_000_000
_CODE_PATIENCE_NS = 100_000_000
_LAST_WORDS_BYTES = 8_192
_ERROR_LINE = re.compile(r"[A-Za-z_][\w.]*(Error|Exception|Exit|Interrupt)\b")


class Losses:
    """Told of the runner's events and of what its workers' files have that is new; finds the dead among them.

    ``suspended`` has the PIDs of workers that are stopped. Since the strategy was started: ``has_lost`` says whether
    one has died in the midst of a task, and ``dead_thread`` what a thread of the runner has died of, if one has.
    """

    def __init__(self, reader: FolderReader) -> None:
        """Look after the workers that ``reader`` finds."""
        self._reader = reader
        self._codes: dict[int, int] = {}
        self._taken_down = TakenDown()
        self._reasons: dict[int, str] = {}
        self._died: list[int] = []
        self._lost: set[int] = set()
        self._idle_deaths = self._in_a_row = self._last_idle_death = 0
        self._done_with: set[str] = set()
        self._first_seen_dead_ns: dict[str, int] = {}
        self._looked_at_ns = 0
        self._last_words = b""
        self._oom_kills = liveness.oom_kills()
        self.suspended: frozenset[int] = frozenset()
        self.has_lost = False
        self.dead_thread: str | None = None

    def take(self, fields: dict[str, object]) -> None:
        """An event; those that are no death's are left alone."""
        self._taken_down.take(fields)
        match fields:
            case {"event": "died" | "runner-ended" | "orphan-died" as event, "pid": int(pid), "code": int(code)}:
                self._codes[pid] = code
                if event == "died":
                    self._died.append(pid)
            case {"event": "thread-died", "why": str(why)}:
                self.dead_thread = why

    def take_words(self, data: bytes) -> None:
        """What was printed where the runner prints: there a spawned worker that cannot begin says why."""
        self._last_words = (self._last_words + data)[-_LAST_WORDS_BYTES:]

    def blame(self, pid: int, reason: str) -> None:
        """Worker ``pid`` is being killed on purpose, for ``reason`` (see ``Death``)."""
        self._reasons[pid] = reason

    def begin_anew(self) -> None:
        """The strategy is being started anew: who died before a task ran is forgotten."""
        self._died.clear()
        self._idle_deaths = self._in_a_row = 0
        self._last_words = b""
        self.has_lost = False
        self.dead_thread = None

    def is_over(self, name: str) -> bool:
        """Whether all that the worker of a record file has left is known."""
        return name in self._done_with

    def look(self, *, at_once: bool) -> set[str]:
        """The record files whose workers are dead; looks every 50 ms, unless ``at_once``."""
        now_ns = time.perf_counter_ns()
        if not at_once and now_ns - self._looked_at_ns < _LOOK_NS:
            return set()
        self._looked_at_ns = now_ns
        dead, suspended = set(), set()
        for header in self._reader.headers():
            if header.role == ROLE_CALL or header.name in self._done_with:
                continue
            condition = liveness.condition(header.pid, header.start_ticks)
            if condition is liveness.Condition.DEAD:
                dead.add(header.name)
            elif condition is liveness.Condition.SUSPENDED:
                suspended.add(header.pid)
        self.suspended = frozenset(suspended)
        return dead

    def lost(self, blocks: list[Block], dead: set[str], *, gone: bool) -> tuple[Lost, ...]:
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
            first_ns = self._first_seen_dead_ns.setdefault(header.name, time.perf_counter_ns())
            code = self._codes.get(header.pid)
            if code is None:
                code = liveness.zombie_code(header.pid, header.start_ticks)
            waited_ns = time.perf_counter_ns() - first_ns
            may_be_learned = code is None and not gone and not self._taken_down.was_cleared(header.pid)
            if may_be_learned and waited_ns < _CODE_PATIENCE_NS:
                continue
            is_taken_down = self._taken_down.has(header.pid, code) and header.pid not in self._reasons
            self._close(header.name)
            self.has_lost = True
            self._lost.add(header.pid)
            found.append(Lost(header.name, self._death(header.pid, code), is_taken_down))
        return tuple(found)

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
        lines = self._last_words.decode("utf-8", "replace").splitlines()
        why = next((line.strip() for line in reversed(lines) if _ERROR_LINE.match(line)), "")
        death = Death.of_code(self._codes[self._last_idle_death])
        return IdleDeaths(self._idle_deaths, self._in_a_row, self._last_idle_death, death, why[:200])

    def _sort_out_the_died(self) -> None:
        names: dict[int, list[str]] = {}
        for header in self._reader.headers():
            names.setdefault(header.pid, []).append(header.name)
        open_: list[int] = []
        for pid in self._died:
            if self._taken_down.has(pid, self._codes[pid]) or pid in self._lost or not self._codes[pid]:
                continue
            if not all(self.is_over(name) for name in names.get(pid, [])):
                open_.append(pid)  # whether it was running a task is not known yet
                continue
            self._idle_deaths += 1
            self._in_a_row += pid not in names
            self._last_idle_death = pid
        self._died = open_

    def _close(self, name: str) -> None:
        self._done_with.add(name)
        self._reader.finish(name)

    def _death(self, pid: int, code: int | None) -> Death:
        reason = self._reasons.get(pid)
        if reason is None and code == -9 and liveness.oom_kills() > self._oom_kills:
            reason = "out-of-memory"
        return Death(reason=reason) if code is None else Death.of_code(code, reason)
