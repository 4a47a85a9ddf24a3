"""The supervisor: starts a run from inside the program, and reads what is recorded of it.

One supervisor is one run. It has no thread of its own; one thread calls all of its methods, but for ``reader``'s
``text`` and ``record``, which any thread may call. States:

    warm ── start ──► running ── the strategy's call has ended, or stop ──► clearing ── the tree is gone ──► ended

``poll`` never waits and may be called in any state.
"""

import contextlib
import dataclasses
import os
import re
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..cores import usable_cores
from ..plan import Plan
from ..problem import PlanError, Problem
from ..records import environment
from ..records.layout import (
    ENDED,
    KIND,
    KIND_ERROR,
    KIND_INT,
    ROLE_CALL,
    ROLE_TRAFFIC,
    ROLE_WORKER,
    STARTED,
    VALUE,
    word_as_ns,
)
from ..records.reader import Block, FolderReader
from . import liveness, preflight
from .deaths import Death
from .launch import command
from .runner import PLAN_NAME
from .stillness import Stillness

_LOOK_FOR_DEAD_NS = 50_000_000
_STATUS_PATIENCE_NS = 100_000_000
_STOP_PATIENCE_S = 9.0  # longer than tree.clear may take
_LAST_WORDS_BYTES = 8_192
_ERROR_LINE = re.compile(r"[A-Za-z_][\w.]*(Error|Exception|Exit|Interrupt)\b")
_STILLBORN_MOST = 4  # more than there are workers
_ERRORS_NAME = "guardian.errors"


@dataclass(frozen=True, slots=True)
class Call:
    """The strategy's call: when it started and ended (0: not yet), in ns; what it raised, as JSON, if anything; and how
    many results it returned, if it returned and returns any.
    """

    runner_pid: int
    started_ns: int
    ended_ns: int
    error: bytes | None
    returned: int | None


