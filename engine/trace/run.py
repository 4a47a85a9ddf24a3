"""A run as it grows: its plan, its trace, its workers, its times and its outcome."""

import dataclasses

import numpy as np
from numpy.typing import NDArray

from ..inside.plan import Plan
from ..inside.problem import Problem
from ..inside.records import evidence
from ..inside.records.events import Checked, Engine, Evidence
from ..inside.worker import Process
from ..model.alone import Alone
from ..model.batch import Batch, End, Fate
from ..model.call import Python
from ..model.death import Death
from ..model.measured import Helper, Life, Sample
from ..model.outcome import Outcome, TaskError
from ..model.task import State
from ..problems.room import NoRoom
from .calls import Call
from .incidents import Incidents
from .lane import Lane, Span
from .lives import Lives
from .planned import planned_call
from .samples import Samples
from .trace import Trace

__all__ = ["SAMPLE_HOLDS_NS", "Outcome", "Run", "TaskError"]

SAMPLE_HOLDS_NS = 600_000_000
"""For so long a sample tells what goes on, where the next has not come yet."""

EVIDENCE_MOST = 300
"""So much evidence is kept of a run, the first."""

_LARGELY = 0.1
_STATES = {Fate.LOST: State.LOST, Fate.CANCELLED: State.CANCELLED, Fate.INTERRUPTED: State.INTERRUPTED}


