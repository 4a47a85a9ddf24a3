"""What is known of a call of a watched program while its tasks are joined with it."""

from dataclasses import field
from typing import Any

from ..inside.data_class import dataclass


@dataclass(slots=True)
class Joined:
    """One call, as far as it is known.

    Attributes:
        key: its tasks' in the trace.
        pid: of the process that made it.
        fields: what is told of it (see ``trace.calls.Call``).
        chunksize: how many tasks a message has, for those numbered by message and offset; 0: they are numbered through.
        handed, seen, ended: how many tasks were handed over, were begun, and have ended.
        is_body: it is the body of a process or a thread.
        is_told: what it raised is told, by who has made it.
    """

    key: int
    pid: int
    fields: dict[str, Any]
    chunksize: int = 0
    handed: int = 0
    ended: int = 0
    seen: int = 0
    is_body: bool = False
    is_over: bool = False
    is_told: bool = False
    ends_s: list[float] = field(default_factory=list)
    last_s: float = 0.0
    outstanding: int = 0


@dataclass(slots=True)
class TaskSource:
    """An executor or the like, to which single tasks are handed; ``open``: its call of each function."""

    fields: dict[str, Any]
    pid: int
    thread: int
    open: dict[str, Joined] = field(default_factory=dict)
