"""What the runner and the guardian note of a run as it goes, for the program and for the runner that comes after.

Each is a line of JSON, appended to one file of the run folder: the event's name, and what its class has. A line is one
``write``, which no other writer can split. Whoever reads them does not trust them. Workers note a few as well.

Every start of a guardian, a runner and a worker waits for this module.
"""

import json
import os
from collections.abc import Callable, Mapping
from typing import Any, Union

from .. import appended
from ..named_tuple import NamedTuple
from .layout import EVENTS_NAME

_LINE_BYTES = 65_536
_SLOWER_S = 0.01


class Ready(NamedTuple):
    """The runner can take a plan: its Python's version, whether that has the global lock, the cores it may use; PID."""

    version: str
    gil: bool
    cores: int
    pid: int


class Refused(NamedTuple):
    """The runner could not set up the run: a problem (see ``Problem``)."""

    field: str
    code: str
    values: "Mapping[str, Any]"


class Found(NamedTuple):
    """What was found when a function of one's own was tried.

    Attributes:
        trial: what became of the first call (see ``trial``): ``"done"``, ``"raised"``, ``"died"`` (its process did),
            ``"long"`` (it was ended after ``call_s``), ``"not-tried"``.
        call_s, cpu_s: wall and CPU time of a call, the mean of ``calls``; 0 where none was made.
        item_bytes: the first item, pickled as the strategy does it; None if the strategy does not carry items.
        result_bytes: its result, likewise.
        error: what the call raised, in one line; empty if nothing.
        lazy: the name of the type of a result that nobody has computed yet (see ``lazy``); empty if it has.
        calls: how many calls were timed.
        first_s, first_cpu_s: what a worker's first call takes, where that is much more than those after it; else 0.
        function_bytes: the function itself, pickled likewise, which goes with each message; None if it is not carried.
    """

    trial: str
    call_s: float
    cpu_s: float
    item_bytes: "int | None"
    result_bytes: "int | None"
    error: str
    lazy: str = ""
    calls: int = 1
    first_s: float = 0.0
    first_cpu_s: float = 0.0
    function_bytes: "int | None" = None

    @property
    def has_slow_first_call(self) -> bool:
        """Whether a first call is told apart, and only then counts in an estimate: it takes 10 ms more than others."""
        return self.first_s - self.call_s >= _SLOWER_S


class Made(NamedTuple):
    """How the items of a run came about.

    Attributes:
        items_s: how long it took to make them, in seconds; where they were taken over, when they were made.
        is_taken_over: an earlier run has made them.
        made_anew: why the next run has to make its own, in a line; empty if it need not.
        is_flow: they are made as the strategy takes them, within its call; ``items_s`` is what that took up to now.
        steps: when they were, once that is over: from when to when, by ``perf_counter`` in seconds, and how many there
            were then, one after the other.
    """

    items_s: float = 0.0
    is_taken_over: bool = False
    made_anew: str = ""
    is_flow: bool = False
    steps: "tuple[float, ...]" = ()


AT_ONCE = Made()
"""Of items that took no time that would be worth a word, or of which nobody has told."""


class Checked(NamedTuple):
    """A function of one's own was tried: how many items and workers there are, what was found, how items were made.

    Where nobody knows yet how many items there will be, ``jobs`` is 0, and all is told once more when they are made.
    """

    jobs: int
    workers: int
    found: Found
    made: Made = AT_ONCE


class Handed(NamedTuple):
    """Tasks are about to be handed to the strategy, to keep going: the first, the last, and how many."""

    first: int
    last: int
    count: int  # type: ignore[assignment]  # a tuple's own method of that name is of no use here


class Unsent(NamedTuple):
    """A task could not be brought to a worker: the error's type, message and traceback."""

    task: int
    type: str
    message: str
    traceback: str


class Died(NamedTuple):
    """A child of the runner has ended, with this exit code (negative: a signal)."""

    pid: int
    code: int


class OrphanDied(NamedTuple):
    """So has a process whose parent was dead; from the guardian."""

    pid: int
    code: int


class RunnerEnded(NamedTuple):
    """So has the runner; from the guardian."""

    pid: int
    code: int


class TakenDown(NamedTuple):
    """The strategy is about to end a process itself, by this signal."""

    pid: int
    signal: int


class Cleared(NamedTuple):
    """The guardian is about to end what is left, which is these."""

    pids: "tuple[int, ...]"


class ThreadDied(NamedTuple):
    """A thread of the runner has, of this, in one line."""

    why: str


class Odd(NamedTuple):
    """A worker tells of a task, once, what may explain how the run ends (see ``odd``)."""

    code: str
    values: "Mapping[str, Any]"


class Imported(NamedTuple):
    """A worker had to import modules to unpickle a message: which process (see ``Process``), and for how long."""

    pid: int
    start: int
    seconds: float


class Mapped(NamedTuple):
    """Joblib has written an array of so many bytes to a file, which its workers map."""

    bytes: int


class RemoteDied(NamedTuple):
    """A worker of another host has ended, with this exit code (negative: a signal; None: nobody there could say)."""

    host: str
    pid: int
    code: "int | None"