class Run:
    """One execution of a plan, and what was recorded of it so far. ``apply`` every batch, in order.

    It holds what it is told, and judges nothing.

    Attributes:
        plan: what is run; once the items of a function of one's own are counted, with their number.
        checked: what was found when a function of one's own was tried; None if there is none, or not yet.
        trace: its spans.
        python: the interpreter the tasks run in; None until it is known.
        started_ns, ended_ns: the strategy's call, by ``perf_counter_ns``; 0: not yet.
        error: what the strategy's call raised, if anything.
        deaths: how the worker of each lost task ended, by task.
        attempt_deaths: how the worker ended that has lost a task which was tried again, by the worker's lane.
        unsent: why a task could not be brought to a worker, by task.
        suspended: the processes of workers that are stopped at the moment.
        incidents: what befell its workers: suspended, continued, killed.
        lives: the processes that were born during its call and had run no task when they were seen.
        outcome, reason: None until known; the reason says why it is not ``finished``, or, of one that is, why there is
            nothing in it to compare: its tasks have computed nothing.
        refused: what the runner found wrong with the plan, if it did; it is the reason, then.
        samples: what was measured of the machine and of the workers.
        helpers: the processes of the tree that have run no task, as they were found last.
        own_cpu_share: the CPU time this program took during the call, as a share of the machine's.
        others_cores: how many cores other programs used during the call, on average; None where nobody knows.
        engine: the cluster that runs the tasks; None if none does.
        waits: what it waits for at the moment before it can go on, where somebody may help; None: for nothing.
        imports: the seconds that workers spent importing modules to unpickle what they got.
        mapped_bytes: how much joblib has written to files that it maps for its workers.
        evidence: what its processes have seen that may be why it is slow or wrong, as far as that is right.
        seen_ns: when the last batch was read.
        unrecorded: tasks that workers ran and could not record.
        lost_results: tasks that are recorded, but for what came of them, which found no room.
        dropped_bytes: how much of what was printed came too fast to be kept, or found no room.
        no_room: why something could not be written; None if all could.
        returned: how many results the strategy's call returned; None if it has not, or returns none.
        over: the tree of processes is gone, nothing more will come.
        preparing_pid: the process that imports the function's file and makes its items; 0 before and afterwards.
        runner_pid: the process that called the strategy; 0: not yet.
        runner_host, runner_thread: where it did so; empty and 0: not yet, or nobody knows.
        unseen: what of a program that is watched cannot be seen, and why.
        alone: what its tasks take in the plain loop; None where that was not run as well.
        experiment: by which those runs are known that belong together; empty: it stands by itself.
        exit_status: of a program that was watched; None: not yet, or the run is a plan's.
    """

    def __init__(self, plan: Plan) -> None:
        """A run of ``plan`` that has not begun."""
        self.plan = plan
        self.trace = Trace(plan.jobs if plan.watch is None else None, reruns=plan.reruns)
        self.python: Python | None = None
        self.started_ns = 0
        self.ended_ns = 0
        self.seen_ns = 0
        self.error: TaskError | None = None
        self.deaths: dict[int, Death] = {}
        self.attempt_deaths: dict[int, Death] = {}
        self.unsent: dict[int, TaskError] = {}
        self.suspended: frozenset[Process] = frozenset()
        self.incidents = Incidents()
        self.lives = Lives()
        self.outcome: Outcome | None = None
        self.reason: Problem | None = None
        self.refused: Problem | None = None
        self.checked: Checked | None = None
        self.samples = Samples()
        self.helpers: tuple[Helper, ...] = ()
        self.own_cpu_share: float | None = None
        self.others_cores: float | None = None
        self.imports: dict[Process, float] = {}
        self.mapped_bytes = 0
        self.engine: Engine | None = None
        self.waits: Problem | None = None
        self.evidence: list[Evidence] = []
        self.unrecorded = 0
        self.lost_results = 0
        self.dropped_bytes = 0
        self.no_room: Problem | None = None
        self.returned: int | None = None
        self.over = False
        self.preparing_pid = self.runner_pid = self.runner_thread = 0
        self.runner_host = ""
        self.unseen: tuple[tuple[str, str], ...] = ()
        self.exit_status: int | None = None
        self.alone: Alone | None = None
        self.experiment = ""
        self._worker_pids: set[int] = set()
        self._retried: dict[int, int] = {}

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

    @property
    def expected(self) -> int | None:
        """How many tasks there will be in all; None where nobody knows."""
        return self.plan.jobs or None

    @property
    def without_record(self) -> int:
        """How many tasks left no record, or none that can be right."""
        return self.unrecorded + self.trace.garbled

    @property
    def is_largely_unrecorded(self) -> bool:
        """Whether a tenth of its tasks and more left no record, or records are gone: nobody knows when they ran."""
        return self.lost_records or (self.unrecorded > 0 and self.unrecorded >= _LARGELY * self.trace.jobs)

    @property
    def lost_records(self) -> bool:
        """Whether somebody has removed what was recorded before all of it was read."""
        return isinstance(self.no_room, NoRoom) and self.no_room.is_removed

    def calls(self) -> list[tuple[int, Call]]:
        """The calls that its tasks belong to, each with its number; of a plan it is one, number 0."""
        calls = self.trace.tasks.calls
        if self.plan.watch is None:
            return [(0, self.call(0))]
        counts = self.trace.tasks.counts_by_call()
        return [(number, call) for number, call in enumerate(calls) if calls.is_told(number) or counts[number]]

    def ended_by_call(self) -> "NDArray[np.int64]":
        """How many tasks of each call, by its number, have ended, well or not."""
        return self.trace.tasks.counts_by_call(State.DONE, State.ERROR, State.LOST, State.INTERRUPTED)

    @property
    def has_calls(self) -> bool:
        """Whether its tasks may be of several calls."""
        return len(self.trace.tasks.calls) > 1

    def call(self, number: int) -> Call:
        """The call of a number that a task has."""
        if self.plan.watch is not None:
            return self.trace.tasks.calls[number]
        who = self.runner_host, self.runner_pid, self.runner_thread
        return planned_call(self.plan, who, (self.started_ns, self.ended_ns), self.error, self.unrecorded)

    def refuse(self, why: Problem) -> None:
        """The run could not be started."""
        self.outcome, self.reason, self.over = Outcome.FAILED, why, True
        self.trace.cancel_waiting()

    def give_up(self) -> None:
        """Nobody looks at it any more, though it may go on: what is known of it is all that will be."""
        self.outcome, self.over = Outcome.CANCELLED, True
        self.suspended = frozenset()
        for lane in self.trace.lanes:
            self.trace.end_running(lane, State.CANCELLED, self.seen_ns)
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
        if (span.state is State.LOST or self.plan.watch is not None) and span.started_ns < self.ended_ns:
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
        """When the lane's process began to be; None if it was there before the run, or has run no task, or it had
        another lane before, or nobody knows.

        A moment just before the call is the clock's coarseness, and counts as the call's start.
        """
        born_ns = lane.header.born_ns
        if not born_ns or not self.started_ns or born_ns < self.started_ns - 20_000_000 or self.is_runner(lane):
            return None
        if lane.level or not lane.span_count() or not self.trace.is_first_of_process(lane):
            return None
        return max(born_ns, self.started_ns)

    def apply(self, batch: Batch) -> None:
        """Take in what is new."""
        if not batch.is_part:
            self.seen_ns = batch.at_ns
        if batch.engine is not None and self.engine is None:
            self.engine = batch.engine
            self.plan = dataclasses.replace(self.plan, workers=batch.engine.workers or self.plan.workers)
        self.python, self.preparing_pid = batch.python or self.python, batch.preparing_pid
        self.waits = batch.waits
        if batch.checked is not None and (self.checked is None or self.checked.jobs < batch.checked.jobs):
            self._take_checked(batch.checked)
        if batch.call is not None:
            self.started_ns, self.ended_ns = batch.call.started_ns, batch.call.ended_ns
            self.runner_pid, self.runner_thread = batch.call.runner_pid, batch.call.thread
            self.runner_host = batch.call.host
            self.returned = batch.call.returned
            if batch.call.error is not None and self.error is None:
                self.error = TaskError.from_json(batch.call.error)
        for key, told in batch.calls:
            self.trace.tasks.calls.tell(key, Call.of_fields(told))
        for submitted in batch.submitted:
            self.trace.submit(submitted)
        self.unseen = batch.unseen or self.unseen
        for block in sorted(batch.blocks, key=lambda block: block.first_start_s):  # workers are numbered in this order
            self.trace.extend(self.trace.lane(block.header), block.ended, block.running)
            if block.header.process.is_here:  # as all helpers are
                self._worker_pids.add(block.header.pid)
        for sample in batch.samples:
            self.samples.append(sample)
            self.others_cores = self.samples.others
        # One that waited for its first task may have begun it since.
        self.helpers = tuple(helper for helper in batch.helpers if helper.pid not in self._worker_pids)
        for ended in batch.traffic:
            self.trace.extend_runner(ended)
        self.suspended = batch.suspended if batch.end is None else frozenset()
        self._take_lives(batch)
        if batch.end is None:
            self.incidents.look(self.suspended, batch.at_ns)
        self._apply_losses(batch)
        self.dropped_bytes = batch.dropped_bytes
        self.own_cpu_share = batch.own_cpu_share
        self.imports, self.mapped_bytes = dict(batch.imports), batch.mapped_bytes
        for seen in batch.evidence[: EVIDENCE_MOST - len(self.evidence)]:
            proof = evidence.checked(seen.kind, seen.values)
            if proof is not None:
                self.evidence.append(Evidence(seen.kind, seen.pid, proof))
        if not batch.is_part:
            self.outcome, self.reason = batch.verdict.outcome, batch.verdict.reason
            self.refused = batch.verdict.reason if batch.verdict.is_refused else None
        if batch.end is not None:
            self._settle(batch.end)

    def life_end_ns(self, life: Life) -> int:
        """Until when a process was there that has run no task, as far as is known."""
        return max(min(life.gone_ns or self.until_ns, self.until_ns), life.born_ns)

    def _take_lives(self, batch: Batch) -> None:
        self.lives.take(batch.lives)
        for incident in batch.incidents:
            process = incident.process if incident.process.start else self.lives.begun(incident.process)
            self.incidents.take([dataclasses.replace(incident, process=process)])

    def _apply_losses(self, batch: Batch) -> None:
        for lost in batch.lost:
            lane = self.trace.lane_named(lost.records_name)
            if lane is None or lane.running is None:
                continue
            gone_ns = max(min(lost.at_ns or batch.at_ns, batch.at_ns), lane.running.started_ns)
            if lost.fate in (Fate.LOST, Fate.RETRIED):
                # It is seen a moment after it has happened; who has killed it from here knows when.
                self.incidents.died(lane.header.process, lost.death, min(gone_ns, self.ended_ns or gone_ns))
                end = self.incidents.end_of(lane.header.process)
                gone_ns = max(end.at_ns, lane.running.started_ns) if end is not None and end.by_you else gone_ns
            if lost.fate is Fate.AGAIN:
                self.trace.give_back(lane, batch.at_ns)
                continue
            if lost.fate is Fate.RETRIED:
                self.attempt_deaths[lane.number] = lost.death
                self._retried[lane.running.task] = lane.number
                self.trace.give_back(lane, gone_ns, State.LOST)
                continue
            if lost.fate is Fate.LOST:
                self.deaths[lane.running.task] = lost.death
            self.trace.end_running(lane, _STATES[lost.fate], gone_ns)
        for task, error in batch.unsent:
            if self.trace.fail_unsent(task):
                self.unsent[task] = error

    def process_count(self) -> int:
        """How many different processes have run tasks."""
        return len({lane.header.process for lane in self.trace.lanes})

    def _take_checked(self, checked: Checked) -> None:
        is_first, self.checked = self.checked is None, checked
        self.plan = dataclasses.replace(self.plan, jobs=checked.jobs, workers=checked.workers)
        if not is_first:
            self.trace.close(checked.jobs)
        elif self.trace.jobs != checked.jobs or not checked.jobs:
            self.trace = Trace(checked.jobs, reruns=self.plan.reruns, grows=not checked.jobs)

    def is_runner(self, lane: Lane) -> bool:
        """Whether a lane's worker is the process that called the strategy, or a thread of it."""
        return lane.header.pid == self.runner_pid and lane.header.host == (self.runner_host or lane.header.host)

    def _settle(self, end: End) -> None:
        self.over = True
        if self.checked is not None and not self.checked.jobs:  # it was ended before all items were made
            self._take_checked(self.checked._replace(jobs=self.trace.jobs))
        self.exit_status = end.exit_status
        self.unrecorded, self.lost_results, self.no_room = end.missing.tasks, end.missing.results, end.no_room
        if self.lost_records:
            self.unrecorded = int(self.trace.counts[State.WAITING] + self.trace.counts[State.RUNNING])
        self.dropped_bytes += end.missing.printed_bytes
        for lane in self.trace.lanes:
            self.trace.end_running(lane, _STATES[end.running], self.seen_ns)
        for task, number in self._retried.items() if end.retried is Fate.LOST else ():
            if self.trace.state[task] == State.WAITING:
                self.trace.lose(task, self.trace.lanes[number])
                self.deaths[task] = self.attempt_deaths[number]
        self.trace.cancel_waiting()
