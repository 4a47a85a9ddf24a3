"""The Python that runs a run, and the strategy's call."""

from ..inside.data_class import dataclass

LOOKED_AT = "py-spy"
"""What a call says that it was made by where it is none: a function in which threads were seen from outside."""


@dataclass(frozen=True, slots=True)
class Python:
    """The Python that the runner is: its version, whether it has the global lock, and the cores it may use."""

    version: str
    gil: bool
    cores: int


@dataclass(frozen=True, slots=True)
class StrategyCall:
    """The strategy's call: when it started and ended (0: not yet), in ns; what it raised, as JSON, if anything; how
    many results it returned, if it returned and returns any; on which host, and in which thread of the runner.
    """

    runner_pid: int
    started_ns: int
    ended_ns: int
    error: bytes | None
    returned: int | None
    host: str = ""
    thread: int = 0
