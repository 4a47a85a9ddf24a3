"""What a strategy is, and what it gets."""

import abc
import contextlib
import multiprocessing.process
import multiprocessing.reduction
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any

from ..code import Idiom, Import, literal
from ..data_class import dataclass
from ..language import mark
from .initializer import Initializer
from .option import Option

Pair = tuple[int, Any]
"""A task as it travels: its index and its item."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How a strategy is to run: the number of workers (at least 1), its options that were set, what every worker calls
    first, if anything, and how many jobs there are (0: nobody knows yet).
    """

    workers: int
    options: Mapping[str, Any]
    initializer: Initializer | None = None
    jobs: int = 0

    def initializing(self) -> "dict[str, Any]":
        """What a library is told of the initializer; nothing where there is none."""
        first = self.initializer
        return {"initializer": first.function, "initargs": first.arguments} if first is not None else {}

    def initializing_code(self) -> str:
        """The same as it is written in Python; empty where there is none."""
        first = self.initializer
        return f"initializer={first.name}, initargs={first.arguments!r}" if first is not None else ""


@dataclass(frozen=True, slots=True)
class Carries:
    """What a strategy carries between processes, and so has to pickle."""

    items: bool
    results: bool


class Workers(Enum):
    """What a strategy's workers are."""

    PROCESSES = "processes"
    THREADS = "threads"
    NOBODY = "nobody"


class Takes(Enum):
    """How a strategy takes the jobs: as a list, all at once though each may begin at once, or one by one."""

    LIST = "list"
    ALL_AT_ONCE = "all-at-once"
    ONE_BY_ONE = "one-by-one"


class Strategy(abc.ABC):
    """One way of going parallel. Its methods are called in the runner's main thread, once a run, in this order.

    The one of the catalogue says what holds of all its runs; each run has one of its own (see ``of_a_run``), which
    holds what that leaves standing.

    Attributes:
        identifier: its name in plans and on the command line.
        position: where it stands in the catalogue.
        title, summary: for people, marked to be translated where they are shown.
        by: the library's public name of what it calls; None for a plain loop, which is no library's.
        options: what can be set.
        takes_workers: false where the number of workers means nothing.
        keeps_workers: whether another ``run`` before ``tidy`` uses the same workers again.
        module: what it needs beyond the standard library; empty if nothing.
        waits_for_all: it waits for all of its workers at once, of which Windows lets it have 60.
        worker_ends_with_task: no worker runs a second task.
    """

    identifier: str
    position: int
    title: str
    summary: str
    by: str | None = None
    options: tuple[Option, ...] = ()
    takes_workers: bool = True
    keeps_workers: bool = False
    module: str = ""
    waits_for_all: bool = True
    worker_ends_with_task: bool = False

    @abc.abstractmethod
    def default_workers(self, jobs: int) -> int:
        """The tutorial's number of workers for so many jobs, or else the library's own. Called anywhere."""

    def called_by(self, options: Mapping[str, Any]) -> str | None:
        """``by``, as it is with these options. Called anywhere."""
        return self.by

    def chunk_size(self, options: Mapping[str, Any], jobs: int, workers: int) -> int | None:
        """How many of so many jobs (0: unknown) travel together; None if that varies. Called anywhere."""
        sizes = [size for key in CHUNK_KEYS if type(size := options.get(key)) is int]
        return sizes[0] if sizes else None

    def check(self, options: Mapping[str, Any]) -> None:
        """Refuse options that exclude each other. Called anywhere. Raises PlanError."""
        return

    def workers_are(self, options: Mapping[str, Any]) -> Workers:
        """What its workers are with these options. Called anywhere."""
        return Workers.PROCESSES

    def takes_initializer(self, options: Mapping[str, Any]) -> bool:
        """Whether each worker can be made to call something first. Called anywhere."""
        return False

    def reruns(self, options: Mapping[str, Any]) -> bool:
        """Whether it runs a task again by itself whose worker died. Called anywhere."""
        return False

    def takes(self, options: Mapping[str, Any]) -> Takes:
        """How it takes the jobs that it is to have called. Called anywhere."""
        return Takes.LIST

    def is_elsewhere(self, options: Mapping[str, Any]) -> bool:
        """Whether its workers may be on other hosts, and are somebody else's. Called anywhere."""
        return False

    def leaves_running(self, options: Mapping[str, Any]) -> bool:
        """Whether what has begun goes on where it is left, as nobody can end it. Called anywhere."""
        return False

    def prepare(self, setup: Setup) -> None:
        """Import what is needed, before the clock starts. Raises ImportError if this Python lacks it, or PlanError."""
        return

    @abc.abstractmethod
    def carries(self, setup: Setup) -> Carries:
        """What it has to pickle. Called after ``prepare``."""

    def pickled(self, value: Any) -> bytes:
        """``value`` as it would travel. Raises whatever pickling it does."""
        return bytes(multiprocessing.reduction.ForkingPickler.dumps(value))

    def enrol(self, call: Callable[[Pair], Any], setup: Setup) -> None:
        """Join what there is to be joined, before the clock starts, once the items are counted, as far as they can be.

        Raises PlanError if it cannot run this.
        """
        return

    def leave(self) -> None:
        """The run is stopped: let go of what is elsewhere, within two seconds. In the midst of anything."""
        return

    @abc.abstractmethod
    def run(self, call: Callable[[Pair], Any], pairs: "Iterable[Pair]", setup: Setup) -> "int | None":
        """Have ``call(pair)`` called once for every pair, and return when all is done. Timed, whole.

        Returns:
            How many results came back; None for a strategy that brings none back.

        What is called, and what is done about the results, is what a person would write who goes parallel this way.
        Raises whatever the strategy raises, such as the first error of a task. ``pairs`` may be made as they are
        taken, unless it ``takes`` a list.
        """

    def forks(self, setup: Setup) -> bool:
        """Whether its workers are forked from the runner. Called after ``prepare``."""
        return False

    def as_worker(self, setup: Setup) -> "contextlib.AbstractContextManager[object]":
        """Makes a forked child of the runner, within it, what a worker would be to the function. After ``prepare``."""
        return contextlib.nullcontext()

    @abc.abstractmethod
    def code(self, setup: Setup, function: str, jobs: int) -> Idiom:
        """What a person would write to have ``function`` called so on ``items``, which are ``jobs``. Called anywhere.

        The same call as in ``run``, with the options that are set and no others, in the words of the library's manual.
        """

    def tidy(self) -> None:
        """Let go of what ``run`` left standing, after the clock has stopped; also after ``run`` has raised."""
        return


