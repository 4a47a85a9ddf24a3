"""Who runs tasks: a worker, and the process it is or belongs to. On whatever host."""

import functools

from .data_class import dataclass
from .host import host_bytes


@dataclass(frozen=True, slots=True)
class Process:
    """A process for good: a PID alone is one of many hosts, and of one after the other.

    ``start`` is when it began, in clock ticks since its machine did (see ``process``); 0 where that is not known.
    """

    host: str
    pid: int
    start: int = 0

    @property
    def is_here(self) -> bool:
        """Whether it is of this host, so that it may be looked at and signalled by its PID."""
        return self.host == this_host()


@dataclass(frozen=True, slots=True)
class Worker:
    """A thread of a process that runs tasks. ``thread`` is the system's number of it; the main one has its PID."""

    host: str
    pid: int
    start: int
    thread: int

    @property
    def process(self) -> Process:
        """The process that it is a thread of."""
        return Process(self.host, self.pid, self.start)


@functools.cache
def this_host() -> str:
    """This host's name, as records have it."""
    return host_bytes().rstrip(b"\0").decode("utf-8", "replace")
