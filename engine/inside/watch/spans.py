"""What the calling thread runs now, at which depth, and in which record file that is written down.

A thread has a record file for each depth at which it runs something. A forked child has none of its parent's.
"""

from __future__ import annotations

import os
import threading
import time
import weakref
from _thread import get_ident

from . import labels, notes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from ..records.seam_log import SeamLog, TextOf

sites: dict[tuple[int, int, int], tuple[int, Any, Any]] = {}
"""The numbers of places in the program (see ``calls.submit``), with what the keys are the identities of."""


class Here(threading.local):
    """The calling thread.

    Attributes:
        open: the (group, index) of the tasks that it runs, the outermost first.
        logs: a log for each depth, as far as there was need of one.
        handed: that of what it hands over.
        beside, besides: logs of tasks that take turns in it, which none has now; and how many were made.
        slot: what hooks hand on to one another within the thread.
        kept: of the executor that it submits to (see ``calls.kept_of``).
        untold: function and arguments of the task that began last, if its record tells nothing of them.
        is_without: a file could not be made, and no other is tried for.
    """

    def __init__(self) -> None:
        self.open: list[tuple[int, int]] = []
        self.logs: list[SeamLog | None] = []
        self.handed: SeamLog | None = None
        self.beside: list[SeamLog] = []
        self.besides = 0
        self.slot: dict[str, Any] = {}
        self.kept: list[int] | None = None
        self.untold: Any = None
        self.is_without = False


here = Here()
_all: weakref.WeakSet[SeamLog] = weakref.WeakSet()
_numbers = iter(range(1, 1 << 31))
_is_used = False
_others: set[Callable[[], None]] = set()
nexts: dict[int, Here] = {}
"""What a child is to begin with that is forked by this thread, by its ``get_ident()``."""


def forget() -> None:
    """Nobody watches any more: whatever runs is written nowhere."""
    sites.clear()
    _forget_inherited()


def _forget_inherited() -> None:
    # What nobody has used needs not be made anew, which would touch it, and so have it copied.
    global here, _all, _is_used
    here = nexts.get(get_ident()) or Here()
    if _is_used:
        _is_used = False
        for log in list(_all):
            log.abandon()
        _all = weakref.WeakSet()
        while _others:
            _others.pop()()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_inherited)


def to_forget(forget_it: Callable[[], None]) -> None:
    """Have something else forgotten as well, in a forked child, or when nobody watches any more."""
    global _is_used
    _is_used = True
    _others.add(forget_it)


def prepare() -> None:
    """Import what the first record needs: once in a parent, rather than in each of its forked children."""
    from ..records import seam_log, text

    del seam_log, text


def new_id() -> int:
    """A number that no other process of this run gives, and that is no pool's job (see ``job_group``)."""
    return os.getpid() << 32 | 1 << 31 | next(_numbers)


def job_group(pid: int, job: int) -> int:
    """The group of a pool's job: the number of jobs counts in its process over all pools."""
    return pid << 32 | job & 0x7FFFFFFF


def begin(group: int, index: int, function: Any, args: tuple[Any, ...] = (), kwargs: Any = None) -> None:
    """A task starts in the calling thread."""
    log = _log()
    if log is not None and log.wants_text():
        begin_as(group, index, labels.text(function, args, kwargs))
    else:
        begin_as(group, index, b"")
        here.untold = function, args, kwargs


def begin_as(group: int, index: int, text: bytes) -> None:
    """A task with a given text starts in the calling thread."""
    log = _log()
    here.open.append((group, index))
    if log is not None:
        log.begin(group, index, text)


def end(value: object = None) -> None:
    """The task that started last in the calling thread has returned ``value``."""
    log = _left()
    here.untold = None
    if log is None:
        return
    if type(value) is int and 0 <= value < 1 << 64:
        log.end(value, b"")
    else:
        log.end(-1, labels.encoded(labels.brief(value)))


def end_told(text: str) -> None:
    """It has ended, and this is to be told of it."""
    log = _left()
    here.untold = None
    if log is not None:
        log.end(-1, labels.encoded(text))


def end_quietly() -> None:
    """It has ended, and what it returned is nobody's concern."""
    log = _left()
    here.untold = None
    if log is not None:
        log.end(-1, b"")


def end_with(error: BaseException, told: str = "") -> None:
    """It has raised ``error``; ``told`` is its traceback, where the library has made one."""
    log = _left()
    if log is not None:
        item = labels.text(*here.untold) if here.untold is not None else b""
        log.fail(error_text(error, told), isinstance(error, KeyboardInterrupt), item)
    here.untold = None