@dataclass(frozen=True, slots=True)
class Python:
    """The Python that the runner is: its version, whether it has the global lock, and the cores it may use."""

    version: str
    gil: bool
    cores: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A function of one's own was tried: how many items there are, and what was found (see ``preflight.Found``)."""

    jobs: int
    workers: int
    found: preflight.Found

    @classmethod
    def from_event(cls, fields: Mapping[str, Any]) -> "Checked | None":
        """From the runner's event; None from one that is garbled."""
        try:
            names = [field.name for field in dataclasses.fields(preflight.Found)]
            found = preflight.Found(**{name: fields[name] for name in names})
            return cls(int(fields["jobs"]), int(fields["workers"]), found)
        except (KeyError, TypeError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class Lost:
    """The task that a dead worker was running: the worker's record file, and how the worker ended.

    ``is_taken_down`` says that the worker was ended on purpose, with its pool or with the tree: it is not to blame.
    """

    records_name: str
    death: Death
    is_taken_down: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """The tree is gone; every later batch says so again.

    Attributes:
        stopped: why the run was stopped: ``"stopped"`` (somebody asked), ``"timeout"``, ``"stalled"``, ``"respawn"``
            (its workers die before they run a task); None if it ended by itself.
        refused: what the runner found wrong with the plan, if it did; then nothing was run.
        problem: why it never began otherwise, if it did not.
        unrecorded: tasks that workers ran and could not record, by their own count.
    """

    stopped: str | None
    refused: Problem | None
    problem: Problem | None
    unrecorded: int


@dataclass(frozen=True, slots=True)
class Stillborn:
    """Workers that died before they ran a task: how many, the last of them, how that ended, and its last words."""

    count: int
    pid: int
    death: Death
    words: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What is new since the last ``poll``; times in ns of ``perf_counter_ns``.

    ``still_s`` is for how many seconds the strategy's call has gone on without any task running, any news or any
    computing; ``stillborn`` is None as long as there are none; ``dropped_bytes`` is how much of what was printed was
    skipped.
    """

    at_ns: int
    python: Python | None
    checked: Checked | None
    call: Call | None
    blocks: tuple[Block, ...]
    lost: tuple[Lost, ...]
    traffic: tuple[bytes, ...]
    output: tuple[tuple[int, bytes], ...]
    dropped_bytes: int
    still_s: float
    stillborn: Stillborn | None
    own_cpu_share: float | None
    stopped: str | None
    end: End | None


class Supervisor:
    """One run, from a warm runner to a cleared tree."""

    def __init__(self, python: str | None = None) -> None:
        """Make the run folder and start guardian and runner, which then wait, warm.

        Args:
            python: the interpreter's path; None: the one that runs the program.

        Raises:
            PlanError: the folder cannot be made, or Python cannot be started.
        """
        try:
            self.folder = tempfile.mkdtemp(prefix="parallelogram-")
        except OSError as error:
            raise PlanError("folder", "no-folder", why=error.strerror or str(error)) from error
        self.reader = FolderReader(self.folder)
        try:
            with open(os.path.join(self.folder, _ERRORS_NAME), "wb") as errors:
                self._guardian = subprocess.Popen(
                    command("runner.guardian", self.folder, python),
                    env=environment.protected(python),
                    bufsize=0,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    start_new_session=True,
                )
        except OSError as error:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise PlanError("folder", "no-start", why=error.strerror or str(error)) from error
        self.python = python
        self._python: Python | None = None
        self._checked: Checked | None = None
        self._problem: Problem | None = None
        self._stopped: str | None = None
        self._timeout_ns = 0
        self._workers = 0
        self._sent_finish = False
        self._codes: dict[int, int] = {}
        self._taken_down: set[int] = set()
        self._died: list[int] = []
        self._stillborn: Stillborn | None = None
        self._last_words = b""
        self._stillness = Stillness(self._guardian.pid)
        self._still_s = 0.0
        self._done_with: set[str] = set()
        self._looked_for_dead_ns = 0
        self._first_seen_dead_ns: dict[str, int] = {}
        self._call: Call | None = None
        self._own_cpu_before_s = 0.0
        self._own_cpu_noted_at_s = 0.0
        self._runner_code: int | None = None
        self._own_cpu_share: float | None = None
        self._end: End | None = None

    @property
    def guardian_pid(self) -> int:
        """The guardian's PID."""
        return self._guardian.pid

    def start(self, plan: Plan, timeout_s: float | None = None) -> None:
        """Let the runner begin. Once. ``timeout_s``: stop the run when its call has taken so long.

        Raises:
            PlanError: the plan cannot be written into the run folder.
        """
        try:
            with open(os.path.join(self.folder, PLAN_NAME), "w", encoding="utf-8") as file:
                file.write(plan.to_json())
        except OSError as error:
            raise PlanError("folder", "no-folder", why=error.strerror or str(error)) from error
        self._timeout_ns = int((timeout_s or 0) * 1e9)
        self._workers = plan.workers
        self._note_own_cpu()
        self._order(b"start\n")

    def stop(self, reason: str = "stopped") -> None:
        """Have the whole tree killed; ``poll`` tells when it is gone. Returns at once. Any state, any times.

        ``reason`` is what the run's end will be put down to.
        """
        if self._stopped is None and not self._sent_finish:
            self._stopped = reason
        self._order(b"stop\n")

    @property
    def is_gone(self) -> bool:
        """Whether guardian and tree have ended."""
        return self._guardian.poll() is not None

    def poll(self) -> Batch:
        """Read what is new. Takes well under a millisecond while little happens."""
        if self._end is not None:
            return self._batch((), (), (), (), self._end)
        gone = self.is_gone
        dead = self._dead_workers(gone)
        blocks = []
        traffic = []
        for block in self.reader.blocks():
            if block.header.role == ROLE_CALL:
                self._read_call(block)
            elif block.header.role == ROLE_WORKER:
                blocks.append(block)
            elif block.header.role == ROLE_TRAFFIC and block.ended:
                traffic.append(block.ended)
        for fields in self.reader.events():
            self._take_event(fields)
        lost = self._lost_tasks(blocks, dead, gone)
        self._see_to_the_end()
        output = self.reader.output()
        self._take_last_words(output)
        self._look_for_stillborn(has_ended=any(block.ended for block in blocks))
        self._look_whether_still(bool(output or traffic or lost), blocks)
        end = None
        if gone and not output and not traffic and not lost and not self._has_news(blocks):
            end = End(self._stopped, self._problem, self._failure_to_begin(), self.reader.unrecorded())
            self._end = end
            self.reader.settle()
        news = tuple(block for block in blocks if block.ended or block.running)
        return self._batch(news, lost, tuple(traffic), tuple(output), end)

    def wait(self, most_s: float) -> None:
        """Sleep until the tree is gone, or for ``most_s`` seconds."""
        if os.name == "posix":
            # The guardian writes nothing to its standard output; that it ends is the news.
            assert self._guardian.stdout is not None
            select.select([self._guardian.stdout], [], [], most_s)
        else:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._guardian.wait(most_s)

    def close(self) -> None:
        """Stop the run if it goes on, wait until all is gone, and remove the run folder. Takes up to some seconds."""
        if self._stopped is None and not self._sent_finish:
            self._stopped = "stopped"
        assert self._guardian.stdin is not None
        assert self._guardian.stdout is not None
        # At the end of its input the guardian clears the tree and removes the folder, even if a second Ctrl-C
        # interrupts what follows here.
        with contextlib.suppress(OSError):
            self._guardian.stdin.close()
        self._guardian.stdout.close()
        try:
            self._guardian.wait(_STOP_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._guardian.kill()
            self._guardian.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._end = self._end or End(self._stopped, None, None, 0)

    def _batch(
        self,
        blocks: tuple[Block, ...],
        lost: tuple[Lost, ...],
        traffic: tuple[bytes, ...],
        output: tuple[tuple[int, bytes], ...],
        end: End | None,
    ) -> Batch:
        return Batch(
            time.perf_counter_ns(),
            self._python,
            self._checked,
            self._call,
            blocks,
            lost,
            traffic,
            output,
            self.reader.dropped_bytes,
            self._still_s,
            self._stillborn,
            self._own_cpu_share,
            self._stopped,
            end,
        )

    def _read_call(self, block: Block) -> None:
        cell = memoryview(block.ended or block.running).cast("Q")
        if not len(cell):
            return
        error = returned = None
        if cell[ENDED] and cell[KIND] & 0xFF == KIND_ERROR:
            error = self.reader.text(block.header.name, cell[VALUE], cell[KIND] >> 8)
        elif cell[ENDED] and cell[KIND] & 0xFF == KIND_INT:
            returned = cell[VALUE]
        if self._call is None and not cell[ENDED]:
            self._note_own_cpu()
        self._call = Call(block.header.pid, word_as_ns(cell[STARTED]), word_as_ns(cell[ENDED]), error, returned)

    def _take_event(self, fields: dict[str, object]) -> None:
        match fields:
            case {"event": "ready", "python": str(version), "gil": bool(gil), "cores": int(cores)}:
                self._python = Python(version, gil, cores)
            case {"event": "checked"}:
                self._checked = Checked.from_event(fields)
            case {"event": "refused", "field": str(field), "code": str(code), "values": dict(values)}:
                self._problem = Problem(field, code, values)
            case {"event": "runner-ended", "code": int(code)}:
                self._runner_code = code
                if self._call is not None:
                    self._codes[self._call.runner_pid] = code
            case {"event": "died", "pid": int(pid), "code": int(code)}:
                self._codes[pid] = code
                self._died.append(pid)
            case {"event": "taken-down", "pid": int(pid)}:
                self._taken_down.add(pid)
            case {"event": "cleared", "pids": list(pids)}:
                self._taken_down.update(pid for pid in pids if isinstance(pid, int))

    def _dead_workers(self, at_once: bool) -> set[str]:
        now_ns = time.perf_counter_ns()
        if not at_once and now_ns - self._looked_for_dead_ns < _LOOK_FOR_DEAD_NS:
            return set()
        self._looked_for_dead_ns = now_ns
        return {
            header.name
            for header in self.reader.headers()
            if header.name not in self._done_with and liveness.is_dead(header.pid, header.start_ticks)
        }

    def _lost_tasks(self, blocks: list[Block], dead: set[str], gone: bool) -> tuple[Lost, ...]:
        """Who was seen dead before its records were read, and still has a task that never ended."""
        lost = []
        for block in blocks:
            header = block.header
            if header.name not in dead:
                continue
            if not block.running:
                if not block.ended:  # dead, and all that it wrote is read
                    self.reader.finish(header.name)
                    self._done_with.add(header.name)
                continue
            first_ns = self._first_seen_dead_ns.setdefault(header.name, time.perf_counter_ns())
            is_taken_down = header.pid in self._taken_down
            code = self._codes.get(header.pid)
            if code is None:
                code = liveness.zombie_code(header.pid, header.start_ticks)
            waited_ns = time.perf_counter_ns() - first_ns
            if code is None and not is_taken_down and not gone and waited_ns < _STATUS_PATIENCE_NS:
                continue
            self._done_with.add(header.name)
            self.reader.finish(header.name)
            lost.append(Lost(header.name, Death() if code is None else Death.of_code(code), is_taken_down))
        return tuple(lost)

    def _take_last_words(self, output: list[tuple[int, bytes]]) -> None:
        # A spawned worker that cannot begin prints why where the runner prints.
        for pid, data in output:
            if self._call is not None and pid == self._call.runner_pid:
                self._last_words = (self._last_words + data)[-_LAST_WORDS_BYTES:]

    def _look_for_stillborn(self, *, has_ended: bool) -> None:
        """Stop a run whose workers die, one after the other, before any of them runs a task."""
        if has_ended:
            self._died.clear()
        if not self._died or self._call is None or self._call.ended_ns:
            return
        known = {header.pid for header in self.reader.headers()} | self._taken_down
        found = [pid for pid in self._died if pid not in known and self._codes[pid]]
        if not found:
            return
        last = found[-1]
        lines = self._last_words.decode("utf-8", "replace").splitlines()
        why = next((line.strip() for line in reversed(lines) if _ERROR_LINE.match(line)), "")
        self._stillborn = Stillborn(len(found), last, Death.of_code(self._codes[last]), why[:200])
        if len(found) >= _STILLBORN_MOST + self._workers and self._stopped is None:
            self.stop("respawn")

    def _look_whether_still(self, has_news: bool, blocks: list[Block]) -> None:
        is_called = self._call is not None and not self._call.ended_ns
        if not is_called or has_news or self._has_news(blocks):
            self._stillness.end()
            self._still_s = 0.0
        else:
            self._still_s = self._stillness.lasts_s()

    def _has_news(self, blocks: list[Block]) -> bool:
        """Whether a task has ended, or runs as far as is known."""
        return any(block.ended or (block.running and block.header.name not in self._done_with) for block in blocks)

    def _see_to_the_end(self) -> None:
        call = self._call
        if call is None:
            return
        if call.ended_ns and not self._sent_finish:
            spent_s = self._own_cpu_s() - self._own_cpu_before_s
            since_s = time.perf_counter() - self._own_cpu_noted_at_s
            self._own_cpu_share = max(spent_s, 0.0) / max(since_s * usable_cores(), 1e-9)
            self._sent_finish = True
            self._order(b"finish\n")
        elif not call.ended_ns and 0 < self._timeout_ns < time.perf_counter_ns() - call.started_ns:
            self.stop("timeout")

    def _failure_to_begin(self) -> Problem | None:
        if self._call is not None or self._stopped is not None or self._problem is not None:
            return None
        try:
            with open(os.path.join(self.folder, _ERRORS_NAME), encoding="utf-8", errors="replace") as file:
                lines = file.read(65_536).strip().splitlines()
        except OSError:
            lines = []
        # Python's last line is the error, but for what it cannot even begin without.
        why = next((line for line in reversed(lines) if "Error: " in line), lines[-1] if lines else None)
        if why is None and self._runner_code is not None:
            how = Death.of_code(self._runner_code)
            why = how.signal or f"exit code {how.exit_code}"
        why = why or f"its guardian's exit status was {self._guardian.returncode}"
        return Problem("strategy", "runner-died", {"why": why[:200]})

    def _note_own_cpu(self) -> None:
        # At the start, and again when the call is first seen to go on: so short calls have a figure, and longer ones do
        # not count the guardian's own start.
        self._own_cpu_before_s = self._own_cpu_s()
        self._own_cpu_noted_at_s = time.perf_counter()

    def _own_cpu_s(self) -> float:
        return time.process_time() + liveness.cpu_s(self._guardian.pid)

    def _order(self, order: bytes) -> None:
        assert self._guardian.stdin is not None
        # A guardian that is gone has nothing left to do.
        with contextlib.suppress(BrokenPipeError, ValueError):
            self._guardian.stdin.write(order)
