"""Runs with one planted cause each, and how many seconds of it there are by what was recorded, told in plain loops.

What is planted waits where it can, so that it is as long on a busy machine; what computes is told by the records of the
same run, and not by a clock.
"""

import ast
import contextlib
import itertools
import subprocess
import sys
from dataclasses import dataclass, field

import numpy as np

from engine.insight.own_time import alone_of
from engine.insight.verdict import why
from engine.trace.details import details
from tests.engine.supervise.driving import driver

OF_THE_MACHINE = {"others", "own_queue", "too_many_workers"}

COMMON = """
import os, time
def burn(ms):
    until = time.thread_time() + ms / 1000
    while time.thread_time() < until:
        sum(range(300))
"""


@dataclass(frozen=True)
class Planted:
    """A function ``f`` with its plan, the cause that is in it, and the seconds of it by the run: ``truth(seen)``.

    ``parts`` are those that its seconds are found in.
    """

    name: str
    code: str
    plan: dict
    truth: object
    parts: tuple
    baseline: bool = False
    burners: int = 0
    causes: tuple = ()
    outcome: str = "finished"

    @property
    def cause(self):
        return self.name


@dataclass
class Seen:
    """What a run of it gave; for each worker its spans in their order, in seconds from the call's start."""

    run: object
    why: object
    results: list
    workers: list = field(default_factory=list)

    @property
    def elapsed_s(self):
        return self.run.elapsed_s or self.run.since_start_s(self.run.until_ns)

    def spans(self):
        return [span for worker in self.workers for span in worker]

    def gaps(self):
        return [after[0] - before[1] for worker in self.workers for before, after in itertools.pairwise(worker)]

    def queued_s(self):
        found = 0.0
        for lane in self.run.trace.lanes:
            for position in range(len(lane)):
                span = lane.span(position)
                took, cpu, queued = span.ended_ns - span.started_ns, span.fact("cpu"), span.fact("queued")
                found += min(queued or 0, took - min(cpu, took)) / 1e9 if cpu is not None else 0.0
        return found

    def waited_s(self):
        """How long tasks neither computed nor waited for a core."""
        took = sum(end - start for start, end in self.spans())
        cpu = sum((span.fact("cpu") or 0) for span in self.run.trace.spans()) / 1e9
        return took - cpu - self.queued_s()

    def kept_from_computing_s(self):
        """Where tasks only compute: how long they did not, and how long there was between them.

        By two clocks, the wall's and the thread's CPU time, and not by what is measured of waiting for a core.
        """
        took = sum(end - start for start, end in self.spans())
        return took - sum((span.fact("cpu") or 0) for span in self.run.trace.spans()) / 1e9 + sum(self.gaps())

    def between_s(self):
        """What other programs have cost between the tasks, by what is told of them."""
        parts = self.why.breakdown.parts
        return parts["others"] + parts["own_queue"] - self.queued_s()

    def last_end(self):
        return max(end for _, end in self.spans())


@contextlib.contextmanager
def burning(count):
    """So many processes that compute all the time."""
    code = "while True: sum(range(1000))"
    processes = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(count)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


def seen(planted, folder, *, tries=False):
    """Run it, and explain it."""
    path = folder / "own.py"
    path.write_text(COMMON + planted.code)
    alone = None
    with burning(planted.burners):
        if planted.baseline:
            with driver() as drive:
                drive.start(
                    function=f"{path}:f", **planted.plan | {"strategy": "sequential", "workers": 1, "options": {}}
                )
                alone = alone_of(drive.to_the_end())
        with driver() as drive:
            drive.start(function=f"{path}:f", skip_trial=not tries, **planted.plan)
            run = drive.to_the_end()
            run.alone = alone
            found = why(run, drive.supervisor.reader)
            results = [_result(run, drive.supervisor.reader, span) for span in run.trace.spans() if span.ended_ns]
    told = Seen(run, found, results)
    for lane in run.trace.lanes:
        told.workers.append([
            (run.since_start_s(start), run.since_start_s(end))
            for start, end in ((lane.span(at).started_ns, lane.span(at).ended_ns) for at in range(len(lane)))
        ])  # fmt: skip
    return told


def _result(run, reader, span):
    text = details(run, reader, span).result
    with contextlib.suppress(ValueError, SyntaxError):
        return ast.literal_eval(text or "None")
    return text