def start_methods() -> list[str]:
    """The platform's start methods, its default first."""
    return multiprocessing.get_all_start_methods()


_OWN_START_METHOD = {
    "fork": mark("fork, this platform's own"),
    "spawn": mark("spawn, this platform's own"),
    "forkserver": mark("forkserver, this platform's own"),
}

CHUNK_KEYS = ("chunksize", "batch_size")
"""What the strategies call how many jobs they hand over at once."""
START_METHOD = Option(
    key="start_method",
    title=mark("Start method"),
    choices=tuple(start_methods()),
    default=_OWN_START_METHOD[start_methods()[0]],
    explanation=mark(
        "How a process begins: fork copies this one at once, spawn starts a fresh Python that imports everything "
        "anew, forkserver forks from a clean helper."
    ),
)


def forks(setup: Setup) -> bool:
    """Whether the start method that is set, else the platform's own, forks."""
    return bool(context(setup).get_start_method() == "fork")


def become_daemon() -> None:
    """Make this process one that may have no children, as the workers of pools are."""
    multiprocessing.process.current_process()._config["daemon"] = True  # type: ignore[attr-defined]


def context(setup: Setup) -> Any:
    """The multiprocessing context of the start method that is set, else the platform's own."""
    return multiprocessing.get_context(setup.options.get(START_METHOD.key))


def context_code(setup: Setup) -> "tuple[tuple[Import, ...], str]":
    """How a script comes by that context: its imports, and the expression; nothing and empty for the platform's own."""
    method = setup.options.get(START_METHOD.key)
    return ((("multiprocessing", "get_context"),), f"get_context({literal(method)})") if method else ((), "")
