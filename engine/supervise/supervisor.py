"""The supervisor: starts a run from inside the program, and reads what is recorded of it.

One supervisor is one run. It has no thread of its own; one thread calls all of its methods, but for ``reader``'s
``text`` and ``record``, which any thread may call. States:

    warm ── start ──► running ── the strategy's call has ended, or stop ──► clearing ── the tree is gone ──► ended

``poll`` never waits and may be called in any state.
"""

import os
import struct
import time

from ..inside import semaphores
from ..inside.plan import Plan
from ..inside.problem import Problem
from ..inside.problems.results import OfATask
from ..inside.records import events
from ..inside.records.layout import ROLE_CALL, ROLE_TRAFFIC, ROLE_WORKER, STARTED, WORD_BYTES
from ..inside.records.reader import Block
from ..inside.runner import PLAN_NAME
from ..inside.worker import Process, this_host
from ..model.batch import Batch, Lost
from ..model.call import Python
from ..model.measured import Sample
from ..model.outcome import TaskError
from ..problems import problem_of
from . import leftovers, seen
from .calls import Calls
from .handle import PATIENCE_S, Handle
from .judging import Judge, Order
from .liveness import KILL, Condition
from .orphans import Orphans
from .own_cpu import OwnCpu
from .quiet import Stillness
from .sampler import Sampler
from .sources import FolderSource, Source
from .tally import Tally
from .worker_losses import Losses

_BY_HAND = "by-hand"


