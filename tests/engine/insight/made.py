"""Runs as they would be recorded, made up moment by moment: what each worker did, in milliseconds.

So it is known to the microsecond how much of each cause is in them, whatever the machine does meanwhile.
"""

import numpy as np

from engine.inside.plan import make_plan
from engine.inside.records.events import Checked, Found, Made
from engine.inside.records.layout import KIND_RECEIVED, KIND_SENT
from engine.insight.verdict import why
from engine.model.alone import Alone
from engine.model.call import Python
from engine.model.death import Death
from engine.model.measured import ProcessSample, Sample
from engine.model.outcome import Outcome
from engine.trace.lane import State
from engine.trace.run import Run
from tests.engine.trace.cells import cell, header

MS = 1_000_000
START = 10**12


class Worker:
    """One worker's record. Each method goes on where the one before has ended, and ``at`` says where, in ms."""

    def __init__(self, made, born, level=0):
        self.made = made
        self.pid = len(made.workers) + 100
        self.born, self.at, self.cells, self.running, self.level = born, born, b"", b"", level
        self.header = header(f"{self.pid}.records", self.pid, self.pid, born_ns=START + round(born * MS))

    def idle(self, took):
        self.at += took
        return self

    def until(self, at):
        self.at = max(at, self.at)
        return self

    def job(self, took, cpu=None, queued=0.0, inner=0.0):
        """It computes for ``cpu`` (all of it, if not told), waits for a core while ``queued``, and else for something.

        ``inner``: what threads of its own have computed as well.

        A program that burns beside it has it wait for a core as well.
        """
        cpu = took if cpu is None else cpu
        others = cpu * self.made.burner
        self.made.others += others
        took, queued = took + others, queued + others
        facts = (round(inner * MS), 0, round(queued * MS))
        self.cells += self._cell(self.made.task(), took, cpu=round(cpu * MS) + 1, facts=facts)
        return self

    def receive(self, took, size=100):
        return self._message(KIND_RECEIVED, took, size)

    def send(self, took, size=100):
        return self._message(KIND_SENT, took, size)

    def dies(self, after):
        """Its job goes on for so long, and then its process is no more."""
        self.running = cell(self.made.task(), self._ns(self.at), 0)
        self.at += after
        return self

    def _message(self, kind, took, size):
        self.made.messages += 1
        self.cells += self._cell(self.made.messages, took, kind=kind, value=size)
        return self

    def _cell(self, index, took, **more):
        start, self.at = self.at, self.at + took
        return cell(index, self._ns(start), self._ns(self.at), **more)

    @staticmethod
    def _ns(at):
        return START + round(at * MS)


class Workload:
    """A run that is over after ``end`` ms; ``burner``: how much longer other programs make what computes.

    Its main process uses so many cores: ``beside``.
    """

    def __init__(self, workers=2, *, strategy="pool", cores=2, burner=0.0, options=None):
        self.asked, self.strategy, self.cores, self.burner = workers, strategy, cores, burner
        self.options = options or {}
        self.workers, self.messages, self.tasks = [], 0, 0
        self.others = self.beside = 0.0
        self.busy, self.stops, self.imports, self.loop, self.items_s, self.steps = [], [], {}, None, 0.0, ()

    def worker(self, born=0.0):
        self.workers.append(Worker(self, born))
        return self.workers[-1]

    def task(self):
        self.tasks += 1
        return self.tasks - 1

    def run(self, end=None):
        """What would be known of it; the loop of the same items took ``loop`` ms of computing."""
        end = max(worker.at for worker in self.workers) if end is None else end
        run = Run(make_plan(
            strategy=self.strategy, jobs=max(self.tasks, 1), workers=self.asked, options=self.options
        ))  # fmt: skip
        run.started_ns, run.ended_ns = START, START + round(end * MS)
        run.seen_ns, run.over, run.outcome = run.ended_ns, True, Outcome.FINISHED
        run.python = Python("3.11.0", True, self.cores)
        for worker in self.workers:
            lane = run.trace.lane(worker.header)
            run.trace.extend(lane, worker.cells, worker.running)
            if worker.running:
                run.trace.end_running(lane, State.LOST, START + round(worker.at * MS))
                run.deaths[lane.running.task] = Death("SIGKILL")
                run.outcome = Outcome.FAILED
        for process, seconds in self.imports.items():
            run.imports[process.header.process] = seconds
        for worker, start, stop in self.stops:
            run.incidents.look(frozenset({worker.header.process}), START + round(start * MS))
            run.incidents.look(frozenset(), START + round(stop * MS))
        if self.busy:
            started, took = np.array(self.busy).T
            handled = {"started_ns": START + np.rint(started * MS).astype(np.int64), "took_ns": took * MS}
            run.trace.runner_traffic.handled.append(handled)
        used = min((self.burner or 0.5), 1.0)
        computed = max(used * self.cores - self.burner - self.beside, 0.0)  # by the workers
        part = ProcessSample(self.workers[0].header.process, computed, 1)
        run.samples.append(Sample(START, run.ended_ns, used, 0.0, (part,), others=self.burner))
        run.others_cores = self.burner
        if self.loop is not None:
            run.alone = Alone(self.tasks, self.loop / 1e3, 0.0)
        if self.items_s:
            found = Found("done", 0.0, 0.0, None, None, "")
            run.checked = Checked(
                self.tasks, self.asked, found, Made(self.items_s, is_flow=bool(self.steps), steps=self.steps)
            )
        return run


def told(workload, end=None):
    """What is found of it."""
    return why(workload.run(end))
