"""The runner: a fresh interpreter that loads the function and calls the strategy, once.

A process of its own; everything here runs in its main thread. States:

    warm ── a line on standard input ──► preparing ──► calling ──► tidying ──► ended
      └─── standard input ends ──────────────────────────────────────────────────┘

Warm, it has imported what most strategies need and waits. Preparing, it reads ``plan.json``, loads the function and the
items, and tries a function of one's own on the first of them (see ``preflight``); what is wrong, it notes as
``refused``. Calling is recorded like a task, in a log of its own: its start and end are the run's elapsed time.
"""

import contextlib
import gc
import itertools
import multiprocessing.process
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from . import deaths, limits, preflight, semaphores
from . import keep_going as rounds
from .cores import usable_cores
from .plan import Plan, open_files
from .probing.order import ordered
from .problem import PlanError
from .problems.modules import NoModule, WorkloadMisses
from .records import environment, events, inherited, output, shortage, traffic
from .records.evidence import CALLER
from .records.forked_once import forked_once
from .records.recorded import Recorded, record_call
from .records.text import brief_why
from .strategies import Initializer, Setup, Strategy, Takes, inner_threads, of_a_run, strategies
from .workloads import function as own_function
from .workloads import items_once, workloads
from .workloads.flow import Flow
from .workloads.items import source_of
from .workloads.unpacked import Unpacked, check_parts

PLAN_NAME = "plan.json"


def main(folder: str) -> None:
    """Do one run in the run folder ``folder``."""
    try:
        _main(folder)
    except OSError as error:
        if error.errno in shortage.NO_ROOM:
            shortage.note(folder, shortage.TASKS, 0, error)
        raise


def _main(folder: str) -> None:
    environment.offer_to_oom_killer()
    # Where multiprocessing makes its sockets: a folder of its own would outlive a runner that is killed.
    multiprocessing.process.current_process()._config["tempdir"] = folder  # type: ignore[attr-defined]
    semaphores.name_after(folder)
    strategies()  # which are imported while nobody waits
    tasks = workloads()
    # No collection of the user's garbage looks through what is ours, which in a forked worker would copy it.
    gc.freeze()
    events.note(folder, events.Ready(sys.version.split()[0], _has_gil(), usable_cores(), os.getpid()))
    # Only now: on a full disk the note fails, and what is printed of it must not go to the same disk.
    output.redirect(folder)
    if not sys.stdin.readline():
        return
    _close_standard_input()
    try:
        with open(os.path.join(folder, PLAN_NAME), encoding="utf-8") as file:
            plan = Plan.from_json(file.read())
        _run(folder, plan, tasks)
    except PlanError as error:
        problem = error.problem
        events.note(folder, events.Refused(problem.field, problem.code, dict(problem.values)))
    except Exception as error:
        if isinstance(error, OSError) and error.errno in shortage.NO_ROOM:
            raise  # where that cannot be noted as an event
        events.note(folder, events.Refused("strategy", "runner-died", {"why": brief_why(error)}))


def _run(folder: str, plan: Plan, tasks: "dict[str, Any]") -> None:
    inner_threads.limit(plan.options)
    strategy = _prepared(plan, of_a_run(plan.strategy))
    began_s = time.perf_counter()
    order = ordered(folder)
    takes = Takes.LIST if order is not None or plan.keep_going else strategy.takes(plan.options)
    function, given, made, first = _own(folder, plan, takes) if plan.function is not None else _built_in(plan, tasks)
    flow, items = (given, given.first) if isinstance(given, Flow) else (None, given)
    if order is not None:
        from .probing.probe import probe  # which a run has no time for

        if first is not None:
            first()
        probe(folder, function, items, order, max(time.perf_counter() - began_s - made.items_s, 0.0))
        return
    plan = plan.counted(0 if flow is not None else len(items))
    # Only where the workers would not fit: what the tasks see is otherwise what they would see by hand.
    limits.allow_open_files(open_files(plan))
    setup = Setup(plan.workers, plan.options, first, plan.jobs)
    call = Recorded(folder, function, plan.keep_going)
    round_ = rounds.next_round(folder, plan.jobs) if plan.keep_going else None
    if plan.function is not None and (round_ is None or round_.is_first):
        found = preflight.check(
            function, items, call, strategy, setup, is_strict=not plan.keep_going, makes_call=not plan.skip_trial
        )
        events.note(folder, events.Checked(plan.jobs, plan.workers, found, made))
        if flow is not None:
            flow.when_over = partial(_tell_counted, folder, flow, events.Checked(0, plan.workers, found, made))
    _enrol(strategy, call, setup)
    in_groups = [range(len(items))] if round_ is None else round_.groups
    groups = [[(task, items[task]) for task in group] for group in in_groups]
    called = _as_called(call, strategy, setup)
    deaths.watch(folder, are_forked=strategy.forks(setup))
    carries = strategy.carries(setup)
    if carries.items or carries.results:
        traffic.install_in_runner(folder)

    has_begun = False

    def whole(_: None) -> "int | None":
        nonlocal has_begun
        has_begun = True
        if round_ is None:
            try:
                return strategy.run(called, groups[0] if flow is None else flow, setup)
            finally:
                if flow is not None:
                    flow.end()
        rounds.run_groups(folder, strategy, called, groups, setup, join=partial(_enrol, strategy, call, setup))
        return None

    # What the strategy raises is in the record of its call; whether tidying up went well is nobody's concern.
    try:
        _called(folder, whole, hands_over=carries.items or carries.results)
    except BaseException:
        if not has_begun:
            raise  # there was no room for that record, and nothing was called
    with contextlib.suppress(Exception):
        strategy.tidy()


