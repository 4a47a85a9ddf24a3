"""A run as it grows: its plan, its trace, its workers, its times and its outcome."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..inside.deaths import Death
from ..inside.plan import Plan
from ..inside.problem import Problem
from ..supervise.batch import Batch, Checked, End, Helper, IdleDeaths, Python, Sample
from .lane import Lane, Span, State
from .samples import Samples
from .trace import Trace

SAMPLE_HOLDS_NS = 600_000_000
"""For so long a sample tells what goes on, where the next has not come yet."""

STALL_S = 2.0
"""A call that has gone on for so long without a task running or any news, and does nothing, may be stalled."""


class Outcome(StrEnum):
    """How a run ended."""

    FINISHED = "finished"
    FAILED = "failed"
    STALLED = "stalled"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class TaskError:
    """What a task, or the strategy's call, raised."""

    type: str
    message: str
    traceback: str

    @classmethod
    def from_json(cls, text: bytes) -> "TaskError":
        """From the worker's text, which is not trusted; what is no error in JSON becomes the message itself."""
        try:
            return cls.from_fields(json.loads(text))
        except (ValueError, TypeError, KeyError, RecursionError):
            return cls("", text[:200].decode("utf-8", "replace"), "")

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> "TaskError":
        """From plain data. Raises KeyError or TypeError if it is none of an error."""
        return cls(str(fields["type"]), str(fields["message"]), str(fields["traceback"]))


