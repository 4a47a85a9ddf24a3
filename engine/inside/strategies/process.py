"""A process for each job: ``multiprocessing.Process``."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..code import ELAPSED, Idiom, literal
from ..language import mark
from . import inner_threads
from .initializer import Initializer
from .inner_threads import INNER_THREADS
from .strategy import START_METHOD, Carries, Pair, Setup, Strategy, context, context_code, forks

_JOB = """\
def job(number, item):
    # What a process returns is lost, so it prints it; in one piece, as others print as well.
    print(f"job {{number}}: {{{function}(item)!r:.200}}\\n", end="", flush=True)"""
_ALL_AT_ONCE = (
    "for process in processes:",
    "    process.start()",
    "for process in processes:",
    "    process.join()",
)


class ProcessPerJob(Strategy):
    """Start a ``Process`` for each task and join them all; with fewer workers than tasks, so many at a time."""

    identifier = "process"
    position = 20
    title = mark("Process per job")
    summary = mark("A process of its own for every job, all started at once.")
    by = "multiprocessing.Process"
    options = (START_METHOD, INNER_THREADS)
    waits_for_all = False
    worker_ends_with_task = True

    def default_workers(self, jobs: int) -> int:
        """One for each job."""
        return jobs

    def takes_initializer(self, options: Mapping[str, Any]) -> bool:
        """As by hand: each process calls it before its task."""
        return True

    def prepare(self, setup: Setup) -> None:
        """Nothing beyond the context's own module."""
        context(setup)

    def enrol(self, call: Callable[[Pair], Any], setup: Setup) -> None:
        """Import what waits for several of its processes, if that will be."""
        # It imports much in its turn, and so has each fork of the runner take longer.
        if setup.jobs == 0 or setup.workers < setup.jobs:
            import multiprocessing.connection  # noqa: F401

    def carries(self, setup: Setup) -> Carries:
        """A forked process has its item already; no result ever returns."""
        return Carries(items=context(setup).get_start_method() != "fork", results=False)

    def run(self, call: Callable[[Pair], Any], pairs: "Iterable[Pair]", setup: Setup) -> "int | None":
        """Start, and join. A task's error ends its process only; its result stays there, as in the tutorial."""
        ctx = context(setup)
        target = call if setup.initializer is None else _Begun(setup.initializer, call)
        processes = [ctx.Process(target=target, args=(pair,)) for pair in pairs]
        running: list[Any] = []
        for process in processes:
            if len(running) == setup.workers:
                running = _without_one_that_ended(running)
            process.start()
            running.append(process)
        for process in running:
            process.join()
        return None

    def forks(self, setup: Setup) -> bool:
        """By the start method."""
        return forks(setup)

    def code(self, setup: Setup, function: str, jobs: int) -> Idiom:
        """Start, and join; each process prints its own result."""
        imports, made = context_code(setup)
        imports = (("multiprocessing", "freeze_support"), *(imports or (("multiprocessing", "Process"),)))
        process = "context.Process" if made else "Process"
        is_limited = setup.workers < jobs
        return Idiom(
            (*imports, ("multiprocessing.connection", "wait")) if is_limited else imports,
            (
                f"processes = [{process}(target=job, args=pair) for pair in enumerate(items, 1)]",
                *(_so_many_at_a_time(setup.workers) if is_limited else _ALL_AT_ONCE),
                ELAPSED,
            ),
            definitions=(_job(function, setup),),
            before=(f"context = {made}",) if made else (),
            prints=True,
            first=inner_threads.code(setup.options),
        )


class _Begun:
    """Has something called before a task, in its process."""

    __slots__ = ("call", "first")

    def __init__(self, first: Initializer, call: Callable[[Pair], Any]) -> None:
        self.first = first
        self.call = call

    def __call__(self, pair: Pair) -> Any:
        self.first()
        return self.call(pair)


def _job(function: str, setup: Setup) -> str:
    """What each process does, as a function of a script."""
    head, *rest = _JOB.format(function=function).split("\n")
    first = [f"    {setup.initializer.code()}"] if setup.initializer is not None else []
    return "\n".join([head, *first, *rest])


def _without_one_that_ended(running: list[Any]) -> list[Any]:
    import multiprocessing.connection

    ended = multiprocessing.connection.wait([process.sentinel for process in running])
    for process in running:
        if process.sentinel in ended:
            process.join()
    return [process for process in running if process.sentinel not in ended]


def _so_many_at_a_time(workers: int) -> tuple[str, ...]:
    return (
        "running = []",
        "for process in processes:",
        f"    while len(running) >= {literal(workers)}:",
        "        wait([each.sentinel for each in running])",
        "        running = [each for each in running if each.is_alive()]",
        "    process.start()",
        "    running.append(process)",
        "for process in running:",
        "    process.join()",
    )


STRATEGY = ProcessPerJob()
