"""The runner: a fresh interpreter that loads the function and calls the strategy, once.

A process of its own; everything here runs in its main thread. States:

    warm ── a line on standard input ──► preparing ──► calling ──► tidying ──► ended
      └─── standard input ends ──────────────────────────────────────────────────┘

Warm, it has imported what most strategies need and waits. Preparing, it reads ``plan.json``; what is wrong with it, it
notes as ``refused``. Calling is recorded like a task, in a log of its own: its start and end are the run's elapsed
time.
"""

import contextlib
import multiprocessing.process
import os
import sys
from typing import Any

from ..plan import Plan, PlanError
from ..records import events, output
from ..records.recorded import Recorded, record_call
from ..strategies import Setup, Strategy, strategies
from ..workloads import workloads
from . import deaths, semaphores

PLAN_NAME = "plan.json"


def main(folder: str) -> None:
    """Do one run in the run folder ``folder``."""
    output.redirect(folder)
    # Where multiprocessing makes its sockets: a folder of its own would outlive a runner that is killed.
    multiprocessing.process.current_process()._config["tempdir"] = folder  # type: ignore[attr-defined]
    semaphores.name_after(folder)
    catalogue = strategies(), workloads()
    events.note(folder, "ready", python=sys.version.split()[0], gil=_has_gil())
    if not sys.stdin.readline():
        return
    _close_standard_input()
    try:
        with open(os.path.join(folder, PLAN_NAME), encoding="utf-8") as file:
            plan = Plan.from_json(file.read())
        _run(folder, plan, *catalogue)
    except PlanError as error:
        problem = error.problem
        events.note(folder, "refused", field=problem.field, code=problem.code, values=dict(problem.values))
    except Exception as error:  # noqa: BLE001 - whatever keeps the run from beginning is told
        why = f"{type(error).__name__}: {error}"
        events.note(folder, "refused", field="strategy", code="runner-died", values={"why": why[:200]})


def _run(folder: str, plan: Plan, ways: "dict[str, Strategy]", tasks: "dict[str, Any]") -> None:
    strategy, workload = ways[plan.strategy], tasks[plan.workload]
    setup = Setup(plan.workers, dict(plan.options))
    try:
        strategy.prepare(setup)
    except ImportError as error:
        values = {"strategy": plan.strategy, "module": error.name or str(error)}
        events.note(folder, "refused", field="strategy", code="no-module", values=values)
        return
    pairs = list(enumerate(workload.items(plan.jobs, plan.size)))
    call = Recorded(folder, workload.function)
    deaths.watch(folder)

    def whole(_: None) -> int:
        strategy.run(call, pairs, setup)
        return 0

    # What the strategy raises is in the record of its call; whether tidying up went well is nobody's concern.
    with contextlib.suppress(BaseException):
        record_call(folder, whole)
    with contextlib.suppress(Exception):
        strategy.tidy()


def _close_standard_input() -> None:
    # A task that asks for input gets the end of it, rather than the runner's orders.
    descriptor = os.open(os.devnull, os.O_RDONLY)
    os.dup2(descriptor, 0)
    os.close(descriptor)


def _has_gil() -> bool:
    return getattr(sys, "_is_gil_enabled", lambda: True)()