class Supervisor:
    """One run, from a warm runner to a cleared tree. It reads, tells the ``Judge``, and does what that orders."""

    def __init__(self, python: str | None = None) -> None:
        """Make the run folder and start guardian and runner, which then wait, warm.

        Args:
            python: the interpreter's path; None: the one that runs the program.

        Raises:
            PlanError: the folder cannot be made, or Python cannot be started.
        """
        self._guardian = Handle(python)
        self.folder = self._guardian.folder
        self.reader: Source = FolderSource(self.folder)
        self.python = python
        self._judge = Judge()
        self._tally = Tally(0)
        self._python: Python | None = None
        self._checked: events.Checked | None = None
        self._engine: events.Engine | None = None
        self._waits: Problem | None = None
        self._imports: dict[Process, float] = {}
        self._mapped_bytes = 0
        self._evidence: list[events.Evidence] = []
        self._given_up: dict[int, TaskError] = {}
        self._reruns = self._leaves_running = self._tells_jobs = False
        self._time_limit_s: float | None = None
        self._calls = Calls(self.reader)
        self._losses = Losses(self.reader)
        self._orphans = Orphans(self.folder)
        self._runner_pid = 0
        self._stillness = Stillness(self._guardian.pid)
        # Noted at the start, and again when the call is first seen to go on: so short calls have a figure, and longer
        # ones do not count the guardian's own start.
        self._own_cpu = OwnCpu(self._guardian.pid)
        self._sampler = Sampler(self._guardian.pid, self.reader, self._own_cpu)
        self._own_cpu_share: float | None = None

    @property
    def guardian_pid(self) -> int:
        """The guardian's PID."""
        return self._guardian.pid

    def start(self, plan: Plan, timeout_s: float | None = None, *, stops_stalled: bool = False) -> None:
        """Let the runner begin. Once.

        Args:
            plan: what to run.
            timeout_s: stop the run when its call has not ended so long after this.
            stops_stalled: stop it as well once it is stalled.

        Raises:
            PlanError: the plan cannot be written into the run folder.
        """
        try:
            with open(os.path.join(self.folder, PLAN_NAME), "w", encoding="utf-8") as file:
                file.write(plan.to_json())
        except OSError as error:
            raise leftovers.not_writable(self.folder, error) from error
        self._reruns, self._leaves_running = plan.reruns, plan.leaves_running
        self._tally = Tally(plan.jobs, reruns=self._reruns)
        self._tells_jobs = plan.function is not None
        self._time_limit_s = plan.task_timeout_s
        until_ns = time.perf_counter_ns() + int(timeout_s * 1e9) if timeout_s else 0
        self._tell(seen.Begun(plan, until_ns, stops_stalled))
        self._own_cpu.note()
        self._sampler.begin()
        if plan.is_elsewhere:
            self._guardian.order(b"elsewhere\n")
        self._guardian.order(b"start-keep-going\n" if plan.keep_going else b"start\n")

    def stop(self, reason: str = "stopped") -> None:
        """Have the whole tree killed; ``poll`` tells when it is gone. Returns at once. Any state, any times.

        ``reason`` is what the run's end will be put down to.
        """
        self._tell(seen.StopAsked(reason))

    def send(self, process: Process, number: int) -> bool:
        """Send a signal to a worker of this run, such as SIGKILL, SIGSTOP or SIGCONT. Returns whether it was there."""
        if not any(header.role == ROLE_WORKER and header.process == process for header in self.reader.headers()):
            return False
        return self._send(process, number, _BY_HAND)

    @property
    def is_gone(self) -> bool:
        """Whether the guardian has ended, and with it the tree, unless it was killed."""
        return self._guardian.is_gone

    def poll(self) -> Batch:
        """Read what is new. Takes well under a millisecond while little happens."""
        if self._judge.end is not None:
            return self._batch()
        gone = self.is_gone and not self._has_orphans()
        dead = self._losses.look(at_once=gone)
        # Before the records: what has happened before an event is in them, then.
        noted = self.reader.events()
        for event in noted:
            self._take_event(event)
        blocks, traffic = self._read_blocks() if gone or self._is_counted() else ([], ())
        lost, has_lost = self._lost(blocks, dead, gone=gone)
        unsent = self._unsent()
        self._tell(seen.Counts(self._tally.counted()))
        output = self.reader.output()
        self._losses.take_words(b"".join(data for pid, data in output if pid == self._calls.runner_pid))
        has_news = bool(output or traffic or has_lost) or self._has_news(blocks, gone=gone)
        self._keep_to_time_limit(blocks)
        samples = self._sampler.look(self._calls.call)
        self._look(has_ended=any(block.ended for block in blocks), has_news=has_news)
        if gone and not (noted or has_news):
            self._settle()
        news = tuple(block for block in blocks if block.ended or block.running)
        return self._batch(
            blocks=news, lost=lost, unsent=unsent, traffic=traffic, output=tuple(output), samples=samples
        )

    def wait(self, most_s: float) -> None:
        """Sleep until the tree is gone, or for ``most_s`` seconds."""
        self._guardian.wait(most_s)

    def close(self) -> None:
        """Stop the run if it goes on, wait until all is gone, and remove the run folder. Takes up to some seconds."""
        self._judge.handle(seen.StopAsked())
        self._guardian.close()
        self._end_orphans()
        self._guardian.remove_folder()
        self._judge.handle(seen.Gone())

    def _batch(
        self,
        *,
        blocks: tuple[Block, ...] = (),
        lost: tuple[Lost, ...] = (),
        unsent: tuple[tuple[int, TaskError], ...] = (),
        traffic: tuple[bytes, ...] = (),
        output: tuple[tuple[int, bytes], ...] = (),
        samples: tuple[Sample, ...] = (),
    ) -> Batch:
        return Batch(
            time.perf_counter_ns(),
            python=self._python,
            checked=self._checked,
            preparing_pid=self._runner_pid if self._calls.call is None else 0,
            call=self._calls.call,
            blocks=blocks,
            lost=lost,
            traffic=traffic,
            unsent=unsent,
            output=output,
            dropped_bytes=self.reader.dropped_bytes,
            suspended=self._losses.suspended,
            samples=samples,
            lives=self._sampler.take_lives(),
            incidents=(*self.reader.take_sent(), *self._losses.take_befallen()),
            helpers=self._sampler.helpers,
            own_cpu_share=self._own_cpu_share,
            engine=self._engine,
            waits=self._waits if self._judge.end is None else None,
            imports=dict(self._imports),
            mapped_bytes=self._mapped_bytes,
            evidence=self._new_evidence(),
            verdict=self._judge.verdict,
            end=self._judge.end,
        )

    def _new_evidence(self) -> tuple[events.Evidence, ...]:
        found, self._evidence = tuple(self._evidence), []
        return found

    def _tell(self, what: seen.Seen) -> None:
        """Tell the judge, and do what it orders."""
        for order in self._judge.handle(what):
            if order is Order.FINISH:
                self._own_cpu_share = self._own_cpu.share()
            elif order is Order.AGAIN:
                self._calls.begin_anew()
                self._losses.begin_anew()
                self._stillness.end()
            self._guardian.order(order.value.encode() + b"\n")

    def _take_event(self, event: events.Event) -> None:
        self._losses.take(event)
        match event:
            case events.Ready(version, gil, cores, pid):
                self._python, self._runner_pid = Python(version, gil, cores), pid
            case events.Checked(jobs, workers):
                if self._checked is None:
                    self._tally = Tally(jobs, reruns=self._reruns, grows=not jobs)
                elif self._checked.jobs or not jobs:
                    return
                else:
                    self._tally.close(jobs)
                self._checked = event
                self._tell(seen.Counted(jobs, workers))
            case events.Refused(field, code, values):
                self._tell(seen.Refused(problem_of(field, code, values)))
            case events.RemoteLoads(host, at_ns, loads):
                self._sampler.remote.take(host, at_ns, loads)
            case events.Engine():
                self._engine = event
            case events.Waits(code, values):
                self._waits = problem_of("options", code, values) if code else None
            case events.Unsent(task, kind, message, traceback):
                self._given_up[task] = TaskError(kind, message, traceback)
            case events.ThreadDied(why):
                self._tell(seen.ThreadDied(why))
            case events.RunnerEnded(pid, code) if pid not in self._calls.old_runners:
                self._tell(seen.RunnerEnded(code))
            case events.Odd(code, values):
                told = problem_of("run", code, values)
                if isinstance(told, OfATask):
                    self._tell(seen.Odd(told))
            case events.Imported(pid, start, spent_s) if spent_s >= 0:
                process = Process(this_host(), pid, start)
                self._imports[process] = self._imports.get(process, 0.0) + spent_s
            case events.Mapped(size) if size >= 0:
                self._mapped_bytes += size
            case events.Evidence():
                self._evidence.append(event)

    def _is_counted(self) -> bool:
        """Whether the runner has told how many jobs there are, as far as it is to.

        It does so before it calls anything, but the records are read later than the events: on a busy machine jobs may
        have ended in between, of which nobody knows yet that they are some of those.
        """
        return self._checked is not None or not self._tells_jobs

    def _read_blocks(self) -> tuple[list[Block], tuple[bytes, ...]]:
        """What is new of the workers, and of the runner's messages."""
        blocks, traffic = [], []
        for block in self.reader.blocks():
            if block.header.role == ROLE_CALL:
                if self._calls.read(block):
                    self._own_cpu.note()
                if self._calls.call is not None and self._calls.has_begun:
                    self._tell(seen.Called(self._calls.call))
            elif block.header.role == ROLE_WORKER:
                blocks.append(block)
            elif block.header.role == ROLE_TRAFFIC and block.ended:
                traffic.append(block.ended)
        for block in sorted(blocks, key=lambda block: block.first_start_s):  # as the run does that is drawn
            self._tally.take(block)
        return blocks, tuple(traffic)

    def _lost(self, blocks: list[Block], dead: set[str], *, gone: bool) -> tuple[tuple[Lost, ...], bool]:
        """The tasks that dead workers were running, with their fates; and whether there are any such workers."""
        lost = []
        found, judge = self._losses.lost(blocks, dead, gone=gone), self._judge
        for header, death, is_taken_down in found:
            fate = self._tally.lose(
                header.name,
                is_taken_down=is_taken_down,
                may_go_on=judge.may_go_on,
                is_interrupted=judge.is_interrupted,
            )
            if fate is not None:
                lost.append(Lost(header.name, death, fate[1]))
            self._tell(seen.WorkerLost(header.pid, death, *(fate or ())))
        return tuple(lost), bool(found)

    def _unsent(self) -> tuple[tuple[int, TaskError], ...]:
        # That a task was given up may be known before it is that the worker which last tried it is dead.
        failed = [task for task in self._given_up if self._tally.fail(task)]
        return tuple((task, self._given_up.pop(task)) for task in failed)

    def _look(self, *, has_ended: bool, has_news: bool) -> None:
        """End a reading: what the judge decides by it is done."""
        idle_deaths, still_s = None, 0.0
        if self._judge.has_called:
            idle_deaths = self._losses.idle_deaths(has_ended=has_ended)
        if self._judge.has_called and not has_news:
            still_s = self._stillness.lasts_s(self._calls.runner_pid if self._judge.dead_thread else 0)
        else:
            self._stillness.end()
        self._tell(seen.Looked(time.perf_counter_ns(), still_s, idle_deaths))

    def _has_news(self, blocks: list[Block], *, gone: bool) -> bool:
        """Whether a task has ended, or runs as far as is known: of another host nobody learns that it does no more."""

        def runs(block: Block) -> bool:
            may_run = not gone or block.header.process.is_here
            return bool(block.running) and may_run and not self._losses.is_over(block.header.name)

        return any(block.ended or runs(block) for block in blocks)

    def _keep_to_time_limit(self, blocks: list[Block]) -> None:
        """End the workers whose task has taken too long."""
        if self._time_limit_s is None or self._judge.is_stopped:
            return
        for block in blocks:
            if block.running and not self._losses.is_over(block.header.name):
                started_s = struct.unpack_from("=d", block.running, STARTED * WORD_BYTES)[0]
                if time.perf_counter() - started_s > self._time_limit_s:
                    self._send(block.header.process, KILL, "time-limit")

    def _send(self, process: Process, number: int, reason: str) -> bool:
        if number == KILL and self.reader.condition(process) in (Condition.ALIVE, Condition.SUSPENDED):
            self._losses.blame(process, reason)
        return self.reader.send(process, number, by_you=reason == _BY_HAND)

    def _settle(self) -> None:
        """The tree is gone, and all that it has left was read."""
        missing = self.reader.missing()
        no_room = leftovers.no_room(self.folder, missing)
        words = self._guardian.last_words()
        if not self._judge.is_stopped:
            self._tally.give_up()
            self._tell(seen.Counts(self._tally.counted()))
        goes_on = self._tally.elsewhere() if self._leaves_running else {}
        self._tell(seen.Gone(None, missing, no_room, words, self._guardian.exit_code, goes_on))
        self.reader.settle()

    def _has_orphans(self) -> bool:
        """End some of what a guardian that was killed has left, if it was. Returns whether there is more."""
        if self._guardian.exit_code == 0:
            return False
        ended = self._orphans.end_some()
        # The runner goes with the guardian, at once and by itself.
        self._losses.take(events.Cleared((*ended, self._calls.runner_pid)))
        return bool(ended)

    def _end_orphans(self) -> None:
        if self._guardian.exit_code == 0:
            return
        deadline_s = time.monotonic() + PATIENCE_S
        while self._has_orphans() and time.monotonic() < deadline_s:
            time.sleep(0.01)
        semaphores.clear(self.folder, {header.pid for header in self.reader.headers()})
