"""Does one run to its end, in the terminal."""

import contextlib
from collections.abc import Iterator

from .. import words
from ..insight.estimate import expected_s
from ..plan import Plan
from ..runner.supervisor import Supervisor
from ..trace.output import OutputLines
from ..trace.run import Run
from .progress import Progress

_POLL_S = 0.1


@contextlib.contextmanager
def executed(plan: Plan, timeout_s: float | None, quiet: bool) -> Iterator[tuple[Run, Supervisor]]:
    """A run that is over, with its records, which are gone after the ``with`` block.

    Shows the progress and what the tasks print on standard error, unless ``quiet``.

    Raises:
        PlanError: the run could not be started.
        KeyboardInterrupt: Ctrl-C, once every process of the run has been ended.
    """
    supervisor = Supervisor(plan.python)
    try:
        supervisor.start(plan, timeout_s)
        run = Run(plan)
        lines = OutputLines()
        said_checked = False
        with Progress(run, quiet) as progress:
            while not run.over:
                supervisor.wait(_POLL_S)
                batch = supervisor.poll()
                run.apply(batch)
                printed = lines.feed(batch.output) + (lines.flush() if run.over else [])
                if not quiet:
                    for pid, line in printed:
                        progress.print(f"[PID {pid}] {line}")
                if run.checked is not None and not said_checked and not quiet:
                    said_checked = True
                    progress.print(words.checked(run.checked, expected_s(run)) + ".")
                if run.refused is None:
                    progress.show()
        yield run, supervisor
    finally:
        supervisor.close()