def _idle_before_last_start(told):
    """How long a worker had nothing to do while one that began last had still not begun it."""
    last_start = max(worker[-1][0] for worker in told.workers)
    return sum(max(last_start - worker[-1][1], 0) for worker in told.workers)


def _idle_at_the_end(told):
    last = told.last_end()
    begun = max(worker[-1][0] for worker in told.workers)
    return sum(last - max(worker[-1][1], begun) for worker in told.workers if worker[-1][1] < last)


POOL = {"strategy": "pool", "workers": 2}
ONE_BY_ONE = {"chunksize": 1}
TABLE = (
    Planted(
        "too_small", "def f(x):\n    return x", POOL | {"items": "range:0:4000", "options": {"method": "imap"}},
        lambda told: sum(told.gaps()) - told.between_s(), ("handover", "pickling", "sender"),
    ),
    Planted(
        "starting", "def f(x):\n    burn(5)", {"strategy": "process", "workers": 8, "items": "range:0:8",
        "options": {"start_method": "spawn"}},
        lambda told: sum(worker[0][0] for worker in told.workers) + _idle_before_last_start(told),
        ("starting", "importing"),
    ),
    Planted(
        "importing", "began = time.perf_counter()\ntime.sleep(3 if 'SPAWNED' in os.environ else 0)\n"
        "os.environ['SPAWNED'] = '1'\nTOOK = time.perf_counter() - began\n"
        "def f(x):\n    burn(5)\n    return TOOK, os.getpid()",
        POOL | {"items": "range:0:4", "options": {"start_method": "spawn", "chunksize": 1}},
        lambda told: sum({pid: took for took, pid in told.results}.values()), ("importing",),
    ),
    Planted(
        "pickling", "class Slow:\n    def __reduce__(self):\n        time.sleep(0.1)\n        return Slow, ()\n"
        "def f(x):\n    burn(5)\n    return Slow()",
        POOL | {"items": "range:0:10", "options": ONE_BY_ONE}, lambda told: 10 * 0.1, ("pickling",),
    ),
    Planted(
        "sender", "class Slow:\n    def __init__(self, n):\n        self.n = n\n"
        "    def __reduce__(self):\n        time.sleep(0.1)\n        return Slow, (self.n,)\n"
        "def items():\n    for n in range(10):\n        yield Slow(n)\ndef f(x):\n    burn(5)",
        POOL | {"items": "generator:items", "options": ONE_BY_ONE},
        lambda told: sum(told.gaps()) + sum(worker[0][0] for worker in told.workers) - told.between_s()
        - told.why.breakdown.parts["starting"], ("sender", "handover"),
    ),
    Planted(
        "chunk", "def f(x):\n    burn(x)",
        POOL | {"items": "[60, 60, 60, 60, 4, 4, 4, 4]", "options": {"chunksize": 4}},
        _idle_before_last_start, ("chunk",),
    ),
    Planted(
        "tail", "def f(x):\n    burn(x)", POOL | {"items": "[10, 10, 10, 300]", "options": ONE_BY_ONE},
        _idle_at_the_end, ("tail", "chunk"),
    ),
    Planted(
        "waiting",
        "def f(x):\n    began = time.perf_counter()\n    time.sleep(0.1)\n    return time.perf_counter() - began",
        POOL | {"items": "range:0:12"}, lambda told: sum(told.results), ("waiting",),
    ),
    Planted(
        "gil", "def f(x):\n    for _ in range(40):\n        sum(i * i for i in range(5_000))",
        {"strategy": "threads", "workers": 4, "items": "range:0:40"},
        lambda told: told.waited_s() + sum(told.gaps()) - told.between_s() - told.why.breakdown.parts["handover"],
        ("gil",), baseline=True,
    ),
    Planted(
        "own_queue", "def f(x):\n    burn(40)",
        {"strategy": "pool", "workers": 8, "items": "range:0:48", "options": ONE_BY_ONE},
        lambda told: told.kept_from_computing_s(), ("own_queue", "others"), causes=("too_many_workers",),
    ),
    Planted(
        "others", "def f(x):\n    burn(60)", POOL | {"items": "range:0:12", "options": ONE_BY_ONE},
        lambda told: told.kept_from_computing_s(), ("others",), burners=2,
    ),
    Planted(
        "collecting", "from multiprocessing.util import Finalize\ndef f(x):\n    burn(5)\n"
        "    Finalize(None, time.sleep, args=(0.8,), exitpriority=10)",
        {"strategy": "process", "workers": 2, "items": "range:0:2"},
        lambda told: 2 * (told.elapsed_s - told.last_end()), ("collecting",),
    ),
    Planted(
        "unused", "def f(x):\n    burn(60)",
        {"strategy": "pool", "workers": 6, "items": "range:0:2", "options": ONE_BY_ONE},
        lambda told: (6 - len(told.workers)) * told.elapsed_s, ("unused",),
    ),
    Planted(
        "lost", "def f(x):\n    time.sleep(0.8)\n    if x == 1:\n        os._exit(3)\n    time.sleep(5)",
        {"strategy": "executor", "workers": 2, "items": "range:0:2"},
        lambda told: sum(
            told.elapsed_s - told.run.since_start_s(lane.running.started_ns)
            for lane in told.run.trace.lanes if lane.running is not None
        ), ("lost",), outcome="failed",
    ),
    Planted(
        "replaced", "def f(x):\n    burn(2)",
        POOL | {"items": "range:0:12", "options": {"chunksize": 1, "maxtasksperchild": 1, "start_method": "spawn"}},
        lambda told: 2 * told.elapsed_s - sum(end - start for start, end in told.spans())
        - sum(told.why.breakdown.parts[name] for name in ("starting", "importing", "tail", "collecting", "pickling")),
        ("replaced",),
    ),
    Planted(
        "handover", "def f(x):\n    burn(1.1)", POOL | {"items": "range:0:400", "options": {"method": "imap"}},
        lambda told: sum(told.gaps()) - told.between_s(), ("handover", "pickling", "sender"),
    ),
    Planted(
        "slower", "def f(x):\n    import multiprocessing\n"
        "    burn(40 if multiprocessing.parent_process() is None else 70)",
        POOL | {"items": "range:0:16", "options": ONE_BY_ONE},
        lambda told: sum((span.fact("cpu") or 0) for span in told.run.trace.spans()) / 1e9 - 16 * 0.04, ("slower",),
        baseline=True,
    ),
    Planted(
        "suspended", "import signal, subprocess\ndef f(x):\n    if x != 2:\n        return burn(60)\n"
        "    subprocess.Popen(['sh', '-c', f'sleep 1; kill -CONT {os.getpid()}'])\n"
        "    began = time.perf_counter()\n    os.kill(os.getpid(), signal.SIGSTOP)\n"
        "    return time.perf_counter() - began",
        POOL | {"items": "range:0:12", "options": ONE_BY_ONE},
        lambda told: sum(each for each in told.results if each), ("suspended",),
    ),
    Planted(
        "serial", "def rows():\n    for number in range(4):\n        time.sleep(0.5)\n        yield number\n"
        "def f(x):\n    burn(20)", POOL | {"items": "generator:rows"}, lambda told: 4 * 0.5, (),
    ),
    Planted(
        "none", "def f(x):\n    burn(15)", POOL | {"items": "range:0:120", "options": ONE_BY_ONE},
        lambda told: sum((span.fact("cpu") or 0) for span in told.run.trace.spans()) / 1e9, ("computing",),
    ),
)  # fmt: skip


def found_s(planted, told):
    """The seconds that are told of it."""
    if not planted.parts:
        return float(next(each.values["items_s"] for each in (told.why.verdict, *told.why.findings)))
    return float(np.sum([told.why.breakdown.parts[name] for name in planted.parts]))


def named_first(planted, told):
    """Whether its cause is named first, but for what a busy machine makes of any run."""
    named = [cause for cause in causes(told) if cause not in OF_THE_MACHINE - {planted.cause}]
    return (named or ["none"])[0] == planted.cause


def row(planted, told):
    """What was planted and found, as a line of a table."""
    breakdown = told.why.breakdown
    return (
        f"{planted.name:<12} planted {planted.truth(told):7.3f} s  found {found_s(planted, told):7.3f} s  "
        f"unexplained {breakdown.unexplained_s / breakdown.budget_s:5.1%}  "
        f"other programs {breakdown.share('others'):4.0%}  {' '.join(causes(told))}"
    )


def causes(told):
    """All causes that are told, the verdict's first."""
    return [told.why.verdict.cause, *(each.cause for each in told.why.findings)]
