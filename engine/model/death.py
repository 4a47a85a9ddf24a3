"""How workers ended."""

import signal

from ..inside.data_class import dataclass


@dataclass(frozen=True, slots=True)
class Death:
    """How a worker ended: by a signal, or with an exit code; neither, if nobody could say.

    ``reason`` is why, where that is known: ``"time-limit"`` (its task took too long, and the program ended it),
    ``"by-hand"`` (somebody had the program end it), ``"out-of-memory"`` (likely the kernel did).
    """

    signal: str | None = None
    exit_code: int | None = None
    reason: str | None = None

    @classmethod
    def of_code(cls, code: int, reason: str | None = None) -> "Death":
        """From an exit code as ``multiprocessing.Process.exitcode`` has it: negative for a signal."""
        if code >= 0:
            return cls(exit_code=code, reason=reason)
        try:
            return cls(signal=signal.Signals(-code).name, reason=reason)
        except ValueError:
            return cls(signal=f"signal {-code}", reason=reason)


@dataclass(frozen=True, slots=True)
class IdleDeaths:
    """Workers that died while they ran no task: as they began, or received a task or sent its result.

    Attributes:
        count: how many.
        in_a_row: how many that never ran one, since a task has last ended.
        pid, death, words: of the last of them: how it ended, and the error that was printed last, if any.
    """

    count: int
    in_a_row: int
    pid: int
    death: Death
    words: str