def _as_called(call: Recorded, strategy: Strategy, setup: Setup) -> Callable[[Any], Any]:
    """``call``, as the strategy is to have it called: of what forked processes need, as much as can be is done now."""
    if not strategy.forks(setup):
        return call
    inherited.is_worth_a_look(call.function)
    if not strategy.worker_ends_with_task:
        return call
    return forked_once(call, has_initializer=setup.initializer is not None)


def _called(folder: str, whole: "Callable[[None], int | None]", *, hands_over: bool) -> None:
    """Call it, and tell what this process has computed meanwhile, where it hands jobs over. Raises what it does."""
    used_ns = time.process_time_ns()
    try:
        record_call(folder, whole)
    finally:
        if hands_over:
            spent_us = (time.process_time_ns() - used_ns) // 1_000
            with contextlib.suppress(OSError):
                events.note(folder, events.Evidence(CALLER, os.getpid(), {"us": spent_us}))


def _prepared(plan: Plan, strategy: Strategy) -> Strategy:
    try:
        strategy.prepare(Setup(plan.workers, plan.options, Initializer("") if plan.initializer else None))
    except ImportError as error:
        raise PlanError(NoModule(strategy=plan.strategy, module=error.name or str(error))) from error
    return strategy


def _tell_counted(folder: str, flow: Flow, checked: events.Checked) -> None:
    """All items are made: tell how many they are; or that no more can be made, and why."""
    steps = tuple(itertools.chain.from_iterable(flow.steps))
    made = checked.made._replace(items_s=flow.items_s, steps=steps)
    with contextlib.suppress(OSError):  # of the thread in which the strategy takes the items
        if flow.failure is not None:
            events.note(folder, events.Refused(flow.failure.field, flow.failure.code, dict(flow.failure.values)))
        events.note(folder, checked._replace(jobs=flow.count, made=made))


def _enrol(strategy: Strategy, call: Recorded, setup: Setup) -> None:
    """Join what is elsewhere; from then on SIGTERM has it let go of."""

    def leave(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_IGN)
        with contextlib.suppress(BaseException):
            strategy.leave()
        os._exit(128 + number)  # the call has not ended, and does not

    is_elsewhere = strategy.is_elsewhere(setup.options)
    if is_elsewhere:
        signal.signal(signal.SIGTERM, leave)
    try:
        strategy.enrol(call, setup)
    except ImportError as error:
        raise PlanError(NoModule(strategy=strategy.identifier, module=error.name or str(error))) from error
    if is_elsewhere:
        signal.signal(signal.SIGTERM, leave)  # which an engine may have taken for itself


_Load = tuple[Callable[[Any], Any], "list[Any] | Flow", events.Made, "Initializer | None"]


def _own(folder: str, plan: Plan, takes: Takes) -> _Load:
    assert plan.function is not None
    assert plan.items is not None
    besides = [plan.initializer or "", source_of(plan.items)[1]]
    loaded = own_function.load(plan.function, plan.arguments, takes_parts=plan.star, folder=folder, besides=besides)
    items, made = items_once.made_once(folder, plan.items, loaded.module, is_wanted=plan.keep_going, takes=takes)
    first = own_function.initializer(loaded.module, plan.initializer, plan.initargs)
    if not plan.star:
        return loaded.function, items, made, first
    item = (items.first if isinstance(items, Flow) else items)[0]
    check_parts(loaded.function, own_function.split(plan.function)[1], item)
    return Unpacked(loaded.function), items, made, first


def _built_in(plan: Plan, tasks: "dict[str, Any]") -> _Load:
    workload = tasks[str(plan.workload)]
    try:
        return workload.function, workload.items(plan.jobs, plan.size), events.Made(), None
    except ImportError as error:
        raise PlanError(WorkloadMisses(workload=str(plan.workload), module=error.name or str(error))) from error


def _close_standard_input() -> None:
    # A task that asks for input gets the end of it, rather than the runner's orders.
    descriptor = os.open(os.devnull, os.O_RDONLY)
    os.dup2(descriptor, 0)
    os.close(descriptor)


def _has_gil() -> bool:
    return getattr(sys, "_is_gil_enabled", lambda: True)()
