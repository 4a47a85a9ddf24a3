"""What befell a worker's process: it was suspended, let go on, killed, it died, or nothing was heard of it."""

from enum import StrEnum

from ..inside.data_class import dataclass
from ..inside.worker import Process
from .death import Death


class What(StrEnum):
    """Which of these. A process that was killed or has died is no more; of one that is silent nobody knows, until it is
    heard of again.
    """

    SUSPENDED = "suspended"
    CONTINUED = "continued"
    KILLED = "killed"
    DIED = "died"
    SILENT = "silent"
    HEARD = "heard"

    @property
    def is_end(self) -> bool:
        """Whether the process is no more."""
        return self in (What.KILLED, What.DIED)


@dataclass(frozen=True, slots=True)
class Incident:
    """One of them.

    Attributes:
        process: whose it is.
        what: which.
        at_ns: when, by ``perf_counter_ns``: when the signal was sent, or when it was seen that somebody else had.
        by_you: this program has sent the signal, because the person wanted it.
        death: how the process ended, as far as that is known.
    """

    process: Process
    what: What
    at_ns: int
    by_you: bool = False
    death: Death | None = None
