"""The supervisor: starts a run from inside the program, and reads what is recorded of it.

One supervisor is one run. It has no thread of its own; one thread calls all of its methods, but for ``reader``'s
``text`` and ``record``, which any thread may call. States:

    warm ── start ──► running ── the strategy's call has ended, or stop ──► clearing ── the tree is gone ──► ended

``poll`` never waits and may be called in any state.
"""

import contextlib
import dataclasses
import os
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
from ..records.layout import ENDED, KIND, ROLE_CALL, ROLE_TRAFFIC, ROLE_WORKER, STARTED, VALUE, word_as_ns
from ..records.reader import Block, FolderReader
from . import liveness, preflight
from .deaths import Death
from .launch import command
from .runner import PLAN_NAME

_LOOK_FOR_DEAD_NS = 50_000_000
_STATUS_PATIENCE_NS = 100_000_000
_STOP_PATIENCE_S = 9.0  # longer than tree.clear may take
_ERRORS_NAME = "guardian.errors"


@dataclass(frozen=True, slots=True)
class Call:
    """The strategy's call: when it started and ended (0: not yet), in ns, and what it raised, as JSON, if anything."""

    runner_pid: int
    started_ns: int
    ended_ns: int
    error: bytes | None


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
    """The task that a dead worker was running: the worker's record file, and how the worker ended."""

    records_name: str
    death: Death


@dataclass(frozen=True, slots=True)
class End:
    """The tree is gone; every later batch says so again.

    Attributes:
        stopped: why the run was stopped: ``"stopped"`` (somebody asked), ``"timeout"``; None if it ended by itself.
        refused: what the runner found wrong with the plan, if it did; then nothing was run.
        problem: why it never began otherwise, if it did not.
        unrecorded: tasks that workers ran and could not record, by their own count.
    """

    stopped: str | None
    refused: Problem | None
    problem: Problem | None
    unrecorded: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What is new since the last ``poll``; times in ns of ``perf_counter_ns``."""

    at_ns: int
    python: Python | None
    checked: Checked | None
    call: Call | None
    blocks: tuple[Block, ...]
    lost: tuple[Lost, ...]
    traffic: tuple[bytes, ...]
    output: tuple[tuple[int, bytes], ...]
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
        self._sent_finish = False
        self._statuses: dict[int, int] = {}
        self._done_with: set[str] = set()
        self._looked_for_dead_ns = 0
        self._first_seen_dead_ns: dict[str, int] = {}
        self._call: Call | None = None
        self._own_cpu_before_s = 0.0
        self._own_cpu_noted_at_s = 0.0
        self._runner_status: int | None = None
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
        end = None
        if gone and not output and not traffic and not any(block.ended for block in blocks):
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
            self._own_cpu_share,
            self._stopped,
            end,
        )

    def _read_call(self, block: Block) -> None:
        cell = memoryview(block.ended or block.running).cast("Q")
        if not len(cell):
            return
        error = None
        if cell[ENDED] and cell[KIND] & 0xFF:
            error = self.reader.text(block.header.name, cell[VALUE], cell[KIND] >> 8)
        if self._call is None and not cell[ENDED]:
            self._note_own_cpu()
        self._call = Call(block.header.pid, word_as_ns(cell[STARTED]), word_as_ns(cell[ENDED]), error)

    def _take_event(self, fields: dict[str, object]) -> None:
        match fields:
            case {"event": "ready", "python": str(version), "gil": bool(gil), "cores": int(cores)}:
                self._python = Python(version, gil, cores)
            case {"event": "checked"}:
                self._checked = Checked.from_event(fields)
            case {"event": "refused", "field": str(field), "code": str(code), "values": dict(values)}:
                self._problem = Problem(field, code, values)
            case {"event": "runner-ended", "status": int(status)}:
                self._runner_status = status
            case {"event": "died", "pid": int(pid), "status": int(status)}:
                self._statuses[pid] = status

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
            status = self._statuses.get(header.pid)
            if status is None:
                status = liveness.zombie_status(header.pid, header.start_ticks)
            if status is None and not gone and time.perf_counter_ns() - first_ns < _STATUS_PATIENCE_NS:
                continue
            self._done_with.add(header.name)
            self.reader.finish(header.name)
            lost.append(Lost(header.name, Death() if status is None else Death.of_status(status)))
        return tuple(lost)

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
        if why is None and self._runner_status is not None:
            how = Death.of_status(self._runner_status)
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
