"""Runs for the chart to draw: made of records, as a supervisor would hand them on, and shown in a real window."""

import random

from engine.inside.plan import Plan
from engine.inside.records.layout import KIND_ERROR
from engine.trace.run import Run
from tests.engine.trace.cells import batch, block, call, cell, header

START_NS = 20_000_000_000


class Growing:
    """A run that grows batch by batch: ``workers`` lanes of tasks of uneven lengths, some of which fail."""

    def __init__(self, workers, jobs, seed=0, longest_ns=50_000_000):
        self.random = random.Random(seed)
        self.run = Run(Plan("pool", workers, jobs, "squares", 10))
        self.longest_ns = longest_ns
        self.workers = [header(f"{100 + number}-1-1.records", pid=100 + number) for number in range(workers)]
        self.reached = dict.fromkeys(range(workers), START_NS)
        self.open = {}
        self.next = 0

    def grow(self, tasks, *, is_over=False):
        """``tasks`` more have ended, and one more runs on each worker that has any left to run."""
        ended = dict.fromkeys(range(len(self.workers)), b"")
        for _ in range(tasks):
            number = self.random.randrange(len(self.workers))
            ended[number] += self._end(number)
        for number in range(len(self.workers)):
            if not is_over:
                self._begin(number)
            elif number in self.open:
                ended[number] += self._end(number)
        running = {number: cell(task, start_ns, 0) for number, (task, start_ns) in self.open.items()}
        blocks = [block(which, ended[number], running.get(number, b"")) for number, which in enumerate(self.workers)]
        end_ns = max(self.reached.values()) if is_over else 0
        self.run.apply(batch(blocks, call=call(START_NS, end_ns), at_ns=max(self.reached.values())))

    def _begin(self, number):
        if number not in self.open and self.next < self.run.plan.jobs:
            start_ns = self.reached[number] + self.random.randrange(1, self.longest_ns // 10)
            self.open[number] = (self.next, start_ns)
            self.reached[number] = start_ns
            self.next += 1

    def _end(self, number):
        self._begin(number)
        if number not in self.open:
            return b""
        task, start_ns = self.open.pop(number)
        self.reached[number] = start_ns + int(self.longest_ns * self.random.random() ** 4) + 1
        return cell(task, start_ns, self.reached[number], kind=KIND_ERROR if self.random.random() < 0.05 else 0)


def show(window, run):
    """Show a run that the window has not started itself."""
    window.session.run = run
    window.session.began.emit()