class RemoteLoads(NamedTuple):
    """What the workers of another host have used in all, at a moment of our clock: of each four numbers, its PID and
    start (see ``Process``), its CPU time in µs and its memory in bytes.
    """

    host: str
    at_ns: int
    loads: "tuple[int, ...]"


class RemoteSilent(NamedTuple):
    """A worker of another host was not heard of since ``at_ns``, by our clock; or, if ``is_over``, was then again."""

    host: str
    pid: int
    start: int
    at_ns: int
    is_over: bool


class Engine(NamedTuple):
    """What runs the tasks: its name and version, where it is, and for how many workers it says that it has room."""

    name: str
    version: str
    address: str
    workers: int


class Waits(NamedTuple):
    """What the run waits for before it can go on: a problem (see ``Problem``); without a code, for nothing any more."""

    code: str
    values: "Mapping[str, Any]"


class Evidence(NamedTuple):
    """A process has seen what may be why the run is slow or wrong: its kind, and what proves it (see ``evidence``)."""

    kind: str
    pid: int
    values: "Mapping[str, Any]"


Event = Union[  # noqa: UP007 - as all of this package, importable by older ones
    Ready, Refused, Checked, Handed, Unsent, Died, OrphanDied, RunnerEnded, TakenDown, Cleared, ThreadDied, Odd,
    Imported, Mapped, Evidence, RemoteDied, RemoteLoads, RemoteSilent, Engine, Waits,
]  # fmt: skip

_NAMES: "dict[type[Any], str]" = {
    Ready: "ready",
    Refused: "refused",
    Checked: "checked",
    Handed: "handed",
    Unsent: "unsent",
    Died: "died",
    OrphanDied: "orphan-died",
    RunnerEnded: "runner-ended",
    TakenDown: "taken-down",
    Cleared: "cleared",
    ThreadDied: "thread-died",
    Odd: "odd",
    Imported: "imported",
    Mapped: "mapped",
    RemoteDied: "remote-died",
    RemoteLoads: "remote-loads",
    RemoteSilent: "remote-silent",
    Engine: "engine",
    Waits: "waits",
    Evidence: "evidence",
}
_KINDS = {name: kind for kind, name in _NAMES.items()}


def note(folder: str, event: Event) -> None:
    """Append one event. Any process. Raises OSError if the folder is gone or full."""
    line = json.dumps({"event": _NAMES[type(event)], **plain(event)}).encode("ascii") + b"\n"
    descriptor = appended.opened(os.path.join(folder, EVENTS_NAME))
    try:
        os.write(descriptor, line)
    finally:
        os.close(descriptor)


def note_died(path: str, pid: int, code: int) -> None:
    """Append a ``Died`` to the file of the events, ``path``. Raises OSError.

    In the runner while it forks, where all that is touched is copied: as JSON is made, that takes ten times as long.
    """
    descriptor = appended.opened(path)
    try:
        os.write(descriptor, b'{"event": "died", "pid": %d, "code": %d}\n' % (pid, code))
    finally:
        os.close(descriptor)


def plain(event: "Event | Found | Made") -> "dict[str, Any]":
    """The fields of an event, or of what is in one, by their names: as JSON has it."""
    return {
        name: plain(value) if isinstance(value, (Found, Made)) else value for name, value in event._asdict().items()
    }


def parse(line: bytes) -> "Event | None":
    """One line back; None of one that is none, is too long, or has not what its event has. More in it is left out."""
    if len(line) > _LINE_BYTES:
        return None
    try:
        fields = json.loads(line)
        event: Event = _made(_KINDS[fields["event"]], fields)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return event


def _made(kind: "type[Any]", fields: "Mapping[str, Any]") -> Any:
    """One of ``kind``. Raises KeyError, TypeError or ValueError if ``fields`` do not make one."""
    return kind(**{name: _CHECKS[_written(of)](fields[name]) for name, of in kind.__annotations__.items()})


def _written(annotation: Any) -> Any:
    """What the source says a field is: of a text, Python makes a reference."""
    return getattr(annotation, "__forward_arg__", annotation)


def _only(*kinds: type) -> "Callable[[Any], Any]":
    def checked(value: Any) -> Any:
        if type(value) not in kinds:
            raise TypeError(type(value))
        return value

    return checked


def _integers(value: Any) -> "tuple[int, ...]":
    return tuple(_only(int)(each) for each in _only(list)(value))


# By what the classes above say of their fields. A bool is no integer here.
_CHECKS: "dict[Any, Callable[[Any], Any]]" = {
    int: _only(int),
    str: _only(str),
    bool: _only(bool),
    float: lambda value: float(_only(int, float)(value)),
    "int | None": _only(int, type(None)),
    "Mapping[str, Any]": _only(dict),
    "tuple[int, ...]": _integers,
    "tuple[float, ...]": lambda value: tuple(float(_only(int, float)(each)) for each in _only(list)(value)),
    Found: lambda value: _made(Found, _only(dict)(value)),
    Made: lambda value: _made(Made, _only(dict)(value)),
}
