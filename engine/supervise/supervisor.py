"""The supervisor: starts a run from inside the program, and reads what is recorded of it.

One supervisor is one run. It has no thread of its own; one thread calls all of its methods, but for ``reader``'s
``text`` and ``record``, which any thread may call. States:

    warm ── start ──► running ── the strategy's call has ended, or stop ──► clearing ── the tree is gone ──► ended

``poll`` never waits and may be called in any state.
"""

import contextlib
import os
import signal
import struct
import time
from collections.abc import Mapping
from typing import Any

from ..inside import semaphores
from ..inside.deaths import Death
from ..inside.plan import Plan
from ..inside.problem import Problem
from ..inside.records import odd
from ..inside.records.layout import ROLE_CALL, ROLE_TRAFFIC, ROLE_WORKER, STARTED, WORD_BYTES, task_indices
from ..inside.records.reader import Block, FolderReader
from ..inside.runner import PLAN_NAME
from . import leftovers, liveness
from .batch import Batch, Checked, End, IdleDeaths, Lost, Python, Sample
from .calls import Calls
from .handle import PATIENCE_S, Handle
from .orphans import Orphans
from .own_cpu import OwnCpu
from .quiet import Stillness
from .sampler import Sampler
from .worker_losses import Losses

_RESPAWNS_MOST = 4  # more than there are workers
_KEEP_GOING_STILL_S = 0.75