class Run:
    """One execution of a plan, and what was recorded of it so far. ``apply`` every batch, in order.

    Attributes:
        plan: what is run; once the items of a function of one's own are counted, with their number.
        checked: what was found when a function of one's own was tried; None if there is none, or not yet.
        trace: its spans.
        python: the interpreter the tasks run in; None until it is known.
        started_ns, ended_ns: the strategy's call, by ``perf_counter_ns``; 0: not yet.
        error: what the strategy's call raised, if anything.
        deaths: how the worker of each lost task ended, by task.
        unsent: why a task could not be brought to a worker, by task.
        suspended: the PIDs of workers that are stopped at the moment.
        outcome, reason: None until known; the reason says why it is not ``finished``, or, of one that is, why there is
            nothing in it to compare: its tasks have computed nothing.
        refused: what the runner found wrong with the plan, if it did; it is the reason, then.
        samples: what was measured of the machine and of the workers.
        helpers: the processes of the tree that have run no task, as they were found last.
        own_cpu_share: the CPU time this program took during the call, as a share of the machine's.
        others_cores: how many cores other programs used during the call, on average; None where nobody knows.
        imports: the seconds that workers spent importing modules to unpickle what they got, by PID.
        mapped_bytes: how much joblib has written to files that it maps for its workers.
        seen_ns: when the last batch was read.
        unrecorded: tasks that workers ran and could not record.
        lost_results: tasks that are recorded, but for what came of them, which found no room.
        dropped_bytes: how much of what was printed came too fast to be kept, or found no room.
        no_room: why something could not be written; None if all could.
        returned: how many results the strategy's call returned; None if it has not, or returns none.
        over: the tree of processes is gone, nothing more will come.
        runner_pid: the process that called the strategy; 0: not yet.
    """

    def __init__(self, plan: Plan) -> None:
        """A run of ``plan`` that has not begun."""
        self.plan = plan
        self.trace = Trace(plan.jobs)
        self.python: Python | None = None
        self.started_ns = 0
        self.ended_ns = 0
        self.seen_ns = 0
        self.error: TaskError | None = None
        self.deaths: dict[int, Death] = {}
        self.unsent: dict[int, TaskError] = {}
        self.suspended: frozenset[int] = frozenset()
        self.outcome: Outcome | None = None
        self.reason: Problem | None = None
        self.refused: Problem | None = None
        self.checked: Checked | None = None
        self.samples = Samples()
        self.helpers: tuple[Helper, ...] = ()
        self.own_cpu_share: float | None = None
        self.others_cores: float | None = None
        self.imports: dict[int, float] = {}
        self.mapped_bytes = 0
        self.unrecorded = 0
        self.lost_results = 0
        self.dropped_bytes = 0
        self.no_room: Problem | None = None
        self.returned: int | None = None
        self.over = False
        self.runner_pid = 0
        self._worker_pids: set[int] = set()
        self._idle_deaths: IdleDeaths | None = None
        self._given_up: dict[int, Mapping[str, Any]] = {}

    @property
    def elapsed_s(self) -> float | None:
        """The strategy's own time: from just before it is called until all results are in; None until then."""
        return (self.ended_ns - self.started_ns) / 1e9 if self.ended_ns else None

    @property
    def finished_s(self) -> float | None:
        """``elapsed_s`` of a run that finished and has computed its results, which alone may be compared; None else."""
        return self.elapsed_s if self.outcome is Outcome.FINISHED and self.reason is None else None

    @property
    def at_s(self) -> float:
        """When the call began, in seconds since the epoch, as a worker's two clocks tell; 0 where there was none."""
        if not self.started_ns or not self.trace.lanes:
            return 0.0
        header = self.trace.lanes[0].header
        return max((header.wall_ns - header.opened_ns + self.started_ns) / 1e9, 0.0)

    def refuse(self, why: Problem) -> None:
        """The run could not be started."""
        self.outcome, self.reason, self.over = Outcome.FAILED, why, True
        self.trace.cancel_waiting()

    @property
    def until_ns(self) -> int:
        """The moment until which anything is known: the last reading, or the end of the call; of all that is drawn."""
        return self.ended_ns or self.seen_ns

    @property
    def is_live(self) -> bool:
        """Whether the strategy's call goes on."""
        return self.started_ns > 0 and not self.ended_ns and not self.over

    def span_end_ns(self, span: Span) -> int:
        """When a span ended; of one that has not, until when it is known to run, or to have run."""
        if span.ended_ns:
            return span.ended_ns
        until_ns = self.trace.lanes[span.lane].gone_ns or self.until_ns
        if span.state is State.LOST and span.started_ns < self.ended_ns:
            until_ns = min(until_ns, self.ended_ns)  # it was seen later than it happened
        return max(until_ns, span.started_ns)

    def span_s(self, span: Span) -> tuple[float, float]:
        """From when to when a span ran, as far as is known, in seconds since the start of the strategy's call."""
        return self.since_start_s(span.started_ns), self.since_start_s(self.span_end_ns(span))

    def sample_now(self) -> Sample | None:
        """What was sampled last, if that was a moment ago."""
        return self.samples.at(self.seen_ns, SAMPLE_HOLDS_NS)

    def since_start_s(self, at_ns: int) -> float:
        """A moment, in seconds since the start of the strategy's call."""
        return (at_ns - self.started_ns) / 1e9

    def spawned_ns(self, lane: Lane) -> int | None:
        """When the lane's worker began to be; None if it was there before the run, or has run no task, or nobody knows.

        A moment just before the call is the clock's coarseness, and counts as the call's start.
        """
        born_ns = lane.header.born_ns
        if not born_ns or not self.started_ns or born_ns < self.started_ns - 20_000_000 or self._is_runner(lane):
            return None
        if not lane.span_count():
            return None
        return max(born_ns, self.started_ns)

    def apply(self, batch: Batch) -> None:
        """Take in what is new."""
        if not batch.is_part:
            self.seen_ns = batch.at_ns
        self.python = batch.python or self.python
        if batch.checked is not None and self.checked is None:
            self._take_checked(batch.checked)
        if batch.call is not None:
            self.started_ns, self.ended_ns = batch.call.started_ns, batch.call.ended_ns
            self.runner_pid = batch.call.runner_pid
            self.returned = batch.call.returned
            if batch.call.error is not None and self.error is None:
                self.error = TaskError.from_json(batch.call.error)
        for block in sorted(batch.blocks, key=lambda block: block.first_start_s):  # workers are numbered in this order
            self.trace.extend(self.trace.lane(block.header), block.ended, block.running)
            self._worker_pids.add(block.header.pid)
        for sample in batch.samples:
            self.samples.append(sample)
            self.others_cores = self.samples.others
        # One that waited for its first task may have begun it since.
        self.helpers = tuple(helper for helper in batch.helpers if helper.pid not in self._worker_pids)
        for ended in batch.traffic:
            self.trace.extend_runner(ended)
        for lost in batch.lost:
            lane = self.trace.lane_named(lost.records_name)
            if lane is None or lane.running is None:
                continue
            will_be_run_again = lost.is_taken_down or self.trace.is_suspected(lane)
            if will_be_run_again and self.plan.keep_going and batch.stopped is None:
                self.trace.give_back(lane, batch.at_ns)
            elif lost.is_taken_down:
                self.trace.end_running(lane, State.CANCELLED, batch.at_ns)
            else:
                self.deaths[lane.running.task] = lost.death
                self.trace.end_running(lane, State.LOST, batch.at_ns)
        self._fail_unsent(batch)
        self.suspended = batch.suspended if batch.end is None else frozenset()
        self.dropped_bytes = batch.dropped_bytes
        self.imports, self.mapped_bytes = dict(batch.imports), batch.mapped_bytes
        self.own_cpu_share = batch.own_cpu_share
        self._idle_deaths = batch.idle_deaths or self._idle_deaths
        self._look_whether_stalled(batch)
        if self.outcome is None and self.ended_ns:
            self._settle_early()
        if batch.end is not None:
            self._settle(batch.end)
        self._say_what_workers_told(batch.oddities)

    def _say_what_workers_told(self, oddities: Mapping[str, Problem]) -> None:
        """Where a worker knows better why the run has ended so, it is that which is told."""
        if self.outcome is Outcome.FINISHED:
            self.reason = oddities.get("lazy-result", self.reason)
        elif self.outcome in (Outcome.FAILED, Outcome.STALLED) and self.reason is not None:
            not_rebuilt, not_sent = oddities.get("not-rebuilt"), oddities.get("result-not-sent")
            raised = self.error.type if self.error is not None else None
            if not_rebuilt is not None and (
                "thread" in self.reason.values or raised not in (None, not_rebuilt.values["type"])
            ):
                self.reason = not_rebuilt
            elif not_sent is not None and self.reason.code == "strategy-raised":
                self.reason = not_sent

    def _fail_unsent(self, batch: Batch) -> None:
        # That a task was given up may be known before it is that the worker which last tried it is dead.
        self._given_up |= dict(batch.unsent)
        for task in list(self._given_up):
            if self.trace.fail_unsent(task):
                self.unsent[task] = TaskError.from_fields(self._given_up.pop(task))

    def process_count(self) -> int:
        """How many different processes have run tasks."""
        return len({(lane.header.host, lane.header.pid) for lane in self.trace.lanes})

    def _look_whether_stalled(self, batch: Batch) -> None:
        """A call that goes on although nothing does is stalled, if something is known that it may be waiting for."""
        is_still = batch.still_s >= STALL_S and not self.ended_ns and self.started_ns > 0
        if self.outcome is Outcome.STALLED and not is_still and batch.end is None and batch.stopped is None:
            self.outcome = self.reason = None  # it goes on after all
        if self.outcome is not None or not is_still:
            return
        open_tasks = int(self.trace.counts[State.WAITING] + self.trace.counts[State.RUNNING])
        values: dict[str, Any] = {"strategy": self.plan.strategy}
        if self.deaths:
            task, death = next(iter(self.deaths.items()))
            span = self.trace.span_of(task)
            pid = self.trace.lanes[span.lane].header.pid if span is not None else 0
            values |= {"task": task, "pid": pid, **_how_ended(death)}
        elif batch.idle_deaths is not None:
            values |= {"task": None, "pid": batch.idle_deaths.pid, **_how_ended(batch.idle_deaths.death)}
        elif batch.dead_thread is not None:
            values |= {"thread": batch.dead_thread}
        elif open_tasks:
            return
        self.outcome, self.reason = Outcome.STALLED, Problem("run", "stalled", values)

    def _take_checked(self, checked: Checked) -> None:
        self.checked = checked
        self.plan = dataclasses.replace(self.plan, jobs=checked.jobs, workers=checked.workers)
        if self.trace.jobs != checked.jobs:
            self.trace = Trace(checked.jobs)

    def _is_runner(self, lane: Lane) -> bool:
        return lane.header.pid == self.runner_pid

    def _settle_early(self) -> None:
        # The call is over: the person need not wait until the tree is cleared to learn what is certain.
        complete = self.returned is None or self.returned >= self.plan.jobs
        if self.error is None and complete and self.trace.counts[State.DONE] == self.plan.jobs:
            self.outcome = Outcome.FINISHED

    def _settle(self, end: End) -> None:
        self.over = True
        self.unrecorded, self.lost_results, self.no_room = end.missing.tasks, end.missing.results, end.no_room
        self.dropped_bytes += end.missing.printed_bytes
        stopped = end.stopped is not None and not self.ended_ns
        for lane in self.trace.lanes:
            self.trace.end_running(lane, State.CANCELLED if stopped or self.error else State.LOST, self.seen_ns)
        never_seen = int(self.trace.counts[State.WAITING])
        self.trace.cancel_waiting()
        if self.outcome is not None:
            return
        if end.stopped == "respawn":
            self.outcome = Outcome.FAILED
            self.reason = self._respawn()
        elif stopped:
            self.outcome = Outcome.CANCELLED
            self.reason = Problem("run", str(end.stopped), {})
        else:
            self.outcome = Outcome.FAILED
            self.refused = end.refused
            self.reason = end.refused or end.problem or self._failure(never_seen)

    def _failure(self, never_seen: int) -> Problem:
        counts = {state: int(self.trace.counts[state]) for state in State}
        if not self.ended_ns:
            return Problem("run", "runner-gone", {"lost": counts[State.LOST]})
        fewer = self.returned is not None and self.returned < self.plan.jobs
        returned = {"returned": self.returned, "jobs": self.plan.jobs} if fewer else {}
        if counts[State.LOST] or counts[State.ERROR]:
            values = {"error": counts[State.ERROR], "lost": counts[State.LOST], **returned}
            return Problem("run", "tasks-failed", values)
        if self.error is not None:
            return Problem("run", "strategy-raised", {"type": self.error.type, "message": self.error.message})
        if fewer and not never_seen:
            return Problem("run", "fewer-results", returned)
        cause = self.no_room.values if self.no_room is not None else {}
        return Problem("run", "not-recorded", {"tasks": never_seen, **cause})

    def _respawn(self) -> Problem:
        last = self._idle_deaths
        if last is None:
            return Problem("run", "respawn", {"count": 0, **_how_ended(Death()), "why": ""})
        return Problem("run", "respawn", {"count": last.in_a_row, **_how_ended(last.death), "why": last.words})


def _how_ended(death: Death) -> dict[str, Any]:
    return {"signal": death.signal, "exit_code": death.exit_code}
