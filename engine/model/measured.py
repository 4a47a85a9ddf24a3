"""What was sampled of the machine, of the workers and of the run's other processes."""

from ..inside.data_class import dataclass
from ..inside.worker import Process

IDLE_WORKER = "idle-worker"
"""The kind of a worker that has not run a task yet."""
CHILD = "child"
"""The kind of a process that a task has started."""


@dataclass(frozen=True, slots=True)
class ProcessSample:
    """What a worker's process took: CPU since it was sampled last (1.0 is one core; None: not known yet), and memory.

    ``rss_bytes`` is its resident memory. Pages that it shares with others are in it, and so in each of theirs.
    ``threads``: how many it had; 0: nobody knows.
    """

    process: Process
    cpu: float | None
    rss_bytes: int
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Sample:
    """What went on at the machine for a while.

    Attributes:
        since_ns, at_ns: from when, which is when the sample before was taken, or the run was started; and when it was
            taken; in ns of ``perf_counter_ns``.
        cores: how much of the cores that the program may use was in use, by whomever, from 0 to 1.
        own: how much of them this program and the guardian took, from 0 to 1.
        processes: those that have run tasks and live; each once, however many of its threads are workers; of other
            hosts' those of which readers beside them tell.
        others: how many cores programs used that are neither this one nor of the run; None where that is not known.
    """

    since_ns: int
    at_ns: int
    cores: float
    own: float
    processes: tuple[ProcessSample, ...]
    others: float | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """From when to when a process of the run's tree was there that has run no task, or had not when it was seen.

    Attributes:
        process: which; of this host.
        kind: see ``supervise.helpers.KINDS``.
        worker: the PID of the worker whose task has started it, or one that such a process has; 0: none has.
        name: what it is the program of.
        born_ns: when it began, by ``perf_counter_ns``, to a hundredth of a second.
        gone_ns: when it was first seen to be gone; 0: it was there.
        thread: which thread of the worker has started it, or one that such a process has, native; 0: nobody knows.
    """

    process: Process
    kind: str
    worker: int
    name: str
    born_ns: int
    gone_ns: int = 0
    thread: int = 0


@dataclass(frozen=True, slots=True)
class Helper:
    """A process of the run's tree, on this host, that has run no task. ``kind``: see ``supervise.helpers.KINDS``."""

    pid: int
    kind: str
