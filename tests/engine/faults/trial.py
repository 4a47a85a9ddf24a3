"""Faulty runs, several at a time: each is driven to its end, and what was seen of it is kept."""

import itertools
import os
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from engine.inside.plan import make_plan
from engine.inside.records.environment import RUN
from engine.supervise.supervisor import Supervisor
from engine.trace.lane import State
from engine.trace.run import Run
from tests.engine.faults.faulty import CULPRIT

FAULTY = Path(__file__).parent / "faulty.py"
ITEMS = '[0, 1, 2, "{}", 4, 5, 6]'
AT_ONCE = 5
NEVER_S = 60.0  # whoever has not ended by then hangs, however busy the machine is
_POLL_S = 0.04  # looking at five runs takes the cores from them
_GOES_ON_S = 0.5


@dataclass(frozen=True)
class Cell:
    """One run of the matrix: a kind of fault, by one way, faithful or not; ``goes_on``: until it is stopped."""

    kind: str
    way: str
    strategy: str
    options: dict = field(hash=False)
    keep_going: bool = False
    goes_on: bool = False
    task_timeout_s: float | None = None

    def __str__(self):
        return f"{self.kind}-{self.way}{'-keep-going' if self.keep_going else ''}"

    def plan(self):
        is_argument = self.kind.startswith("argument_")
        return make_plan(
            strategy=self.strategy,
            options=self.options,
            workers=None if self.strategy == "sequential" else 2,
            function=f"{FAULTY}:work",
            items=f"generator:{self.kind}" if is_argument else ITEMS.format(self.kind),
            keep_going=self.keep_going,
            task_timeout_s=self.task_timeout_s,
        )


@dataclass
class Seen:
    """What was seen of one run.

    Attributes:
        outcome, reason: the run's, the reason by its code.
        states: of the tasks, by index.
        culprit: the culprit's state; ``refused`` if there was to be none yet.
        suspended: whether the culprit's process was, at the time the run was stopped.
        blamed: innocent tasks that are ``lost`` or ``error``, but for those in the culprit's own process.
        told_s: how long after the fault the outcome was known; 0 for what was stopped.
        gone_s: how long a stop took until the tree was gone; 0 for what was not.
        left: PIDs of its processes, and its folder, as far as they were there after its end.
    """

    outcome: str
    reason: str
    states: list
    culprit: str
    suspended: bool
    blamed: list
    told_s: float
    gone_s: float
    took_s: float
    left: list

    def __str__(self):
        return f"{self.outcome} {self.culprit}"


class Trial:
    """One run on its way. ``step`` until it returns true; then there is ``seen``."""

    never_s = NEVER_S

    def __init__(self, cell):
        self.cell = cell
        self.began_s = time.monotonic()
        self.supervisor = Supervisor()
        plan = cell.plan()
        self.run = Run(plan)
        self.told_ns = 0
        self.stopped_ns = 0
        self.suspended = False
        self.seen = None
        self.supervisor.start(plan)

    def step(self):
        """Poll once. Returns whether it is over."""
        batch = self.supervisor.poll()
        self.run.apply(batch)
        if self.run.outcome is None:
            self.told_ns = 0
        elif not self.told_ns:
            self.told_ns = time.perf_counter_ns()
        if not self.stopped_ns and self._is_enough(batch):
            self.stopped_ns = time.perf_counter_ns()
            self.supervisor.stop("stalled" if str(self.run.outcome) == "stalled" else "stopped")
        if not self.run.over:
            if not self.stopped_ns and time.monotonic() - self.began_s > self.never_s:
                self.stopped_ns = time.perf_counter_ns()
                self.supervisor.stop("timeout")
            return False
        self._look_back()
        return True

    def close(self):
        self.supervisor.close()

    def _is_enough(self, batch):
        if not self.cell.goes_on:
            return str(self.run.outcome) == "stalled"
        self.suspended = self.suspended or bool(batch.suspended)
        span = self.run.trace.span_of(CULPRIT) if self.run.trace.jobs > CULPRIT else None
        lasts_s = (time.perf_counter_ns() - span.started_ns) / 1e9 if span is not None else 0
        return lasts_s > _GOES_ON_S

    def _look_back(self):
        over_ns = time.perf_counter_ns()
        run, folder = self.run, self.supervisor.folder
        states = [State(state).name.lower() for state in run.trace.state]
        culprit = run.trace.span_of(CULPRIT) if len(states) > CULPRIT else None
        fault_ns = run.started_ns
        if culprit is not None:
            fault_ns = culprit.ended_ns or culprit.started_ns + int((self.cell.task_timeout_s or 0) * 1e9)
        self.close()
        self.seen = Seen(
            outcome=str(run.outcome),
            reason=run.reason.code if run.reason else "",
            states=states,
            culprit=states[CULPRIT] if len(states) > CULPRIT else "refused",
            suspended=self.suspended,
            blamed=[] if culprit is None and not states else self._blamed(states, culprit),
            told_s=0.0 if self.cell.goes_on or not fault_ns else (self.told_ns - fault_ns) / 1e9,
            gone_s=(over_ns - self.stopped_ns) / 1e9 if self.stopped_ns else 0.0,
            took_s=time.monotonic() - self.began_s,
            left=left_of(folder),
        )

    def _blamed(self, states, culprit):
        lanes = self.run.trace.lanes
        blamed = []
        for task, state in enumerate(states):
            if task == CULPRIT or state not in ("lost", "error"):
                continue
            span = self.run.trace.span_of(task)
            shares = (
                span is not None
                and culprit is not None
                and lanes[span.lane].header.pid == lanes[culprit.lane].header.pid
                and not self.cell.keep_going
            )
            if not shares:
                blamed.append(task)
        return blamed


def left_of(folder):
    """The PIDs of processes that carry the run's folder in their environment, and the folder if it is there.

    Where there is no ``/proc``, nobody is found by the environment.
    """
    mark = f"{RUN}={folder}".encode()
    found = [str(process.pid) for process in psutil.process_iter() if mark in _environment(process.pid)]
    return found + ([folder] if os.path.exists(folder) else [])


def _environment(pid):
    try:
        with open(f"/proc/{pid}/environ", "rb") as file:
            return file.read().split(b"\0")
    except OSError:
        return []


def tried(cells, at_once=AT_ONCE, trial_of=Trial):
    """Run the cells, some at a time, each by a ``trial_of`` it. Yields each with what was seen of it."""
    waiting = iter(cells)
    trials = []
    try:
        while True:
            trials += [trial_of(cell) for cell in itertools.islice(waiting, at_once - len(trials))]
            if not trials:
                return
            for trial in list(trials):
                if trial.step():
                    trials.remove(trial)
                    yield trial.cell, trial.seen
            time.sleep(_POLL_S)
    finally:
        for trial in trials:
            trial.close()
