"""How workers ended."""

import signal

from ..inside.data_class import dataclass

# What learners meet (MS-ERREF, 2.3.1): each far above what an exit code can be elsewhere.
_OF_WINDOWS = {
    0xC000_0005: "STATUS_ACCESS_VIOLATION",
    0xC000_0017: "STATUS_NO_MEMORY",
    0xC000_001D: "STATUS_ILLEGAL_INSTRUCTION",
    0xC000_0094: "STATUS_INTEGER_DIVIDE_BY_ZERO",
    0xC000_00FD: "STATUS_STACK_OVERFLOW",
    0xC000_0135: "STATUS_DLL_NOT_FOUND",
    0xC000_013A: "STATUS_CONTROL_C_EXIT",
    0xC000_0142: "STATUS_DLL_INIT_FAILED",
    0xC000_0374: "STATUS_HEAP_CORRUPTION",
    0xC000_0409: "STATUS_STACK_BUFFER_OVERRUN",
}


@dataclass(frozen=True, slots=True)
class Death:
    """How a worker ended: by a signal, or with an exit code; neither, if nobody could say.

    Where Windows itself has ended it, ``signal`` is the name of the status that it gives such a process (NTSTATUS).
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
            status = _OF_WINDOWS.get(code)
            return cls(status, code if status is None else None, reason)
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