def timed(group: int, index: int, items: Iterable[object], text_of: TextOf) -> Iterator[object]:
    """The items of a chunk, each of which is a task until the next is asked for; ``end_chunk`` ends it."""
    log = _log()
    here.open.append((group, index))
    return items.__iter__() if log is None else log.timed(group, index, items, text_of)


def begin_beside(group: int, index: int, text: bytes) -> tuple[list[SeamLog], SeamLog] | None:
    """A task starts that takes turns with others in the calling thread, which alone it may end in.

    Returns:
        What ``end_beside`` is given; None if it cannot be written down. What it computes itself nobody knows.
    """
    free = here.beside
    if not free:
        made = _made(here.besides, is_measured=False)
        if made is None:
            return None
        here.besides += 1
        free.append(made)
    log = free.pop()
    log.begin(group, index, text)
    return free, log


def end_beside(begun: tuple[list[SeamLog], SeamLog] | None, error: object) -> None:
    """It has ended, and raised ``error``, unless that is None."""
    if begun is None:
        return
    free, log = begun
    if isinstance(error, BaseException):
        log.fail(error_text(error), isinstance(error, KeyboardInterrupt), b"")
    else:
        log.end(-1, b"")
    free.append(log)


def carry() -> None:
    """The task that the calling thread runs only carries others."""
    log = here.logs[len(here.open) - 1] if here.open else None
    if log is not None:
        log.make_container()


def end_chunk(error: BaseException | None, told: str = "", result: object = None) -> None:
    """A chunk is over: all items have returned, ``result`` is the list of it; or the last one has raised ``error``."""
    log = _left()
    if log is None:
        return
    if error is not None:
        log.fail(error_text(error, told), isinstance(error, KeyboardInterrupt), b"")
    elif type(result) is list:
        log.tell(result, _text_of_result)


def _text_of_result(value: object) -> bytes:
    return labels.encoded(labels.brief(value))


def note_message(size: int, started_s: float, *, is_sent: bool) -> None:
    """The calling thread, a worker, has received a message, or is about to send one, that it began to handle then."""
    log = _log()
    if log is not None and not here.open:
        log.message(is_sent, size, started_s, time.perf_counter())


def interrupt(error: BaseException) -> None:
    """All that the calling thread runs was left by ``error``."""
    while here.open:
        log = _left()
        if log is not None and log.is_open():
            log.fail(error_text(error), isinstance(error, KeyboardInterrupt), b"")


def task() -> tuple[int, int] | None:
    """What tells the task that the calling thread runs from all others; None while it runs none."""
    log = here.logs[len(here.open) - 1] if here.open else None
    return log.task() if log is not None else None


def depth() -> int:
    """How many tasks the calling thread is within."""
    return len(here.open)


def parent() -> list[int] | None:
    """Group and index of the task that the calling thread runs."""
    return list(here.open[-1]) if here.open else None


def hand_over(  # noqa: PLR0917 - a tuple of them takes longer
    at_s: float, work: int, first: int, count: int, call: int, group: int, site: int
) -> None:
    """In the parent: something was handed over at ``at_s``.

    ``work``: what it is known as elsewhere, in the ``group``; ``first``, ``count``: its first task's place and how many
    these are; ``call``: the call or the source; ``site``: where in the program that was, or 0.
    """
    handed = here.handed
    if handed is None:
        handed = here.handed = _made(0, is_handed=True)
    if handed is not None:
        handed.note(at_s, work, first, count, call, group, site)


def error_text(error: BaseException, told: str = "") -> bytes:
    """An exception as JSON (see ``records.text.brief_error``); ``told`` is its traceback, where there is one."""
    from ..records import text

    return text.brief_error(error, told.strip('\n"') or text.traceback_of(error))


def _log() -> SeamLog | None:
    """The log of the depth that the calling thread is at."""
    level = len(here.open)
    while len(here.logs) <= level:
        here.logs.append(None)
    log = here.logs[level]
    if log is None:
        log = here.logs[level] = _made(level)
    return log


def _left() -> SeamLog | None:
    if not here.open:
        return None
    here.open.pop()
    return here.logs[len(here.open)]


def _made(level: int, *, is_handed: bool = False, is_measured: bool = True) -> SeamLog | None:
    global _is_used
    if here.is_without:
        return None
    from ..records import layout, seam_log, shortage

    try:
        role = layout.ROLE_HANDED if is_handed else layout.ROLE_WORKER
        log = seam_log.open_seam_log(notes.folder, role, level, is_measured=is_measured)
    except OSError as problem:
        here.is_without = True
        shortage.note(notes.folder, shortage.TASKS, 0, problem)
        return None
    _all.add(log)
    _is_used = True
    return log
