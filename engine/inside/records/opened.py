"""Which files several jobs open, by an audit hook (PEP 578), which sees what Python opens, and slows every audit event.

So a worker has one only where a trial has shown that two calls with different items opened the same file, and that the
hook takes next to nothing of them. Then it is told of these files alone how many jobs have opened each. (In a program
that is watched there is no trial: see ``watch.openings``.)

Standard library only.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time

from .evidence import OPENED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .log import Record

FILES_NAME = "opened.files"
"""In the run folder: the paths of the files that are looked out for, a line each; there is none where none are."""

_FILES_MOST = 8
_PATH_CHARACTERS = 400
_COST_MOST = 0.01
_EVENT_S, _OPENING_S = 0.5e-6, 3e-6
_SINGLY_MOST, _SINGLY_S = 64, 1e-3
"""So many are told one by one, no sooner after each other than that: to tell of one takes a hundredth of it."""
_NO_DATA = (".py", ".pyc", ".so", ".pth", ".lock")
_NO_DISK = ("/proc/", "/dev/", "/sys/", "\\\\.\\")  # the last is where Windows has its devices


class _Thread(threading.local):
    """What the calling thread does: its task (-1: none), how many it has begun, and of each file what it counted."""

    def __init__(self) -> None:
        self.task = -1
        self.jobs = 0
        self.files: dict[str, list[Any]] = {}


_thread = _Thread()
_folder = ""
_wanted: frozenset[str] = frozenset()
_is_installed = False


def _forget_inherited() -> None:
    global _thread
    _thread = _Thread()


class Trial:
    """Counts, in a process that is thrown away, what calls open: ``begin`` before each, ``common`` after the last."""

    def __init__(self) -> None:
        """From now on, and for as long as the process lives."""
        self._calls: list[set[str]] = []
        self._events = self._openings = 0
        self._began_s = 0.0
        sys.addaudithook(self._hear)

    def begin(self) -> None:
        """A call begins."""
        self._began_s = self._began_s or time.perf_counter()
        self._calls.append(set())

    def common(self) -> list[str]:
        """The files that all of the calls have opened, if looking out for them takes next to nothing of the calls."""
        took_s = time.perf_counter() - self._began_s
        if len(self._calls) < 2 or costs_much(self._events, self._openings, took_s):
            return []
        return sorted(set.intersection(*self._calls))[:_FILES_MOST]

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        self._events += 1
        if event == "open" and self._calls:
            self._openings += 1
            path = path_of(arguments[0])
            if path:
                self._calls[-1].add(path)


def look_out(folder: str, paths: list[str]) -> None:
    """In the runner: have all workers of the run look out for these files."""
    if paths:
        with contextlib.suppress(OSError), open(os.path.join(folder, FILES_NAME), "w", encoding="utf-8") as file:
            file.write("\n".join(paths))


def begin(folder: str) -> None:
    """In a worker, in each thread before its first job: look out for files, if there are any to look out for."""
    global _folder, _wanted, _is_installed
    try:
        with open(os.path.join(folder, FILES_NAME), encoding="utf-8") as file:
            _folder, _wanted = folder, frozenset(file.read().splitlines())
    except OSError:
        return
    if not _is_installed:
        _is_installed = True
        sys.addaudithook(_hear)
        if hasattr(os, "register_at_fork"):  # not before, as each such hook makes every fork take longer
            os.register_at_fork(after_in_child=_forget_inherited)


def is_looking_out() -> bool:
    """Whether this process looks out for files."""
    return bool(_wanted)


def noted(record: Record) -> Record:
    """A record that tells which task the calling thread is in, where files are looked out for; else the same one."""
    if not _wanted:
        return record
    thread = _thread

    def within(pair: tuple[int, Any]) -> Any:
        thread.task = pair[0]
        thread.jobs += 1
        try:
            return record(pair)
        finally:
            thread.task = -1

    return within


def costs_much(heard: int, openings: int, took_s: float) -> bool:
    """Whether hearing so many events, and so many openings among them, is more than next to nothing of the time."""
    return heard * _EVENT_S + openings * _OPENING_S > _COST_MOST * took_s


def count(files: dict[str, list[Any]], path: str, flags: Any, task: object) -> list[Any] | None:
    """A task opens a file: count that, once a task.

    Not counted is what can overwrite nothing: appending, and opening what must not be there yet.

    Args:
        files: of each path the jobs that have read it and that have written it, the last of each, and when each was
            told last.
        path, flags: the file, and how it is opened.
        task: whatever tells one task of the thread from another.

    Returns:
        The file's counts, where one of them has doubled: at the first, the second, the fourth …; and of the first few
        at each, where they do not come fast.
    """
    counts = files.setdefault(path, [0, 0, -1, -1, 0.0, 0.0])
    which = int(flags & (os.O_WRONLY | os.O_RDWR) != 0)
    if (which and flags & (os.O_APPEND | os.O_EXCL)) or counts[2 + which] == task:
        return None
    counts[2 + which] = task
    counts[which] += 1
    now_s = time.perf_counter()
    is_told = counts[which] & (counts[which] - 1) == 0
    if not is_told and (counts[which] > _SINGLY_MOST or now_s - counts[4 + which] < _SINGLY_S):
        return None
    counts[4 + which] = now_s
    return counts


def values_of(path: str, counts: list[Any], jobs: int) -> dict[str, Any]:
    """What is told of a file in the calling thread: see ``evidence.OPENED``."""
    size = 0
    with contextlib.suppress(OSError):
        size = os.stat(path).st_size
    return {
        "path": path, "bytes": size, "reads": counts[0], "writes": counts[1], "jobs": jobs,
        "thread": threading.get_native_id(),
    }  # fmt: skip


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _thread.task >= 0:
        with contextlib.suppress(Exception):
            _count(path_of(arguments[0]), arguments[2])


def _count(path: str, flags: Any) -> None:
    thread = _thread
    counts = count(thread.files, path, flags, thread.task) if path in _wanted else None
    if counts is not None:
        task, thread.task = thread.task, -1
        try:
            from . import events

            events.note(_folder, events.Evidence(OPENED, os.getpid(), values_of(path, counts, thread.jobs)))
        finally:
            thread.task = task


def path_of(given: Any) -> str:
    """The absolute path of what is opened; empty if it is no file of data, or has no name."""
    if isinstance(given, bytes):
        given = os.fsdecode(given)
    if not isinstance(given, str) or given.endswith(_NO_DATA) or "\n" in given or "__pycache__" in given:
        return ""
    path = os.path.abspath(given)
    return "" if path.startswith(_NO_DISK) or len(path) > _PATH_CHARACTERS else path
