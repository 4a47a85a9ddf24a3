"""What travels between the runner and its workers: each message's size, and the time to pickle or unpickle it.

multiprocessing, concurrent.futures and joblib pickle and unpickle whole messages, each with one task or a chunk of
them, through a few functions. ``install`` puts itself in front of these, in the runner and in its workers, so that what
is sent stays the same to the byte. A message is noted in the log of the thread that handles it, as a record of its own
(see ``layout``): by a worker between the tasks, by the runner in logs of their own.

An argument message carries the recorded function, whose pickling gives it a number; by that number, what the runner has
sent is found again in what a worker has received. A result message has none: it brings the results of the tasks that
its worker has run since the one before.
"""

import contextlib
import importlib
import itertools
import multiprocessing.process
import multiprocessing.reduction
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from ..odd_codes import RESULT_NOT_SENT
from ..ticks import start_ticks
from . import events, forks, odd
from .importing import Importing
from .layout import KIND_RECEIVED, KIND_SENT, ROLE_TRAFFIC
from .log import Note, open_log
from .pickling import unpicklable_part
from .text import brief_why


class _Thread(threading.local):
    """The message that the calling thread is pickling or unpickling, and where it notes messages."""

    is_busy = False
    number = 0
    skipped_s = 0.0
    note: "Note | None" = None
    folder = ""
    since_message: "Callable[[], list[int]]" = list


_thread = _Thread()
_numbers = itertools.count(1)
_runners_folder = ""
_is_installed = _is_used = False
_booted_s = 0.0  # when a worker that is no fork was there to be handed something, until that is told
_WAITED_TOLD_S = 0.02
_importing = Importing()
_IMPORTING_TOLD_S = 0.01
_JOBLIBS_POOL = "joblib.pool"


class _Install:
    """Installs itself where it is unpickled."""

    def __reduce__(self) -> "tuple[Callable[[bool], None], tuple[bool]]":
        return install_in_worker, (_JOBLIBS_POOL in sys.modules,)


def install_in_runner(folder: str) -> None:
    """Note the runner's messages in ``folder``, and have every process it starts note its own. Once, in the runner."""
    global _runners_folder, _is_used
    _runners_folder, _is_used = folder, True
    forks.forget_by(forget_inherited)
    # A process object carries this dictionary, so a spawned worker installs it before it receives its first message.
    multiprocessing.process.current_process()._config["parallelogram"] = _Install()  # type: ignore[attr-defined]
    install()
    reducer = sys.modules.get("joblib._memmapping_reducer")
    if reducer is not None and hasattr(reducer, "dump"):
        reducer.dump = _counted_dump(reducer.dump, folder)  # type: ignore[attr-defined]


def install_in_worker(joblibs_pool: bool = False) -> None:
    """Install, and import the recorder, whose import shall not count as a part of unpickling the first message.

    ``joblibs_pool``: the worker is about to import joblib's pool, which has to be there first.
    """
    global _booted_s, _is_used
    _is_used = True
    forks.forget_by(forget_inherited)
    importlib.import_module(f"{__package__}.recorded")
    _importing.begin()  # a process object brings its function with it, and what unpickles that cannot be seen
    if joblibs_pool:
        with contextlib.suppress(ImportError):
            __import__(_JOBLIBS_POOL)
    install()
    _booted_s = time.perf_counter()