class Supervisor:
    """One run, from a warm runner to a cleared tree."""

    def __init__(self, python: str | None = None) -> None:
        """Make the run folder and start guardian and runner, which then wait, warm.

        Args:
            python: the interpreter's path; None: the one that runs the program.

        Raises:
            PlanError: the folder cannot be made, or Python cannot be started.
        """
        self._guardian = Handle(python)
        self.folder = self._guardian.folder
        self.reader = FolderReader(self.folder)
        self.python = python
        self._python: Python | None = None
        self._checked: Checked | None = None
        self._problem: Problem | None = None
        self._oddities: dict[str, Problem] = {}
        self._imports: dict[int, float] = {}
        self._mapped_bytes = 0
        self._unsent: list[tuple[int, Mapping[str, Any]]] = []
        self._plan: Plan | None = None
        self._stopped: str | None = None
        self._time_is_up_ns = 0
        self._sent_finish = False
        self._over_count = 0
        self._calls = Calls(self.reader)
        self._losses = Losses(self.reader)
        self._orphans = Orphans(self.folder)
        self._idle_deaths: IdleDeaths | None = None
        self._stillness = Stillness(self._guardian.pid)
        self._still_s = 0.0
        # Noted at the start, and again when the call is first seen to go on: so short calls have a figure, and longer
        # ones do not count the guardian's own start.
        self._own_cpu = OwnCpu(self._guardian.pid)
        self._sampler = Sampler(self._guardian.pid, self.reader, self._own_cpu)
        self._runner_code: int | None = None
        self._own_cpu_share: float | None = None
        self._end: End | None = None

    @property
    def guardian_pid(self) -> int:
        """The guardian's PID."""
        return self._guardian.pid

    def start(self, plan: Plan, timeout_s: float | None = None) -> None:
        """Let the runner begin. Once. ``timeout_s``: stop the run when its call has not ended so long after this.

        Raises:
            PlanError: the plan cannot be written into the run folder.
        """
        try:
            with open(os.path.join(self.folder, PLAN_NAME), "w", encoding="utf-8") as file:
                file.write(plan.to_json())
        except OSError as error:
            raise leftovers.not_writable(self.folder, error) from error
        self._time_is_up_ns = time.perf_counter_ns() + int(timeout_s * 1e9) if timeout_s else 0
        self._plan = plan
        self._own_cpu.note()
        self._sampler.begin()
        self._guardian.order(b"start-keep-going\n" if plan.keep_going else b"start\n")

    def stop(self, reason: str = "stopped") -> None:
        """Have the whole tree killed; ``poll`` tells when it is gone. Returns at once. Any state, any times.

        ``reason`` is what the run's end will be put down to.
        """
        if self._stopped is None and not self._sent_finish:
            self._stopped = reason
        self._guardian.order(b"stop\n")

    def send(self, pid: int, number: int) -> bool:
        """Send a signal to a worker of this run, such as SIGKILL, SIGSTOP or SIGCONT. Returns whether it was there."""
        for header in self.reader.headers():
            if header.pid == pid and header.role == ROLE_WORKER and not liveness.is_dead(pid, header.start_ticks):
                if number == signal.SIGKILL:
                    self._losses.blame(pid, "by-hand")
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, number)
                    return True
        return False

    @property
    def is_gone(self) -> bool:
        """Whether the guardian has ended, and with it the tree, unless it was killed."""
        return self._guardian.is_gone

    def poll(self) -> Batch:
        """Read what is new. Takes well under a millisecond while little happens."""
        if self._end is not None:
            return self._batch(end=self._end)
        gone = self.is_gone and not self._has_orphans()
        dead = self._losses.look(at_once=gone)
        # Before the records: what has happened before an event is in them, then.
        self._unsent.clear()
        events = self.reader.events()
        for fields in events:
            self._take_event(fields)
        blocks = []
        traffic = []
        for block in self.reader.blocks():
            if block.header.role == ROLE_CALL:
                if self._calls.read(block):
                    self._own_cpu.note()
            elif block.header.role == ROLE_WORKER:
                blocks.append(block)
            elif block.header.role == ROLE_TRAFFIC and block.ended:
                traffic.append(block.ended)
        lost = self._losses.lost(blocks, dead, gone=gone)
        if self._plan is not None and self._plan.keep_going:
            self._over_count += sum(len(task_indices(block.ended)) for block in blocks) + len(lost) + len(self._unsent)
        output = self.reader.output()
        self._losses.take_words(b"".join(data for pid, data in output if pid == self._calls.runner_pid))
        self._look_for_idle_deaths(has_ended=any(block.ended for block in blocks))
        self._look_whether_still(bool(output or traffic or lost), blocks)
        self._keep_to_time_limit(blocks)
        samples = self._sampler.look(self._calls.call)
        self._see_to_the_end()
        end = None
        if gone and not (events or output or traffic or lost or self._has_news(blocks)):
            missing = self.reader.missing()
            no_room = leftovers.no_room(self.folder, missing)
            end = End(self._stopped, self._problem, self._failure_to_begin(no_room), missing, no_room)
            self._end = end
            self.reader.settle()
        news = tuple(block for block in blocks if block.ended or block.running)
        return self._batch(
            blocks=news, lost=lost, traffic=tuple(traffic), output=tuple(output), samples=samples, end=end
        )

    def wait(self, most_s: float) -> None:
        """Sleep until the tree is gone, or for ``most_s`` seconds."""
        self._guardian.wait(most_s)

    def close(self) -> None:
        """Stop the run if it goes on, wait until all is gone, and remove the run folder. Takes up to some seconds."""
        if self._stopped is None and not self._sent_finish:
            self._stopped = "stopped"
        self._guardian.close()
        self._end_orphans()
        self._guardian.remove_folder()
        self._end = self._end or End(self._stopped, None, None)

    def _batch(
        self,
        *,
        blocks: tuple[Block, ...] = (),
        lost: tuple[Lost, ...] = (),
        traffic: tuple[bytes, ...] = (),
        output: tuple[tuple[int, bytes], ...] = (),
        samples: tuple[Sample, ...] = (),
        end: End | None = None,
    ) -> Batch:
        return Batch(
            time.perf_counter_ns(),
            python=self._python,
            checked=self._checked,
            call=self._calls.call,
            unsent=tuple(self._unsent),
            dropped_bytes=self.reader.dropped_bytes,
            still_s=self._still_s,
            idle_deaths=self._idle_deaths,
            suspended=self._losses.suspended,
            own_cpu_share=self._own_cpu_share,
            stopped=self._stopped,
            dead_thread=self._losses.dead_thread,
            blocks=blocks,
            lost=lost,
            traffic=traffic,
            output=output,
            samples=samples,
            helpers=self._sampler.helpers,
            end=end,
            oddities=dict(self._oddities),
            imports=dict(self._imports),
            mapped_bytes=self._mapped_bytes,
        )

    def _take_event(self, fields: dict[str, object]) -> None:
        self._losses.take(fields)
        match fields:
            case {"event": "ready", "python": str(version), "gil": bool(gil), "cores": int(cores)}:
                self._python = Python(version, gil, cores)
            case {"event": "checked"}:
                self._checked = Checked.from_event(fields)
            case {"event": "refused", "field": str(field), "code": str(code), "values": dict(values)}:
                self._problem = Problem(field, code, values)
            case {"event": odd.EVENT, "code": str(code), "values": dict(values)} if odd.is_right(code, values):
                before = self._oddities.get(code)
                if before is None or values["number"] < before.values["number"]:
                    self._oddities[code] = Problem("run", code, values)
            case {"event": "imported", "pid": int(pid), "seconds": float(spent_s)} if spent_s >= 0:
                self._imports[pid] = self._imports.get(pid, 0.0) + spent_s
            case {"event": "mapped", "bytes": int(size)} if size >= 0:
                self._mapped_bytes += size
            case {"event": "unsent", "task": int(task), "error": dict(error)}:
                self._unsent.append((task, error))
            case {"event": "runner-ended", "pid": int(pid), "code": int(code)} if pid not in self._calls.old_runners:
                self._runner_code = code

    def _look_for_idle_deaths(self, *, has_ended: bool) -> None:
        """Stop a run whose workers die, one after the other, before any of them runs a task."""
        if not self._calls.is_open or self._plan is None:
            return
        self._idle_deaths = self._losses.idle_deaths(has_ended=has_ended)
        too_many = self._idle_deaths is not None and self._idle_deaths.in_a_row >= _RESPAWNS_MOST + self._plan.workers
        if too_many and self._stopped is None and not self._plan.keep_going:
            self.stop("respawn")

    def _look_whether_still(self, has_news: bool, blocks: list[Block]) -> None:
        if not self._calls.is_open or has_news or self._has_news(blocks):
            self._stillness.end()
            self._still_s = 0.0
        else:
            self._still_s = self._stillness.lasts_s(self._calls.runner_pid if self._losses.dead_thread else 0)

    def _has_news(self, blocks: list[Block]) -> bool:
        """Whether a task has ended, or runs as far as is known."""
        return any(block.ended or (block.running and not self._losses.is_over(block.header.name)) for block in blocks)

    def _keep_to_time_limit(self, blocks: list[Block]) -> None:
        """End the workers whose task has taken too long."""
        limit_s = self._plan.task_timeout_s if self._plan is not None else None
        if limit_s is None or self._stopped is not None:
            return
        for block in blocks:
            header = block.header
            if not block.running or self._losses.is_over(header.name):
                continue
            started_s = struct.unpack_from("=d", block.running, STARTED * WORD_BYTES)[0]
            if time.perf_counter() - started_s > limit_s and not liveness.is_dead(header.pid, header.start_ticks):
                self._losses.blame(header.pid, "time-limit")
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(header.pid, signal.SIGKILL)

    def _see_to_the_end(self) -> None:
        if self._sent_finish or self._stopped is not None:
            return
        if self._runner_code is not None and not self._calls.has_begun:
            self._guardian.order(b"stop\n")  # it died before it called, and no other would do better
        call = self._calls.call
        is_up = 0 < self._time_is_up_ns < time.perf_counter_ns()
        if call is None:
            if is_up:
                self.stop("timeout")
        elif self._plan is not None and self._plan.keep_going and self._has_broken() and not is_up:
            self._begin_anew()
        elif call.ended_ns:
            self._own_cpu_share = self._own_cpu.share()
            self._sent_finish = True
            self._guardian.order(b"finish\n")
        elif is_up:
            self.stop("timeout")

    def _has_broken(self) -> bool:
        """Whether the strategy has raised, waits for what will never come, or died in its call."""
        call = self._calls.call
        if call is None or not self._calls.has_begun:
            return False
        if call.ended_ns:
            return call.error is not None
        if self._runner_code is not None:
            return True
        is_hurt = (
            self._idle_deaths is not None
            or self._losses.has_lost
            or self._losses.dead_thread is not None
            or self._over_count >= self._jobs() > 0
        )
        too_many = (
            self._idle_deaths is not None and self._plan is not None and self._idle_deaths.in_a_row > self._plan.workers
        )
        return too_many or (is_hurt and self._still_s >= _KEEP_GOING_STILL_S)

    def _jobs(self) -> int:
        """How many tasks there are; 0 while the items are not counted."""
        if self._checked is not None:
            return self._checked.jobs
        return self._plan.jobs if self._plan is not None else 0

    def _begin_anew(self) -> None:
        self._calls.begin_anew()
        self._losses.begin_anew()
        self._stillness.end()
        self._runner_code, self._idle_deaths, self._still_s = None, None, 0.0
        self._guardian.order(b"again\n")

    def _has_orphans(self) -> bool:
        """End some of what a guardian that was killed has left, if it was. Returns whether there is more."""
        if self._guardian.exit_code == 0:
            return False
        ended = self._orphans.end_some()
        # The runner goes with the guardian, at once and by itself.
        self._losses.take({"event": "cleared", "pids": [*ended, self._calls.runner_pid]})
        return bool(ended)

    def _end_orphans(self) -> None:
        if self._guardian.exit_code == 0:
            return
        deadline = time.monotonic() + PATIENCE_S
        while self._has_orphans() and time.monotonic() < deadline:
            time.sleep(0.01)
        semaphores.clear(self.folder, {header.pid for header in self.reader.headers()})

    def _failure_to_begin(self, no_room: Problem | None) -> Problem | None:
        if self._calls.call is not None or self._stopped is not None or self._problem is not None:
            return None
        if no_room is not None:
            return no_room
        lines = self._guardian.last_words()
        # Python's last line is the error, but for what it cannot even begin without.
        why = next((line for line in reversed(lines) if "Error: " in line), lines[-1] if lines else None)
        if why is None and self._runner_code is not None:
            how = Death.of_code(self._runner_code)
            why = how.signal or f"exit code {how.exit_code}"
        why = why or f"its guardian's exit status was {self._guardian.exit_code}"
        return Problem("strategy", "runner-died", {"why": why[:200]})
