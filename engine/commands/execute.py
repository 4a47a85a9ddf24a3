"""Does one run to its end, in the terminal."""

import contextlib
import logging
import time
from collections.abc import Callable, Iterator

from .. import words
from ..formats.run_file import saved
from ..inside.plan import Plan
from ..inside.problem import Problem
from ..inside.problems.modules import RunnerDied
from ..inside.workloads import function as own_function
from ..inside.workloads import notebook
from ..insight.estimate import expected_s
from ..problems.endings import Stopped
from ..problems.starting import EndedEarly
from ..supervise.items_once import ItemsOnce
from ..supervise.sampler import Pace
from ..supervise.supervisor import Supervisor
from ..trace.output import OutputLines
from ..trace.run import Run
from .kept import keep
from .progress import Progress
from .still import StillTold

_POLL_S = 0.1
_POLL_SHARE_MOST = 0.01  # of the cores that may be used: with many workers, each poll asks after each of them
_POLL_MOST_S = 0.5
_STOP_MOST_S = 10.0
_log = logging.getLogger(f"parallelogram.{__name__}")


@contextlib.contextmanager
def executed(
    plan: Plan,
    timeout_s: float | None,
    quiet: bool,
    name: str = "",
    items: ItemsOnce | None = None,
    *,
    interrupted: Callable[[Run, Supervisor], object] | None = None,
) -> Iterator[tuple[Run, Supervisor]]:
    """A run that is over, with its records, which are gone after the ``with`` block.

    Shows the progress and what the tasks print on standard error, unless ``quiet``; ``name`` is what it is
    called in the progress, where that is not its strategy. ``items`` are what earlier runs of the same jobs have made;
    None where there are no others. What was recorded of a run that is ``interrupted`` is given to that, and else kept.

    Raises:
        PlanError: the run could not be started.
        KeyboardInterrupt: Ctrl-C, once every process of the run has been ended.
    """
    supervisor = Supervisor(plan.python)
    try:
        if items is not None and plan.function is not None:
            items.hand_to(supervisor.folder)
        supervisor.start(plan, timeout_s, stops_stalled=True)
        _log.info("a run begins: %s, %d workers, %d jobs", plan.strategy, plan.workers, plan.jobs)
        run = Run(plan)
        lines = OutputLines()
        said_checked, still, waits = False, StillTold(), None
        pace = Pace(_POLL_S, _POLL_SHARE_MOST)
        name = name or words.strategy_name(plan.strategy)
        with Progress(run, quiet, name) as progress, _ended_if_interrupted(run, supervisor, interrupted or keep_it):
            while not run.over:
                supervisor.wait(min(pace.left_s, _POLL_MOST_S))
                pace.begin()
                batch = supervisor.poll()
                run.apply(batch)
                printed = lines.feed(batch.output) + (lines.flush() if run.over else [])
                if not quiet:
                    for pid, line in printed:
                        progress.print(f"[PID {pid}] {line}")
                if run.checked is not None and not run.plan.skip_trial and not said_checked and not quiet:
                    said_checked = True
                    progress.print(words.checked(run.checked, expected_s(run)) + ".")
                    if told := _left_out(plan):
                        progress.print(told)
                    if run.checked.made.made_anew:
                        progress.print(words.made_anew(run.checked.made) + ".")
                if run.waits is not None and run.waits != waits and not quiet:
                    progress.print(run.waits.told() + ".")
                waits = run.waits
                for told in still.look(run):
                    if not quiet:
                        progress.print(told + ".")
                if refusal(run) is None:
                    progress.show()
                pace.end()
        _log.info("the run is over: %s", run.outcome)
        if items is not None:
            items.take_from(supervisor.folder)
        yield run, supervisor
    finally:
        supervisor.close()


def _left_out(plan: Plan) -> str:
    """What no worker does of the notebook that the function is from; empty where it is from none."""
    path, _ = own_function.split(plan.function or "")
    if not path.endswith(notebook.SUFFIX):
        return ""
    with contextlib.suppress(OSError, ValueError), open(path, "rb") as file:
        found = notebook.read(file.read(notebook.BYTES_MOST))
        return words.left_out_of_notebook(found.magics, found.calls)
    return ""


def keep_it(run: Run, supervisor: Supervisor) -> None:
    """Keep a run that was interrupted."""
    keep(saved(run, supervisor.reader))


@contextlib.contextmanager
def _ended_if_interrupted(
    run: Run, supervisor: Supervisor, take: Callable[[Run, Supervisor], object]
) -> Iterator[None]:
    """Where Ctrl-C ends the block, end the run as *Stop* does, and have it taken if it had begun; then pass that on.

    What goes on of it all the same is what the KeyboardInterrupt says then.
    """
    try:
        yield
    except KeyboardInterrupt:
        supervisor.stop("interrupted")
        until_s = time.monotonic() + _STOP_MOST_S
        while not run.over and time.monotonic() < until_s:
            supervisor.wait(_POLL_S)
            run.apply(supervisor.poll())
        if run.over and run.refused is None and run.trace.lanes:
            take(run, supervisor)
        if isinstance(run.reason, Stopped) and run.reason.jobs:
            raise KeyboardInterrupt(f"{run.reason.told()}.") from None
        raise


def refusal(run: Run) -> Problem | None:
    """What is wrong with the plan of a run that never began: what the runner says, or that the user's code ended it."""
    if run.plan.function is not None and isinstance(run.reason, RunnerDied):
        path, _ = own_function.split(run.plan.function)
        return EndedEarly(path=path, why=run.reason.why)
    return run.refused