def install() -> None:
    """Put the notes in front of what pickles and unpickles messages, once a process; a forked one inherits it."""
    global _is_installed
    if _is_installed:
        return
    _is_installed = True
    pickler = multiprocessing.reduction.ForkingPickler
    # What receives: SimpleQueue, Queue and Connection of multiprocessing, for all strategies.
    pickler.loads = staticmethod(_noted_loads(pickler.loads))
    # What sends: the same, and Process where it is spawned.
    pickler.dumps = classmethod(_noted_dumps(pickler.dumps.__func__))  # type: ignore[method-assign,assignment,attr-defined]
    multiprocessing.reduction.dump = _noted_dump(multiprocessing.reduction.dump)
    # joblib's: loky's queues, and those of its backend "multiprocessing".
    queues = sys.modules.get("joblib.externals.loky.backend.queues")
    if queues is not None and hasattr(queues, "dumps"):
        queues.dumps = _noted_dumps(queues.dumps)  # type: ignore[attr-defined]
    pool = sys.modules.get(_JOBLIBS_POOL)
    if pool is not None and hasattr(pool, "CustomizablePickler"):
        pool.CustomizablePickler = _noted_pickler(pool.CustomizablePickler)  # type: ignore[attr-defined]


def take_booted_us() -> int:
    """When this process was there to be handed something, once; 0: it is a fork, or no worker, or had not to wait."""
    global _booted_s
    found, _booted_s = _booted_s, 0.0
    return int(found * 1e6) if found and time.perf_counter() - found > _WAITED_TOLD_S else 0


def next_number() -> int:
    """The recorded function is being pickled: the number that its message shall have."""
    _thread.number = next(_numbers)
    return _thread.number


def note_arrival(number: int) -> None:
    """The recorded function has been unpickled, with the number of its message."""
    if _thread.is_busy:
        _thread.number = number
    elif number and _is_installed and _thread.note is not None:
        # A process object: what unpickled it cannot be seen, so the record says only that it was this message.
        now_s = time.perf_counter()
        _take_importing()
        _thread.note(KIND_RECEIVED, number, 0, now_s, now_s)


def skip(spent_s: float) -> None:
    """So much of the time is the recorder's own, and no part of unpickling the message."""
    _thread.skipped_s += spent_s


def note_into(note: "Note | None", folder: str, since_message: "Callable[[], list[int]]") -> None:
    """From now on the calling thread notes its messages by ``note``, and which result cannot be sent in ``folder``."""
    global _is_used
    _is_used = True
    forks.forget_by(forget_inherited)
    _thread.note, _thread.folder, _thread.since_message = note, folder, since_message


def forget_inherited() -> None:
    """In a forked child: it is not the runner, and what its parent was about is not its own."""
    global _thread, _runners_folder, _booted_s, _is_used
    if _is_used:
        _is_used = False
        _thread = _Thread()
        _runners_folder, _booted_s = "", 0.0


def _noted_loads(loads: Callable[..., Any]) -> Callable[..., Any]:
    def noted(data: Any, *more: Any, **named: Any) -> Any:
        thread = _thread
        if thread.is_busy:
            return loads(data, *more, **named)
        size = len(data)
        thread.is_busy, thread.number, thread.skipped_s = True, 0, 0.0
        is_worker = not _runners_folder
        if is_worker:
            _importing.begin()
        started_s = time.perf_counter()
        try:
            return loads(data, *more, **named)
        finally:
            ended_s = time.perf_counter()
            thread.is_busy = False
            if is_worker:
                _take_importing()
            if thread.number or _runners_folder:
                _note(KIND_RECEIVED, thread.number, size, min(started_s + thread.skipped_s, ended_s), ended_s)

    return noted


def _take_importing() -> None:
    """What was imported meanwhile is no part of unpickling; where it took a while, it is told."""
    spent_s = _importing.end()
    _thread.skipped_s += spent_s
    if spent_s >= _IMPORTING_TOLD_S and _thread.folder:
        with contextlib.suppress(OSError):
            events.note(_thread.folder, events.Imported(os.getpid(), start_ticks(), spent_s))


def _counted_dump(dump: Callable[..., Any], folder: str) -> Callable[..., Any]:
    """Joblib writes a large array to a file that it maps, and sends the file's name: how much it writes is told."""

    def counted(value: Any, filename: Any, *more: Any, **named: Any) -> Any:
        written = dump(value, filename, *more, **named)
        with contextlib.suppress(OSError, TypeError):
            events.note(folder, events.Mapped(os.path.getsize(filename)))
        return written

    return counted


