"""``main.py --selftest``: every strategy in every way it can start its workers, on a small load, judged."""

import argparse
import dataclasses
import itertools
import os
from collections.abc import Iterable, Mapping
from typing import Any

import psutil

from .. import words
from ..inside.data_class import dataclass
from ..inside.language import tr
from ..inside.plan import Plan, make_plan
from ..inside.strategies import Workers, strategies
from ..inside.tree import lists_by_ps
from ..inside.workloads import workloads
from ..supervise import interpreters
from ..supervise.family import UNTOLD, descendants
from ..supervise.supervisor import Supervisor
from ..trace.details import Records, details
from ..trace.lane import State
from ..trace.run import Outcome, Run

BESIDE_WORKERS_MOST = 5 + 2 * lists_by_ps()
"""The program, guardian, runner, a resource tracker, and a fork server or a second tracker; the guardian and the runner
may list processes at one time.
"""

_WORKLOAD, _JOBS, _WORKERS = "waiting", 6, 3
_WAIT_MS, _LONGER_MS = 100, (1_000, 8_000)  # the last where workers take seconds to begin
_CHOOSES = ("start_method", "backend")
_POLL_S = 0.02
_NEVER_S = 60.0


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one way.

    Attributes:
        wrong: what is not as it has to be, in sentences; empty if it is right.
        idle: how many workers have run no job; on a busy machine others may have done all before they have begun.
        pids: the processes that handled the jobs.
        processes: how many processes there were at most, with the program.
        elapsed_s: what the strategy's call took; None if it has not returned.
    """

    wrong: tuple[str, ...]
    idle: int
    pids: tuple[int, ...]
    processes: int
    elapsed_s: float | None


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "selftest",
        help=tr("whether every strategy works here (also: --selftest)"),
        description=tr(
            "Run a small load by every strategy with every start method and backend, and tell whether all is right."
        ),
    )
    parser.set_defaults(main=main)


def main(_arguments: argparse.Namespace) -> int:
    """Run a small load by every strategy with every start method and backend, and tell whether all is right."""
    plans = ways()
    right = 0
    for plan in plans:
        found = tried(plan)
        if found.idle and not found.wrong:
            for longer_ms in _LONGER_MS:
                found = tried(dataclasses.replace(plan, size=longer_ms), idle_most=0)
                if not found.idle:
                    break
        right += not found.wrong
        print(_line(plan, found), flush=True)
    print(tr("{right} of {count} ways are right.").format(right=right, count=len(plans)))
    return 0 if right == len(plans) else 1


def ways() -> list[Plan]:
    """A plan for every strategy whose library is here, and every combination of what starts its workers.

    A backend that is named after a strategy, as joblib has them, needs that strategy's library.
    """
    plans = []
    here = interpreters.runnable(interpreters.this())
    absent = strategies().keys() - here.keys()
    for strategy in here.values():
        chosen = [option for option in strategy.options if option.key in _CHOOSES]
        plans += [
            make_plan(
                strategy=strategy.identifier,
                workers=_WORKERS if strategy.takes_workers else None,
                jobs=_JOBS,
                workload=_WORKLOAD,
                size=_WAIT_MS,
                options=dict(zip((option.key for option in chosen), values, strict=True)),
            )
            for values in itertools.product(
                *([each for each in option.choices if each not in absent] for option in chosen)
            )
        ]
    return plans


def tried(plan: Plan, idle_most: int = _WORKERS) -> Found:
    """Do one run, and judge it. Should there be too many processes, the run is ended at once.

    So many workers as ``idle_most`` may have run no task.

    Raises:
        PlanError: the run could not be started.
    """
    before = _others()
    most = 0
    supervisor = Supervisor(plan.python)
    try:
        supervisor.start(plan, _NEVER_S)
        run = Run(plan)
        while not run.over:
            most = max(most, 1 + len(_others() - before))
            if most > plan.workers + BESIDE_WORKERS_MOST:
                supervisor.stop()
            supervisor.wait(_POLL_S)
            run.apply(supervisor.poll())
        wrong = _complaints(run, supervisor.reader)
    finally:
        supervisor.close()
    if most > plan.workers + BESIDE_WORKERS_MOST:
        wrong.append(
            tr("There were {most} processes, more than {workers} workers and {others} others").format(
                most=most, workers=plan.workers, others=BESIDE_WORKERS_MOST
            )
        )
    if left := _others() - before:
        wrong.append(tr("Processes are left behind: {pids}").format(pids=_listed(left)))
    if os.path.exists(supervisor.folder):
        wrong.append(tr("The run folder is left behind: {folder}").format(folder=supervisor.folder))
    idle = max(_lanes_expected(plan) - len(run.trace.lanes), 0)
    if idle > idle_most:
        wrong.append(tr("{idle} of {workers} workers have run no job").format(idle=idle, workers=_lanes_expected(plan)))
    return Found(tuple(wrong), idle, tuple(sorted(_pids(run))), most, run.elapsed_s)


def _complaints(run: Run, reader: Records) -> list[str]:
    """What is wrong with a run that is over, but for what it has left behind."""
    plan = run.plan
    if run.outcome is not Outcome.FINISHED:
        outcome = words.outcome(run.outcome) if run.outcome is not None else "–"
        if run.reason is None:
            return [tr("The run's outcome is: {outcome}").format(outcome=outcome)]
        sentence = tr("The run's outcome is: {outcome} ({why})")
        return [sentence.format(outcome=outcome, why=run.reason.told_afterwards())]
    wrong = []
    told: dict[int, str | None] = dict.fromkeys(range(plan.jobs))
    for span in run.trace.spans():
        if span.state is State.DONE:
            told[span.task] = details(run, reader, span).result
    if told != (expected := _expected(plan)):
        wrong.append(
            tr("The results are {found}, not {expected}").format(
                found=list(told.values()), expected=list(expected.values())
            )
        )
    if run.without_record:
        wrong.append(tr("{count} jobs were not recorded").format(count=run.without_record))
    if run.lost_results:
        wrong.append(words.lost_results(run.lost_results))
    return wrong + _wrong_workers(plan, _pids(run), len(run.trace.lanes), run.runner_pid)


def _expected(plan: Plan) -> Mapping[int, str]:
    """The results of the tasks, each called here by itself; but without waiting, which changes no result."""
    workload = workloads()[str(plan.workload)]
    size = 0 if plan.workload == _WORKLOAD else plan.size or 0
    return {task: repr(workload.function(item)) for task, item in enumerate(workload.items(plan.jobs, size))}


def _lanes_expected(plan: Plan) -> int:
    """How many workers a run has in all: a process per job is never used again."""
    return plan.jobs if plan.strategy == "process" else plan.workers


def _wrong_workers(plan: Plan, pids: set[int], lanes: int, runner_pid: int) -> list[str]:
    """Whether the tasks were handled by workers of the kind that the strategy promises, and not by too many."""
    wrong = []
    if strategies()[plan.strategy].workers_are(plan.options) is not Workers.PROCESSES:
        if pids != {runner_pid}:
            wrong.append(
                tr("The processes {pids} handled the jobs, not {pid} alone").format(pids=_listed(pids), pid=runner_pid)
            )
    elif pids & {os.getpid(), runner_pid}:
        wrong.append(tr("A process that is no worker has handled jobs"))
    elif len(pids) != lanes:
        wrong.append(tr("There were {count} processes for {workers} workers").format(count=len(pids), workers=lanes))
    if lanes > _lanes_expected(plan):
        wrong.append(
            tr("{count} workers handled the jobs, not {expected}").format(count=lanes, expected=_lanes_expected(plan))
        )
    return wrong


def _pids(run: Run) -> set[int]:
    return {lane.header.pid for lane in run.trace.lanes}


def _others() -> set[int]:
    """The processes that descend from this one, but for those that have ended and wait to be collected."""
    return {process.pid for process in descendants(os.getpid()) if _lives(process)}


def _lives(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except UNTOLD:
        return False


def _line(plan: Plan, found: Found) -> str:
    way = ", ".join([plan.strategy, *(f"{key} {value}" for key, value in plan.options.items())])
    if found.wrong:
        return tr("wrong  {way}: {wrong}.").format(way=way, wrong="; ".join(found.wrong))
    one = tr("right  {way}: {jobs} results by PID {pids}; at most {most} processes; {time}")
    many = tr("right  {way}: {jobs} results by PIDs {pids}; at most {most} processes; {time}")
    return (one if len(found.pids) == 1 else many).format(
        way=way,
        jobs=plan.jobs,
        pids=_listed(found.pids),
        most=found.processes,
        time=words.elapsed(found.elapsed_s or 0.0),
    )


def _listed(pids: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(pids)))
