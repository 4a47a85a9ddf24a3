"""The user's function, recorded; what the strategies call."""

import contextlib
import os
import threading
import time
import weakref
from collections.abc import Callable
from typing import Any

from . import environment, events, forks, inherited, initialized, opened, output, repeated, traffic
from .evidence import BOOTED, INHERITED, INITIALIZED, REPEATED
from .layout import ROLE_CALL, ROLE_WORKER
from .log import Log, Record, RecordOf, open_log, unrecorded


class _Logs(threading.local):
    """The calling thread's logs, by run folder, and its records, by what they record; they go with the thread."""

    def __init__(self) -> None:
        self.by_folder: dict[str, RecordOf] = {}
        self.records: dict[Recorded, Record] = {}


_logs = _Logs()
_is_used = False
_abandon_call: "Callable[[], None] | None" = None
_abandons: "weakref.WeakKeyDictionary[RecordOf, Callable[[], None]]" = weakref.WeakKeyDictionary()


_elsewhere: "set[str]" = set()
"""The folders of runs whose workers are somebody else's processes, which keep their streams and their environment."""


def begin_elsewhere(folder: str) -> None:
    """From now on record in ``folder`` in a process that is not the run's own."""
    _elsewhere.add(folder)


def end_elsewhere(folder: str) -> None:
    """No more is recorded in ``folder``; the maps of its files are let go of. Any thread."""
    global _logs
    _elsewhere.discard(folder)
    _logs = _Logs()  # what else is recorded in this process gets new files


def _forget_inherited_logs() -> None:
    # A forked child has its parent's maps. What it is in the middle of must not be written down as the parent's. What
    # nobody has used needs not be made anew, which would touch it, and so have it copied.
    global _logs, _is_used, _abandon_call
    if _abandon_call is not None:
        _abandon_call()
        _abandon_call = None
    if _is_used:
        _is_used = False
        for abandon in list(_abandons.values()):
            abandon()
        _logs = _Logs()


class Recorded:
    """A function of one item, called with ``(index, item)``, that records each call in the caller's own log.

    Picklable if the function is; unpickled, it becomes the unpickling thread's ``record`` itself, which saves a
    call for each task.
    """

    __slots__ = ("folder", "function", "keep_going")

    def __init__(self, folder: str, function: Callable[[Any], Any], keep_going: bool = False) -> None:
        """Record calls of ``function`` in the run folder ``folder``.

        To ``keep_going``, what comes of a call is in its record alone: the call returns None, and raises nothing.
        """
        self.folder = folder
        self.function = function
        self.keep_going = keep_going

    def __call__(self, pair: tuple[int, Any]) -> Any:
        """Return or raise what ``function(item)`` does. Any process, any thread."""
        record = _logs.records.get(self)
        if record is None:
            record = _logs.records[self] = self.here()
        return record(pair)

    def here(self) -> Record:
        """This function for the calling thread alone; costs less than itself by one call a task."""
        return recorded_here(self.folder, self.function, keep_going=self.keep_going)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str, Callable[[Any], Any], int, bool]]:
        """Pickle as a call of ``recorded_here``, with the number of the message that it travels in."""
        return recorded_here, (self.folder, self.function, traffic.next_number(), self.keep_going)


class Anywhere:
    """A ``Recorded`` that stays what it is, however often it is pickled on its way, and wherever it is unpickled.

    Some engines unpickle a task in another thread than the one that runs it, or in another process that sends it on.
    """

    __slots__ = ("recorded",)

    def __init__(self, recorded: Recorded) -> None:
        """Do what ``recorded`` does."""
        self.recorded = recorded

    def __call__(self, pair: tuple[int, Any]) -> Any:
        """Return or raise what the function does with one item. Any process, any thread."""
        return self._record()(pair)

    def all(self, pairs: "list[tuple[int, Any]]") -> "list[Any]":
        """Likewise with each of a chunk of items; the first error ends it."""
        return list(map(self._record(), pairs))

    def _record(self) -> Record:
        recorded = self.recorded
        record_of = _logs.by_folder.get(recorded.folder) or _open(recorded.folder)
        record = opened.noted(record_of(recorded.function))
        return _outcome_kept(record) if recorded.keep_going else record

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str, Callable[[Any], Any], bool]]:
        recorded = self.recorded
        return _anywhere, (recorded.folder, recorded.function, recorded.keep_going)


def _anywhere(folder: str, function: Callable[[Any], Any], keep_going: bool) -> Anywhere:
    return Anywhere(Recorded(folder, function, keep_going))


def recorded_here(folder: str, function: Callable[[Any], Any], message: int = 0, keep_going: bool = False) -> Record:
    """What a ``Recorded`` becomes in the calling thread.

    ``message`` is the number of the message that has brought it here, if one has.
    """
    record_of = _logs.by_folder.get(folder) or _open(folder)
    traffic.note_arrival(message)
    tell_evidence(folder, function)
    record = opened.noted(record_of(function))
    return _outcome_kept(record) if keep_going else record


def tell_evidence(folder: str, function: Callable[[Any], Any]) -> None:
    """Before a worker's first call of the function: tell of what it has seen, or of what the code says."""
    began_s = time.perf_counter()
    found = [(INHERITED, values) for values in inherited.look(function)]
    again = repeated.look(function)
    if again is not None:
        found.append((REPEATED, again))
    begun = initialized.look()
    if begun is not None:
        found.append((INITIALIZED, begun))
    booted_us = traffic.take_booted_us()
    if booted_us:
        found.append((BOOTED, {"at_us": booted_us}))
    for kind, values in found:
        with contextlib.suppress(OSError):
            events.note(folder, events.Evidence(kind, os.getpid(), values))
    if found:
        traffic.skip(time.perf_counter() - began_s)


def _outcome_kept(record: Record) -> Record:
    def kept(pair: tuple[int, Any]) -> None:
        with contextlib.suppress(BaseException):
            record(pair)

    return kept


def record_call(folder: str, function: Callable[[Any], Any]) -> Any:
    """Call ``function(None)``, the strategy's call itself, and record it in a log of its own.

    Its start and end are the run's elapsed time. Used once a run, in the runner.

    Returns:
        What the function returns.

    Raises:
        OSError: no log could be made, so nothing was called.
        BaseException: whatever the function raises.
    """
    global _abandon_call
    log = open_log(folder, ROLE_CALL)
    _abandon_call = log.abandon
    forks.forget_by(_forget_inherited_logs)
    return log.record_of(function)((0, None))


def _open(folder: str) -> RecordOf:
    global _is_used
    _is_used = True
    forks.forget_by(_forget_inherited_logs)
    began_s = time.perf_counter()
    if folder not in _elsewhere:
        output.redirect(folder)
        environment.restore()
    try:
        log = open_log(folder, ROLE_WORKER)
    except OSError as error:
        # The run goes on; that the tasks have no record is counted, and why.
        why = error
        log = Log(lambda function: unrecorded(folder, function, 1, why), _unnoted, _unabandoned)
    else:
        _abandons[log.record_of] = log.abandon
    traffic.note_into(log.note, folder, log.since_message)
    opened.begin(folder)
    _logs.by_folder[folder] = log.record_of
    traffic.skip(time.perf_counter() - began_s)
    return log.record_of


def _unnoted(*_message: float) -> None:
    return


def _unabandoned() -> None:
    return
