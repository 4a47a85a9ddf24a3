"""Driving a run from its start to its end, as the window and the command line do."""

import contextlib

from engine.inside.plan import make_plan
from engine.inside.strategies import start_methods
from engine.supervise.interpreters import runnable, this
from engine.supervise.supervisor import Supervisor
from engine.trace.run import Run
from tests.waiting import wait_until

HERE = runnable(this())
WAYS = [
    (name, {"start_method": method} if method else {})
    for name, strategy in HERE.items()
    for method in (start_methods() if any(option.key == "start_method" for option in strategy.options) else [None])
]
WAY_IDS = ["-".join([name, *options.values()]) for name, options in WAYS]
PARALLEL = [way for way in WAYS if way[0] != "sequential"]
PARALLEL_IDS = ["-".join([name, *options.values()]) for name, options in PARALLEL]


def of_each_strategy():
    """Of each strategy that starts workers one way, with another start method than the one before it has."""
    by_strategy = {}
    for way in PARALLEL:
        by_strategy.setdefault(way[0], []).append(way)
    return [ways[turn % len(ways)] for turn, ways in enumerate(by_strategy.values())]


LONG = {"workload": "waiting", "size": 200_000_000}
"""Jobs that take much longer than any test waits, each of them, and no core from the tests beside it."""
LONG_WORDS = ("--workload", "waiting", "--size", "200000000", "--timeout", "100")
"""The same on a command line."""


class Driver:
    """A supervisor and the run that is made of its batches."""

    def __init__(self, supervisor):
        self.supervisor = supervisor
        self.run = None
        self.printed = []
        self.batches = 0

    def start(self, timeout_s=None, **fields):
        plan = make_plan(**fields)
        self.run = Run(plan)
        self.supervisor.start(plan, timeout_s)

    def poll(self):
        batch = self.supervisor.poll()
        self.batches += 1
        self.printed += batch.output
        if self.run is not None:
            self.run.apply(batch)
        return batch

    def until(self, condition, what="the condition"):
        """Poll until ``condition()`` holds, and return what it gives."""

        def polled():
            self.poll()
            return condition()

        return wait_until(polled, what=what)

    def to_the_end(self):
        """Poll until the tree of processes is gone."""
        return self.until(lambda: self.run.over, "the end of the run") and self.run

    def warm(self):
        """Poll until the runner waits for its plan; the interpreter it runs in."""
        return wait_until(lambda: self.supervisor.poll().python, what="a warm runner")

    def process_of(self, pid):
        """The worker's process with this PID."""
        return next(lane.header.process for lane in self.run.trace.lanes if lane.header.pid == pid)

    def running_pids(self):
        """The PIDs of the workers that are in the middle of a task."""
        return [lane.header.pid for lane in self.run.trace.lanes if lane.running]


@contextlib.contextmanager
def driver():
    """A warm run; closed in the end."""
    supervisor = Supervisor()
    try:
        yield Driver(supervisor)
    finally:
        supervisor.close()