def _noted_dumps(dumps: Callable[..., Any]) -> Callable[..., Any]:
    def noted(*arguments: Any, **named: Any) -> Any:
        try:
            with _sending() as message:
                data = dumps(*arguments, **named)
                message.size = len(data)
        except BaseException as error:
            _note_unsent(arguments, lambda value: dumps(*arguments[:-1], value, **named), error)
            raise
        return data

    return noted


def _noted_dump(dump: Callable[..., Any]) -> Callable[..., Any]:
    def noted(value: Any, file: Any, *more: Any, **named: Any) -> Any:
        with _sending() as message:
            counted = _Counted(file)
            dump(value, counted, *more, **named)
            message.size = counted.size

    return noted


class _Counted:
    """A file that is written to, which counts: a pipe has no position."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.size = 0

    def write(self, data: Any) -> Any:
        self.size += memoryview(data).nbytes
        return self._file.write(data)


def _noted_pickler(pickler: Any) -> Any:
    class NotedPickler(pickler):  # type: ignore[misc]
        def __init__(self, writer: Any, *more: Any, **named: Any) -> None:
            super().__init__(writer, *more, **named)
            self._noted_writer = writer

        def dump(self, value: Any) -> None:
            with _sending() as message:
                before = _position(self._noted_writer)
                super().dump(value)
                message.size = _position(self._noted_writer) - before

    return NotedPickler


class _sending:  # noqa: N801 - used like a function
    """Notes what is pickled within, unless it is part of a message that is being handled already, or fails."""

    __slots__ = ("_is_outermost", "_started_s", "size")

    def __enter__(self) -> "_sending":
        self.size = 0
        self._is_outermost = not _thread.is_busy
        if self._is_outermost:
            _thread.is_busy, _thread.number = True, 0
        self._started_s = time.perf_counter()
        return self

    def __exit__(self, kind: "type[BaseException] | None", *_: object) -> None:
        ended_s = time.perf_counter()
        if not self._is_outermost:
            return
        _thread.is_busy = False
        # The runner sends arguments, which have a number; whatever else it sends is no task's.
        if kind is None and (_thread.number or not _runners_folder):
            _note(KIND_SENT, _thread.number, self.size, self._started_s, ended_s)


def _note_unsent(arguments: "tuple[Any, ...]", pickled: "Callable[[Any], Any]", error: BaseException) -> None:
    """A message does not pickle: in a worker, note whose result is the cause."""
    tasks = _thread.since_message()
    if _runners_folder or not tasks or _thread.is_busy:
        return
    for index, result in zip(tasks, _results(arguments[-1], len(tasks))):  # noqa: B905 - Python 3.9's zip
        found = unpicklable_part(result, pickled, "result")
        if found is not None:
            odd.note(_thread.folder, RESULT_NOT_SENT, index, part=found[0], why=found[1])
            return
    odd.note(_thread.folder, RESULT_NOT_SENT, tasks[-1], part="result", why=brief_why(error))


def _results(message: Any, count: int) -> "list[Any]":
    """The results that a message brings, which is a tuple of a pool's, or an object with a ``result``."""
    result = getattr(message, "result", None)
    if isinstance(message, tuple) and len(message) == 3 and isinstance(message[2], tuple):
        result = message[2][-1]
    return result if isinstance(result, list) and len(result) == count else [result]


def _note(kind: int, number: int, size: int, started_s: float, ended_s: float) -> None:
    thread = _thread
    if thread.note is None and _runners_folder:
        # In the runner, whose threads run no tasks where something travels.
        with contextlib.suppress(OSError):
            thread.note = open_log(_runners_folder, ROLE_TRAFFIC).note
    if thread.note is not None:
        thread.note(kind, number, size, started_s, ended_s)


def _position(file: Any) -> int:
    try:
        return int(file.tell())
    except (AttributeError, OSError, ValueError):
        return 0
